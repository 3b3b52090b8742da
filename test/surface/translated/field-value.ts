/** The values of custom fields with parts, of their definitions and of tags; see `value.ts`. */
import type { FieldOwner } from '../../../src/sandbox/index.ts';
import { crewCatalog } from './catalog-value.ts';
import type { Demo } from './demo.ts';
import type { Place } from './walk.ts';

const uuid = '0b1f9a3e-5c7d-4e21-9a40-3f2f6b1c0d11';
const group = 'leads_46518237401';
const none = {};

/** The parts of requisites that only a payer has. */
const ofPayer = new Set(['phone', 'email', 'entityType', 'entityId']);

/** The type of field that a member of `parts` belongs to. */
export const typesOfParts: Record<string, string> = {
  address: 'smart_address',
  supplierId: 'supplier',
  chainedList: 'chained_list',
  file: 'file',
  linkedEntities: 'linked_entity',
  items: 'items',
  requisites: 'legal_entity',
};

/** The name of the field that has the parts of a place; undefined if it is about none, or about phones. */
export function fieldOfParts({ path }: Pick<Place, 'path'>): string | undefined {
  const member = path[path.indexOf('parts') + 1];
  if (!path.includes('parts') || member === 'multitext' || member === undefined) return undefined;
  return `Поле ${member === 'requisites' && ofPayer.has(path.at(-1) ?? '') ? 'payer' : typesOfParts[member]}`;
}

export const fieldValues: Record<string, (demo: Demo) => unknown> = {
  'MultitextPartInput.value': () => '8 800 100',
  'MultitextPartInput.kind': () => 'HOME',
  'AddressPartsInput.country': () => 'RU',
  'FilePartsInput.fileUuid': () => uuid,
  'FilePartsInput.versionUuid': () => uuid,
  'LinkedEntityInput.entityType': () => 'COMPANIES',
  'DiscountInput.kind': () => 'AMOUNT',
  'Query.tags.query': () => 'замер',
  'Query.tags.names': () => ['VIP'],
  'Query.tags.ids': ({ lead }) => lead.tagIds.map(String),
  'CreateTagInput.color': () => 'FFC8C8',
  'CreateCustomFieldInput.type': () => 'TEXT',
  'CreateCustomFieldInput.code': () => 'WALK',
  'UpdateCustomFieldInput.code': () => 'WALK',
  'CreateCustomFieldInput.options': () => ['Один', 'Два'],
  currency: () => 'USD',
  groupId: () => group,
  searchIn: () => 'contacts',
  'UpdateCustomFieldInput.addOptions': () => ['Один'],
  'UpdateCustomFieldInput.removeOptions': () => ['Офис'],
  'RenameOptionInput.option': () => 'Офис',
  'RenameOptionInput.label': () => 'Один',
  'Mutation.updateCustomFieldGroup.id': () => group,
  'Mutation.deleteCustomFieldGroup.id': () => group,
  'Mutation.updateCustomField.id': ({ field }) => String(field('leads', 'Номер договора').id),
  'Mutation.deleteCustomField.id': ({ field }) => String(field('leads', 'Номер договора').id),
  'UpdateCustomFieldsInput.id': ({ field }) => String(field('leads', 'Номер договора').id),
  'CustomFieldGroupInput.addFieldIds': ({ field }) => [String(field('leads', 'Номер договора').id)],
  'CustomFieldGroupInput.removeFieldIds': ({ field }) => [String(field('leads', 'utm_term').id)],
  'CustomFieldPartsInput.supplierId': () => '4517',
  'ChainedListInput.catalogId': () => '11',
  'ChainedListInput.parentCatalogId': () => '12',
};

export const fieldBesides: Record<string, (demo: Demo, place: Place) => Record<string, unknown>> = {
  'LinkedEntityInput.catalogId': () => ({ entityType: 'CATALOG_ELEMENTS' }),
  'LinkedEntityInput.entityType.CATALOG_ELEMENTS': () => ({ catalogId: '9' }),
};

/** The type that a new field must have for a member of its input. */
const typesOfMembers: Record<string, string> = {
  options: 'SELECT',
  currency: 'MONETARY',
  remind: 'BIRTHDAY',
  trackingCallback: 'TRACKING_DATA',
  chainedLists: 'CHAINED_LIST',
};

/** The field of leads whose definition has a member of an input. */
const fieldsOfMembers: Record<string, string> = {
  addOptions: 'Тип объекта',
  renameOptions: 'Тип объекта',
  removeOptions: 'Тип объекта',
  currency: 'Предоплата',
  trackingCallback: 'utm_source',
  chainedLists: 'Поле chained_list',
  searchIn: 'Поле linked_entity',
  remind: 'Поле birthday',
};

function memberOf({ path }: Place): string {
  return path.find((step) => step in typesOfMembers || step in fieldsOfMembers) ?? '';
}

const newField = (place: Place) => ({
  name: 'Проверка Полей',
  type: typesOfMembers[memberOf(place)] ?? 'TEXT',
});

/** The entity whose fields are meant; the sandbox of these tests may have no others than cards. */
function ownerArgs({ path, value }: Place): { entityType: string; catalogId?: string } {
  if (path[0] === 'catalogId') return { entityType: 'CATALOGS' };
  if (path[0] !== 'entityType') return { entityType: 'LEADS' };
  return { entityType: String(value), ...(value === 'CATALOGS' && { catalogId: '7' }) };
}

/** The id of the field that is changed: of the entity that the place names. */
function changedId({ field, fieldsOf }: Demo, place: Place): string {
  const { entityType } = ownerArgs(place);
  const owner = entityType === 'CATALOGS' ? `catalogs/${crewCatalog}` : entityType.toLowerCase();
  const own = owner === 'leads' ? undefined : fieldsOf(owner as FieldOwner).at(-1);
  return String((own ?? field('leads', fieldsOfMembers[memberOf(place)] ?? 'Номер договора')).id);
}

/** What changes something, for places that are not in the input themselves. */
const someChange = ({ path }: Place) => (path.includes('input') || path.includes('inputs') ? {} : { sort: 7 });

export const fieldArounds: Record<string, (demo: Demo, place: Place) => Record<string, unknown>> = {
  customFields: (_demo, { path: [arg], value }): Record<string, unknown> => {
    if (arg === 'query') return { entityType: 'LEADS' };
    if (arg === 'catalogId') return { of: 'CATALOGS' };
    return value === 'CATALOGS' ? { catalogId: '7' } : none;
  },
  customFieldGroups: (_demo, place) => ownerArgs(place),
  createCustomField: (_demo, place) => ({ ...ownerArgs(place), input: newField(place) }),
  createCustomFields: (_demo, place) => ({ ...ownerArgs(place), inputs: [newField(place)] }),
  updateCustomField: (demo, place) => ({
    ...ownerArgs(place),
    id: changedId(demo, place),
    input: someChange(place),
  }),
  updateCustomFields: (demo, place) => ({
    ...ownerArgs(place),
    inputs: [{ id: changedId(demo, place), fields: place.path.includes('fields') ? {} : { sort: 7 } }],
  }),
  deleteCustomField: (demo, place) => ({ ...ownerArgs(place), id: changedId(demo, place), confirm: true }),
  createCustomFieldGroup: (_demo, place) => ({ ...ownerArgs(place), name: 'Проверка Групп' }),
  updateCustomFieldGroup: (_demo, place) => ({
    ...ownerArgs(place),
    id: place.path.includes('removeFieldIds') ? 'statistic' : group,
    input: someChange(place),
  }),
  deleteCustomFieldGroup: (_demo, place) => ownerArgs(place),
};
