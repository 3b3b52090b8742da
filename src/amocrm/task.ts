import type { EntityType } from './account.ts';
import { type BatchOutcome, type Created, parseWritten, sendItems, type Updated } from './batch.ts';
import { type FilterRules, idsRule, type Range, rangeRule } from './filter.ts';
import { type ListQuery, type ListRoute, listByIds, listPage, type Page, type Send } from './list.ts';
import {
  type Json,
  parseBoolean,
  parseId,
  parseNumber,
  parseNumberOrNull,
  parsePart,
  parseText,
  parseTextOrNull,
  parseTime,
} from './parse.ts';

/** A task (amoCRM API v4, Tasks). Times are unix seconds. */
export interface Task {
  id: number;
  text: string;
  complete_till: number;
  /** null for a task without an entity. */
  entity_type: string | null;
  entity_id: number | null;
  responsible_user_id: number;
  task_type_id: number;
  is_completed: boolean;
  result_text: string | null;
  /** Seconds. */
  duration: number | null;
  created_by: number;
  created_at: number;
  updated_at: number;
}

/** The filters that `GET /tasks` honours. */
export interface TaskFilter {
  id?: number[];
  responsible_user_id?: number[];
  is_completed?: boolean;
  task_type?: number[];
  created_by?: number[];
  entity_type?: EntityType;
  /** With `entity_type` only. */
  entity_id?: number[];
  updated_at?: Range;
}

/** Which tasks. amoCRM honours these orders, but not one by last change. */
export type TaskListQuery = ListQuery<TaskFilter, 'id' | 'created_at' | 'complete_till'>;

/** A task to be created. */
export interface TaskWrite {
  text: string;
  complete_till: number;
  entity_type?: EntityType;
  entity_id?: number;
  responsible_user_id?: number;
  task_type_id?: number;
  /** Seconds. */
  duration?: number;
  /** Only when the task is created, as the next ones: what an import knows better than amoCRM. */
  created_at?: number;
  created_by?: number;
  updated_by?: number;
}

/** A change of a task. Only the keys that are given change. */
export interface TaskPatch
  extends Partial<Omit<TaskWrite, 'entity_type' | 'entity_id' | 'created_at' | 'created_by' | 'updated_by'>> {
  id: number;
  is_completed?: boolean;
  result?: { text: string };
}

const rules: FilterRules<TaskFilter, Task> = {
  id: idsRule('id', (task) => task.id),
  responsible_user_id: idsRule('responsible_user_id', (task) => task.responsible_user_id),
  is_completed: {
    print: (isCompleted) => [['filter[is_completed]', isCompleted ? 1 : 0]],
    holds: (task, isCompleted) => task.is_completed === isCompleted,
  },
  task_type: idsRule('task_type', (task) => task.task_type_id),
  created_by: idsRule('created_by', (task) => task.created_by),
  entity_type: {
    print: (type) => [['filter[entity_type]', type]],
    holds: (task, type) => task.entity_type === type,
  },
  entity_id: idsRule('entity_id', (task) => task.entity_id),
  updated_at: rangeRule('updated_at', (task) => task.updated_at),
};

const route: ListRoute<Task, TaskFilter> = { path: '/tasks', key: 'tasks', rules, parse: parseTask };

export function taskRoutes(send: Send) {
  const list = (query: TaskListQuery): Promise<Page<Task>> => listPage(send, route, query);
  return {
    list,
    byIds: (ids: readonly number[]): Promise<Task[]> => listByIds(list as never, ids),
    create: (tasks: readonly TaskWrite[]): Promise<BatchOutcome<Created>[]> =>
      sendItems(send, { method: 'POST', path: '/tasks', key: 'tasks', parse: parseWritten }, tasks),
    update: (tasks: readonly TaskPatch[]): Promise<BatchOutcome<Updated>[]> =>
      sendItems(send, { method: 'PATCH', path: '/tasks', key: 'tasks', parse: parseWritten }, tasks),
  };
}

export function parseTask(item: Json): Task {
  return {
    id: parseId(item.id, 'a task'),
    text: parseText(item.text),
    complete_till: parseTime(item.complete_till),
    entity_type: parseTextOrNull(item.entity_type),
    entity_id: parseNumberOrNull(item.entity_id),
    responsible_user_id: parseNumber(item.responsible_user_id),
    task_type_id: parseNumber(item.task_type_id),
    is_completed: parseBoolean(item.is_completed),
    // [] if there is none.
    result_text: parseTextOrNull(parsePart(item.result).text),
    duration: parseNumberOrNull(item.duration),
    created_by: parseNumber(item.created_by),
    created_at: parseTime(item.created_at),
    updated_at: parseTime(item.updated_at),
  };
}
