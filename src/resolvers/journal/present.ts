/**
 * What a change of anything but a lead, contact, company or task replaces: notes, customers, elements of catalogs, settings. amoCRM gives
 * each at the path that changes it, so what it is now can be read for all of them alike (contract §4).
 */
import type { Answer, Call } from '../../amocrm/index.ts';
import { AmocrmGraphqlError } from '../../errors/index.ts';
import { isObject } from '../../json.ts';
import type { FieldChange } from '../bulk/change.ts';
import { bodyToKeep, isSecret } from './record.ts';

/** The most things of one request that are read, each by a request of its own. Callers change one at a time. */
const maxRead = 10;

/** Keys that name a thing, and set nothing. */
const naming: readonly string[] = ['id', 'request_id', 'updated_by', 'created_by'];

type Values = Record<string, unknown>;

/** How values are read along. */
export interface Reading {
  /** Whether they must be shown before the write. Otherwise they are for the journal only. */
  mustKnow: boolean;
}

/** What amoCRM answers again and again; other failures may pass. */
const lasting: readonly string[] = [
  'NOT_FOUND',
  'FORBIDDEN',
  'NOT_SUPPORTED_BY_AMOCRM',
  'REFUSED_BY_AMOCRM',
  'VALIDATION_FAILED',
];

/**
 * Passes over a failure of reading along, which must not fail a write that can be carried out. What must be shown first is not written
 * unseen because of a moment's failure: then nothing is.
 */
export function passOver<Value>(error: unknown, value: Value, { mustKnow }: Reading): Value {
  if (error instanceof AmocrmGraphqlError && (!mustKnow || lasting.includes(error.code))) return value;
  throw error;
}

/**
 * Reads what a request changes, as it is before.
 *
 * @returns of each thing the fields that are sent, and what names it; null if it cannot be known
 */
export async function loadPresent(
  call: Call,
  send: (call: Call) => Promise<Answer>,
  reading: Reading,
): Promise<Values[] | null> {
  const { method, path, body, route } = call;
  if (method !== 'PATCH' || isSecret(call)) return null;
  const items = itemsOf(body);
  if (items.length === 0 || items.length > maxRead) return null;
  const options = readOptions(call);
  const read = async (item: Values): Promise<Values | null> => {
    const isOne = !Array.isArray(body);
    if (!isOne && typeof item.id !== 'number' && typeof item.id !== 'string') return null;
    const place = isOne
      ? { route, path }
      : { route: `${route}/{id}`, path: `${path}/${encodeURIComponent(String(item.id))}` };
    const { body: found } = await send({ ...options, ...place, method: 'GET' });
    return isObject(found) ? pick(found, item) : null;
  };
  try {
    const found = await Promise.all(items.map(read));
    return found.some((each) => each === null) ? null : (found as Values[]);
  } catch (error) {
    return passOver(error, null, reading);
  }
}

/** What reading along has in common with the request before which it is done. */
export function readOptions({ signal, deadline, onAttempt, lane, service, version }: Call) {
  return { signal, deadline, onAttempt, lane, ...(service && { service }), ...(version && { version }) };
}

/** Lists what a change replaces, from what to what. @param before as `loadPresent` answers */
export function listPresentChanges(before: unknown, body: unknown): FieldChange[] {
  const present = itemsOf(before);
  return itemsOf(body).flatMap((item, place) => {
    const found = present.find(({ id }) => id !== undefined && id === item.id) ?? present[place] ?? {};
    return flatten(item).flatMap(([field, sent]): FieldChange[] => {
      const now = valueAt(found, field);
      if (isContained(sent, now)) return [];
      const [from, to] = [toText(now), toText(sent)];
      return [{ field: nameOf(found, field), from, to, overwrites: from !== null }];
    });
  });
}

function itemsOf(body: unknown): Values[] {
  return (Array.isArray(body) ? body : [body]).filter(isObject);
}

/** The fields of a thing that a request sends, and what names it, without secrets. */
function pick(found: Values, item: Values): Values {
  const names = new Set(['id', 'name', ...Object.keys(item)]);
  const picked = Object.fromEntries([...names].filter((name) => name in found).map((name) => [name, found[name]]));
  return bodyToKeep({ method: 'PATCH', route: '', path: '', body: picked }) as Values;
}

/** The fields that are sent, those of `params` and custom fields each for itself. Tags that are added replace nothing. */
function flatten(item: Values): [field: string, value: unknown][] {
  return Object.entries(item).flatMap(([key, value]): [string, unknown][] => {
    if (naming.includes(key) || key === 'tags_to_add') return [];
    if (key === 'params' && isObject(value))
      return Object.entries(value).map(([name, each]) => [`params.${name}`, each]);
    if (key !== 'custom_fields_values' || !Array.isArray(value)) return [[key, value]];
    return value.filter(isObject).map((field) => [`custom_fields_values.${field.field_id}`, field.values]);
  });
}

function valueAt(found: Values, field: string): unknown {
  const [key = '', name] = field.split('.');
  if (name === undefined) return found[key];
  const inner = found[key];
  if (Array.isArray(inner)) return inner.filter(isObject).find(({ field_id }) => String(field_id) === name)?.values;
  return isObject(inner) ? inner[name] : undefined;
}

/** A custom field is called by its name where amoCRM tells it. */
function nameOf(found: Values, field: string): string {
  const [key = '', name] = field.split('.');
  const fields = found[key];
  if (name === undefined || !Array.isArray(fields)) return name ?? key;
  const named = fields.filter(isObject).find(({ field_id }) => String(field_id) === name)?.field_name;
  return typeof named === 'string' ? named : name;
}

/** Whether a value is already as it is sent. amoCRM completes objects, and gives some numbers as texts. */
function isContained(sent: unknown, now: unknown): boolean {
  if (Array.isArray(sent)) {
    return (
      Array.isArray(now) && now.length === sent.length && sent.every((each, place) => isContained(each, now[place]))
    );
  }
  if (isObject(sent)) return isObject(now) && Object.entries(sent).every(([key, each]) => isContained(each, now[key]));
  return toText(sent) === toText(now);
}

/** A value for a person; null if there is none. */
function toText(value: unknown): string | null {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return null;
  if (Array.isArray(value) && value.every((each) => isObject(each) && 'value' in each)) {
    return value.map(({ value: each }) => toText(each)).join(', ');
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
