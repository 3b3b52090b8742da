import type { Nullish } from '../nullish.ts';
import type { Snapshot } from '../replica/index.ts';
import type { DuplicateGroup, DuplicateInput, Duplicates } from '../replica/question/duplicate.ts';
import type { DuplicateCards } from '../replica/question/duplicate-card.ts';
import type { Context } from './context.ts';
import type { Connection, ConnectionArguments } from './list/connection.ts';
import { refuseCursor } from './list/cursor.ts';
import { readReplica } from './replica.ts';

/** The duplicates of an account, and where they were read. */
export type DuplicateAnswer = Duplicates & Pick<DuplicateInput, 'of'> & { snapshot: Snapshot };

/** A group with its records. */
export type DuplicateNode = DuplicateGroup & DuplicateCards & Pick<DuplicateInput, 'of'>;

/** Finds the groups of contacts or companies that are probably one. @param input `maxAge` in seconds */
export async function findDuplicates(
  { maxAge, ...input }: DuplicateInput & { maxAge: number },
  context: Context,
): Promise<DuplicateAnswer> {
  const snapshot = await readReplica([input.of, 'leads'], maxAge, context);
  const { loadDuplicates } = await import('../replica/question/duplicate.ts');
  return { ...(await loadDuplicates(snapshot, input)), of: input.of, snapshot };
}

/** One page of groups with their records. */
export async function listDuplicateGroups(
  { groups, of, snapshot }: DuplicateAnswer,
  { first, after }: ConnectionArguments,
): Promise<Connection<DuplicateNode>> {
  const start = findStart(groups, after);
  const page = groups.slice(start, start + first);
  const { loadDuplicateCards } = await import('../replica/question/duplicate-card.ts');
  const cards = await loadDuplicateCards(snapshot.database, of, page);
  const edges = page.map((group, index) => ({
    cursor: printPlace(group),
    node: { ...group, ...(cards[index] as DuplicateCards), of },
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: start + page.length < groups.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** Groups are ordered by size and then by their oldest record, so these two are the place of one. */
function printPlace({ ids }: DuplicateGroup): string {
  return Buffer.from(`duplicates:${ids.length}:${ids[0]}`).toString('base64url');
}

/** The index of the first group behind a cursor, also if that group has changed since. @throws {ValidationError} */
function findStart(groups: readonly DuplicateGroup[], after: Nullish<string>): number {
  if (!after) return 0;
  const match = /^duplicates:(\d+):(\d+)$/.exec(Buffer.from(after, 'base64url').toString());
  if (!match)
    throw refuseCursor('is not a valid cursor of this list; pass the `endCursor` of the previous page unchanged');
  const [size, oldest] = [Number(match[1]), Number(match[2])];
  const index = groups.findIndex(
    ({ ids }) => ids.length < size || (ids.length === size && (ids[0] as number) > oldest),
  );
  return index === -1 ? groups.length : index;
}
