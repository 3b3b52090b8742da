/** Which leads a question counts or lists: a filter as a condition on the table `lead`. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { LeadListQuery, Range } from '../../amocrm/index.ts';
import type { Tables } from '../store/tables.ts';
import { type CardConditions, cardConditions, fieldCondition, isAmong, type Scope, toCard } from './card-condition.ts';
import { type LeadConditions, leadConditions } from './lead-relation.ts';

/** The statuses of won and lost leads, the same in every pipeline (amoCRM API v4, Pipelines: system statuses). */
export const wonStatusId = 142;
export const lostStatusId = 143;

/** What amoCRM filters leads by. */
type SentFilter = NonNullable<LeadListQuery['filter']>;

/** amoCRM's own filters of leads, with the same meaning, and those that become some of them. */
export interface LiveLeadFilter extends SentFilter {
  state?: ('OPEN' | 'WON' | 'LOST')[];
  company_id?: number[];
}

/** They and what only the replica can answer. All given conditions must hold. */
export interface ReplicaLeadFilter extends LiveLeadFilter, CardConditions, LeadConditions {}

/** Builds conditions on leads, in a query whose table of leads is called `lead`. */
export type LeadExpressions = ExpressionBuilder<Tables, 'lead'>;

type Condition = Expression<SqlBool>;

/** Adds the condition of one filter; called only if its value is given. */
type Line<Value> = (value: NonNullable<Value>, eb: LeadExpressions, scope: Scope) => Condition;

/** One ten-thousandth: money of the replica is an integer of them. */
const priceUnit = 10_000;

/** A line for each filter, so a forgotten one does not compile. */
const lines: { readonly [Key in keyof Required<LiveLeadFilter>]: Line<LiveLeadFilter[Key]> } = {
  id: (ids, _, scope) => isAmong(toCard('leads', 'lead', scope), sql`(${sql.join(ids)})`),
  name: (names, eb) => eb('lead.name', 'in', names),
  price: ({ from, to }, eb) =>
    isBetween(eb, 'lead.price_exact', {
      ...(from === undefined ? {} : { from: Math.round(from * priceUnit) }),
      ...(to === undefined ? {} : { to: Math.round(to * priceUnit) }),
    }),
  statuses: (pairs, eb) => {
    const pipelines = new Map<number, number[]>();
    for (const { pipeline_id, status_id } of pairs) {
      pipelines.set(status_id, [...(pipelines.get(status_id) ?? []), pipeline_id]);
    }
    // By status, because 142 and 143 come with every pipeline.
    return eb.or(
      [...pipelines].map(([statusId, pipelineIds]) =>
        eb.and([eb('lead.status_id', '=', statusId), eb('lead.pipeline_id', 'in', pipelineIds)]),
      ),
    );
  },
  state: (states, eb) => {
    const closed = [
      ...(states.includes('WON') ? [wonStatusId] : []),
      ...(states.includes('LOST') ? [lostStatusId] : []),
    ];
    const isClosed = eb('lead.status_id', 'in', closed);
    if (!states.includes('OPEN')) return isClosed;
    const isOpen = eb('lead.status_id', 'not in', [wonStatusId, lostStatusId]);
    return closed.length === 0 ? isOpen : eb.or([isOpen, isClosed]);
  },
  pipeline_id: (ids, eb) => eb('lead.pipeline_id', 'in', ids),
  company_id: (ids, eb, scope) => {
    // In the order of activity, SQLite would read each lead to see its company.
    if (!scope.joinsActivity) return eb('lead.company_id', 'in', ids);
    const owned = eb.selectFrom('lead as owned').select('owned.id').where('owned.company_id', 'in', ids);
    return isAmong(toCard('leads', 'lead', scope), owned);
  },
  responsible_user_id: (ids, eb) => eb('lead.responsible_user_id', 'in', ids),
  created_by: (ids, eb) => eb('lead.created_by', 'in', ids),
  updated_by: (ids, eb) => eb('lead.updated_by', 'in', ids),
  created_at: (range, eb) => isBetween(eb, 'lead.created_at', range),
  updated_at: (range, eb) => isBetween(eb, 'lead.updated_at', range),
  closed_at: (range, eb) => isBetween(eb, 'lead.closed_at', range),
  closest_task_at: (range, eb) => isBetween(eb, 'lead.closest_task_at', range),
  custom_fields_values: (conditions, eb, scope) =>
    eb.and(conditions.map((condition) => fieldCondition(toCard('leads', 'lead', scope), condition, scope))),
};

/** The condition of a filter, for `where` of a query whose table of leads is called `lead`. */
export function leadCondition(filter: ReplicaLeadFilter, scope: Scope): (eb: LeadExpressions) => Condition {
  const card = toCard('leads', 'lead', scope);
  return (eb) =>
    eb.and([
      ...(Object.keys(lines) as (keyof LiveLeadFilter)[]).flatMap((key) => {
        const value = filter[key];
        return value === undefined || value === null ? [] : [(lines[key] as Line<unknown>)(value, eb, scope)];
      }),
      ...cardConditions(card, filter, scope),
      ...leadConditions(card, filter, scope),
    ]);
}

/** Whether a column lies in a range, both ends included; an empty column does not. */
export function isBetween(
  eb: LeadExpressions,
  column: 'lead.price_exact' | `lead.${'created' | 'updated' | 'closed' | 'closest_task'}_at`,
  { from, to }: Range,
): Condition {
  return eb.and([
    ...(from === undefined ? [] : [eb(column, '>=', from)]),
    ...(to === undefined ? [] : [eb(column, '<=', to)]),
  ]);
}
