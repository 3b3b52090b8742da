/**
 * Copies all records of a kind, newest first. Each page is committed together with the number of the next one, so that a process that is
 * killed goes on there. A record that is removed meanwhile moves the others forward, and one of them is skipped: the log tells, and the
 * pages since that moment are read again before the pass is called whole.
 */
import { ForbiddenError, UpstreamInvalidError } from '../../errors/index.ts';
import type { Kind } from '../kind.ts';
import { Turns } from '../store/turn.ts';
import { readHinted } from './by-id.ts';
import { countClosestTasks } from './closest-task.ts';
import { removalTypes, storeLog } from './log.ts';
import type { Pacer } from './pacer.ts';
import { findOrphans } from './removal.ts';
import { markPage, noteRemovals, type StreamProgress } from './state.ts';
import { emptyPage, pageSize, type StoredPage } from './stream.ts';
import { readSingles, readUnfilteredLog } from './unfiltered.ts';
import { beginProgress, cardKinds, countRequest, isCardKind, type Work, writePage } from './work.ts';

const daySeconds = 86_400;

/** After so many passes with gaps the fill stays unfinished until it is wanted again. */
const maxPasses = 20;

/**
 * The pages that all fills of this process have asked for and not written yet: a database that is slower than amoCRM would otherwise let
 * them pile up, four for each kind of each account.
 */
const unwritten = new Turns({ running: 64 });

/**
 * Fills a kind that has pages and no end of its own: all but elements and incoming leads.
 *
 * @param rank of its next request among those of other kinds
 */
export async function fillKind(work: Work, kind: Kind, pacer: Pacer, rank: () => number): Promise<void> {
  const stream = beginProgress(work, kind);
  stream.syncedAt ??= stream.state.startedAt;
  for (let pass = 0; pass < maxPasses; pass++) {
    if (stream.state.gapPage !== null) beginAgain(work, stream);
    if (stream.state.passTo === null) await readPass(work, stream, pacer, rank);
    // The log has no gaps: nothing is removed from it. A single page cannot move while it is read.
    if (kind !== 'events' && stream.state.page > 2) await findRemovals(work, stream);
    if (stream.state.gapPage === null) return finish(work, stream);
  }
}

function beginAgain({ now }: Work, { state }: StreamProgress): void {
  Object.assign(state, { page: state.gapPage ?? 1, gapPage: null, passFrom: now(), passTo: null, marks: [] });
}

/** The time that the copy of the log goes back to. */
export function historySince({ historyDays }: Work, { state }: StreamProgress): number {
  return state.startedAt - historyDays * daySeconds;
}

/** A page with its place among those that are not written yet. */
interface ReadPage {
  page: StoredPage;
  /** Gives the place back. */
  leave(): void;
}

async function readPass(work: Work, stream: StreamProgress, pacer: Pacer, rank: () => number): Promise<void> {
  const { state, kind } = stream;
  if (state.marks.length === 0) state.passFrom = work.now();
  const since = kind === 'events' ? historySince(work, stream) : Number.NEGATIVE_INFINITY;
  const flights: Promise<ReadPage>[] = [];
  const ask = async (number: number): Promise<ReadPage> => {
    await pacer.next(rank);
    const leave = await unwritten.enter(work.store);
    try {
      markPage(state, work.now(), number);
      const sentAt = performance.now();
      const page = await readFillPage(work, stream, number, since);
      pacer.took(performance.now() - sentAt);
      return { page, leave };
    } catch (error) {
      leave();
      throw error;
    }
  };
  try {
    for (let next = state.page; ; ) {
      while (flights.length < pacer.ahead) {
        const flight = ask(next);
        // A page beyond the end may fail after the last one was read.
        flight.catch(() => {});
        flights.push(flight);
        next += 1;
      }
      const { page, leave } = await (flights.shift() as Promise<ReadPage>);
      await writeFillPage(work, stream, page).finally(leave);
      if (!page.hasNext) return;
    }
  } finally {
    for (const flight of flights) flight.then(({ leave }) => leave()).catch(() => {});
  }
}

async function writeFillPage(work: Work, stream: StreamProgress, page: StoredPage): Promise<void> {
  const { kind, state } = stream;
  state.page += 1;
  state.pages += 1;
  if (page.oldest !== undefined) stream.filledSince = Math.min(stream.filledSince ?? page.oldest, page.oldest);
  if (!page.hasNext) state.passTo = work.now();
  const statements = kind === 'events' ? await storeLog(work, page) : page.statements;
  await writePage(work, stream, { statements });
  work.onProgress?.({
    done: state.pages * pageSize,
    message: `${state.pages} ${state.pages === 1 ? 'page' : 'pages'} of ${kind} copied`,
  });
}

/** One page of a fill. The log of an account that ignores filters is read until it is older than wanted. */
async function readFillPage(work: Work, stream: StreamProgress, page: number, since: number): Promise<StoredPage> {
  const { kind, state } = stream;
  const read = work.streams[kind];
  if (kind !== 'events') return countRequest(stream, read.page({ page }));
  try {
    const window = { from: since, to: state.startedAt };
    if (state.filterOffAt === null) return await countRequest(stream, read.page({ page, window }));
  } catch (error) {
    if (!(error instanceof UpstreamInvalidError)) throw error;
    state.filterOffAt = work.now();
  }
  const answer = await countRequest(stream, read.page({ page }));
  return { ...answer, hasNext: answer.hasNext && (answer.times.at(-1) ?? 0) >= since };
}

/** Asks the log whether records were removed during the pass. */
async function findRemovals(work: Work, stream: StreamProgress): Promise<void> {
  const { passFrom, passTo } = stream.state;
  const created_at = { from: passFrom, ...(passTo !== null && { to: passTo }) };
  try {
    for (let number = 1; ; number++) {
      const request = work.amocrm.events.list({
        page: number,
        limit: pageSize,
        filter: { type: removalTypes, created_at },
      });
      const { items, hasNext } = await countRequest(stream, request);
      const page = { ...emptyPage, hasNext, events: items };
      await writePage(work, stream, { statements: await storeLog(work, page) });
      if (!hasNext) return;
    }
  } catch (error) {
    if (error instanceof UpstreamInvalidError) await readUnfilteredRemovals(work, stream);
    else if (error instanceof ForbiddenError) await findTrashed(work, stream);
    else throw error;
  }
}

/** The same where the account ignores filters. */
async function readUnfilteredRemovals(work: Work, stream: StreamProgress): Promise<void> {
  await readUnfilteredLog(work, stream, stream.state.passFrom, async (page) =>
    writePage(work, stream, { statements: await storeLog(work, page) }),
  );
}

/** Asks the trash instead, for a user who may not read the log. */
async function findTrashed(work: Work, stream: StreamProgress): Promise<void> {
  const order = { field: 'updated_at', direction: 'desc' } as const;
  for (const kind of cardKinds) {
    const page = await countRequest(stream, work.amocrm.deletedRecords.list(kind, { order, limit: pageSize }));
    noteRemovals(
      stream,
      page.items.flatMap(({ updated_at }) => updated_at ?? []),
    );
  }
}

async function finish(work: Work, stream: StreamProgress): Promise<void> {
  // What the log has named meanwhile, and above all what was removed after its page was read.
  await readNamed(work, stream);
  stream.isFilled = true;
  stream.filledSince = stream.kind === 'events' ? historySince(work, stream) : 0;
  stream.state.error = null;
  const orphans = isCardKind(stream.kind) ? await findOrphans(work, stream.kind) : [];
  const statements = [...orphans, ...(stream.kind === 'tasks' ? countClosestTasks(work) : [])];
  await writePage(work, stream, { statements });
}

async function readNamed(work: Work, stream: StreamProgress): Promise<void> {
  try {
    await readHinted(work, stream, new Set());
  } catch (error) {
    if (!(error instanceof UpstreamInvalidError)) throw error;
    stream.state.filterOffAt = work.now();
    if (isCardKind(stream.kind)) await readSingles(work, stream, stream.kind, new Set());
  }
}
