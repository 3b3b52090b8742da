import type { Customer, CustomerWrite } from '../../amocrm/index.ts';
import { type Issue, ValidationError } from '../../errors/index.ts';
import { type Known, notFound } from '../../loaders/record.ts';
import type { Nullish } from '../../nullish.ts';
import { type DateTimeInput, secondsFrom } from '../account-time.ts';
import type { Context } from '../context.ts';
import { type CustomFieldInput, changesPart, toCustomFieldWrites } from '../custom-field.ts';
import { checkCustomerSegments } from '../customer-segment.ts';
import { checkCustomerStatuses } from '../customer-status.ts';
import { requireCustomers } from '../customers-mode.ts';
import { linkWritten } from '../link.ts';
import { sentSeparately, type Translation, translate } from '../translation.ts';
import { type BatchResult, oneChangeOf, oneOf, sendBatch } from './batch.ts';
import { changeInPart } from './change-in-part.ts';
import { createOnce } from './create-once.ts';
import { recordLines } from './record-line.ts';
import { checkReferences, loadReferences, type Reference, toReferences } from './reference.ts';
import { sentOf, type Written } from './written.ts';

/** What a caller can set on a customer. */
export interface CustomerFieldsInput {
  name?: Nullish<string>;
  nextPrice?: Nullish<number>;
  nextDate?: Nullish<DateTimeInput>;
  periodicity?: Nullish<number>;
  statusId?: Nullish<string>;
  segmentIds?: Nullish<string[]>;
  responsibleUserId?: Nullish<string>;
  customFields?: Nullish<CustomFieldInput[]>;
}

/** A `CreateCustomerInput`. */
export interface CreateCustomerInput extends CustomerFieldsInput {
  contactIds?: Nullish<string[]>;
  companyId?: Nullish<string>;
  tags?: Nullish<string[]>;
}

/** An `UpdateCustomerInput`. */
export interface UpdateCustomerInput extends CustomerFieldsInput {
  addTags?: Nullish<string[]>;
  removeTags?: Nullish<string[]>;
}

const translation: Translation<CreateCustomerInput & UpdateCustomerInput & { id?: string }, CustomerWrite> = {
  ...recordLines,
  nextPrice: (next_price) => ({ next_price }),
  nextDate: async (date, _path, { context }) => ({
    next_date: secondsFrom(date, (await context.metadata.account()).timezone),
  }),
  periodicity: (periodicity) => ({ periodicity }),
  statusId: async (id, path, { context }) => {
    await checkCustomerStatuses([id], path, context);
    return { status_id: Number(id) };
  },
  segmentIds: async (ids, path, { context }) => {
    await checkCustomerSegments(ids, path, context);
    return { segments: ids.map(Number) };
  },
  customFields: async (fields, path, { input, context }) => {
    const present = input.id && changesPart(fields) ? await context.loaders.customer.load(Number(input.id)) : undefined;
    if (present === null) throw notFound('customer', Number(input.id));
    const writes = await toCustomFieldWrites('customers', fields, path, context, present?.custom_fields_values);
    return writes.length === 0 ? {} : { custom_fields_values: writes };
  },
  // amoCRM takes no contacts and no company with a new customer; they are linked afterwards.
  contactIds: sentSeparately,
  companyId: sentSeparately,
};

function referencesOf({ contactIds, companyId }: CreateCustomerInput): Reference[] {
  return [...toReferences('contacts', contactIds), ...toReferences('companies', [companyId])];
}

/** The known fields of a customer after a write. */
function knownCustomer(
  id: number,
  { tags_to_add, tags_to_delete, custom_fields_values, ...sent }: CustomerWrite,
): Known<Customer> {
  return { ...sent, id };
}

/** Creates customers, 50 in a request, and links contacts and companies; each reports its own success or failure. */
export async function createCustomers(
  inputs: CreateCustomerInput[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Known<Customer>>[]> {
  await requireCustomers(context);
  const { customers_mode: mode } = await context.metadata.account();
  await loadReferences(inputs.flatMap(referencesOf), context);
  const results = await sendBatch(
    inputs,
    async (input, index) => {
      const at = path ?? ['inputs', index];
      if (mode === 'periodicity' && !input.nextDate) {
        const message = 'is required: the account groups its customers by periodicity';
        throw new ValidationError([{ path: [...at, 'nextDate'], message }]);
      }
      const write = await translate(translation, { input, path: at, context });
      await checkReferences(referencesOf(input), context);
      return write;
    },
    (writes) => createOnce(context, 'customers', writes),
    (sent, { id }): Written<Customer> => ({ ...knownCustomer(id, sent), ...sentOf(sent) }),
    context,
  );
  for (const [position, result] of results.entries()) {
    const references = referencesOf(inputs[result.index] ?? {});
    if ('error' in result || references.length === 0) continue;
    const links = references.map(({ id, entityType }) => ({ to_entity_id: Number(id), to_entity_type: entityType }));
    const error = await linkWritten('customers', result.value.id, links, context);
    if (error) results[position] = { index: result.index, error };
    else {
      const idsOf = (type: string) =>
        links.flatMap((link) => (link.to_entity_type === type ? [link.to_entity_id] : []));
      result.value.contacts = idsOf('contacts');
      result.value.company_id = idsOf('companies')[0] ?? null;
    }
  }
  return results;
}

/** Creates one customer. */
export const createCustomer = oneOf(createCustomers);

/** Changes customers, 50 in a request; each reports its own success or failure. */
export async function updateCustomers(
  inputs: (UpdateCustomerInput & { id: string })[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Known<Customer>>[]> {
  await requireCustomers(context);
  const write = () =>
    sendBatch(
      inputs,
      async (input, index) => ({
        id: Number(input.id),
        ...(await translate(translation, { input, path: path ?? ['inputs', index], context })),
      }),
      (patches) => context.amocrm.customers.update(patches),
      (sent, { id }): Known<Customer> => {
        context.loaders.customer.clear(id);
        return knownCustomer(id, sent);
      },
      context,
    );
  return changeInPart('customer', inputs, ({ customFields }) => changesPart(customFields), context, write);
}

/** Changes one customer. */
export const updateCustomer = oneChangeOf(updateCustomers);
