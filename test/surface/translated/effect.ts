/** What an operation did, and the checks that find the effect of one argument or input field in it. */
import { expect } from 'vitest';
import type { RecordedRequest, SandboxData } from '../../../src/sandbox/index.ts';
import type { Demo } from './demo.ts';
import type { Place } from './walk.ts';

/** Everything that one operation did. */
export interface Seen {
  place: Place;
  /** The value of the place, as it was sent. */
  value: unknown;
  /** All arguments of the field. */
  args: Record<string, unknown>;
  /** What reached amoCRM. */
  requests: readonly RecordedRequest[];
  /** The answers of the field, one for each record that it was selected on. */
  answers: readonly unknown[];
  /** The same without the place, if it is optional. */
  usual?: Pick<Seen, 'requests' | 'answers'>;
  /** The errors, those of the items of a batch among them. */
  failures: readonly { code: string; message: string }[];
  /** The sandbox as it was before. */
  demo: Demo;
  /** The sandbox as it is now. */
  data: SandboxData;
  /** The records whose changes were published, as amoCRM answers them; of a subscription. */
  published?: readonly Record<string, unknown>[];
  /** Rows that are new or were replaced. */
  changed: { readonly [Name in Table]: readonly RowOf<Name>[] };
}

/** The tables of the sandbox that are written to. */
export const tables = [
  'leads',
  'incomingLeads',
  'contacts',
  'companies',
  'customers',
  'transactions',
  'customerStatuses',
  'customerSegments',
  'tasks',
  'notes',
  'talks',
  'contactChats',
  'sources',
  'salesbotRuns',
  'templates',
  'catalogs',
  'catalogElements',
] as const;
type Table = (typeof tables)[number];
type RowOf<Name extends Table> = ReturnType<SandboxData[Name]['rows']>[number];
type Row = RowOf<Table>;

/** Fails where the effect is not there. */
export interface Effect {
  (seen: Seen): void;
  /** Whether an error is expected. */
  isRefusal?: boolean;
  /** Whether the field does the same without the place: an order that is the default. */
  isUsual?(seen: Seen): boolean;
}

/** All values at a path, whose steps lead through lists and from any depth. */
export function pick(value: unknown, path: string): unknown[] {
  const [step = '', ...rest] = path.split('.');
  if (Array.isArray(value)) return value.flatMap((item) => pick(item, path));
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.entries(value).filter(([key]) => key === step);
  const here = own.flatMap(([, each]) => (rest.length === 0 ? [each].flat() : pick(each, rest.join('.'))));
  return [...here, ...Object.entries(value).flatMap(([key, each]) => (key === step ? [] : pick(each, path)))];
}

/** The values of the place, one by one. */
export const given = ({ value }: Seen): unknown[] => [value].flat();

type Print = (value: unknown) => unknown;

function expectAll(found: readonly unknown[], wanted: readonly unknown[]): void {
  expect(found).toEqual(expect.arrayContaining([...wanted]));
}

/** A request has this query parameter with the given value. */
export function query(name: string, print: Print = String): Effect {
  return (seen) => {
    const printed = given(seen).map((value) => String(print(value)));
    expectAll(
      seen.requests.flatMap((request) => new URLSearchParams(request.query).getAll(name)),
      printed,
    );
  };
}

/** A request has the order that a value names: `CREATED_AT_DESC`. @param usual the order of a list without one */
export function order(usual: string): Effect {
  const effect: Effect = (seen) => {
    const [, field = '', direction = ''] = /^(.+)_(ASC|DESC)$/.exec(String(seen.value)) ?? [];
    query(`order[${field.toLowerCase()}]`, () => direction.toLowerCase())(seen);
  };
  return Object.assign(effect, { isUsual: ({ value }: Seen) => value === usual });
}

/** A request has this path. */
export function path(print: (seen: Seen) => string, method?: string): Effect {
  return (seen) => {
    const paths = seen.requests
      .filter((request) => !method || request.method === method)
      .map((request) => request.path);
    expectAll(paths, [`/api/v4${print(seen)}`]);
  };
}

/** The requests that write. */
export const writes = (seen: Seen) => seen.requests.filter(({ method }) => method !== 'GET');

/** What stands at a path of the bodies that were sent. */
export function sentAt(seen: Seen, path: string): unknown[] {
  const bodies = writes(seen).map(({ body }) => body);
  return pick(bodies, path);
}

/**
 * A write has the given value at a path of its body, and a row that it created or changed has stored it.
 *
 * @param sent where it stands in a body
 * @param kept where it stands in a row, or what the row has
 * @param print how it is written
 */
export function write(
  sent: string,
  kept: string | ((seen: Seen) => unknown[]),
  print: Print = (value) => value,
): Effect {
  return (seen) => {
    const wanted = given(seen).map(print);
    expectAll(sentAt(seen, sent), wanted);
    expectAll(typeof kept === 'string' ? pick(Object.values(seen.changed), kept) : kept(seen), wanted);
  };
}

/** The record with the given id is read or written. */
export const recordId: Effect = (seen) => {
  if (seen.place.owner !== 'Mutation') return query('filter[id][]')(seen);
  return write('id', 'id', Number)(seen);
};

/** The names of the tags of the rows that were changed. */
export const tagNames = ({ changed, demo }: Seen): unknown[] =>
  pick(Object.values(changed), 'tagIds').map((id) => demo.data.tags.get(id as number)?.name);

/** Nothing was written and the answer is this error. */
export function refused(code: string): Effect {
  const effect: Effect = (seen) => {
    expect(seen.failures.map((failure) => failure.code)).toEqual([code]);
    expect(writes(seen)).toEqual([]);
  };
  return Object.assign(effect, { isRefusal: true });
}

/** The ids of the records that a list, a page or a single field answered. */
export const idsOf = (answers: readonly unknown[]): number[] => pick(answers, 'id').map(Number);

/** A check of the answer, beside the one without the place. */
export function answer(check: (answers: readonly unknown[], usual: readonly unknown[], seen: Seen) => void): Effect {
  return (seen) => check(seen.answers, seen.usual?.answers ?? [], seen);
}

/**
 * Exactly the rows that satisfy a condition are answered or counted: of a condition that amoCRM has no filter for.
 */
export function rows<Name extends Table>(table: Name, holds: (row: RowOf<Name>, seen: Seen) => boolean): Effect {
  return (seen) => {
    const { data } = seen.demo;
    const all = (data[table].rows() as readonly Row[]).filter((row) => isAlive(row, data));
    const wanted = all.filter((row) => holds(row as never, seen)).map(({ id }) => id);
    // Otherwise a condition that is ignored would answer the same.
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(all.length);
    const [answered] = seen.answers as [{ nodes?: unknown[]; totalCount?: number }];
    if (answered.totalCount !== undefined) expect(answered.totalCount).toBe(wanted.length);
    else {
      const found = idsOf(answered.nodes ?? []);
      expect(wanted).toEqual(expect.arrayContaining(found));
      expect(found).toHaveLength(Math.min(50, wanted.length));
    }
  };
}

function isAlive(row: Row, data: SandboxData): boolean {
  if ('isDeleted' in row) return !row.isDeleted;
  if ('lead' in row) return row.decision === null;
  if (!('entityType' in row)) return true;
  return (
    row.entityType === null || row.entityId === null || data[row.entityType].get(row.entityId)?.isDeleted === false
  );
}
