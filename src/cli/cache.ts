/**
 * The cache in the user's cache folder: lists of tools, and the time zone and currency of each account. The key of an entry is a
 * digest of everything that the entry depends on, so an entry is either right or not found. The files contain no secrets and can
 * be deleted at any time.
 */

import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { cacheFolder } from '../config/cache-folder.ts';
import type { Config } from '../config/index.ts';
import { packageRoot } from '../config/package.ts';
import { isObject } from '../json.ts';
import type { AccountFacts } from '../mcp/instruction.ts';
import type { Listing } from '../mcp/lazy.ts';

/** How many entries each file keeps: the newest ones. */
const maxEntries = 8;

/** An entry of the file. */
interface Entry extends Listing {
  key: string;
}

/** A digest of a list of texts. Different lists have different digests. */
function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** The key for the tools of a folder: the content of its documents and the package's own tools. `undefined` if the folder cannot be read. */
export function folderKey(path: string, version: string): string | undefined {
  try {
    const documents = readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.graphql'))
      .sort()
      .flatMap((name) => [name, readFileSync(join(path, name), 'utf8')]);
    return digest(['folder', version, readFileSync(join(packageRoot, 'tools.json'), 'utf8'), ...documents]);
  } catch {
    // The next reader of the folder reports the error.
    return undefined;
  }
}

/** The key for the tools of another server, as one caller sees them. It has only a digest of the token. */
export function serverKey(
  { url, token, toolsets }: NonNullable<Config['server']>,
  account: string | undefined,
): string {
  return digest(['server', url, token === undefined ? '' : digest([token.reveal()]), account ?? '', toolsets ?? '']);
}

/** The environment variables that identify an account. */
const accountVariables = ['ACCOUNTS_DIR', 'AMOCRM_BASE_URL', 'AMOCRM_DOMAIN', 'AMOCRM_SUBDOMAIN', 'AMOCRM_SERVER_URL'];

/** The key for an account: a digest of the variables that identify it. */
export function accountKey(
  environment: Readonly<Record<string, string | undefined>>,
  name: string | undefined,
): string {
  return digest(['account', name ?? '', ...accountVariables.map((variable) => environment[variable] ?? '')]);
}

/** Time zone and currency of an account. */
export type Locality = Pick<AccountFacts, 'timezone' | 'currency'>;

/** The cached time zone and currency of an account. */
export function findCachedLocality(key: string): Locality | undefined {
  return loadLocalities()[key];
}

/** Caches the time zone and currency of an account. Never throws. */
export function cacheLocality(key: string, { timezone, currency }: Locality): void {
  const { [key]: known, ...others } = loadLocalities();
  if (known?.timezone === timezone && known.currency === currency) return;
  const kept = Object.entries(others).slice(0, maxEntries - 1);
  replace('account.json', JSON.stringify(Object.fromEntries([[key, { timezone, currency }], ...kept])));
}

function loadLocalities(): Record<string, Locality> {
  try {
    const all = JSON.parse(readFileSync(join(folder(), 'account.json'), 'utf8')) as Record<string, Locality>;
    return Object.fromEntries(Object.entries(all).filter(([, each]) => isLocality(each)));
  } catch {
    return {};
  }
}

/** Validates an entry, because any program can write the file: a time zone that exists and the letters of a currency. */
function isLocality({ timezone, currency }: Locality): boolean {
  if (currency !== null && !/^[A-Z]{3}$/.test(currency)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timezone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The cached list under a key. */
export function findCachedList(key: string): Listing | undefined {
  const entry = loadEntries().find((each) => each.key === key);
  return entry && { tools: entry.tools, resources: entry.resources };
}

/** Caches a list. Never throws. */
export function cacheList(key: string, { tools, resources }: Listing): void {
  try {
    const known = loadEntries();
    // As it is in the file, without members that are undefined.
    const entry: unknown = JSON.parse(JSON.stringify({ key, tools, resources }));
    if (known.some((each) => isDeepStrictEqual(each, entry))) return;
    const entries = [entry, ...known.filter((each) => each.key !== key)].slice(0, maxEntries);
    replace('tools.json', JSON.stringify(entries));
  } catch {
    // A list that is not JSON is not cached.
  }
}

/** Writes a file in one rename, because several assistants start at once. Does nothing if the folder cannot be written. */
function replace(name: string, text: string): void {
  const path = join(folder(), name);
  const draft = `${path}.${randomUUID()}`;
  try {
    mkdirSync(folder(), { recursive: true, mode: 0o700 });
    writeFileSync(draft, text, { mode: 0o600 });
    renameSync(draft, path);
  } catch {
    rmSync(draft, { force: true });
  }
}

function folder(): string {
  return join(cacheFolder(), 'amocrm-graphql');
}

function loadEntries(): Entry[] {
  try {
    const entries: unknown = JSON.parse(readFileSync(join(folder(), 'tools.json'), 'utf8'));
    return Array.isArray(entries) ? entries.filter(isEntry) : [];
  } catch {
    return [];
  }
}

/** Validates an entry, because any program can write the file. */
function isEntry(value: unknown): value is Entry {
  const { key, tools, resources } = (value ?? {}) as Record<string, unknown>;
  const isText = (each: unknown) => typeof each === 'string';
  return (
    isText(key) &&
    Array.isArray(tools) &&
    tools.every((tool) => isObject(tool) && isText(tool.name) && isObject(tool.inputSchema)) &&
    Array.isArray(resources) &&
    resources.every((each) => isObject(each) && isText(each.uri) && isText(each.name))
  );
}
