import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from '../errors/index.ts';
import { type EnvFile, parseEnvFile } from './env-file.ts';
import { packageRoot } from './package.ts';

/**
 * Loads the environment of the process, merged over a `.env` file: the one in the working folder or, if there is none, the one
 * beside this package. An assistant starts `mcp` in a folder of its own, and without the second file it would show the
 * sandbox instead of the account. This is the only place that reads any of them.
 *
 * @throws {ConfigurationError} naming every line of the file that is not understood
 */
export function loadEnvironment(folder: string = process.cwd()): Record<string, string | undefined> {
  const file = [folder, packageRoot].map((each) => join(each, '.env')).find((each) => existsSync(each));
  return { ...(file ? loadEnvFile(file) : explainAbsence(folder)), ...process.env };
}

function loadEnvFile(file: string): Record<string, string> {
  const { values, issues } = loadFile(file, '.env', true);
  if (issues.length > 0) throw new ConfigurationError(issues);
  return values;
}

/** Windows Notepad adds an ending that Explorer hides. The file would be there but not be read. */
function explainAbsence(folder: string): Record<string, never> {
  if (!existsSync(join(folder, '.env.txt'))) return {};
  throw new ConfigurationError([{ path: ['.env.txt'], message: 'is not read; rename it to .env' }]);
}

function loadFile(path: string, name: string, guessNames: boolean): EnvFile {
  try {
    return parseEnvFile(readFileSync(path), name, guessNames);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { values: {}, issues: [{ path: [name], message: `cannot be read: ${reason}` }] };
  }
}

/** The folder where programs keep the user's settings. */
export function configFolder(): string {
  const { XDG_CONFIG_HOME, APPDATA } = process.env;
  return XDG_CONFIG_HOME || (process.platform === 'win32' && APPDATA) || join(homedir(), '.config');
}

/** The file of an account: its name without the ending, and its content. */
export interface AccountFile extends EnvFile {
  name: string;
}

/** Loads the accounts' own files of a folder. Throws if the folder cannot be read. */
export function loadAccountFiles(folder: string): AccountFile[] {
  return readdirSync(folder)
    .filter((file) => /\.env(\.txt)?$/.test(file) && file !== '.env')
    .sort()
    .map((file) => {
      const name = file.replace(/\.env(\.txt)?$/, '');
      if (file.endsWith('.txt')) {
        return { name, values: {}, issues: [{ path: [file], message: `is not read; rename it to ${name}.env` }] };
      }
      const { values, issues } = loadFile(join(folder, file), file, false);
      // An empty value means that the line has not been filled in.
      const set = Object.entries(values).flatMap(([key, value]) => (value.trim() ? [[key, value.trim()]] : []));
      return { name, values: Object.fromEntries(set), issues };
    });
}
