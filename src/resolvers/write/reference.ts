import type { EntityType } from '../../amocrm/index.ts';
import { NotFoundError } from '../../errors/index.ts';
import { cardLoaderOf } from '../../loaders/index.ts';
import { notFound } from '../../loaders/record.ts';
import type { Nullish } from '../../nullish.ts';
import type { Context } from '../context.ts';
import { hasCustomers, requireEntities } from '../customers-mode.ts';

/** A record that a write refers to. */
export interface Reference {
  entityType: EntityType;
  id: string | number;
}

/** The noun for one record of each type, for messages. */
export const nouns: Record<EntityType, string> = {
  leads: 'lead',
  contacts: 'contact',
  companies: 'company',
  customers: 'customer',
};

/** Converts ids of one type to references, skipping null and undefined. */
export function toReferences(entityType: EntityType, ids: Nullish<readonly Nullish<string>[]>): Reference[] {
  return (ids ?? []).flatMap((id) => (id ? [{ entityType, id }] : []));
}

/** Loads the records of many writes in one request, so that checking each of them costs no further request. */
export async function loadReferences(references: readonly Reference[], context: Context): Promise<void> {
  // Whether the account has customers is told item by item.
  const others = references.filter(({ entityType }) => entityType !== 'customers');
  const isOn = others.length < references.length && hasCustomers(await context.metadata.account());
  await Promise.all((isOn ? references : others).map((reference) => loadOne(reference, context)));
}

/**
 * Checks that the records exist before anything is written: amoCRM refuses links to unknown records only after it has
 * created the record, and does not document what it does with tasks and notes of unknown records.
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

/** Finds the references to records that do not exist or are not visible to the token's user. */
export async function findMissing<Each extends Reference>(
  references: readonly Each[],
  context: Context,
): Promise<Each[]> {
  await requireEntities(
    references.map(({ entityType }) => entityType),
    context,
  );
  const found = await Promise.all(references.map((reference) => loadOne(reference, context)));
  return references.filter((_, index) => found[index] === null);
}

function loadOne({ entityType, id }: Reference, { loaders }: Context): Promise<object | null> {
  return cardLoaderOf(entityType, loaders).load(Number(id));
}
