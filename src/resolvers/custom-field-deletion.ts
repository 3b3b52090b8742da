import type { CustomField } from '../amocrm/index.ts';
import { NotFoundError, ValidationError, WriteOutcomeUnknownError } from '../errors/index.ts';
import { quote } from '../errors/quote.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { findDefinition } from './custom-field/definition.ts';
import { entityOfOwner, type OwnerArguments, toOwner } from './custom-field/owner.ts';
import { adminOnly } from './write/admin-only.ts';

/**
 * Deletes a field with all its values. Without `confirm` nothing is deleted, and the error says how many records hold a value, as far as
 * one request can tell.
 *
 * @returns the definition as it was
 * @throws {ValidationError} without `confirm`, and for a field of amoCRM's own
 * @throws {NotFoundError} if there is none
 */
export async function deleteCustomField(
  args: OwnerArguments & { id: string; confirm?: Nullish<boolean> },
  context: Context,
): Promise<CustomField> {
  const owner = toOwner(args);
  const field = await findDefinition(owner, args.id, context);
  const named = `«${quote(field.name)}» (${field.id})`;
  if (field.is_predefined || !field.is_deletable) {
    const message = `${named} is a field of amoCRM’s own, which cannot be deleted`;
    throw new ValidationError([{ path: ['id'], message }]);
  }
  if (!args.confirm) {
    const message = `${named} would be deleted with all its values: ${await describeValues(field, context)}. If that is meant, repeat with \`confirm: true\``;
    throw new ValidationError([{ path: ['confirm'], message }], {
      remedy: 'Ask a person whether these values may be lost. amoCRM cannot restore them.',
    });
  }
  try {
    await adminOnly('delete custom fields', () => context.amocrm.customFields.delete(owner, field.id));
  } catch (error) {
    // Gone already, or gone although the answer was lost.
    const isGone = error instanceof NotFoundError || (await isDeleted(field, error, context));
    if (!isGone) throw error;
  } finally {
    await context.metadata.renew(`customFields:${owner}`);
  }
  return field;
}

/** How many records hold a value, in words. */
async function describeValues(field: CustomField, { amocrm, metadata }: Context): Promise<string> {
  const { owner } = field;
  const unknown = 'how many records hold one cannot be told by one request';
  const entity = entityOfOwner(owner);
  if (entity === 'customers' || entity === 'segments' || entity === 'catalogs') return unknown;
  const { is_api_filter_enabled: canFilter } = await metadata.account();
  if (canFilter === false) {
    return `${unknown}, because filters by custom fields are off in this account (\`is_api_filter_enabled\`)`;
  }
  const filled = await amocrm.customFields.countFilled(entity, field);
  if (!filled) return `${unknown}, because amoCRM has no filter for all values of a field of type ${field.type}`;
  return `${filled.hasMore ? 'at least ' : ''}${filled.count} ${entity} hold one`;
}

async function isDeleted(field: CustomField, error: unknown, { amocrm }: Context): Promise<boolean> {
  if (!(error instanceof WriteOutcomeUnknownError)) return false;
  return amocrm.customFields.get(field.owner, field.id).then(
    (found) => found === null,
    () => false,
  );
}
