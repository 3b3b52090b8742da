/**
 * Reads what has changed in an account that ignores filters. Lists are read in the order of the last change until they are older than what
 * is known; what has no such order is read as a whole, at intervals.
 */
import type { Kind } from '../kind.ts';
import { findIds, isRemovable, removeRecords } from './removal.ts';
import type { StreamProgress } from './state.ts';
import type { StoredPage } from './stream.ts';
import { isRefused } from './whole-pass.ts';
import { countRequest, isCardKind, overlapSeconds, type Work, writePage } from './work.ts';

/** A kind is read as a whole no more often than this, in seconds. */
const wholeSeconds = 1_800;

/** Records in the trash or merged are asked for one by one, at most so many at a time. */
const maxSingle = 50;

/** What is said of an answer from such an account. */
export const filterOffWarning =
  'amoCRM ignores the filter by the last change in this account, so changes are found by reading lists in the order of changes, and ' +
  'tasks by reading all of them every 30 minutes. Ask amoCRM’s support to switch the filters API on.';

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
    }
    for (const id of page.ids) seen.add(id);
    if (!page.hasNext || last < from) return seen;
  }
}

/** Reads the cards that the log names one by one. */
async function readSingles(
  work: Work,
  { kind }: StreamProgress,
  card: 'leads' | 'contacts' | 'companies',
  seen: ReadonlySet<number | string>,
): Promise<void> {
  const { database } = work.store;
  const hints = await database.selectFrom('hint').select('id').distinct().where('kind', '=', kind).execute();
  const unknown = hints.map(({ id }) => id).filter((id) => !seen.has(id));
  const asked = unknown.slice(0, maxSingle);
  const gone: number[] = [];
  for (const id of asked) if (!(await work.amocrm[card].get(id))) gone.push(id);
  const done = [...hints.map(({ id }) => id).filter((id) => seen.has(id)), ...asked];
  if (done.length === 0) return;
  await work.write([
    ...(await removeRecords(work, card, gone, { at: work.now() })),
    database.deleteFrom('hint').where('kind', '=', kind).where('id', 'in', done),
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
  if (missing.length === 0 || isRefused(work, stream, missing.length, stored.length)) return work.write([hints]);
  const again = await readEveryPage(work, stream);
  const gone = missing.filter((id) => !again.has(id));
  return work.write([...(await removeRecords(work, kind, gone, { at: startedAt })), hints]);
}

async function readEveryPage(work: Work, stream: StreamProgress): Promise<Set<number | string>> {
  const seen = new Set<number | string>();
  for (let number = 1; ; number++) {
    const page = await countRequest(stream, work.streams[stream.kind as Kind].page({ page: number }));
    await work.write(page.statements);
    for (const id of page.ids) seen.add(id);
    if (!page.hasNext) return seen;
  }
}
