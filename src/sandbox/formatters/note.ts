import type { Call } from '../call.ts';
import { selfLink } from '../listing.ts';
import type { NoteRow } from '../rows.ts';
import { formatAuthorship, formatOwnership } from './card.ts';

/** A note as GET answers it. */
export function formatNote(call: Call, row: NoteRow, wanted: ReadonlySet<string>): unknown {
  return {
    id: row.id,
    entity_id: row.entityId,
    ...formatAuthorship(row),
    ...formatOwnership(call, row),
    note_type: row.noteType,
    params: row.params,
    account_id: call.store.metadata.account.id,
    ...(wanted.has('is_pinned') ? { is_pinned: row.isPinned === true } : {}),
    _links: selfLink(call, notePath(row)),
  };
}

/** A note's own address goes through its card. */
export function notePath(row: NoteRow): string {
  return `/${row.entityType}/${row.entityId}/notes/${row.id}`;
}
