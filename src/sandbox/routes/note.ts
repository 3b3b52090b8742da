import { type Call, empty, ok, type Reply, type Route } from '../call.ts';
import { findTarget, parseUserId } from '../card.ts';
import { logEvent, toNoteEvent } from '../change-log.ts';
import { assertValid, type BatchItem, type Check, parseBatch, parseItem } from '../check.ts';
import { applyTests, testNumbers, testRange, testTexts } from '../filter.ts';
import { formatNote, notePath } from '../formatters/note.ts';
import { listPage, parseWith, selfLink, slimItem, slimList, sortRows } from '../listing.ts';
import { Problem } from '../problem.ts';
import { getNode } from '../query.ts';
import type { EntityType, NoteRow } from '../rows.ts';

/** amoCRM API v4, notes: of all cards of a type, and of one card. There is no route for the notes of all types. */
export const noteRoutes: Route[] = [
  { method: 'GET', template: '/{entity}/notes', handle: listNotes },
  { method: 'POST', template: '/{entity}/notes', handle: addNotes },
  { method: 'PATCH', template: '/{entity}/notes', handle: changeNotes },
  { method: 'GET', template: '/{entity}/notes/{noteId}', handle: getNote },
  { method: 'PATCH', template: '/{entity}/notes/{noteId}', handle: changeNote },
  { method: 'GET', template: '/{entity}/{id}/notes', handle: listNotes },
  { method: 'POST', template: '/{entity}/{id}/notes', handle: addNotes },
  { method: 'PATCH', template: '/{entity}/{id}/notes', handle: changeNotes },
  { method: 'GET', template: '/{entity}/{id}/notes/{noteId}', handle: getNote },
  { method: 'PATCH', template: '/{entity}/{id}/notes/{noteId}', handle: changeNote },
  { method: 'POST', template: '/{entity}/notes/{noteId}/pin', handle: pinNote },
  { method: 'POST', template: '/{entity}/notes/{noteId}/unpin', handle: unpinNote },
];

/** The types that an integration may write, and the parameters without which each is refused. */
const requiredParams: Record<string, readonly string[]> = {
  common: ['text'],
  call_in: ['phone', 'duration'],
  call_out: ['phone', 'duration'],
  service_message: ['service', 'text'],
  extended_service_message: ['service', 'text'],
  message_cashier: ['status', 'text'],
  geolocation: ['text', 'address', 'longitude', 'latitude'],
  sms_in: ['text', 'phone'],
  sms_out: ['text', 'phone'],
  attachment: ['version_uuid', 'file_uuid', 'file_name'],
  bill_paid: ['text', 'service', 'icon_url'],
};

function entityOf(call: Call): EntityType {
  return call.params.entity as EntityType;
}

/** The card in the path, if the route names one. */
function cardId(call: Call): number | undefined {
  return call.params.id === undefined ? undefined : Number(call.params.id);
}

function isVisible(call: Call, note: NoteRow): boolean {
  const id = cardId(call);
  return (
    note.entityType === entityOf(call) &&
    (id === undefined || note.entityId === id) &&
    call.store.isAlive(note.entityType, note.entityId)
  );
}

function listNotes(call: Call): Reply {
  const filter = getNode(call.query, 'filter');
  const { page: _page, limit: _limit, ...rest } = call.query;
  const rows = call.store.derive(`${call.path} ${JSON.stringify(rest)}`, () => {
    const visible = applyTests<NoteRow>(call.store.notes.rows(), [
      (note) => isVisible(call, note),
      testNumbers(filter, 'id', (note) => note.id),
      cardId(call) === undefined ? testNumbers(filter, 'entity_id', (note) => note.entityId) : undefined,
      testTexts(filter, 'note_type', (note) => note.noteType),
      testRange(filter, 'updated_at', (note) => note.updatedAt, 'from'),
    ]);
    return sortRows(
      visible,
      call.query,
      { id: (note) => note.id, updated_at: (note) => note.updatedAt },
      (note) => note.updatedAt,
    );
  });
  const wanted = parseWith(call.query);
  return listPage(call, rows, { key: 'notes', format: (note) => formatNote(call, note, wanted) });
}

function findNote(call: Call, id: number): NoteRow | undefined {
  const note = call.store.notes.get(id);
  return note !== undefined && isVisible(call, note) ? note : undefined;
}

function requireNote(call: Call): NoteRow {
  const note = findNote(call, Number(call.params.noteId));
  if (note === undefined) throw new Problem(404, 'Note not found');
  return note;
}

function getNote(call: Call): Reply {
  return ok(formatNote(call, requireNote(call), parseWith(call.query)));
}

/** A card has one pinned note: the one before it is unpinned. */
function pinNote(call: Call): Reply {
  const { id, entityType, entityId } = requireNote(call);
  for (const note of call.store.notes.rows()) {
    const isOfCard = note.entityType === entityType && note.entityId === entityId;
    if (isOfCard && note.isPinned && note.id !== id) call.store.notes.change(note.id, { isPinned: false });
  }
  call.store.notes.change(id, { isPinned: true });
  return empty;
}

function unpinNote(call: Call): Reply {
  call.store.notes.change(requireNote(call).id, { isPinned: false });
  return empty;
}

/** Types that only people or the system write (chat, mail) are refused, for new notes and for changes. */
function parseContent(check: Check, before: NoteRow | undefined) {
  const noteType = check.string('note_type') ?? before?.noteType ?? 'common';
  const required = Object.hasOwn(requiredParams, noteType) ? requiredParams[noteType] : undefined;
  if (required === undefined || (before !== undefined && before.noteType !== noteType)) check.refuse('note_type');
  const params = check.object('params');
  if (params === undefined && before === undefined) check.require('params');
  params?.require(...(required ?? []));
  for (const key of required ?? []) {
    if (key === 'duration') params?.integer(key);
    else params?.string(key);
  }
  return { noteType, params: params?.source ?? before?.params ?? {} };
}

function addNotes(call: Call): Reply {
  const entityType = entityOf(call);
  const items = parseBatch(call.body).map((item) => {
    const { check } = item;
    const entityId = cardId(call) ?? check.integer('entity_id');
    if (entityId === undefined) check.require('entity_id');
    else if (!call.store.isAlive(entityType, entityId)) check.refuse('entity_id');
    return {
      ...item,
      row: {
        entityType,
        entityId: entityId ?? 0,
        ...parseContent(check, undefined),
        responsibleUserId: parseUserId(call, check, 'responsible_user_id') ?? call.user.id,
        createdBy: parseUserId(call, check, 'created_by', true) ?? call.user.id,
        updatedBy: call.user.id,
        createdAt: check.integer('created_at') ?? call.now,
        updatedAt: call.now,
      },
    };
  });
  assertValid(items);
  const added = items.map(({ row, requestId }) => {
    const note = call.store.notes.add(row);
    call.webhooks.note({ entity: 'notes', row: note });
    logEvent(call, toNoteEvent(note.noteType), entityType, note.entityId, [{ note: { id: note.id } }]);
    return { id: note.id, entity_id: note.entityId, request_id: requestId, _links: selfLink(call, notePath(note)) };
  });
  return slimList(call, call.path, 'notes', added);
}

function changeNotes(call: Call): Reply {
  return slimList(call, call.path, 'notes', applyChanges(call, parseBatch(call.body), undefined));
}

function changeNote(call: Call): Reply {
  const changed = applyChanges(call, [parseItem(call.body)], Number(call.params.noteId));
  return slimItem(call, `/${entityOf(call)}/notes`, 'notes', changed);
}

function applyChanges(call: Call, items: BatchItem[], pathId: number | undefined): Record<string, unknown>[] {
  const read = items.map((item) => {
    const before = findTarget(item, (id) => findNote(call, id), pathId);
    return { ...item, id: before?.id ?? 0, content: parseContent(item.check, before) };
  });
  assertValid(read);
  return read.map(({ id, content }) => {
    const note = call.store.notes.change(id, { ...content, updatedBy: call.user.id, updatedAt: call.now });
    return { id, entity_id: note.entityId, updated_at: note.updatedAt, _links: selfLink(call, notePath(note)) };
  });
}
