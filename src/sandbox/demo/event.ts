import { toNoteEvent } from '../change-log.ts';
import { eventId } from '../event-log.ts';
import { singular } from '../formatters/event.ts';
import type { CardRow, EntityType, EventRow, NoteRow, TaskRow } from '../rows.ts';
import type { Store } from '../store.ts';
import { findLeaving, type PastEvent, tellLead } from './lead-history.ts';
import type { DemoPlan } from './plan.ts';

/**
 * Adds what happened in the demo's year. It is told from the cards as they were at the start, when the log is read for the first time:
 * most sandboxes never need it.
 *
 * @param typed notes whose events have numbers of their own, so that those of all others stay as they are
 */
export function addEvents(store: Store, { today }: Pick<DemoPlan, 'today'>, typed: readonly NoteRow[]): void {
  const leads = store.leads.rows();
  const [contacts, companies] = [store.contacts.rows(), store.companies.rows()];
  const own = new Set(typed);
  const [tasks, notes] = [store.tasks.rows(), store.notes.rows().filter((note) => !own.has(note))];
  const leaving = findLeaving(today);
  store.log.tellPast(() => {
    const events = number([
      ...companies.map((row) => tellCard('companies', row)),
      ...contacts.map((row) => tellCard('contacts', row)),
      ...leads.flatMap((lead) => tellLead(store, lead, leaving)),
      ...notes.map(tellNote),
      ...tasks.flatMap(tellTask),
    ]);
    return [...events, ...number(typed.map(tellNote), events.length)].sort((a, b) => a.createdAt - b.createdAt);
  });
}

/** In the order of time, with their ids. */
function number(events: PastEvent[], first = 0): EventRow[] {
  return events
    .sort((a, b) => a.createdAt - b.createdAt)
    .map((event, index) => ({ ...event, id: eventId(event.createdAt, first + index) }));
}

function tellCard(entityType: EntityType, row: CardRow): PastEvent {
  return {
    type: `${singular[entityType]}_added`,
    entityType,
    entityId: row.id,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    valueAfter: [],
    valueBefore: [],
  };
}

function tellNote(note: NoteRow): PastEvent {
  return {
    type: toNoteEvent(note.noteType),
    entityType: note.entityType,
    entityId: note.entityId,
    createdBy: note.createdBy,
    createdAt: note.createdAt,
    valueAfter: [{ note: { id: note.id } }],
    valueBefore: [],
  };
}

function tellTask(task: TaskRow): PastEvent[] {
  const tell = (type: string, createdBy: number, createdAt: number): PastEvent => ({
    type,
    entityType: 'tasks',
    entityId: task.id,
    createdBy,
    createdAt,
    valueAfter: [],
    valueBefore: [],
  });
  return [
    tell('task_added', task.createdBy, task.createdAt),
    ...(task.isCompleted ? [tell('task_completed', task.responsibleUserId, task.updatedAt)] : []),
  ];
}
