import type { CustomField, CustomFieldGroup, CustomFieldGroupPatch, FieldOwner } from '../amocrm/index.ts';
import { describeUnknown, listCandidates } from '../errors/candidate.ts';
import { NotFoundError, ValidationError } from '../errors/index.ts';
import { quote } from '../errors/quote.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { findDefinition, mainGroup } from './custom-field/definition.ts';
import { normalizeLabel } from './custom-field/option.ts';
import { entityOfOwner, type OwnerArguments, toOwner, withOwner } from './custom-field/owner.ts';
import { adminOnly, adminOnlyBatch } from './write/admin-only.ts';
import { sendOne } from './write/batch.ts';
import { withLocks } from './write/lock.ts';

/** A group with what has it. */
export type OwnedGroup = CustomFieldGroup & { owner: FieldOwner };

/** A `CustomFieldGroupInput`: a change of a group. */
export interface CustomFieldGroupInput {
  name?: Nullish<string>;
  sort?: Nullish<number>;
  addFieldIds?: Nullish<string[]>;
  removeFieldIds?: Nullish<string[]>;
}

const what = 'change groups of custom fields';

/** The groups of an owner, in their order. */
export async function listCustomFieldGroups(args: OwnerArguments, { metadata }: Context): Promise<OwnedGroup[]> {
  const owner = toOwner(args);
  const groups = await withOwner(owner, () => metadata.customFieldGroups(owner));
  return [...groups].sort((a, b) => a.sort - b.sort).map((group) => ({ ...group, owner }));
}

/** The group of a field; null for the main group, which has no id. A group that cannot be read has only its id. */
export async function loadGroupOf(
  { owner, group_id }: CustomField,
  { metadata }: Pick<Context, 'metadata'>,
): Promise<OwnedGroup | null> {
  if (group_id === null) return null;
  const group = (await metadata.customFieldGroups(owner)).find(({ id }) => id === group_id);
  return group ? { ...group, owner } : null;
}

/** The fields of a group. */
export async function loadFieldsOf(group: OwnedGroup, { metadata }: Pick<Context, 'metadata'>): Promise<CustomField[]> {
  const fields = await metadata.customFields(group.owner);
  return fields.filter(({ id, group_id }) => group.fields?.includes(id) ?? group_id === group.id);
}

/** Creates a group, behind the others if it has no place of its own. A name that another group has is refused. */
export async function createCustomFieldGroup(
  args: OwnerArguments & { name: string; sort?: Nullish<number> },
  context: Context,
): Promise<OwnedGroup> {
  const owner = toOwner(args);
  const part = `customFieldGroups:${owner}` as const;
  return withLocks([part], context, async (held) => {
    await held.metadata.renew(part);
    const groups = await listCustomFieldGroups(args, held);
    const twin = groups.find(({ name }) => normalizeLabel(name) === normalizeLabel(args.name));
    // The first run under an idempotency key may have created it.
    if (twin && context.attempt?.since !== undefined) return twin;
    if (twin) {
      const message = `«${quote(args.name)}» is the name of the group ${twin.id} already`;
      throw new ValidationError([{ path: ['name'], message }]);
    }
    const sort = args.sort ?? Math.max(0, ...groups.map((group) => group.sort)) + 1;
    const write = { name: args.name.trim(), sort };
    try {
      const created = adminOnlyBatch(what, () => context.amocrm.customFieldGroups.create(owner, [write]));
      const group = await sendOne(created, write, context);
      // The documentation prints answers without an id.
      return { ...(group.id === '' ? await findCreated(owner, write.name, context) : group), owner };
    } finally {
      await context.metadata.renew(part);
    }
  });
}

async function findCreated(
  owner: FieldOwner,
  name: string,
  { amocrm }: Pick<Context, 'amocrm'>,
): Promise<CustomFieldGroup> {
  const found = (await amocrm.customFieldGroups.all(owner)).find((group) => group.name === name);
  if (found) return found;
  throw new NotFoundError(`The group «${quote(name)}» was created, and amoCRM does not list it yet.`, {
    remedy: 'Read the groups again; do not create it again.',
  });
}

/** Changes a group. The fields that are not named stay in it: amoCRM wants the whole list, which is read before. */
export async function updateCustomFieldGroup(
  args: OwnerArguments & { id: string; input: CustomFieldGroupInput },
  context: Context,
): Promise<OwnedGroup> {
  const owner = toOwner(args);
  const { name, sort, addFieldIds, removeFieldIds } = args.input;
  const part = `customFieldGroups:${owner}` as const;
  return withLocks([part], context, async (held) => {
    const fields = addFieldIds || removeFieldIds ? await toFields(args, owner, held) : undefined;
    const change: CustomFieldGroupPatch = {
      ...(name && { name: name.trim() }),
      ...(typeof sort === 'number' && { sort }),
      ...(fields && { fields }),
    };
    try {
      const changed = await adminOnly(what, () => context.amocrm.customFieldGroups.update(owner, args.id, change));
      return { ...changed, owner };
    } catch (error) {
      throw await explainGroup(error, args, owner, context);
    } finally {
      // The fields say their group as well.
      await context.metadata.renew(part, `customFields:${owner}`);
    }
  });
}

/** All fields that the group has after the change. */
async function toFields(
  { id, input }: { id: string; input: CustomFieldGroupInput },
  owner: FieldOwner,
  context: Context,
): Promise<number[]> {
  for (const each of [...(input.addFieldIds ?? []), ...(input.removeFieldIds ?? [])]) {
    await findDefinition(owner, each, context);
  }
  await context.metadata.renew(`customFields:${owner}`);
  const fields = await context.metadata.customFields(owner);
  const removed = new Set(input.removeFieldIds?.map(Number));
  const present = fields.filter((field) => field.group_id === id && !removed.has(field.id)).map((field) => field.id);
  return [...new Set([...present, ...(input.addFieldIds ?? []).map(Number)])];
}

/** Deletes a group; its fields move to the main group and keep their values. */
export async function deleteCustomFieldGroup(
  args: OwnerArguments & { id: string },
  context: Context,
): Promise<OwnedGroup> {
  const owner = toOwner(args);
  const group = await findGroup(args, context);
  if (group.is_predefined) {
    const message = `«${quote(group.name)}» is a group of amoCRM’s own, which cannot be deleted`;
    throw new ValidationError([{ path: ['id'], message }]);
  }
  try {
    await adminOnly(what, () => context.amocrm.customFieldGroups.delete(owner, args.id));
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
  } finally {
    await context.metadata.renew(`customFieldGroups:${owner}`, `customFields:${owner}`);
  }
  return group;
}

/** @throws {NotFoundError} */
async function findGroup(args: OwnerArguments & { id: string }, context: Context): Promise<OwnedGroup> {
  const groups = await listCustomFieldGroups(args, context);
  const found = groups.find(({ id }) => id === args.id);
  if (found) return found;
  throw groupNotFound(args, groups);
}

function groupNotFound({ id, entityType }: OwnerArguments & { id: string }, groups: readonly OwnedGroup[]) {
  const message = describeUnknown([id], `a group of the fields of ${entityType}`, groups);
  const remedy =
    id === mainGroup ? 'The main group has no id: it cannot be changed.' : `Use one of ${listCandidates(groups)}.`;
  return new NotFoundError(message, { remedy });
}

async function explainGroup(
  error: unknown,
  args: OwnerArguments & { id: string },
  owner: FieldOwner,
  context: Context,
): Promise<unknown> {
  if (!(error instanceof NotFoundError)) return error;
  const groups = await listCustomFieldGroups(args, context);
  return groupNotFound({ ...args, entityType: entityOfOwner(owner) }, groups);
}
