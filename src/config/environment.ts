import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/**
 * The process's environment over that of the `.env` file in the folder it was started from. The only place that
 * reads either.
 */
export function readEnvironment(folder: string = process.cwd()): Record<string, string | undefined> {
  const file = join(folder, '.env');
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return { ...fromFile, ...process.env };
}
