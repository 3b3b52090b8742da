import type { Event, EventValue, IncomingLead, Note, Task } from '../../amocrm/index.ts';
import { toDay } from '../calendar.ts';
import type { EventTable, IncomingLeadTable, NoteTable, StageMoveTable, TaskTable } from '../store/tables.ts';
import type { RowContext } from './context.ts';

export function toTaskRow(task: Task, { timeZone }: RowContext): TaskTable {
  return {
    id: task.id,
    text: task.text,
    task_type_id: task.task_type_id,
    entity_type: task.entity_type,
    entity_id: task.entity_id,
    responsible_user_id: task.responsible_user_id,
    complete_till: task.complete_till,
    is_completed: task.is_completed ? 1 : 0,
    result_text: task.result_text,
    duration: task.duration,
    created_by: task.created_by,
    created_at: task.created_at,
    updated_at: task.updated_at,
    created_on: toDay(task.created_at, timeZone),
    complete_till_on: toDay(task.complete_till, timeZone),
  };
}

/** Where notes of different types keep what a person reads. */
const textKeys = ['text', 'note', 'subject', 'address', 'service', 'original_name'];

export function toNoteRow(note: Note, { timeZone }: RowContext): NoteTable {
  const { params } = note;
  const isCall = note.note_type === 'call_in' || note.note_type === 'call_out';
  return {
    entity_type: note.entity_type,
    id: note.id,
    entity_id: note.entity_id,
    note_type: note.note_type,
    text:
      textKeys.map((key) => params[key]).find((text): text is string => typeof text === 'string' && text !== '') ?? '',
    created_by: note.created_by,
    responsible_user_id: note.responsible_user_id,
    created_at: note.created_at,
    updated_at: note.updated_at,
    created_on: toDay(note.created_at, timeZone),
    call_duration: isCall ? toNumber(params.duration) : null,
    call_status: isCall ? toNumber(params.call_status) : null,
    call_result: isCall && typeof params.call_result === 'string' ? params.call_result : null,
    phone: typeof params.phone === 'string' && params.phone !== '' ? params.phone : null,
  };
}

function toNumber(value: unknown): number | null {
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? Math.trunc(number) : null;
}

/** What the log calls entities, and what addresses and the replica call them. */
const plurals: Readonly<Record<string, string>> = {
  lead: 'leads',
  contact: 'contacts',
  company: 'companies',
  customer: 'customers',
  task: 'tasks',
};

export function toEventRow(event: Event, { timeZone }: RowContext): EventTable {
  const isMove = event.type === 'lead_status_changed';
  return {
    id: event.id,
    type: event.type,
    entity_type: plurals[event.entity_type] ?? event.entity_type,
    entity_id: event.entity_id,
    created_by: event.created_by,
    created_at: event.created_at,
    created_on: toDay(event.created_at, timeZone),
    value_before: isMove ? null : printValues(event.value_before),
    value_after: isMove ? null : printValues(event.value_after),
  };
}

function printValues(values: readonly EventValue[]): string | null {
  return values.length === 0 ? null : JSON.stringify(values);
}

/** The move that an event is; undefined for other events, and where the stage stayed the same. */
export function toStageMove(event: Event, { timeZone, stageName }: RowContext): StageMoveTable | undefined {
  if (event.type !== 'lead_status_changed' || event.entity_id === null) return undefined;
  const [from, to] = [findStage(event.value_before), findStage(event.value_after)];
  if (!to || (from?.pipeline_id === to.pipeline_id && from.status_id === to.status_id)) return undefined;
  return {
    event_id: event.id,
    lead_id: event.entity_id,
    from_pipeline_id: from?.pipeline_id ?? null,
    from_status_id: from?.status_id ?? null,
    to_pipeline_id: to.pipeline_id,
    to_status_id: to.status_id,
    from_status_name: from ? stageName(from.pipeline_id, from.status_id) : null,
    to_status_name: stageName(to.pipeline_id, to.status_id),
    moved_by: event.created_by,
    moved_at: event.created_at,
    moved_on: toDay(event.created_at, timeZone),
  };
}

function findStage(values: readonly EventValue[]) {
  return values.find((value) => value.kind === 'stage');
}

export function toIncomingRow(lead: IncomingLead, { timeZone }: RowContext): IncomingLeadTable {
  const { uid, lead_id, contact_id, company_id, pipeline_id, category, source_name, created_at } = lead;
  const created_on = toDay(created_at, timeZone);
  return {
    uid,
    lead_id,
    contact_id,
    company_id,
    pipeline_id,
    category,
    source_name,
    created_at,
    created_on,
    left_at: null,
  };
}
