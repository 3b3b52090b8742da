/**
 * Copies kinds that can be read only as a whole: elements of catalogs and incoming leads, for which amoCRM has no filter by the last change
 * and no events. What a whole pass did not show is asked for by its id, or looked for in a second pass if the account ignores filters; only
 * what is not there either is removed, and never more than a bound without consent.
 */

import { NotFoundError, UpstreamInvalidError } from '../../errors/index.ts';
import type { Statements } from '../store/statement.ts';
import { withClosestTasks } from './closest-task.ts';
import type { Pacer } from './pacer.ts';
import { findIds, removeRecords } from './removal.ts';
import type { StreamProgress } from './state.ts';
import { pageSize } from './stream.ts';
import { beginProgress, countRequest, isFilterOff, portions, type Work, writePage } from './work.ts';

/** A whole pass may remove so many records, or this part of them if that is more. */
const freeRemovals = 100;
const freeShare = 0.2;

/** Whether so many removals need consent. */
export function isBeyondBound(removed: number, total: number): boolean {
  return removed > Math.max(freeRemovals, total * freeShare);
}

/** Reads all records of such a kind. */
export async function readWhole(work: Work, kind: 'catalog_elements' | 'incoming_leads', pacer?: Pacer): Promise<void> {
  const stream = beginProgress(work, kind);
  const startedAt = work.now();
  const seen = await readEveryPage(work, stream, pacer);
  const statements = await (kind === 'incoming_leads'
    ? leaveIncoming(work, stream, seen as Set<string>, startedAt)
    : removeElements(work, stream, seen as Set<number>, startedAt));
  Object.assign(stream, { isFilled: true, filledSince: 0, syncedAt: startedAt });
  stream.state.error = null;
  await writePage(work, stream, { statements });
}

/** Writes all records of a kind. @returns their ids */
export async function readEveryPage(work: Work, stream: StreamProgress, pacer?: Pacer): Promise<Set<number | string>> {
  const { kind } = stream;
  const catalogs = kind === 'catalog_elements' ? (await work.settings.catalogs()).map(({ id }) => id) : [undefined];
  const seen = new Set<number | string>();
  for (const catalogId of catalogs) {
    for (let page = 1; ; page++) {
      // Such lists are short, so they go first.
      await pacer?.next(() => Number.POSITIVE_INFINITY);
      const answer = await countRequest(stream, work.streams[kind].page({ page, catalogId }));
      for (const id of answer.ids) seen.add(id);
      stream.state.pages += 1;
      await writePage(work, stream, { statements: await withClosestTasks(work, kind, answer) });
      if (!answer.hasNext || answer.ids.length === 0) break;
    }
  }
  return seen;
}

/** Those of the missing that are not there: by their ids, or in a second pass over all if the account ignores filters. */
async function findGone<Id extends number | string>(
  work: Work,
  stream: StreamProgress,
  missing: readonly Id[],
  findByIds: (ids: readonly Id[]) => Promise<Id[]>,
): Promise<Id[]> {
  const { state } = stream;
  const isOff = isFilterOff(work, stream);
  if (!isOff) state.filterOffAt = null;
  if (missing.length === 0) return [];
  if (!isOff) {
    try {
      const gone: Id[] = [];
      for (const portion of portions(missing, pageSize)) gone.push(...(await findByIds(portion)));
      return gone;
    } catch (error) {
      if (!(error instanceof UpstreamInvalidError)) throw error;
      state.filterOffAt = work.now();
    }
  }
  const again = await readEveryPage(work, stream);
  return missing.filter((id) => !again.has(id));
}

async function removeElements(
  work: Work,
  stream: StreamProgress,
  seen: ReadonlySet<number>,
  at: number,
): Promise<Statements> {
  const ids = await findIds(work, 'catalog_elements');
  const missing = ids.filter((id) => !seen.has(id));
  if (isRefused(work, stream, missing.length, ids.length)) return [];
  const gone = await findGone(work, stream, missing, (part) => findGoneElements(work, stream, part));
  return removeRecords(work, 'catalog_elements', gone, { at });
}

/** Notes a removal that would take too much. */
export function isRefused(work: Work, { state }: StreamProgress, removed: number, total: number): boolean {
  const isRefusal = !work.acceptsDeletes && isBeyondBound(removed, total);
  state.refused = isRefusal ? { removed, total } : null;
  return isRefusal;
}

async function findGoneElements(work: Work, stream: StreamProgress, ids: readonly number[]): Promise<number[]> {
  const rows = await work.store.database
    .selectFrom('catalog_element')
    .select(['id', 'catalog_id'])
    .where('id', 'in', ids)
    .execute();
  const gone = new Set(ids);
  for (const catalogId of new Set(rows.map(({ catalog_id }) => catalog_id))) {
    const own = rows.filter(({ catalog_id }) => catalog_id === catalogId).map(({ id }) => id);
    const request = work.amocrm.catalogElements.byIds(catalogId, own).catch((error: unknown) => {
      // The catalog itself is gone.
      if (error instanceof NotFoundError) return [];
      throw error;
    });
    for (const { id } of await countRequest(stream, request)) gone.delete(id);
  }
  return [...gone];
}

/** Incoming leads are not removed: those that no longer wait get the time at which that was seen. */
async function leaveIncoming(
  work: Work,
  stream: StreamProgress,
  seen: ReadonlySet<string>,
  at: number,
): Promise<Statements> {
  const { database } = work.store;
  const rows = await database.selectFrom('incoming_lead').select('uid').where('left_at', 'is', null).execute();
  const missing = rows.map(({ uid }) => uid).filter((uid) => !seen.has(uid));
  const gone = await findGone(work, stream, missing, async (uids) => {
    const waiting = await countRequest(stream, work.amocrm.incomingLeads.byUids(uids));
    return uids.filter((uid) => !waiting.some((lead) => lead.uid === uid));
  });
  if (gone.length === 0) return [];
  return [database.updateTable('incoming_lead').set({ left_at: at }).where('uid', 'in', gone)];
}
