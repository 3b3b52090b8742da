import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from '../errors/index.ts';
import { type EnvFile, parseEnvFile } from './env-file.ts';
import { packageRoot } from './package.ts';

/**
 * The process's environment over that of a `.env` file: the one in the folder it was started from or, where there is
 * none, the one beside this package. An assistant starts `mcp` in a folder of its own, and without the second it would
 * show the sandbox in place of the account. The only place that reads any of them.
 *
 * @throws {ConfigurationError} naming every line of the file that is not understood
 */
export function readEnvironment(folder: string = process.cwd()): Record<string, string | undefined> {
  const file = [folder, packageRoot].map((each) => join(each, '.env')).find((each) => existsSync(each));
  return { ...(file ? readEnvFile(file) : explainAbsence(folder)), ...process.env };
}

function readEnvFile(file: string): Record<string, string> {
  const { values, issues } = readFile(file, '.env', true);
  if (issues.length > 0) throw new ConfigurationError(issues);
  return values;
}

/** Notepad of Windows adds an ending that its file list does not show: the file is there, and nobody would read it. */
function explainAbsence(folder: string): Record<string, never> {
  if (!existsSync(join(folder, '.env.txt'))) return {};
  throw new ConfigurationError([{ path: ['.env.txt'], message: 'is not read; rename it to .env' }]);
}

function readFile(path: string, name: string, guessNames: boolean): EnvFile {
  try {
    return parseEnvFile(readFileSync(path), name, guessNames);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { values: {}, issues: [{ path: [name], message: `cannot be read: ${reason}` }] };
  }
}

/** Where programs keep what belongs to the user. */
export function configFolder(): string {
  const { XDG_CONFIG_HOME, APPDATA } = process.env;
  return XDG_CONFIG_HOME || (process.platform === 'win32' && APPDATA) || join(homedir(), '.config');
}

/** A file of an account: its name without the ending, and what it says. */
export interface AccountFile extends EnvFile {
  name: string;
}

/** The accounts' own files of a folder. Throws where the folder cannot be read. */
export function readAccountFiles(folder: string): AccountFile[] {
  return readdirSync(folder)
    .filter((file) => /\.env(\.txt)?$/.test(file) && file !== '.env')
    .sort()
    .map((file) => {
      const name = file.replace(/\.env(\.txt)?$/, '');
      if (file.endsWith('.txt')) {
        return { name, values: {}, issues: [{ path: [file], message: `is not read; rename it to ${name}.env` }] };
      }
      const { values, issues } = readFile(join(folder, file), file, false);
      // An empty value means that the line was left to be filled in.
      const set = Object.entries(values).flatMap(([key, value]) => (value.trim() ? [[key, value.trim()]] : []));
      return { name, values: Object.fromEntries(set), issues };
    });
}
