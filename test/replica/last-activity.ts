/** When people last did something about the cards of a sandbox, told from its own rows, to compare with what the replica has. */
import { isCallEvent, kindOfEvent, kindOfNote } from '../../src/loaders/activity-kind.ts';
import type { SandboxData } from '../../src/sandbox/index.ts';

/** The newest activity of each card of a kind, in unix seconds. */
export function tellActivity(data: SandboxData, entityType: 'leads' | 'contacts' | 'companies'): Map<number, number> {
  const newest = new Map<number, number>();
  const count = (id: number | null, at: number) => {
    if (id !== null) newest.set(id, Math.max(at, newest.get(id) ?? 0));
  };
  for (const event of data.events()) {
    if (event.entityType !== entityType) continue;
    const isCounted = event.createdBy !== 0 || isCallEvent(event.type) || kindOfEvent(event) === 'MESSAGE';
    if (isCounted) count(event.entityId, event.createdAt);
  }
  for (const note of data.notes.rows()) {
    if (note.entityType !== entityType) continue;
    if (note.createdBy !== 0 || kindOfNote({ note_type: note.noteType }) !== 'NOTE')
      count(note.entityId, note.createdAt);
  }
  for (const task of data.tasks.rows()) {
    if (task.entityType === entityType && task.isCompleted) count(task.entityId, task.updatedAt);
  }
  return newest;
}
