import type { EntityType, Note } from '../amocrm/index.ts';
import type { Known } from '../loaders/record.ts';
import { one, writeBatch } from './batch.ts';
import type { Context } from './context.ts';
import { createNotesOnce } from './create-once.ts';
import { checkReferences, toReferences } from './reference.ts';

/** Adds a plain note to a lead, contact or company. */
export function addNote(entity: EntityType, id: string, text: string, context: Context): Promise<Known<Note>> {
  const write = { entity_id: Number(id), note_type: 'common', params: { text } };
  return one(
    writeBatch(
      [write],
      async (sent) => {
        await checkReferences(toReferences(entity, [id]), context);
        return sent;
      },
      (writes) => createNotesOnce(context, entity, writes),
      (sent, created): Known<Note> => ({ ...sent, entity_type: entity, id: created.id }),
    ),
  );
}
