import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { TaskRow } from '../rows.ts';
import { formatAuthorship, formatOwnership } from './card.ts';

/** A task as GET answers it. A task without a result carries an empty array, not an object. */
export function formatTask(call: Call, row: TaskRow, suffix: string): unknown {
  return {
    id: row.id,
    ...formatAuthorship(row),
    ...formatOwnership(call, row),
    entity_id: row.entityId,
    entity_type: row.entityType,
    duration: row.duration,
    is_completed: row.isCompleted,
    task_type_id: row.taskTypeId,
    text: row.text,
    result: row.result === null ? [] : { text: row.result },
    complete_till: row.completeTill,
    account_id: call.store.metadata.account.id,
    _links: selfLink(call, `/tasks/${row.id}`, suffix),
  };
}
