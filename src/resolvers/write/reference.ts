import type { EntityType } from '../../amocrm/index.ts';
import { NotFoundError } from '../../errors/index.ts';
import { notFound } from '../../loaders/record.ts';
import type { Nullish } from '../../nullish.ts';
import type { Context } from '../context.ts';

/** A record that a write refers to. */
export interface Reference {
  entityType: EntityType;
  id: string | number;
}

/** What one record of a kind is called in texts. */
export const nouns: Record<EntityType, string> = { leads: 'lead', contacts: 'contact', companies: 'company' };

/** References of one write: those of a kind by their ids, absent ones left out. */
export function toReferences(entityType: EntityType, ids: Nullish<readonly Nullish<string>[]>): Reference[] {
  return (ids ?? []).flatMap((id) => (id ? [{ entityType, id }] : []));
}

/** Reads the records of many writes at once, so that checking each of them costs nothing more. */
export async function loadReferences(references: readonly Reference[], context: Context): Promise<void> {
  await Promise.all(references.map((reference) => loadOne(reference, context)));
}

/**
 * Checks that the records exist before anything is written: amoCRM creates the record first and refuses its links
 * afterwards; what it does with tasks and notes of unknown records is not documented.
 *
 * @throws {NotFoundError}
 */
export async function checkReferences(references: readonly Reference[], context: Context): Promise<void> {
  const missing = await findMissing(references, context);
  const [only, ...others] = missing;
  if (!only) return;
  const single = notFound(nouns[only.entityType], Number(only.id));
  const details = single.remedy === undefined ? {} : { remedy: single.remedy };
  const named = missing.map(({ entityType, id }) => `${nouns[entityType]} ${id}`).join(', ');
  const message = others.length === 0 ? single.message : `These records do not exist or are not visible: ${named}.`;
  throw new NotFoundError(`${message} The write that refers to it was not sent.`, details);
}

/** Those of the references to which there is no record that the token's user may see. */
export async function findMissing<Each extends Reference>(
  references: readonly Each[],
  context: Context,
): Promise<Each[]> {
  const found = await Promise.all(references.map((reference) => loadOne(reference, context)));
  return references.filter((_, index) => found[index] === null);
}

function loadOne({ entityType, id }: Reference, { loaders }: Context): Promise<object | null> {
  const byType = { leads: loaders.lead, contacts: loaders.contact, companies: loaders.company };
  return byType[entityType].load(Number(id));
}
