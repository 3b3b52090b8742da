/** Tasks by conditions that only the replica can answer: on their words, and on the leads that they are about. */
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import type { Range, TaskListQuery } from '../../amocrm/index.ts';
import type { Snapshot } from '../index.ts';
import type { Kind } from '../kind.ts';
import type { Tables } from '../store/tables.ts';
import { containsText } from '../store/text-match.ts';
import { isInRange, isOneOf } from './column.ts';
import { leadCondition, type ReplicaLeadFilter } from './lead-condition.ts';
import { countRecords, loadRecordPage, type PageChoice, type RecordPage } from './record-page.ts';
import { hasWords, type TaskWord } from './task-words.ts';

/** amoCRM's own filters of tasks, with the same meaning, and what only the replica can answer. All given conditions must hold. */
export interface ReplicaTaskFilter extends NonNullable<TaskListQuery['filter']> {
  due?: Range;
  is_overdue?: boolean;
  /** A part of what is to be done, in any case. */
  text?: string;
  /** Words that are all found in the task, or in the names of whom and what it is about. */
  words?: TaskWord[];
  /** Only tasks about leads of this filter. */
  lead?: Pick<ReplicaLeadFilter, 'pipeline_id' | 'statuses' | 'responsible_user_id' | 'state'>;
}

/** What tasks can be ordered by. */
export type TaskSortField = 'id' | 'created_at' | 'complete_till';

const from = expressionBuilder<Tables, never>();

/** The kinds of records that a list reads. */
export function taskListKinds({ lead, words }: ReplicaTaskFilter): Kind[] {
  if (words) return ['tasks', 'leads', 'contacts', 'companies'];
  return lead ? ['tasks', 'leads'] : ['tasks'];
}

/** How many texts are compared with the words of one search. */
const maxCompared = 10_000;

/**
 * Loads the ids of tasks by the words of their text.
 *
 * @param parts for each word, what a text contains that has it: any of these
 * @param matches whether a text that contains all of them is meant
 */
export async function loadTasksByWords(
  { database, engine }: Pick<Snapshot, 'database' | 'engine'>,
  parts: readonly (readonly string[])[],
  matches: (text: string) => boolean,
): Promise<number[]> {
  const rows = await database
    .selectFrom('task')
    .select(['task.id', 'task.text'])
    .where(from.and(parts.map((any) => from.or(any.map((part) => containsText(engine, 'task.text', part))))))
    .orderBy('task.id', 'desc')
    .limit(maxCompared)
    .execute();
  return rows.filter(({ text }) => matches(text)).map(({ id }) => id);
}

/** Loads the ids of one page of tasks. @param similar ids of tasks that count as containing the text of the filter */
export function loadTaskPage(
  snapshot: Snapshot,
  { filter, order, ...choice }: PageChoice<ReplicaTaskFilter, TaskSortField>,
  similar: readonly number[] = [],
): Promise<RecordPage> {
  const where = taskCondition(filter, snapshot, similar);
  const value = order.field === 'id' ? undefined : sql<number>`${sql.ref(`task.${order.field}`)}`;
  return loadRecordPage(snapshot, { table: 'task', where, value, direction: order.direction, ...choice });
}

/** The number of tasks that match. @param similar see `loadTaskPage` */
export function countTasks(
  snapshot: Snapshot,
  filter: ReplicaTaskFilter,
  similar: readonly number[] = [],
): Promise<number> {
  return countRecords(snapshot, { table: 'task', where: taskCondition(filter, snapshot, similar) });
}

function taskCondition(filter: ReplicaTaskFilter, snapshot: Snapshot, similar: readonly number[]): Expression<SqlBool> {
  const { is_completed, entity_type, is_overdue, text, words, lead } = filter;
  const column = (name: string, values: readonly (number | string)[] | undefined) =>
    values ? [isOneOf(`task.${name}`, values)] : [];
  return from.and([
    ...column('id', filter.id),
    ...column('responsible_user_id', filter.responsible_user_id),
    ...column('created_by', filter.created_by),
    ...column('task_type_id', filter.task_type),
    ...column('entity_type', entity_type && [entity_type]),
    ...column('entity_id', filter.entity_id),
    ...column('is_completed', is_completed === undefined ? undefined : [is_completed ? 1 : 0]),
    ...isInRange('task.updated_at', filter.updated_at ?? {}),
    ...isInRange('task.complete_till', filter.due ?? {}),
    ...(is_overdue === undefined ? [] : [isOverdue(is_overdue, snapshot)]),
    ...(text === undefined ? [] : [hasText(snapshot, text, similar)]),
    ...(words ? [hasWords(words, snapshot)] : []),
    ...(lead ? [isOfLead(lead, snapshot)] : []),
  ]);
}

function hasText({ engine }: Snapshot, text: string, similar: readonly number[]): Expression<SqlBool> {
  const asWritten = containsText(engine, 'task.text', text);
  return similar.length === 0 ? asWritten : from.or([asWritten, isOneOf('task.id', similar)]);
}

function isOverdue(wanted: boolean, { asOf }: Snapshot): Expression<SqlBool> {
  const columns = { completed: sql.ref('task.is_completed'), due: sql.ref('task.complete_till') };
  if (wanted) return sql<SqlBool>`(${columns.completed} = 0 and ${columns.due} < ${asOf})`;
  return sql<SqlBool>`(${columns.completed} = 1 or ${columns.due} >= ${asOf})`;
}

function isOfLead(lead: ReplicaLeadFilter, snapshot: Snapshot): Expression<SqlBool> {
  const leads = from.selectFrom('lead').select('lead.id').where(leadCondition(lead, snapshot));
  return sql<SqlBool>`(${sql.ref('task.entity_type')} = 'leads' and ${sql.ref('task.entity_id')} in ${leads})`;
}
