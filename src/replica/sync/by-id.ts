/** Reads the records that the log names by their ids: what is not answered is gone. */
import type { Compilable } from 'kysely';
import type { Kind } from '../kind.ts';
import type { Statements } from '../store/statement.ts';
import type { HintTable } from '../store/tables.ts';
import { moveClosestTasks } from './closest-task.ts';
import { findMerged } from './merge.ts';
import { findTombstones, insertHints, isRemovable, type RemovableKind, removeRecords } from './removal.ts';
import type { StreamProgress } from './state.ts';
import { emptyPage, pageSize, type StoredPage } from './stream.ts';
import { type CardKind, countRequest, isCardKind, noteKinds, portions, type Work, writePage } from './work.ts';

/** Reads what is known to have changed. @param seen records that a page has shown just now */
export async function readHinted(
  work: Work,
  stream: StreamProgress,
  seen: ReadonlySet<number | string>,
): Promise<void> {
  const { kind } = stream;
  const { database } = work.store;
  if (!isRemovable(kind)) return;
  const hints = await database.selectFrom('hint').select(['id', 'reason']).where('kind', '=', kind).execute();
  const changed = hints.filter(({ reason }) => reason === 'changed').map(({ id }) => id);
  // A record that has a tombstone is not stored by a page, so that a late page does not bring it back. One that was deleted before it was
  // copied has none, but its tasks and notes were hidden all the same.
  const restored = hints.filter(({ reason }) => reason === 'restored').map(({ id }) => id);
  const buried = new Set([...(await findTombstones(work, kind, changed)), ...restored]);
  const shown = changed.filter((id) => seen.has(id) && !buried.has(id));
  // Where filters were switched off a restored card has been read, but not yet what belongs to it.
  const unknown = [...new Set([...changed.filter((id) => !seen.has(id) || buried.has(id)), ...restored])];
  if (shown.length > 0) await work.write([forget(work, kind, shown, 'changed')]);
  const gone: number[] = [];
  for (const ids of portions(unknown, pageSize)) gone.push(...(await readRecords(work, stream, kind, ids, buried)));
  const merged = hints.filter(({ reason }) => reason.startsWith('merged'));
  if (isCardKind(kind) && merged.length > 0) await readMerged(work, stream, kind, merged, gone);
}

/** Finds what was merged. @param gone records that were found to be gone just now */
async function readMerged(
  work: Work,
  stream: StreamProgress,
  kind: CardKind,
  hints: readonly { id: number; reason: string }[],
  gone: readonly number[],
): Promise<void> {
  const statements = await findMerged(work, stream, kind, { survivors: hints.map(({ id }) => id), gone });
  const known = hints.map(({ id, reason }) => forget(work, kind, [id], reason));
  await writePage(work, stream, { statements: [...statements, ...known] });
}

function forget({ store }: Work, kind: Kind, ids: readonly number[], reason: string): Compilable {
  return store.database.deleteFrom('hint').where('kind', '=', kind).where('reason', '=', reason).where('id', 'in', ids);
}

/** @returns those that are gone */
async function readRecords(
  work: Work,
  stream: StreamProgress,
  kind: RemovableKind,
  ids: number[],
  buried: ReadonlySet<number>,
): Promise<number[]> {
  const at = work.now();
  const page = await readByIds(work, stream, ids);
  const found = new Set(page.ids);
  const gone = ids.filter((id) => !found.has(id));
  const restored = ids.filter((id) => found.has(id) && buried.has(id));
  await writePage(work, stream, {
    statements: [
      ...page.statements,
      ...(await removeRecords(work, kind, gone, { at })),
      ...(isCardKind(kind) && restored.length > 0 ? await bringBack(work, stream, kind, restored, at) : []),
      ...(kind === 'tasks' ? await moveClosestTasks(work, ids, page) : []),
      forget(work, kind, ids, 'changed'),
      forget(work, kind, ids, 'restored'),
    ],
  });
  return gone;
}

/** @throws {UpstreamInvalidError} if the account ignores the filter by ids */
function readByIds(work: Work, stream: StreamProgress, ids: number[]): Promise<StoredPage> {
  return countRequest(stream, work.streams[stream.kind].byIds?.(ids) ?? Promise.resolve(emptyPage));
}

/** What amoCRM showed again together with a restored card: its tasks, its notes, its links. */
async function bringBack(
  work: Work,
  stream: StreamProgress,
  kind: CardKind,
  ids: number[],
  at: number,
): Promise<Statements> {
  const statements: Statements = [];
  for (const part of ['tasks', noteKinds[kind]] as const) {
    const read = work.streams[part].ofCards;
    if (!read || !work.progress.has(part)) continue;
    statements.push(...(await countRequest(stream, read(kind, ids))).statements);
  }
  if (kind === 'leads') return statements;
  const links = await countRequest(stream, work.amocrm.links.of(kind, ids));
  const hints = links.map(
    ({ to_entity_type, to_entity_id }): HintTable => ({
      kind: to_entity_type,
      id: to_entity_id,
      reason: 'changed',
      at,
    }),
  );
  return [...statements, ...insertHints(work, hints)];
}
