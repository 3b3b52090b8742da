import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { packageRoot } from './package.ts';

/**
 * The process's environment over that of a `.env` file: the one in the folder it was started from or, where there is
 * none, the one beside this package. An assistant starts `mcp` in a folder of its own, and without the second it would
 * show the sandbox in place of the account. The only place that reads any of them.
 */
export function readEnvironment(folder: string = process.cwd()): Record<string, string | undefined> {
  const file = [folder, packageRoot].map((each) => join(each, '.env')).find((each) => existsSync(each));
  return { ...(file ? parseEnv(readFileSync(file, 'utf8')) : {}), ...process.env };
}

/** Where programs keep what belongs to the user. */
export function configFolder(): string {
  const { XDG_CONFIG_HOME, APPDATA } = process.env;
  return XDG_CONFIG_HOME || (process.platform === 'win32' && APPDATA) || join(homedir(), '.config');
}

/** The accounts' own files of a folder, by name, each with what is set in it. Throws where the folder cannot be read. */
export function readAccountFiles(folder: string): [name: string, values: Record<string, string>][] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.env') && file !== '.env')
    .sort()
    .map((file) => {
      const values = Object.entries(parseEnv(readFileSync(join(folder, file), 'utf8')));
      // An empty value means that the line was left to be filled in.
      return [
        file.slice(0, -4),
        Object.fromEntries(values.flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : []))),
      ];
    });
}
