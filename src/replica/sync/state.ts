/** How far each kind has been copied, as the table `stream` keeps it. A state is written in the same transaction as the page that it counts. */
import type { Compilable, Selectable } from 'kysely';
import type { Kind } from '../kind.ts';
import type { Store } from '../store/store.ts';
import type { StreamTable } from '../store/tables.ts';

/** What went wrong last with a kind. */
export interface StreamError {
  message: string;
  /** Unix seconds. */
  at: number;
}

/** A removal that was not carried out, because it would take more than a bound. */
export interface RefusedRemoval {
  removed: number;
  total: number;
}

/** The part of a stream that is JSON. Times are unix seconds. */
export interface StreamState {
  /** The page that the fill reads next, from 1. */
  page: number;
  /** The present or last pass over all pages: when its first page was asked for, and when its last one was. */
  passFrom: number;
  passTo: number | null;
  /** When pages of the pass were asked for, so that it is known which one was read when a record was removed. */
  marks: [at: number, page: number][];
  /** A removal during the pass moved records from this page on: they are read again. */
  gapPage: number | null;
  /** When the first pass began: what the log says of earlier times was seen by it. */
  startedAt: number;
  /** Pages committed and requests sent since the first pass began. */
  pages: number;
  requests: number;
  /** When the account answered rows that do not satisfy the filter by the last change; null if it honours the filter. */
  filterOffAt: number | null;
  /** Events arrived by so many seconds later than they happened. */
  lateness: number;
  refused: RefusedRemoval | null;
  error: StreamError | null;
}

/** A stream as it is worked with. */
export interface StreamProgress {
  kind: Kind;
  isFilled: boolean;
  filledSince: number | null;
  syncedAt: number | null;
  state: StreamState;
}

/** A stream of which nothing has been read yet. */
export function createProgress(kind: Kind, now: number): StreamProgress {
  return {
    kind,
    isFilled: false,
    filledSince: null,
    syncedAt: null,
    state: {
      page: 1,
      passFrom: now,
      passTo: null,
      marks: [],
      gapPage: null,
      startedAt: now,
      pages: 0,
      requests: 0,
      filterOffAt: null,
      lateness: 0,
      refused: null,
      error: null,
    },
  };
}

/** The streams that exist, by kind. */
export async function loadProgress({ database }: Store): Promise<Map<Kind, StreamProgress>> {
  const rows = await database.selectFrom('stream').selectAll().execute();
  return new Map(rows.map((row) => [row.kind as Kind, toProgress(row)]));
}

function toProgress({ kind, is_filled, filled_since, synced_at, state }: Selectable<StreamTable>): StreamProgress {
  return {
    kind: kind as Kind,
    isFilled: is_filled === 1,
    filledSince: filled_since,
    syncedAt: synced_at,
    state: { ...createProgress(kind as Kind, 0).state, ...(JSON.parse(state) as Partial<StreamState>) },
  };
}

/** The statement that keeps a stream. */
export function storeProgress(store: Store, progress: StreamProgress): Compilable {
  const { kind, isFilled, filledSince, syncedAt, state } = progress;
  const row = {
    kind,
    is_filled: (isFilled ? 1 : 0) as 0 | 1,
    filled_since: filledSince,
    synced_at: syncedAt,
    state: JSON.stringify(state),
  };
  return store.insert('stream', [row], ['kind']);
}

/** How many times of pages are kept: enough to find the page of a moment to within a small part of a pass. */
const maxMarks = 100;

/** Notes when a page of the pass is asked for. */
export function markPage(state: StreamState, at: number, page: number): void {
  if (state.marks.at(-1)?.[0] === at) return;
  state.marks.push([at, page]);
  if (state.marks.length > maxMarks) state.marks = state.marks.filter((_, index) => index % 2 === 0);
}

/** Records on a page: so many removals move a record by one more page. */
const pageSize = 250;

/**
 * Notes when records were removed. Where a pass was going on, records of later pages moved forward and may have been skipped, so the pass
 * has a gap.
 */
export function noteRemovals(progress: StreamProgress, times: readonly number[]): void {
  const { state } = progress;
  const { passFrom, passTo, marks } = state;
  const during = times.filter((at) => at >= passFrom && (passTo === null || at <= passTo));
  if (during.length === 0 || (passTo !== null && state.page <= 2)) return;
  const first = Math.min(...during);
  // A moment of one second may have seen several pages: the one before it counts.
  const asked = marks.filter(([at]) => at < first).at(-1)?.[1] ?? 1;
  const page = Math.max(1, asked - Math.floor(during.length / pageSize));
  state.gapPage = Math.min(state.gapPage ?? page, page);
}
