/** By what leads are grouped: which columns the groups have, how their keys are made of them, and what they are called. */
import { type Expression, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../store/tables.ts';
import { lostStatusId, wonStatusId } from './lead-condition.ts';

/** Parts of the account's calendar. */
export const calendarUnits = ['DAY', 'WEEK', 'MONTH', 'QUARTER'] as const;

/** Times of a lead that have a day in the account's calendar. */
export const leadTimes = ['CREATED', 'CLOSED', 'UPDATED'] as const;

type CalendarUnit = (typeof calendarUnits)[number];
export type LeadTime = (typeof leadTimes)[number];

/** What leads are grouped by. */
export type LeadGrouping =
  | { by: 'PIPELINE' | 'STATUS' | 'STATE' | 'RESPONSIBLE' | 'LOSS_REASON' | 'TAG' | 'SOURCE' | 'COMPANY' }
  | { by: LeadTime; unit: CalendarUnit }
  | { by: 'CUSTOM_FIELD'; field: FieldOfGroup };

/** A custom field of leads. */
export interface FieldOfGroup {
  id: number;
  /** Whether its values are options, which keep their ids when they are renamed. */
  isChoice: boolean;
  /** Whether a lead may have several values. */
  hasMany: boolean;
  /** Whether its values are numbers, which have an order of their own. */
  isNumber: boolean;
}

/** How one grouping is written. `name` stands for its place: two groupings by custom fields have tables of their own. */
export interface GroupingPlan {
  /** Whether a lead may be in several of its groups. */
  hasMany: boolean;
  /** The columns of leads that its keys are made of, besides the status, which is always there. Never null: 0 or '' is none. */
  columns: { name: string; value: Expression<unknown> }[];
  /** Columns that depend on those: names that leads themselves carry. */
  details: { name: string; value: Expression<unknown> }[];
  /** Joins to the leads that `columns` need. */
  joins: RawBuilder<unknown>[];
  /** Joins to `source` that `keys` need. */
  keyJoins: RawBuilder<unknown>[];
  /** Joins to `source` that names need. */
  nameJoins: RawBuilder<unknown>[];
  /** The parts of its key, from `source`. */
  keys: RawBuilder<unknown>[];
  /** What a group is called; null if the replica does not know. */
  label: RawBuilder<unknown>;
  /** What groups are ordered by, before their keys; an aggregate. */
  order: RawBuilder<unknown>[];
}

/** A table of the account where raw SQL stands: in PostgreSQL each account has a schema. */
export type TableOf = (name: keyof Tables) => RawBuilder<unknown>;

/** Plans a grouping. @param place its place among the groupings, from 0 */
export function planGrouping(grouping: LeadGrouping, place: number, table: TableOf): GroupingPlan {
  const named = (name: string) => `${name}_${place}`;
  const inSource = (name: string) => sql.ref(`source.${name}`);
  const none = { hasMany: false, columns: [], details: [], joins: [], keyJoins: [], nameJoins: [] };
  const nameJoin = (name: keyof Tables, alias: string, on: RawBuilder<unknown>) =>
    sql`left join ${table(name)} as ${sql.id(alias)} on ${on}`;
  const most = (reference: string) => sql`max(${sql.ref(reference)})`;
  const [key, name] = [named('key'), named('name')];
  const byId = (value: RawBuilder<unknown>, from: keyof Tables, isOrderedBySort: boolean): GroupingPlan => ({
    ...none,
    columns: [{ name: key, value }],
    nameJoins: [nameJoin(from, name, sql`${sql.ref(`${name}.id`)} = ${inSource(key)}`)],
    keys: [inSource(key)],
    label: most(`${name}.name`),
    order: [most(isOrderedBySort ? `${name}.sort` : `${name}.name`)],
  });
  switch (grouping.by) {
    case 'PIPELINE':
      return byId(sql`lead.pipeline_id`, 'pipeline', true);
    case 'RESPONSIBLE':
      return byId(sql`lead.responsible_user_id`, 'account_user', false);
    case 'LOSS_REASON':
      return byId(sql`coalesce(lead.loss_reason_id, 0)`, 'loss_reason', true);
    case 'COMPANY':
      return byId(sql`coalesce(lead.company_id, 0)`, 'company', false);
    case 'STATUS': {
      const pipeline = named('pipeline');
      const inPipeline = sql`${sql.ref(`${pipeline}.id`)} = ${inSource(key)}`;
      const isStatus = sql`${sql.ref(`${name}.pipeline_id`)} = ${inSource(key)} and ${sql.ref(`${name}.id`)} = ${inSource('status_id')}`;
      return {
        ...none,
        columns: [{ name: key, value: sql.ref('lead.pipeline_id') }],
        nameJoins: [nameJoin('pipeline', pipeline, inPipeline), nameJoin('status', name, isStatus)],
        keys: [inSource(key), inSource('status_id')],
        label: most(`${name}.name`),
        order: [most(`${pipeline}.sort`), sql`${inSource(key)}`, most(`${name}.sort`)],
      };
    }
    case 'STATE': {
      const state = sql`case ${inSource('status_id')} when ${sql.lit(wonStatusId)} then 'WON' when ${sql.lit(lostStatusId)} then 'LOST' else 'OPEN' end`;
      return { ...none, keys: [state], label: sql`null`, order: [] };
    }
    case 'SOURCE':
      return {
        ...none,
        columns: [{ name: key, value: sql`coalesce(lead.source_id, 0)` }],
        details: [{ name, value: sql`max(lead.source_name)` }],
        keys: [inSource(key)],
        label: most(`source.${name}`),
        order: [most(`source.${name}`)],
      };
    case 'TAG':
      return {
        ...none,
        hasMany: true,
        columns: [{ name: key, value: sql`coalesce(${sql.ref(`${name}.tag_id`)}, 0)` }],
        // The latest name cannot be told apart; all leads have the same one once they are read again.
        details: [{ name, value: most(`${name}.tag_name`) }],
        joins: [
          sql`left join ${table('entity_tag')} as ${sql.id(name)} on ${sql.ref(`${name}.entity_type`)} = 'leads' and ${sql.ref(`${name}.entity_id`)} = lead.id`,
        ],
        keys: [inSource(key)],
        label: most(`source.${name}`),
        order: [most(`source.${name}`)],
      };
    case 'CUSTOM_FIELD':
      return planField(grouping.field, place, table);
    default:
      return planTime(grouping, place, table);
  }
}

function planField({ id, isChoice, hasMany, isNumber }: FieldOfGroup, place: number, table: TableOf): GroupingPlan {
  const [key, name] = [`key_${place}`, `name_${place}`];
  const column = (of: string) => sql.ref(`${name}.${of}`);
  const value = isChoice ? sql`coalesce(${column('enum_id')}, 0)` : sql`coalesce(${column('value_text')}, '')`;
  const values = table('custom_field_value');
  const isField = sql`entity_type = 'leads' and field_id = ${sql.lit(id)}`;
  // Fields of options have each option once; other fields may have a value twice, which counts once.
  const source =
    hasMany && !isChoice
      ? sql`(select distinct entity_type, entity_id, field_id, 0 as position, value_text, value_number from ${values} where ${isField})`
      : values;
  const isOnly = hasMany ? sql`` : sql` and ${column('position')} = 0`;
  return {
    hasMany,
    columns: [{ name: key, value }],
    details: [
      { name, value: sql`max(${column('value_text')})` },
      { name: `number_${place}`, value: sql`max(${column('value_number')})` },
    ],
    joins: [
      sql`left join ${source} as ${sql.id(name)} on ${column('entity_type')} = 'leads' and ${column('entity_id')} = lead.id and ${column('field_id')} = ${sql.lit(id)}${isOnly}`,
    ],
    keyJoins: [],
    nameJoins: [],
    keys: [sql.ref(`source.${key}`)],
    label: sql`max(${sql.ref(`source.${name}`)})`,
    order: [sql`max(${sql.ref(isNumber ? `source.number_${place}` : `source.${name}`)})`],
  };
}

function planTime({ by, unit }: { by: LeadTime; unit: CalendarUnit }, place: number, table: TableOf): GroupingPlan {
  const [key, name] = [`key_${place}`, `name_${place}`];
  const day = sql.ref(`source.${key}`);
  const start = unit === 'DAY' ? day : sql`coalesce(${sql.ref(`${name}.${unit.toLowerCase()}`)}, '')`;
  return {
    hasMany: false,
    columns: [{ name: key, value: sql`coalesce(${sql.ref(`lead.${by.toLowerCase()}_on`)}, '')` }],
    details: [],
    joins: [],
    nameJoins: [],
    keyJoins:
      unit === 'DAY'
        ? []
        : [sql`left join ${table('calendar')} as ${sql.id(name)} on ${sql.ref(`${name}.day`)} = ${day}`],
    keys: [start],
    label: sql`null`,
    order: [],
  };
}
