import type { EntityType, Link, LinkWrite } from '../amocrm/index.ts';
import { AmocrmGraphqlError, PartiallyAppliedError, ValidationError } from '../errors/index.ts';
import type { Context } from './context.ts';
import { checkReferences, toReferences } from './reference.ts';

/** A `LinkInput`: what is linked, and whether as the main contact of a lead. */
export interface LinkInput {
  entityType: EntityType;
  entityId: string;
  isMain?: boolean | null | undefined;
}

/** The links of some entities of one type. */
export async function readLinks(entity: EntityType, ids: readonly string[], { amocrm }: Context): Promise<Link[]> {
  return amocrm.links.of(entity, ids.map(Number));
}

/**
 * Links entities to one. Links that are there already are left alone: amoCRM answers a second one with an
 * error of its own (HTTP 500).
 */
export async function linkEntities(
  entity: EntityType,
  id: string,
  inputs: readonly LinkInput[],
  context: Context,
): Promise<Link[]> {
  const { amocrm } = context;
  checkLinks(entity, inputs);
  const present = await amocrm.links.of(entity, [Number(id)]);
  const missing = inputs.filter((input) => {
    const link = present.find(
      (other) => other.to_entity_type === input.entityType && other.to_entity_id === Number(input.entityId),
    );
    return !link || (input.isMain === true && link.is_main === false);
  });
  if (missing.length === 0) return present;
  // What has links exists.
  const one = present.length > 0 ? [] : toReferences(entity, [id]);
  const others = missing.flatMap(({ entityType, entityId }) => toReferences(entityType, [entityId]));
  await checkReferences([...one, ...others], context);
  await amocrm.links.link(entity, Number(id), missing.map(writeLink));
  return amocrm.links.of(entity, [Number(id)]);
}

/** Removes links; those that are not there are not missed. Answers with the links that remain. */
export async function unlinkEntities(
  entity: EntityType,
  id: string,
  inputs: readonly LinkInput[],
  { amocrm }: Context,
): Promise<Link[]> {
  await amocrm.links.unlink(entity, Number(id), inputs.map(writeLink));
  return amocrm.links.of(entity, [Number(id)]);
}

/**
 * Links what amoCRM does not take while an entity is created.
 *
 * @returns an error that says that the entity exists, where linking failed
 */
export async function linkCreated(
  entity: EntityType,
  id: number,
  links: LinkWrite[],
  { amocrm }: Context,
): Promise<AmocrmGraphqlError | undefined> {
  try {
    await amocrm.links.link(entity, id, links);
    return undefined;
  } catch (cause) {
    if (!(cause instanceof AmocrmGraphqlError)) throw cause;
    const targets = links.map((link) => `${link.to_entity_type} ${link.to_entity_id}`).join(', ');
    return new PartiallyAppliedError(`${entity} ${id} was created, but not linked to ${targets}: ${cause.message}`, {
      cause,
      data: { applied: [{ entityType: entity, id: String(id) }] },
      remedy: 'Link the records that exist now; do not create this one again.',
    });
  }
}

/** Which entities amoCRM links to which (amoCRM API v4, Links). */
const linkable: Record<EntityType, readonly EntityType[]> = {
  leads: ['contacts', 'companies'],
  contacts: ['leads', 'companies'],
  companies: ['leads', 'contacts'],
};

function checkLinks(entity: EntityType, inputs: readonly LinkInput[]): void {
  const issues = inputs.flatMap((input, index) => {
    const path = ['links', index];
    if (!linkable[entity].includes(input.entityType)) {
      return [{ path: [...path, 'entityType'], message: `${entity} link to ${linkable[entity].join(' and ')} only` }];
    }
    if (input.isMain && !(entity === 'leads' && input.entityType === 'contacts')) {
      return [{ path: [...path, 'isMain'], message: 'only a contact of a lead can be main' }];
    }
    return [];
  });
  if (issues.length > 0) throw new ValidationError(issues);
}

function writeLink(input: LinkInput): LinkWrite {
  return {
    to_entity_id: Number(input.entityId),
    to_entity_type: input.entityType,
    ...(input.isMain ? { metadata: { is_main: true } } : {}),
  };
}
