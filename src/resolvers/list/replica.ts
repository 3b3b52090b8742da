/**
 * Lists that the replica answers: it finds the records and counts all of them, and the records of a page are read from amoCRM by
 * their ids. So every field of a record can be selected, and is as fresh as in any other list.
 */
import { ReplicaOffError, ValidationError } from '../../errors/index.ts';
import type { Kind, Snapshot } from '../../replica/index.ts';
import type { PageChoice, RecordPage } from '../../replica/question/record-page.ts';
import type { Context } from '../context.ts';
import { checkUsers } from '../known-user.ts';
import { readReplica } from '../replica.ts';
import type { Connection, Ordered, Place } from './connection.ts';
import { printCursor, refuseCursor } from './cursor.ts';

/** The argument of every list that the replica may answer. */
export interface MaxAge {
  /** How old the replica may be, in seconds; 60 if omitted. */
  maxAge?: number;
}

/** What answers a list. */
export interface ReplicaSource<Value, Filter, Field> {
  /** The arguments that only the replica can answer, as paths: `filter.idleDays`. */
  names: readonly string[];
  kinds: readonly Kind[];
  loadPage(snapshot: Snapshot, choice: PageChoice<Filter, Field>): Promise<RecordPage>;
  loadRecords(ids: number[], snapshot: Snapshot): Promise<Value[]>;
  count(snapshot: Snapshot): Promise<number>;
  sum?: ((snapshot: Snapshot) => Promise<{ count: number; exact: bigint }>) | undefined;
}

/** How many days ago something was, by the path of its argument; the log must go back as far. */
export type HistoryDays = Readonly<Record<string, number | undefined>>;

/** Loads one page of a list that the replica answers. @throws {ReplicaOffError} naming what needs the replica */
export async function loadReplicaPlace<Value extends { id: number }, Filter extends object, Field extends string>(
  { listName, position, criteria }: Place<Ordered<Field> & { filter?: Filter; query?: string }>,
  { first, maxAge = 60 }: MaxAge & { first: number },
  source: ReplicaSource<Value, Filter, Field>,
  context: Context,
  days: HistoryDays = {},
): Promise<Connection<Value>> {
  if (criteria.query !== undefined) {
    const message = `cannot be combined with ${listNames(source.names)}: amoCRM searches words in its own way, and the replica cannot do the same; use \`names\`, \`fields\` or \`noteText\` of the filter`;
    throw new ValidationError([{ path: ['query'], message }]);
  }
  const order = criteria.order ?? { field: 'id' as Field, direction: 'asc' as const };
  if (position && position.value === undefined) throw refuseCursor('is not a valid cursor of this list');
  const snapshot = await readFor(source, maxAge, context);
  checkHistory(days, snapshot);
  const { responsible_user_id: users } = (criteria.filter ?? {}) as { responsible_user_id?: number[] };
  await checkUsers(users, ['filter', 'responsibleUserIds'], snapshot);
  const after = position?.value === undefined ? undefined : { id: position.id, value: position.value };
  const filter = criteria.filter ?? ({} as Filter);
  const { rows, hasNext } = await source.loadPage(snapshot, { filter, order, first, after });
  const ids = rows.map(({ id }) => id);
  const records = new Map((await source.loadRecords(ids, snapshot)).map((record) => [record.id, record]));
  const seen = position?.offset ?? 0;
  const cursorOf = (index: number) => {
    const { id, value } = rows[index] as RecordPage['rows'][number];
    return printCursor(listName, { criteria, offset: seen + index + 1, id, value });
  };
  const edges = rows.flatMap(({ id }, index) => {
    const node = records.get(id);
    return node ? [{ node, cursor: cursorOf(index) }] : [];
  });
  return {
    edges,
    replica: {
      snapshot,
      goneMeanwhile: rows.length - edges.length,
      count: () => source.count(snapshot),
      ...(source.sum && { sum: () => source.sum?.(snapshot) as Promise<{ count: number; exact: bigint }> }),
    },
    pageInfo: {
      hasNextPage: hasNext,
      hasPreviousPage: position !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: rows.length === 0 ? null : cursorOf(rows.length - 1),
    },
  };
}

async function readFor(
  { names, kinds }: Pick<ReplicaSource<never, never, never>, 'names' | 'kinds'>,
  maxAge: number,
  context: Context,
): Promise<Snapshot> {
  try {
    return await readReplica(kinds, maxAge, context);
  } catch (error) {
    if (!(error instanceof ReplicaOffError)) throw error;
    const listed = kinds.map((kind) => kind.replaceAll('_', ' ')).join(', ');
    throw new ReplicaOffError(
      `${listNames(names)} can be answered from the local replica of the account only, which is switched off.`,
      {
        remedy: `Set REPLICA=on and restart the server, or leave this out. amoCRM has no such condition or order: without the replica, each list would read all ${listed} of the account, 250 in a request (events: 100), at 7 requests a second.`,
      },
    );
  }
}

/** @throws {ValidationError} if the log that is here begins later than the time that a condition asks about */
export function checkHistory(days: HistoryDays, { asOf, historySince, complete }: Snapshot): void {
  // While the first copy is made, the answer says that it is not complete.
  if (historySince === null || !complete) return;
  const most = Math.floor((asOf - historySince) / 86_400);
  const issues = Object.entries(days).flatMap(([path, value]) =>
    value === undefined || value <= most
      ? []
      : [
          {
            path: path.split('.'),
            message: `must be at most ${most}: the log of the replica begins ${most} days ago; REPLICA_HISTORY_DAYS sets how far back it is read`,
          },
        ],
  );
  if (issues.length > 0) throw new ValidationError(issues);
}

/** The arguments with a value that need the replica, as paths. */
export function findReplicaNames<Conditions extends object>(
  filter: Conditions | undefined,
  names: { readonly [Key in keyof Conditions]?: string },
): string[] {
  const given = (filter ?? {}) as Record<string, unknown>;
  return Object.entries<string | undefined>(names).flatMap(([key, name]) =>
    given[key] === undefined || name === undefined ? [] : [`filter.${name}`],
  );
}

/** `filter.tags` and `sortBy`, in backticks. */
export function listNames(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
