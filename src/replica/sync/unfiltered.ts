/**
 * Reads what has changed in an account that ignores filters. Lists are read in the order of the last change until they are older than what
 * is known; what has no such order is read as a whole, at intervals.
 */
import { correctClosestTasks } from './closest-task.ts';
import { findIds, findTombstones, isRemovable, removeRecords } from './removal.ts';
import type { StreamProgress } from './state.ts';
import { emptyPage, type StoredPage } from './stream.ts';
import { isRefused, readEveryPage } from './whole-pass.ts';
import { type CardKind, countRequest, isCardKind, overlapSeconds, type Work, writePage } from './work.ts';

/** A kind is read as a whole no more often than this, in seconds. */
const wholeSeconds = 1_800;

/** Records in the trash or merged are asked for one by one, at most so many at a time. */
const maxSingle = 50;

/** What is said of an answer from such an account. */
export const filterOffWarning =
  'amoCRM ignores the filter by the last change in this account, so changes are found by reading lists in the order of changes, those ' +
  'of tasks by reading all of them every 30 minutes, and what has left the catalogs and the incoming leads by reading them twice. ' +
  'Tasks, notes and links of cards that were restored or merged are found once filters work again. Ask amoCRM’s support to switch the ' +
  'filters API on.';

/** Reads the log until it is older than a time. */
export async function readUnfilteredLog(
  work: Work,
  stream: StreamProgress,
  from: number,
  apply: (page: StoredPage) => Promise<void>,
): Promise<void> {
  for (let number = 1; ; number++) {
    const page = await countRequest(stream, work.streams.events.page({ page: number }));
    await apply(page);
    if (!page.hasNext || (page.times.at(-1) ?? 0) < from) return;
  }
}

/** Brings one kind up to date. */
export async function readUnfiltered(work: Work, stream: StreamProgress): Promise<void> {
  const startedAt = work.now();
  const isDue = startedAt - (stream.syncedAt ?? 0) >= wholeSeconds;
  const seen = stream.kind === 'tasks' ? undefined : await readInOrder(work, stream);
  if (seen) {
    if (isCardKind(stream.kind)) await readSingles(work, stream, stream.kind, seen);
    stream.syncedAt = startedAt;
  } else if (isDue) {
    await readAll(work, stream);
    stream.syncedAt = startedAt;
  }
  await writePage(work, stream, { statements: [] });
}

/** The records that have changed; undefined if amoCRM ignores the order as well. */
async function readInOrder(work: Work, stream: StreamProgress): Promise<Set<number | string> | undefined> {
  const from = (stream.syncedAt ?? 0) - overlapSeconds;
  const seen = new Set<number | string>();
  let last = Number.POSITIVE_INFINITY;
  for (let number = 1; ; number++) {
    const page = await countRequest(stream, work.streams[stream.kind].page({ page: number, order: 'changed last' }));
    await work.write(page.statements);
    for (const [index, time] of page.times.entries()) {
      // Pages move while they are read, so a page may begin with what has changed since.
      if (time > last && index > 0) return undefined;
      last = time;
      // An integration may have set the time of a change back; then only the log tells of it.
      const id = page.ids[index];
      if (id !== undefined && time >= from) seen.add(id);
    }
    if (!page.hasNext || last < from) return seen;
  }
}

/**
 * Reads the cards that the log names one by one. What belongs to merged and restored cards can only be found with filters, so those hints
 * are kept until the account has them again.
 */
export async function readSingles(
  work: Work,
  stream: StreamProgress,
  card: CardKind,
  seen: ReadonlySet<number | string>,
): Promise<void> {
  const { database } = work.store;
  const hints = await database.selectFrom('hint').select(['id', 'reason']).where('kind', '=', card).execute();
  const of = (reason: string) => hints.filter((hint) => hint.reason === reason).map(({ id }) => id);
  const changed = of('changed');
  // A page does not bring back what has a tombstone.
  const buried = new Set([...(await findTombstones(work, card, changed)), ...of('restored')]);
  const asked = changed.filter((id) => !seen.has(id) || buried.has(id)).slice(0, maxSingle);
  const shown = changed.filter((id) => seen.has(id) && !buried.has(id));
  const at = work.now();
  const pages: StoredPage[] = [];
  for (const id of asked)
    pages.push(await countRequest(stream, work.streams[card].byId?.(id) ?? Promise.resolve(emptyPage)));
  const gone = asked.filter((_, index) => pages[index]?.ids.length === 0);
  const done = [...shown, ...asked];
  if (done.length === 0) return;
  await work.write([
    ...pages.flatMap(({ statements }) => statements),
    ...(await removeRecords(work, card, gone, { at })),
    database.deleteFrom('hint').where('kind', '=', card).where('reason', '=', 'changed').where('id', 'in', done),
  ]);
}

/** Reads all records, and removes those that two passes in a row did not show. */
async function readAll(work: Work, stream: StreamProgress): Promise<void> {
  const { kind } = stream;
  const startedAt = work.now();
  const seen = await readEveryPage(work, stream);
  const hints = work.store.database.deleteFrom('hint').where('kind', '=', kind).where('at', '<', startedAt);
  if (!isRemovable(kind)) return;
  const stored = await findIds(work, kind);
  const missing = stored.filter((id) => !seen.has(id));
  const corrected = kind === 'tasks' ? correctClosestTasks(work) : [];
  if (missing.length === 0 || isRefused(work, stream, missing.length, stored.length)) {
    return work.write([...corrected, hints]);
  }
  const again = await readEveryPage(work, stream);
  const gone = missing.filter((id) => !again.has(id));
  return work.write([...(await removeRecords(work, kind, gone, { at: startedAt })), ...corrected, hints]);
}
