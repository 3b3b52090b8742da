import type { Call } from './call.ts';
import type { Check } from './check.ts';
import type { EnumRow, FieldOwner, FieldRow, FieldStatusRow, FieldType, NestedRow } from './metadata.ts';
import { notSupported, tooMany } from './problem.ts';

/** Which owners may have fields of a type (amoCRM API v4, custom fields: types); every owner if it is not listed. */
const ownersOf: Readonly<Partial<Record<FieldType, readonly string[]>>> = {
  birthday: ['contacts', 'leads', 'companies'],
  smart_address: ['contacts', 'leads', 'companies'],
  legal_entity: ['contacts', 'leads', 'companies'],
  multitext: ['contacts', 'companies'],
  tracking_data: ['leads'],
  monetary: ['contacts', 'leads', 'companies', 'customers'],
  file: ['contacts', 'leads', 'companies', 'customers'],
  chained_list: ['leads', 'customers'],
  price: ['catalogs'],
  category: ['catalogs'],
  items: ['catalogs'],
  linked_entity: ['catalogs'],
  payer: ['catalogs'],
  supplier: ['catalogs'],
  org_legal_name: [],
};

const everywhere: ReadonlySet<string> = new Set<FieldType>([
  'text',
  'textarea',
  'numeric',
  'checkbox',
  'select',
  'multiselect',
  'radiobutton',
  'date',
  'date_time',
  'url',
  'streetaddress',
]);

const withOptions: ReadonlySet<string> = new Set<FieldType>(['select', 'multiselect', 'radiobutton', 'multitext']);
const reminders = ['never', 'day', 'week', 'month'];
const addressParts = ['address_line_1', 'address_line_2', 'city', 'state', 'zip', 'country'];

/** How many values a field holds, if more than one: an address has six parts, a chained list five steps. */
export const mostValues: Readonly<Record<string, number>> = {
  multiselect: Number.POSITIVE_INFINITY,
  multitext: Number.POSITIVE_INFINITY,
  items: Number.POSITIVE_INFINITY,
  linked_entity: Number.POSITIVE_INFINITY,
  smart_address: 6,
  chained_list: 5,
};

/** What a write makes of a definition. */
export type FieldChange = Partial<Omit<FieldRow, 'id' | 'entityType' | 'isPredefined'>>;

/** The type of a new field; undefined if it is refused. */
export function parseType(owner: FieldOwner, check: Check): FieldType | undefined {
  check.require('name', 'type');
  const type = check.string('type');
  if (type === undefined) return undefined;
  const owners = ownersOf[type as FieldType];
  const kind = owner.startsWith('catalogs/') ? 'catalogs' : owner;
  if (owners ? owners.includes(kind) : everywhere.has(type)) return type as FieldType;
  check.refuse('type');
  return undefined;
}

/**
 * Parses a new definition, or a change of one, and reports what is wrong with it.
 *
 * @param before the present definition, of a change
 */
export function parseDefinition(
  call: Call,
  owner: FieldOwner,
  check: Check,
  type: FieldType,
  before?: FieldRow,
): FieldChange {
  const name = check.string('name');
  if (name !== undefined && (name.trim() === '' || name.length > 255)) check.refuse('name');
  return dropUndefined({
    name,
    sort: check.integer('sort'),
    code: parseCode(call, owner, check, before),
    isApiOnly: check.boolean('is_api_only'),
    groupId: parseGroup(call, owner, check),
    enums: parseOptions(call, check, type, before),
    nested: type === 'category' ? parseNested(call, check) : undefined,
    requiredStatuses: parseStatuses(call, check, 'required_statuses'),
    hiddenStatuses: parseStatuses(call, check, 'hidden_statuses'),
    remind: type === 'birthday' ? parseOneOf(check, 'remind', reminders) : undefined,
    currency: type === 'monetary' ? parseCurrency(call, check, before) : undefined,
    trackingCallback: type === 'tracking_data' ? check.string('tracking_callback') : undefined,
    searchIn: type === 'linked_entity' ? check.string('search_in') : undefined,
    chainedLists: type === 'chained_list' ? parseChainedLists(check) : undefined,
    isVisible: check.boolean('is_visible'),
    isRequired: check.boolean('is_required'),
  });
}

function parseCode(call: Call, owner: FieldOwner, check: Check, before?: FieldRow): string | null | undefined {
  const code = check.source.code === null ? null : check.string('code');
  const twin = call.store.metadata.fields.find(
    (field) => field.entityType === owner && field.code === code && field.id !== before?.id,
  );
  if (typeof code === 'string' && twin !== undefined) check.refuse('code');
  return code;
}

function parseGroup(call: Call, owner: FieldOwner, check: Check): string | null | undefined {
  if (check.source.group_id === null) return null;
  const id = check.string('group_id');
  if (id !== undefined && !call.store.fields.groups(owner).some((group) => group.id === id)) check.refuse('group_id');
  return id;
}

/** The whole list: options without an id are new, and those that are not in it are gone. */
function parseOptions(call: Call, check: Check, type: FieldType, before?: FieldRow): EnumRow[] | undefined {
  if (type === 'smart_address') {
    return before
      ? undefined
      : addressParts.map((code, index) => ({ id: index + 1, value: code, sort: index + 1, code }));
  }
  if (!withOptions.has(type)) return undefined;
  const items = check.objects('enums');
  if (items === undefined) return before ? undefined : [];
  const known = new Map(before?.enums?.map((option) => [option.id, option]));
  return items.flatMap((item, index): EnumRow[] => {
    const id = item.integer('id');
    const present = id === undefined ? undefined : known.get(id);
    if (id !== undefined && present === undefined) item.refuse('id');
    const value = item.string('value') ?? present?.value;
    if (value === undefined || value === '') item.require('value');
    const code = item.string('code') ?? present?.code ?? (type === 'multitext' ? value : undefined);
    const sort = item.integer('sort') ?? present?.sort ?? (index + 1) * 10;
    const row = { id: id ?? call.store.fields.reserveOptionId(), value: value ?? '', sort };
    return [code === undefined ? row : { ...row, code }];
  });
}

/** Options of a category; a new one may name another new one as its parent by `parent_request_id`. */
function parseNested(call: Call, check: Check): NestedRow[] | undefined {
  const items = check.objects('nested');
  const ids = items?.map((item) => item.integer('id') ?? call.store.fields.reserveOptionId()) ?? [];
  const byRequest = new Map(items?.map((item, index) => [item.source.request_id, ids[index] as number]));
  return items?.map((item, index) => {
    item.require('value');
    const parent = item.nullableInteger('parent_id') ?? byRequest.get(item.source.parent_request_id ?? Symbol('none'));
    return {
      id: ids[index] as number,
      parentId: parent ?? null,
      value: item.string('value') ?? '',
      sort: item.integer('sort') ?? (index + 1) * 10,
    };
  });
}

function parseStatuses(call: Call, check: Check, key: string): FieldStatusRow[] | undefined {
  if (check.source[key] === null) return [];
  return check.objects(key)?.map((item) => {
    item.require('status_id', 'pipeline_id');
    const [statusId = 0, pipelineId = 0] = [item.integer('status_id'), item.integer('pipeline_id')];
    if (!call.store.pipeline(pipelineId)?.statuses.some(({ id }) => id === statusId)) item.refuse('status_id');
    return { pipelineId, statusId };
  });
}

function parseOneOf(check: Check, key: string, allowed: readonly string[]): string | undefined {
  const value = check.string(key);
  if (value !== undefined && !allowed.includes(value)) check.refuse(key);
  return value;
}

/** A new field of money without a currency has that of the account (guess). */
function parseCurrency(call: Call, check: Check, before?: FieldRow): string | undefined {
  const currency = check.string('currency');
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency)) check.errors.push(notSupported(check.path('currency')));
  return currency ?? (before ? undefined : call.store.metadata.account.currency);
}

function parseChainedLists(check: Check): FieldRow['chainedLists'] | undefined {
  const items = check.objects('chained_lists');
  if (items !== undefined && items.length > 5) check.errors.push(tooMany(check.path('chained_lists'), 5));
  return items?.map((item) => {
    item.require('catalog_id');
    return {
      title: item.string('title') ?? null,
      catalogId: item.integer('catalog_id') ?? 0,
      parentCatalogId: item.nullableInteger('parent_catalog_id') ?? null,
    };
  });
}

function dropUndefined(change: { [Key in keyof FieldChange]: FieldChange[Key] | undefined }): FieldChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as FieldChange;
}
