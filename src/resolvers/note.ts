import type { EntityType, Note, NoteListQuery } from '../amocrm/index.ts';
import { type Known, notFound } from '../loaders/record.ts';
import type { Context } from './context.ts';
import { type Connection, type ConnectionArguments, loadConnection, nameList } from './list/connection.ts';
import { one, sendBatch } from './write/batch.ts';
import { createNotesOnce } from './write/create-once.ts';
import { checkReferences, nouns, toReferences } from './write/reference.ts';

/** The arguments that select the notes of one lead, contact or company. */
export interface NoteListArguments extends ConnectionArguments {
  entityType: EntityType;
  entityId: string;
}

/** Loads one page of the notes of an entity, newest first. @throws {NotFoundError} */
export async function listNotes(
  { entityType, entityId, ...page }: NoteListArguments,
  context: Context,
): Promise<Connection<Note>> {
  const { noun, name } = nameList(context, 'notes');
  const criteria: NoteListQuery = {
    filter: { entity_id: [Number(entityId)] },
    order: { field: 'id', direction: 'desc' },
  };
  const list = (query: NoteListQuery) => context.amocrm.notes.list(entityType, query);
  const notes = await loadConnection({ noun, name: `${name}/${entityType}` }, page, criteria, list);
  // amoCRM gives the same answer for a record that does not exist as for one without notes.
  if (notes.edges.length === 0 && !page.after) await checkExists(entityType, Number(entityId), context);
  return notes;
}

async function checkExists(entity: EntityType, id: number, { loaders }: Context): Promise<void> {
  const found = {
    leads: () => loaders.lead.load(id),
    contacts: () => loaders.contact.load(id),
    companies: () => loaders.company.load(id),
  };
  if (!(await found[entity]())) throw notFound(nouns[entity], id);
}

/** Adds a plain note to a lead, contact or company. */
export function addNote(entity: EntityType, id: string, text: string, context: Context): Promise<Known<Note>> {
  const write = { entity_id: Number(id), note_type: 'common', params: { text } };
  return one(
    sendBatch(
      [write],
      async (sent) => {
        await checkReferences(toReferences(entity, [id]), context);
        return sent;
      },
      (writes) => createNotesOnce(context, entity, writes),
      (sent, created): Known<Note> => ({ ...sent, entity_type: entity, id: created.id }),
      context,
    ),
  );
}
