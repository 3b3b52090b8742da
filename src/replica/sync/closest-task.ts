/**
 * The time of a card's closest open task is part of the card, but amoCRM does not touch the card when a task changes. So it is computed from
 * the tasks when these change.
 */
import { type Compilable, type Expression, type SqlBool, sql } from 'kysely';
import type { StoredPage } from './stream.ts';
import { cardKinds, portions, type Work } from './work.ts';

const tables = { leads: 'lead', contacts: 'contact', companies: 'company' } as const;

/** Ids in one statement. */
const maxIds = 5_000;

/** Sets the closest task of the cards of all tasks that have changed since a time in unix seconds. */
export async function countClosestTasks({ store }: Work, changedSince: number): Promise<Compilable[]> {
  const { database } = store;
  const query = database.selectFrom('task').select(['entity_type', 'entity_id']).distinct();
  return setClosestTasks(database, await query.where('updated_at', '>=', changedSince).execute());
}

/** The same for tasks that have just been read: of their cards, and of those that they belonged to before. */
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

/** The statements that set the closest task of cards from the tasks that are stored when they run. */
function setClosestTasks(
  database: Work['store']['database'],
  cards: readonly { entity_type: string | null; entity_id: number | null }[],
): Compilable[] {
  return cardKinds.flatMap((kind) => {
    const ids = [...new Set(cards.flatMap((card) => (card.entity_type === kind ? (card.entity_id ?? []) : [])))];
    const table = tables[kind];
    const closest = database
      .selectFrom('task')
      .select(({ fn }) => fn.min('complete_till').as('closest'))
      .where('entity_type', '=', kind)
      .where(sql.ref('task.entity_id'), '=', sql.ref(`${table}.id`))
      .where('is_completed', '=', 0);
    return [...portions(ids, maxIds)].map((portion) =>
      database
        .updateTable(table)
        .set({ closest_task_at: closest as unknown as Expression<number> })
        .where(sql<SqlBool>`${sql.ref(`${table}.id`)} in (${sql.join(portion)})`),
    );
  });
}
