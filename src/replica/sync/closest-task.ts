/**
 * The time of a card's closest open task is part of the card, but amoCRM does not touch the card when a task changes. So it is computed from
 * the tasks when these change.
 */
import { type Compilable, type Expression, type SqlBool, sql } from 'kysely';
import type { Kind } from '../kind.ts';
import type { Statements } from '../store/statement.ts';
import type { StoredPage } from './stream.ts';
import { type CardKind, cardKinds, portions, type Work } from './work.ts';

const tables = { leads: 'lead', contacts: 'contact', companies: 'company' } as const;

/** Ids in one statement. */
const maxIds = 5_000;

/** Sets the closest task of all cards. */
export function countClosestTasks({ store }: Work): Compilable[] {
  return cardKinds.map((kind) => setClosestTask(store.database, kind));
}

/** Sets the closest task of the cards of tasks that have just been read, and of those that they belonged to before. */
export async function moveClosestTasks(
  work: Work,
  ids: readonly (number | string)[],
  page: StoredPage,
): Promise<Compilable[]> {
  if (ids.length === 0) return [];
  const { database } = work.store;
  const query = database.selectFrom('task').select(['id', 'entity_type', 'entity_id']);
  const before = await query.where('id', 'in', ids as number[]).execute();
  const moved = setClosestTasks(database, [...before, ...page.cards]);
  const known = new Set([...page.ids, ...before.map(({ id }) => id)]);
  return ids.every((id) => known.has(id)) ? moved : [...moved, ...correctClosestTasks(work)];
}

/** Sets the closest task of cards of which no stored task is the closest: it was deleted before it was copied, and nobody tells of which card it was. */
export function correctClosestTasks({ store }: Work): Compilable[] {
  return cardKinds.map((kind) => {
    const card = tables[kind];
    const closest = selectOpenTasks(store.database, kind)
      .select('id')
      .where('complete_till', '=', sql.ref<number>(`${card}.closest_task_at`));
    return setClosestTask(store.database, kind)
      .where(sql.ref(`${card}.closest_task_at`), 'is not', null)
      .where(({ not, exists }) => not(exists(closest)));
  });
}

/** What a page of a list writes, with the closest tasks if it is one of tasks. */
export async function withClosestTasks(work: Work, kind: Kind, page: StoredPage): Promise<Statements> {
  return kind === 'tasks' ? [...page.statements, ...(await moveClosestTasks(work, page.ids, page))] : page.statements;
}

function setClosestTasks(
  database: Work['store']['database'],
  cards: readonly { entity_type: string | null; entity_id: number | null }[],
): Compilable[] {
  return cardKinds.flatMap((kind) => {
    const ids = [...new Set(cards.flatMap((card) => (card.entity_type === kind ? (card.entity_id ?? []) : [])))];
    return [...portions(ids, maxIds)].map((portion) => setClosestTask(database, kind, portion));
  });
}

/** The statement that sets the closest task of cards, or of all, from the tasks that are stored when it runs. */
function setClosestTask(database: Work['store']['database'], kind: CardKind, ids?: readonly number[]) {
  const table = tables[kind];
  const closest = selectOpenTasks(database, kind).select(({ fn }) => fn.min('complete_till').as('closest'));
  const update = database.updateTable(table).set({ closest_task_at: closest as unknown as Expression<number> });
  return ids ? update.where(sql<SqlBool>`${sql.ref(`${table}.id`)} in (${sql.join(ids)})`) : update;
}

/** The open tasks of the card of the statement around it. */
function selectOpenTasks(database: Work['store']['database'], kind: CardKind) {
  return database
    .selectFrom('task')
    .where('entity_type', '=', kind)
    .where(sql.ref('task.entity_id'), '=', sql.ref(`${tables[kind]}.id`))
    .where('is_completed', '=', 0);
}
