import type { EntityType, Link, LinkWrite } from '../amocrm/index.ts';
import { isHeld } from '../errors/held.ts';
import { AmocrmGraphqlError, PartiallyAppliedError, ValidationError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { requireEntities } from './customers-mode.ts';
import { checkReferences, findMissing, nouns, toReferences } from './write/reference.ts';

/** A `LinkInput`: the entity to link, and whether it becomes the main contact of a lead. */
export interface LinkInput {
  entityType: EntityType;
  entityId: string;
  isMain?: Nullish<boolean>;
}

/** Loads the links of some entities of one type. */
export async function loadLinks(entity: EntityType, ids: readonly string[], context: Context): Promise<Link[]> {
  await requireEntities([entity], context);
  return context.amocrm.links.of(entity, ids.map(Number));
}

/**
 * Links entities to one entity. Existing links are not sent again: amoCRM answers a second one with HTTP 500.
 */
export async function linkEntities(
  entity: EntityType,
  id: string,
  inputs: readonly LinkInput[],
  context: Context,
): Promise<Link[]> {
  const { amocrm } = context;
  checkLinks(entity, inputs);
  await requireEntities([entity, ...inputs.map(({ entityType }) => entityType)], context);
  const present = await amocrm.links.of(entity, [Number(id)]);
  const missing = inputs.filter((input) => {
    const link = present.find(
      (other) => other.to_entity_type === input.entityType && other.to_entity_id === Number(input.entityId),
    );
    return !link || (input.isMain === true && link.is_main === false);
  });
  if (missing.length === 0) return present;
  // An entity that has links exists.
  const source = present.length > 0 ? [] : toReferences(entity, [id]);
  const targets = missing.flatMap(({ entityType, entityId }) => toReferences(entityType, [entityId]));
  await checkReferences([...source, ...targets], context);
  await amocrm.links.link(entity, Number(id), missing.map(toLinkWrite));
  return amocrm.links.of(entity, [Number(id)]);
}

/** Removes links, ignoring those that do not exist. Returns the remaining links. */
export async function unlinkEntities(
  entity: EntityType,
  id: string,
  inputs: readonly LinkInput[],
  context: Context,
): Promise<Link[]> {
  await requireEntities([entity, ...inputs.map(({ entityType }) => entityType)], context);
  const { amocrm } = context;
  await amocrm.links.unlink(entity, Number(id), inputs.map(toLinkWrite));
  return amocrm.links.of(entity, [Number(id)]);
}

/** The two ends of one link. */
export interface LinkArguments {
  entityType: EntityType;
  entityId: string;
  toEntityType: EntityType;
  toEntityId: string;
  isMain?: Nullish<boolean>;
}

/** The result of changing one link. */
export interface LinkChange {
  link: Link;
  /** Whether the two are linked now. */
  linked: boolean;
  /** Whether this call changed it. */
  changed: boolean;
}

/** Links one entity to another. Reads only this one link, not the others of the entity. */
export async function linkEntity(args: LinkArguments, context: Context): Promise<LinkChange> {
  const { amocrm } = context;
  const { entity, id, target } = toEnds(args);
  await requireEntities([entity, target.entityType], context);
  const present = await amocrm.links.between(entity, id, target.entityType, Number(target.entityId));
  if (present && !(target.isMain === true && present.is_main === false)) {
    return { link: present, linked: true, changed: false };
  }
  try {
    await amocrm.links.link(entity, id, [toLinkWrite(target)]);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    throw (await nameMissing(args, context)) ?? error;
  }
  const isMain = target.isMain === true || (present?.is_main ?? null);
  return { link: toLink(args, isMain), linked: true, changed: true };
}

/** Finds out which record is missing, with one more request: amoCRM does not name it in its error. */
async function nameMissing(args: LinkArguments, context: Context): Promise<ValidationError | undefined> {
  const ends = [
    { path: 'entityId', entityType: args.entityType, id: args.entityId },
    { path: 'toEntityId', entityType: args.toEntityType, id: args.toEntityId },
  ];
  const missing = await findMissing(ends, context);
  if (missing.length === 0) return undefined;
  return new ValidationError(
    missing.map(({ path, entityType, id }) => ({
      path: [path],
      message: `there is no ${nouns[entityType]} ${id}, or the amoCRM user of the token may not see it`,
    })),
  );
}

/** Removes one link; sends nothing if there is none. */
export async function unlinkEntity(args: LinkArguments, context: Context): Promise<LinkChange> {
  const { amocrm } = context;
  const { entity, id, target } = toEnds(args);
  await requireEntities([entity, target.entityType], context);
  const present = await amocrm.links.between(entity, id, target.entityType, Number(target.entityId));
  if (present) await amocrm.links.unlink(entity, id, [toLinkWrite(target)]);
  return { link: toLink(args, null), linked: false, changed: present !== undefined };
}

function toEnds({ entityType: entity, entityId, toEntityType, toEntityId, isMain }: LinkArguments) {
  const target: LinkInput = { entityType: toEntityType, entityId: toEntityId, isMain };
  if (!linkable[entity].includes(toEntityType)) {
    const message = `${entity} can be linked only to ${linkable[entity].join(' and ')}`;
    throw new ValidationError([{ path: ['toEntityType'], message }]);
  }
  if (isMain && !(entity === 'leads' && toEntityType === 'contacts')) {
    throw new ValidationError([{ path: ['isMain'], message: onlyContactsAreMain }]);
  }
  return { entity, id: Number(entityId), target };
}

function toLink({ entityType, entityId, toEntityType, toEntityId }: LinkArguments, is_main: boolean | null): Link {
  return {
    entity_type: entityType,
    entity_id: Number(entityId),
    to_entity_type: toEntityType,
    to_entity_id: Number(toEntityId),
    is_main,
  };
}

/** What an error says of a record that was written and not linked. */
const afterWrite = {
  created: 'Link the existing records; do not create this one again.',
  changed: 'Link the two records; the other changes are done.',
} as const;

/**
 * Links an entity that was just written, because amoCRM does not accept these links in the request that writes it.
 *
 * @returns if linking fails, an error that says that the entity is written
 */
export async function linkWritten(
  entity: EntityType,
  id: number,
  links: LinkWrite[],
  { amocrm }: Context,
  what: keyof typeof afterWrite = 'created',
): Promise<AmocrmGraphqlError | undefined> {
  try {
    await amocrm.links.link(entity, id, links);
    return undefined;
  } catch (cause) {
    if (isHeld(cause) || !(cause instanceof AmocrmGraphqlError)) throw cause;
    const targets = links.map((link) => `${link.to_entity_type} ${link.to_entity_id}`).join(', ');
    return new PartiallyAppliedError(`${entity} ${id} was ${what}, but not linked to ${targets}: ${cause.message}`, {
      cause,
      data: { applied: [{ entityType: entity, id: String(id) }] },
      remedy: afterWrite[what],
    });
  }
}

/**
 * Says before the first request of an operation that a later one links contacts to a company, which replaces the one that they have: what
 * is confirmed, is confirmed for all of it.
 */
export async function announceCompany(
  contactIds: readonly number[],
  company: number | 'new',
  { loaders, writes }: Pick<Context, 'loaders' | 'writes'>,
): Promise<void> {
  for (const { id, company_id: before } of await loaders.contact.loadMany(contactIds)) {
    if (!before || before === company) continue;
    const to = company === 'new' ? company : ({ type: 'companies', id: company } as const);
    const from = { type: 'companies', id: before } as const;
    writes.upcoming = [...(writes.upcoming ?? []), { card: { type: 'contacts', id }, field: 'company', from, to }];
  }
}

const onlyContactsAreMain = 'only a contact of a lead can be the main one';

/** The types that can be linked to each type (amoCRM API v4, Links). */
const linkable: Record<EntityType, readonly EntityType[]> = {
  leads: ['contacts', 'companies'],
  contacts: ['leads', 'companies', 'customers'],
  companies: ['leads', 'contacts', 'customers'],
  customers: ['contacts', 'companies'],
};

function checkLinks(entity: EntityType, inputs: readonly LinkInput[]): void {
  const issues = inputs.flatMap((input, index) => {
    const path = ['links', index];
    if (!linkable[entity].includes(input.entityType)) {
      const message = `${entity} can be linked only to ${linkable[entity].join(' and ')}`;
      return [{ path: [...path, 'entityType'], message }];
    }
    if (input.isMain && !(entity === 'leads' && input.entityType === 'contacts')) {
      return [{ path: [...path, 'isMain'], message: onlyContactsAreMain }];
    }
    return [];
  });
  if (issues.length > 0) throw new ValidationError(issues);
}

function toLinkWrite(input: LinkInput): LinkWrite {
  return {
    to_entity_id: Number(input.entityId),
    to_entity_type: input.entityType,
    ...(input.isMain ? { metadata: { is_main: true } } : {}),
  };
}
