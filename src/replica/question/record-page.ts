/** One page of the records that match a condition, and totals over all of them. */
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import type { Snapshot } from '../index.ts';
import type { Tables } from '../store/tables.ts';
import type { CardType } from './card-condition.ts';

/** The tables whose records are listed. */
export type ListedTable = 'lead' | 'contact' | 'company' | 'task';

/** The record after which a page begins, and the value that it had in the order of the list. */
export interface PagePlace {
  id: number;
  value: number | string;
}

/** Which page of a list: its filter, its order, and where it begins. */
export interface PageChoice<Filter, Field> {
  filter: Filter;
  order: { field: Field; direction: 'asc' | 'desc' };
  first: number;
  after?: PagePlace | undefined;
}

/** Which records, in which order, and which of them. */
export interface PageInput {
  table: ListedTable;
  where: Expression<SqlBool>;
  /**
   * What the list is ordered by, never null; records with the same value are ordered by their id. By the id alone if omitted.
   * `activity`: by when people last did something about a card, or by its creation if nobody did.
   */
  value: Expression<number | string> | 'activity' | undefined;
  direction: 'asc' | 'desc';
  first: number;
  after?: PagePlace | undefined;
  /** Whether something is looked up for every record, and not only for those of the page. */
  isLookedUp?: boolean;
}

/** A record of a page. */
export interface PageRow extends PagePlace {
  /** When people last did something about it, in unix seconds; only in the order of activity. */
  last_at?: number | null;
}

/** The ids of a page with the values of their order. */
export interface RecordPage {
  rows: PageRow[];
  hasNext: boolean;
}

const activityTypes: Readonly<Partial<Record<ListedTable, CardType>>> = {
  lead: 'leads',
  contact: 'contacts',
  company: 'companies',
};

type PageSource = Pick<Snapshot, 'database' | 'engine'>;

/** Cards with their activity, which has an index in its order. */
function selectByActivity({ database }: Pick<Snapshot, 'database'>, table: ListedTable) {
  return database
    .selectFrom('record_activity')
    .innerJoin(table as 'lead', `${table as 'lead'}.id`, 'record_activity.entity_id')
    .where('record_activity.entity_type', '=', activityTypes[table] ?? '');
}

/** All tables that are listed have an id, which is all that these queries ask of them. */
function selectFrom({ database }: Pick<Snapshot, 'database'>, table: ListedTable) {
  return database.selectFrom(table as 'lead');
}

/** The same in the order of their ids, as SQLite stores them: what is looked up for each is side by side then. */
export function selectById({ database, engine }: PageSource, table: ListedTable) {
  if (engine === 'postgres') return database.selectFrom(table as 'lead');
  return database.selectFrom(sql<Tables['lead']>`${sql.table(table)}`.as<'lead'>(sql`${sql.id(table)} not indexed`));
}

function selectListed(snapshot: PageSource, { table, value, isLookedUp }: PageInput) {
  if (value === 'activity') return selectByActivity(snapshot, table);
  return isLookedUp ? selectById(snapshot, table) : selectFrom(snapshot, table);
}

/** The index of the order lacks it, so it is looked up, and only for the records of the page. */
function lastAt(table: ListedTable) {
  return expressionBuilder<Tables, never>()
    .selectFrom('record_activity as own')
    .select('own.last_at')
    .where('own.entity_type', '=', activityTypes[table] ?? '')
    .where('own.entity_id', '=', sql.ref<number>('record_activity.entity_id'));
}

/** Loads the ids of a page. It begins behind the place, whatever was deleted or created meanwhile. */
export async function loadRecordPage(snapshot: PageSource, input: PageInput): Promise<RecordPage> {
  const { table, where, direction, first, after } = input;
  const isByActivity = input.value === 'activity';
  const id = sql<number>`${sql.ref(isByActivity ? 'record_activity.entity_id' : `${table}.id`)}`;
  const order = input.value === 'activity' ? sql<number>`${sql.ref('record_activity.active_at')}` : input.value;
  const value = order ?? id;
  const rows = await selectListed(snapshot, input)
    .select([id.as('id'), sql<number | string>`${value}`.as('value')])
    .$if(isByActivity, (query) => query.select(lastAt(input.table).as('last_at')))
    .where(where)
    .$if(after !== undefined, (query) => query.where(isBehind(id, order, direction, after as PagePlace)))
    // By its name: SQLite would find the value of each record again.
    .$if(order !== undefined, (query) => query.orderBy(sql.ref('value'), direction))
    .orderBy(id, direction)
    .limit(first + 1)
    .execute();
  return { rows: rows.slice(0, first), hasNext: rows.length > first };
}

function isBehind(
  id: Expression<number>,
  value: Expression<number | string> | undefined,
  direction: 'asc' | 'desc',
  after: PagePlace,
): Expression<SqlBool> {
  const sign = sql.raw(direction === 'asc' ? '>' : '<');
  if (!value) return sql<SqlBool>`${id} ${sign} ${after.id}`;
  return sql<SqlBool>`(${value} ${sign} ${after.value} or (${value} = ${after.value} and ${id} ${sign} ${after.id}))`;
}

/** The number of records that match. */
export async function countRecords(
  snapshot: Pick<Snapshot, 'database'>,
  { table, where }: Pick<PageInput, 'table' | 'where'>,
): Promise<number> {
  const { count } = await selectFrom(snapshot, table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(where)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** When people last did something about cards, in unix seconds. A card without activity is missing. */
export async function loadLastActivityAt(
  { database }: Pick<Snapshot, 'database'>,
  type: CardType,
  ids: readonly number[],
): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await database
    .selectFrom('record_activity')
    .select(['entity_id', 'last_at'])
    .where('entity_type', '=', type)
    .where('entity_id', 'in', [...ids])
    .execute();
  return new Map(rows.flatMap(({ entity_id, last_at }) => (last_at === null ? [] : [[entity_id, last_at] as const])));
}
