/**
 * What was found out earlier, in files of the user's: lists of tools, and each account's time zone and currency. Each is kept under a digest of everything that it
 * depends on, so an entry is right or is not found. Nothing in the files is secret, and losing them costs only time.
 */

import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { cacheFolder } from '../config/cache-folder.ts';
import { packageRoot } from '../config/package.ts';
import { isObject } from '../json.ts';
import type { AccountFacts } from '../mcp/instruction.ts';
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

/** What an account is found by, of the variables of the environment. */
const accountVariables = ['ACCOUNTS_DIR', 'AMOCRM_BASE_URL', 'AMOCRM_DOMAIN', 'AMOCRM_SUBDOMAIN', 'AMOCRM_SERVER_URL'];

/** The key of an account: what the environment says of it. Nothing of it stays readable. */
export function keyOfAccount(
  environment: Readonly<Record<string, string | undefined>>,
  name: string | undefined,
): string {
  return digest(['account', name ?? '', ...accountVariables.map((variable) => environment[variable] ?? '')]);
}

/** Time zone and currency of an account. */
export type Locality = Pick<AccountFacts, 'timezone' | 'currency'>;

/** Time zone and currency under a key, where they are known. */
export function recallLocality(key: string): Locality | undefined {
  return readLocalities()[key];
}

/** Keeps time zone and currency of an account. A failure means only that the next start does not know them. */
export function rememberLocality(key: string, { timezone, currency }: Locality): void {
  const { [key]: known, ...others } = readLocalities();
  if (known?.timezone === timezone && known.currency === currency) return;
  const kept = Object.entries(others).slice(0, MOST_ENTRIES - 1);
  replace('account.json', JSON.stringify(Object.fromEntries([[key, { timezone, currency }], ...kept])));
}

function readLocalities(): Record<string, Locality> {
  try {
    const all = JSON.parse(readFileSync(join(folder(), 'account.json'), 'utf8')) as Record<string, Locality>;
    return Object.fromEntries(Object.entries(all).filter(([, each]) => isLocality(each)));
  } catch {
    return {};
  }
}

/** The file may be anybody's: it says nothing but a time zone that exists and the letters of a currency. */
function isLocality({ timezone, currency }: Locality): boolean {
  if (currency !== null && !/^[A-Z]{3}$/.test(currency)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: timezone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
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
    replace('tools.json', JSON.stringify(entries));
  } catch {
    // What is no JSON is not kept.
  }
}

/** Writes a file of the folder whole: several assistants start at once. Does nothing in a home that cannot be written. */
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

function readEntries(): Entry[] {
  try {
    const entries: unknown = JSON.parse(readFileSync(join(folder(), 'tools.json'), 'utf8'));
    return Array.isArray(entries) ? entries.filter(isEntry) : [];
  } catch {
    return [];
  }
}

/** The file may be anybody's: what is not a list of tools is not there. */
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
