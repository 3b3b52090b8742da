/**
 * Brings kinds that have been filled up to date: the log since the last time, then the windows of what has changed, then what the log names and
 * no window has shown. A kind counts as current only when all of it is committed.
 */
import { ForbiddenError, UpstreamInvalidError } from '../../errors/index.ts';
import type { Kind } from '../kind.ts';
import { readHinted } from './by-id.ts';
import { withClosestTasks } from './closest-task.ts';
import { hintTrashed, storeLog } from './log.ts';
import { createProgress, type StreamProgress } from './state.ts';
import type { StoredPage, StreamQuery } from './stream.ts';
import { readSingles, readUnfiltered, readUnfilteredLog } from './unfiltered.ts';
import { readWhole } from './whole-pass.ts';
import {
  type CardKind,
  countRequest,
  dependents,
  isCardKind,
  isFilterOff,
  overlapSeconds,
  type Work,
  writePage,
} from './work.ts';

/** What a kind may make others be read by their ids comes before them. */
const order: readonly Kind[] = [
  'catalog_elements',
  'companies',
  'contacts',
  'leads',
  'tasks',
  'lead_notes',
  'contact_notes',
  'company_notes',
  'incoming_leads',
];

/** How late events may be expected, in seconds. */
const maxLateness = 3_600;

/** Kinds that the log tells nothing of, or not all: they are read again after so many seconds only, unless an answer must be newer. */
const intervals: Partial<Record<Kind, number>> = {
  lead_notes: 600,
  contact_notes: 600,
  company_notes: 600,
  catalog_elements: 300,
  incoming_leads: 300,
};

/** Whether a kind is older than an answer may be. @param maxAge seconds */
export function isStale({ kind, syncedAt, state }: StreamProgress, now: number, maxAge: number): boolean {
  const age = now - (syncedAt ?? 0);
  if (maxAge === 0 || state.gapPage !== null) return true;
  return age > Math.max(maxAge, intervals[kind] ?? 0);
}

/** What is read again although it may be young enough. */
export interface Freshness {
  /** Seconds. */
  maxAge: number;
  /** Kinds of which something has said that they changed. */
  changed: ReadonlySet<Kind>;
}

/** Brings kinds up to date that were filled. */
export async function catchUp(work: Work, wanted: readonly Kind[], freshness: Freshness): Promise<void> {
  await readLog(work, wanted);
  for (const kind of order) {
    const stream = work.progress.get(kind);
    if (wanted.includes(kind) && stream?.isFilled) await catchUpKind(work, stream, freshness);
    // What has become of a card decides what is shown of its tasks, notes and links, whether or not the card is copied.
    else if (isCardKind(kind) && dependents[kind].some((each) => wanted.includes(each))) {
      await readFates(work, stream ?? createProgress(kind, work.now()), kind);
    }
  }
}

/** What has become of the cards that the log names. */
async function readFates(work: Work, stream: StreamProgress, kind: CardKind): Promise<void> {
  try {
    await readHinted(work, stream, new Set());
  } catch (error) {
    if (!(error instanceof UpstreamInvalidError)) throw error;
    await readSingles(work, stream, kind, new Set());
  }
}

/** The log since the last time; of an account whose log is not copied, since the wanted kinds were read. */
async function readLog(work: Work, wanted: readonly Kind[]): Promise<void> {
  const begun = work.progress.get('events');
  const events = begun?.isFilled ? begun : undefined;
  const counted = events ?? [...work.progress.values()][0];
  if (!counted) return;
  const startedAt = work.now();
  const others = wanted.flatMap((kind) => (kind === 'events' ? [] : (work.progress.get(kind)?.syncedAt ?? [])));
  const last = events?.syncedAt ?? Math.min(startedAt, ...others);
  const from = last - Math.max(overlapSeconds, Math.min(maxLateness, 2 * counted.state.lateness));
  const apply = async (page: StoredPage) => {
    const statements = await storeLog(work, page);
    await writePage(work, counted, { statements });
  };
  try {
    await readLogPages(work, counted, from, apply);
  } catch (error) {
    // A user who may not read the log has a replica without it, unless events were asked for.
    if (!(error instanceof ForbiddenError) || events) throw error;
    await hintTrashed(work, counted);
    return;
  }
  if (!events) return;
  events.syncedAt = startedAt;
  events.state.error = null;
  await writePage(work, events, { statements: [] });
}

async function readLogPages(
  work: Work,
  stream: StreamProgress,
  from: number,
  apply: (page: StoredPage) => Promise<void>,
): Promise<void> {
  const { state } = stream;
  if (isFilterOff(work, stream)) return readUnfilteredLog(work, stream, from, apply);
  try {
    await readPages(work, stream, { window: { from } }, apply);
    if (stream.kind === 'events') state.filterOffAt = null;
  } catch (error) {
    if (!(error instanceof UpstreamInvalidError)) throw error;
    state.filterOffAt = work.now();
    await readUnfilteredLog(work, stream, from, apply);
  }
}

/** Reads the pages of a query by their numbers. */
async function readPages(
  work: Work,
  stream: StreamProgress,
  query: Omit<StreamQuery, 'page'>,
  apply: (page: StoredPage) => Promise<void>,
): Promise<void> {
  for (let number = 1; ; number++) {
    const page = await countRequest(stream, work.streams.events.page({ ...query, page: number }));
    await apply(page);
    if (!page.hasNext || page.ids.length === 0) return;
  }
}

async function catchUpKind(work: Work, stream: StreamProgress, { maxAge, changed }: Freshness): Promise<void> {
  const { kind, state } = stream;
  const startedAt = work.now();
  const isDue = changed.has(kind) || isStale(stream, startedAt, maxAge);
  if (kind === 'catalog_elements' || kind === 'incoming_leads') {
    if (isDue) await readWhole(work, kind);
    return;
  }
  if (isFilterOff(work, stream)) {
    await readUnfiltered(work, stream);
    return;
  }
  try {
    const seen = isDue ? await readWindow(work, stream) : new Set<number | string>();
    await readHinted(work, stream, seen);
  } catch (error) {
    if (!(error instanceof UpstreamInvalidError)) throw error;
    state.filterOffAt = startedAt;
    await readUnfiltered(work, stream);
    return;
  }
  if (isDue) stream.syncedAt = startedAt;
  state.filterOffAt = null;
  state.error = null;
  await writePage(work, stream, { statements: [] });
}

/**
 * Reads what has changed. With the order by the last change each further page begins where the last one ended, so records that change
 * meanwhile do not make others be skipped. Tasks have no such order; their pages are by id.
 */
async function readWindow(work: Work, stream: StreamProgress): Promise<Set<number | string>> {
  const { kind } = stream;
  const seen = new Set<number | string>();
  let from = (stream.syncedAt ?? 0) - overlapSeconds;
  const orderBy = kind === 'tasks' ? 'id ascending' : 'changed first';
  for (let number = 1; ; ) {
    const request = work.streams[kind].page({ page: number, window: { from }, order: orderBy });
    const page = await countRequest(stream, request);
    for (const id of page.ids) seen.add(id);
    await work.write(await withClosestTasks(work, kind, page));
    const last = page.times.at(-1);
    if (!page.hasNext || last === undefined) return seen;
    // A whole page of one second is followed by its next page.
    const movesOn = kind !== 'tasks' && last > from;
    if (movesOn) from = last;
    number = movesOn ? 1 : number + 1;
  }
}
