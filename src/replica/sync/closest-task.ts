/**
 * The time of a card's closest open task is part of the card, but amoCRM does not touch the card when a task changes. So it is computed from
 * the tasks when these change.
 */
import { type Compilable, type Expression, type SqlBool, sql } from 'kysely';
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
  { store }: Work,
  ids: readonly (number | string)[],
  { cards }: StoredPage,
): Promise<Compilable[]> {
  if (ids.length === 0) return [];
  const query = store.database.selectFrom('task').select(['entity_type', 'entity_id']);
  const before = await query.where('id', 'in', ids as number[]).execute();
  return setClosestTasks(store.database, [...before, ...cards]);
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
function setClosestTask(database: Work['store']['database'], kind: CardKind, ids?: readonly number[]): Compilable {
  const table = tables[kind];
  const closest = database
    .selectFrom('task')
    .select(({ fn }) => fn.min('complete_till').as('closest'))
    .where('entity_type', '=', kind)
    .where(sql.ref('task.entity_id'), '=', sql.ref(`${table}.id`))
    .where('is_completed', '=', 0);
  const update = database.updateTable(table).set({ closest_task_at: closest as unknown as Expression<number> });
  return ids ? update.where(sql<SqlBool>`${sql.ref(`${table}.id`)} in (${sql.join(ids)})`) : update;
}
