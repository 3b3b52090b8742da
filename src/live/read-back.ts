import type { Amocrm, EntityType } from '../amocrm/index.ts';
import type { Change } from './change.ts';
import type { Hint } from './delivery.ts';

/** The ids that one address takes. */
const mostIds = 250;

/**
 * Reads the records that hints of one noun name, in the fewest calls.
 *
 * @param hints of one entity, and notes of one kind of record
 * @returns by id; what is not there, or may not be seen, is missing
 */
export async function readBack(
  hints: readonly Pick<Hint, 'entity' | 'id' | 'noteOf'>[],
  amocrm: Amocrm,
): Promise<Map<number, NonNullable<Change['record']>>> {
  const [first] = hints;
  const ids = [...new Set(hints.map(({ id }) => id))];
  const records = first ? await readMany(first, ids, amocrm) : [];
  return new Map(records.map((record) => [record.id, record]));
}

function readMany(
  { entity, noteOf }: Pick<Hint, 'entity' | 'noteOf'>,
  ids: number[],
  amocrm: Amocrm,
): Promise<NonNullable<Change['record']>[]> {
  switch (entity) {
    case 'leads':
      // Whoever hears of a lead most often wants its contacts.
      return amocrm.leads.byIds(ids, { with: ['contacts'] });
    case 'contacts':
      return amocrm.contacts.byIds(ids);
    case 'companies':
      return amocrm.companies.byIds(ids);
    case 'tasks':
      return amocrm.tasks.byIds(ids);
    case 'notes':
      return readNotes(noteOf ?? 'leads', ids, amocrm);
  }
}

async function readNotes(entity: EntityType, ids: number[], amocrm: Amocrm): Promise<NonNullable<Change['record']>[]> {
  const chunks = Array.from({ length: Math.ceil(ids.length / mostIds) }, (_, index) =>
    ids.slice(index * mostIds, (index + 1) * mostIds),
  );
  const pages = await Promise.all(chunks.map((id) => amocrm.notes.list(entity, { filter: { id }, limit: mostIds })));
  return pages.flatMap(({ items }) => items);
}
