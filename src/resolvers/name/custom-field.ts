import type { CustomField, FieldOwner } from '../../amocrm/index.ts';
import { ValidationError } from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { findOption } from '../custom-field/option.ts';
import { type CustomFieldEntity, toOwner } from '../custom-field/owner.ts';
import { hasCustomers } from '../customers-mode.ts';
import { findNamed, type Named, requireOne } from './choose.ts';
import { idsAround, type NameQuery, type Scope, textAround } from './scope.ts';

/** The owners by the words of events, which are in the singular. */
const singular: Readonly<Record<string, FieldOwner>> = {
  lead: 'leads',
  contact: 'contacts',
  company: 'companies',
  customer: 'customers',
};

/** The id of a custom field by its name or code: of the type of entity that is named around it, otherwise of all. */
export async function findFieldByName({ text, scope, context }: NameQuery): Promise<string> {
  const owners = await findOwners(scope, context);
  const load = () => loadFields(owners, context);
  const find = async () => {
    const fields = await load();
    const byCode = fields.filter(({ code }) => code?.toLowerCase() === text.trim().toLowerCase());
    const found = byCode.length > 0 ? byCode : findNamed(text, fields);
    return found.length > 0 ? found : undefined;
  };
  const parts = owners.map((owner) => `customFields:${owner}` as const);
  const found = (await context.metadata.find(parts, find)) ?? [];
  return requireOne(text, found, { noun: 'a custom field', known: found.length > 0 ? [] : await load() });
}

/** The id of an option by its label or code, of the custom field that is named around it. */
export async function findOptionByName({ text, scope, context }: NameQuery): Promise<string> {
  const [fieldId, ...others] = idsAround(scope, ['customFieldIds']);
  const fields = await loadFields(await findOwners(scope, context), context);
  const field = fields.find(({ id }) => String(id) === fieldId);
  if (!field || others.length > 0) {
    const message = 'takes labels of options only with exactly one `customFieldIds` that says of which field they are';
    throw new ValidationError([{ path: [], message }]);
  }
  const option = findOption(text, field);
  if (typeof option === 'string') throw new ValidationError([{ path: [], message: option }]);
  return String(option.id);
}

async function findOwners(scope: Scope, { metadata }: Context): Promise<FieldOwner[]> {
  const entity = textAround(scope, 'entityType');
  if (entity !== undefined && singular[entity]) return [singular[entity]];
  if (entity !== undefined && entity !== 'task') {
    return [toOwner({ entityType: entity as CustomFieldEntity, catalogId: idsAround(scope, ['catalogId'])[0] })];
  }
  const withCustomers = hasCustomers(await metadata.account());
  return ['leads', 'contacts', 'companies', ...(withCustomers ? (['customers'] as const) : [])];
}

async function loadFields(
  owners: readonly FieldOwner[],
  { metadata }: Context,
): Promise<(Named & Pick<CustomField, 'code' | 'enums'>)[]> {
  const lists = await Promise.all(owners.map((owner) => metadata.customFields(owner)));
  return lists.flatMap((fields, index) =>
    fields.map(({ id, name, code, enums }) => ({
      id,
      name,
      code,
      enums,
      ...(owners.length > 1 && { group: String(owners[index]) }),
    })),
  );
}
