import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package: the nearest one above this file, compiled or not, that has a `package.json`. */
export const packageRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

/** The folder of the procedures that are offered to assistants as prompts and skills. */
export const skillsFolder = join(packageRoot, 'src/skills');

/** The folder of the built pages that draw answers of tools. */
export const viewsFolder = join(packageRoot, 'dist/view');

/** The version of this package. */
export function readVersion(): string {
  return String(readJson('package.json').version);
}

/** The parsed content of a JSON file of this package. */
export function readJson(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(packageRoot, name), 'utf8')) as Record<string, unknown>;
}

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The package.json of amocrm-graphql is missing: install it again.');
  return findRoot(parent);
}
