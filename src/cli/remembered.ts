/**
 * Lists of tools that were found out earlier, in a file of the user's. Each is kept under a digest of everything that it
 * depends on, so an entry is right or is not found. Nothing in the file is secret, and losing it costs only time.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { cacheFolder } from '../config/cache-folder.ts';
import { packageRoot } from '../config/package.ts';
import type { Listing } from '../mcp/lazy.ts';

/** How many lists are kept: the latest ones. */
const MOST_ENTRIES = 8;

/** The file, as it is written. */
interface Entry extends Listing {
  key: string;
}

/** A digest of texts: no two lists of texts have the same. */
function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** The key of the tools of a folder: the content of its documents, and the package's own. None: it cannot be read. */
export function keyOfFolder(path: string, version: string): string | undefined {
  try {
    const documents = readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.graphql'))
      .sort()
      .flatMap((name) => [name, readFileSync(join(path, name), 'utf8')]);
    return digest(['folder', version, readFileSync(join(packageRoot, 'tools.json'), 'utf8'), ...documents]);
  } catch {
    // What reads the folder next says so.
    return undefined;
  }
}

/** The key of the tools of another server, as one caller sees them. The token is in it as a digest only. */
export function keyOfServer(url: string, token: string | undefined, account: string | undefined): string {
  return digest(['server', url, token === undefined ? '' : digest([token]), account ?? '']);
}

/** The list under a key, where there is one. */
export function recall(key: string): Listing | undefined {
  const entry = readEntries().find((each) => each.key === key);
  return entry && { tools: entry.tools, resources: entry.resources };
}

/** Keeps a list. A failure costs only time: the list is found out again. */
export function remember(key: string, { tools, resources }: Listing): void {
  try {
    const known = readEntries();
    // As the file has it: what is undefined is not there.
    const entry: unknown = JSON.parse(JSON.stringify({ key, tools, resources }));
    if (known.some((each) => isDeepStrictEqual(each, entry))) return;
    const entries = [entry, ...known.filter((each) => each.key !== key)].slice(0, MOST_ENTRIES);
    mkdirSync(folder(), { recursive: true, mode: 0o700 });
    // Several assistants start at once: each reads a whole file.
    const draft = `${file()}.${randomUUID()}`;
    try {
      writeFileSync(draft, JSON.stringify(entries), { mode: 0o600 });
      renameSync(draft, file());
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  } catch {
    // A home that cannot be written.
  }
}

function folder(): string {
  return join(cacheFolder(), 'amocrm-graphql');
}

function file(): string {
  return join(folder(), 'tools.json');
}

function readEntries(): Entry[] {
  try {
    const entries: unknown = JSON.parse(readFileSync(file(), 'utf8'));
    return Array.isArray(entries) ? entries.filter(isEntry) : [];
  } catch {
    return [];
  }
}

/** The file may be anybody's: what is not a list of tools is not there. */
function isEntry(value: unknown): value is Entry {
  const { key, tools, resources } = (value ?? {}) as Record<string, unknown>;
  const isText = (each: unknown) => typeof each === 'string';
  const isObject = (each: unknown) => typeof each === 'object' && each !== null && !Array.isArray(each);
  return (
    isText(key) &&
    Array.isArray(tools) &&
    tools.every((tool) => isObject(tool) && isText(tool.name) && isObject(tool.inputSchema)) &&
    Array.isArray(resources) &&
    resources.every((each) => isObject(each) && isText(each.uri) && isText(each.name))
  );
}
