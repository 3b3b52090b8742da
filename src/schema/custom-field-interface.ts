import type { CustomFieldValues } from '../amocrm/index.ts';
import { showField, showValues } from '../resolvers/custom-field/text.ts';
import { shorten } from '../resolvers/shorten.ts';
import { builder } from './builder.ts';
import { maxLengthArg } from './max-length.ts';

/** The GraphQL types of values, by amoCRM's field types.  */
const shownAs: Readonly<Record<string, string>> = {
  text: 'CustomFieldText',
  textarea: 'CustomFieldText',
  url: 'CustomFieldText',
  streetaddress: 'CustomFieldText',
  tracking_data: 'CustomFieldText',
  numeric: 'CustomFieldNumber',
  monetary: 'CustomFieldNumber',
  price: 'CustomFieldNumber',
  checkbox: 'CustomFieldBoolean',
  date: 'CustomFieldDate',
  birthday: 'CustomFieldDate',
  date_time: 'CustomFieldDateTime',
  select: 'CustomFieldSelect',
  multiselect: 'CustomFieldSelect',
  radiobutton: 'CustomFieldSelect',
  category: 'CustomFieldSelect',
  multitext: 'CustomFieldMultitext',
  smart_address: 'CustomFieldAddress',
  legal_entity: 'CustomFieldRequisites',
  payer: 'CustomFieldRequisites',
  supplier: 'CustomFieldRequisites',
  file: 'CustomFieldFile',
  chained_list: 'CustomFieldChainedList',
  linked_entity: 'CustomFieldLinkedEntities',
  items: 'CustomFieldItems',
};

function resolveType({ field_type }: CustomFieldValues): string {
  return shownAs[field_type] ?? 'CustomFieldOther';
}

/** The value of one custom field of a record. */
export const CustomFieldValue = builder.interfaceRef<CustomFieldValues>('CustomFieldValue').implement({
  description: 'The value of one custom field of a lead, contact or company; the type says how to read it.',
  resolveType,
  fields: (t) => ({
    id: t.exposeID('field_id', { description: 'Id of the field.' }),
    name: t.exposeString('field_name', { description: 'Name of the field.' }),
    code: t.exposeString('field_code', { nullable: true, description: 'Code of the field, if it has one.' }),
    type: t.exposeString('field_type', { description: 'amoCRM’s name of the field’s type.' }),
    text: t.string({
      description: 'All values on one line, for people, with all parts of an address, a legal entity or a product.',
      args: { maxLength: maxLengthArg(t) },
      resolve: async (field, { maxLength }, context) => shorten(await showField(field, context), maxLength),
    }),
    values: t.stringList({
      nullable: true,
      description: 'The values of a field that holds several; null for other fields.',
      resolve: (field, _, context) => (holdsSeveral.has(field.field_type) ? showValues(field, context) : null),
    }),
  }),
});

/** The types with several values. The values of an address are its parts. */
const holdsSeveral = new Set(['multiselect', 'multitext', 'chained_list', 'items', 'linked_entity']);

/** A value with parts. */
export const CustomFieldJson = builder.interfaceRef<CustomFieldValues>('CustomFieldJson').implement({
  description:
    'An address with several lines, a legal entity, a file, a link to a catalog, or another value that has parts.',
  interfaces: [CustomFieldValue],
  resolveType,
  fields: (t) => ({
    json: t.field({
      type: 'JSON',
      description: 'The values as amoCRM sends them.',
      resolve: (field) => field.values.map(({ raw }) => raw),
    }),
  }),
});
