/** The parts that writes of contacts and companies share. */
import type { Company, Contact, ContactWrite, CustomFieldValues, CustomFieldWrite } from '../amocrm/index.ts';
import { type Issue, ValidationError } from '../errors/index.ts';
import { type Known, notFound } from '../loaders/record.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { type CustomFieldInput, changesPart, findCustomField, toCustomFieldWrites } from './custom-field.ts';
import { cleanMultitexts, hasMultitext, type MultitextArguments, toMultitextWrites } from './multitext.ts';
import type { Line, Translation } from './translation.ts';
import { recordLines } from './write/record-line.ts';
import { type UnchangedInput, unchangedLine } from './write/unchanged.ts';

type Party = 'contacts' | 'companies';

/** What a caller can set on a contact or a company. */
export interface PartyFieldsInput extends MultitextArguments {
  name?: Nullish<string>;
  responsibleUserId?: Nullish<string>;
  customFields?: Nullish<CustomFieldInput[]>;
}

/** What a caller can set on a contact or company that is created. */
export interface CreatePartyInput extends PartyFieldsInput {
  tags?: Nullish<string[]>;
}

/** What a caller can change on an existing contact or company. */
export interface UpdatePartyInput extends PartyFieldsInput, UnchangedInput {
  addTags?: Nullish<string[]>;
  removeTags?: Nullish<string[]>;
}

type PartyWriteInput = CreatePartyInput & UpdatePartyInput & { id?: string; website?: Nullish<string> };

/** The translation of the fields of a contact or company into a write. */
export function partyTranslation(entity: Party): Translation<PartyWriteInput, ContactWrite> {
  const fields: Line<unknown, PartyWriteInput, ContactWrite> = async (_value, _path, { input, path, context }) => {
    const present = input.id ? await loadPresent(entity, input.id, input, context) : [];
    return toFields(entity, input, path, context, present);
  };
  return {
    ifUnchangedSince: unchangedLine(entity),
    ...recordLines,
    phone: fields,
    phones: fields,
    email: fields,
    emails: fields,
    website: fields,
    customFields: fields,
  };
}

/** Whether an input adds or removes values of a field. amoCRM replaces all of them, so the record must be read first. */
export function keepsValues(input: PartyFieldsInput): boolean {
  return hasMultitext(input) || changesPart(input.customFields);
}

async function loadPresent(
  entity: Party,
  id: string,
  input: PartyFieldsInput,
  { loaders }: Context,
): Promise<readonly CustomFieldValues[]> {
  if (!keepsValues(input)) return [];
  const [loader, noun] =
    entity === 'contacts' ? ([loaders.contact, 'contact'] as const) : ([loaders.company, 'company'] as const);
  const record: Contact | Company | null = await loader.load(Number(id));
  if (!record) throw notFound(noun, Number(id));
  return record.custom_fields_values;
}

/**
 * Converts custom fields, phones, e-mails and site of a contact or company to amoCRM's custom fields.
 *
 * @param present the values that the record has; a phone or e-mail is added to them unless it is among them
 */
async function toFields(
  entity: Party,
  input: PartyWriteInput,
  path: Issue['path'],
  context: Context,
  present: readonly CustomFieldValues[] = [],
): Promise<{ custom_fields_values?: CustomFieldWrite[] }> {
  const custom = await toCustomFieldWrites(
    entity,
    input.customFields ?? [],
    [...path, 'customFields'],
    context,
    present,
  );
  const writes = await cleanMultitexts(entity, custom, context);
  const own = await toMultitextWrites(entity, input, path, context, present);
  if (input.website) {
    const field = await findCustomField(entity, 'WEB', [...path, 'website'], context);
    const values = [
      field.type === 'multitext' ? { value: input.website, enum_code: 'WORK' } : { value: input.website },
    ];
    own.push({ field_id: field.id, values, argument: 'website' });
  }
  for (const { argument, ...write } of own) {
    if (writes.some(({ field_id }) => field_id === write.field_id)) {
      throw new ValidationError([{ path: [...path, argument], message: 'is also given in `customFields`' }]);
    }
    writes.push(write);
  }
  return writes.length === 0 ? {} : { custom_fields_values: writes };
}

/** The known fields of a contact or company after it was changed. */
export function knownChange(id: number, { name, responsible_user_id }: ContactWrite): Known<Contact & Company> {
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...(responsible_user_id === undefined ? {} : { responsible_user_id }),
  };
}
