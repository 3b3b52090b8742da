import type { CustomField, CustomFieldSettings, FieldOwner } from '../../amocrm/index.ts';
import { describeUnknown, listCandidates } from '../../errors/candidate.ts';
import { type Issue, NotFoundError, ValidationError } from '../../errors/index.ts';
import { quote } from '../../errors/quote.ts';
import type { Nullish } from '../../nullish.ts';
import type { Context } from '../context.ts';
import { toPairs } from '../stage.ts';
import type { Translated, Translation } from '../translation.ts';
import { normalizeLabel } from './option.ts';
import { entityOfOwner, withOwner } from './owner.ts';

/** A `ChainedListInput`. */
export interface ChainedListInput {
  title?: Nullish<string>;
  catalogId: string;
  parentCatalogId?: Nullish<string>;
}

/** What creating and changing a definition have in common. */
export interface DefinitionInput {
  code?: Nullish<string>;
  sort?: Nullish<number>;
  groupId?: Nullish<string>;
  isApiOnly?: Nullish<boolean>;
  currency?: Nullish<string>;
  remind?: Nullish<string>;
  requiredStatuses?: Nullish<{ pipelineId: string; statusId: string }[]>;
  hiddenStatuses?: Nullish<{ pipelineId: string; statusId: string }[]>;
  searchIn?: Nullish<string>;
  chainedLists?: Nullish<ChainedListInput[]>;
  trackingCallback?: Nullish<string>;
  isVisible?: Nullish<boolean>;
  isRequired?: Nullish<boolean>;
}

/** An input with the field that it is about. */
export type Defined<Input> = Input & {
  /** What has the field. */
  owner: FieldOwner;
  /** amoCRM's name of its type. */
  fieldType: string;
  /** The present definition, of a change. */
  before?: CustomField;
};

/** The word for the main group, which has no id in amoCRM. */
export const mainGroup = 'main';

type Whole = Translated<Defined<DefinitionInput>>;

/** The lines of `DefinitionInput`. */
export const definitionLines: Translation<DefinitionInput, CustomFieldSettings> = {
  code: async (code, path, whole) => {
    await checkCode(code, path, whole as Whole);
    return { code };
  },
  sort: (sort) => ({ sort }),
  groupId: async (id, path, whole) => ({ group_id: await checkGroup(id, path, whole as Whole) }),
  isApiOnly: (is_api_only) => ({ is_api_only }),
  currency: onlyFor(['monetary'], (currency: string) => ({ currency: currency.toUpperCase() })),
  remind: onlyFor(['birthday'], (remind: string) => ({ remind })),
  requiredStatuses: async (pairs, path, { context }) => ({ required_statuses: await toPairs(pairs, path, context) }),
  hiddenStatuses: async (pairs, path, { context }) => ({ hidden_statuses: await toPairs(pairs, path, context) }),
  searchIn: onlyFor(['linked_entity'], (search_in: string) => ({ search_in })),
  chainedLists: onlyFor(['chained_list'], (lists: ChainedListInput[]) => ({
    chained_lists: lists.map(({ title, catalogId, parentCatalogId }) => ({
      title: title ?? null,
      catalog_id: Number(catalogId),
      parent_catalog_id: parentCatalogId ? Number(parentCatalogId) : null,
    })),
  })),
  trackingCallback: onlyFor(['tracking_data'], (tracking_callback: string) => ({ tracking_callback })),
  isVisible: onlyOfCatalogs((is_visible: boolean) => ({ is_visible })),
  isRequired: onlyOfCatalogs((is_required: boolean) => ({ is_required })),
};

/** The line of something that only fields of some types have. */
export function onlyFor<Value>(
  types: readonly string[],
  line: (value: Value, path: Issue['path'], whole: Whole) => Partial<CustomFieldSettings>,
) {
  return (value: Value, path: Issue['path'], whole: Translated<object>) => {
    const { fieldType } = (whole as Whole).input;
    if (types.includes(fieldType)) return line(value, path, whole as Whole);
    const message = `is only for fields of the types ${types.join(', ')}; this one is of type ${fieldType}`;
    throw new ValidationError([{ path, message }]);
  };
}

function onlyOfCatalogs<Value>(line: (value: Value) => Partial<CustomFieldSettings>) {
  return (value: Value, path: Issue['path'], whole: Translated<object>) => {
    if ((whole as Whole).input.owner.startsWith('catalogs/')) return line(value);
    throw new ValidationError([{ path, message: 'is only for the fields of catalogs' }]);
  };
}

async function checkCode(code: string, path: Issue['path'], { input, context }: Whole): Promise<void> {
  const fields = await context.metadata.customFields(input.owner);
  const twin = fields.find((field) => field.code === code && field.id !== input.before?.id);
  if (!twin) return;
  const message = `«${quote(code)}» is the code of «${quote(twin.name)}» (${twin.id}); a code belongs to one field`;
  throw new ValidationError([{ path, message }]);
}

async function checkGroup(id: string, path: Issue['path'], { input, context }: Whole): Promise<string | null> {
  if (id === mainGroup) return null;
  const groups = await context.metadata.customFieldGroups(input.owner);
  if (groups.some((group) => group.id === id)) return id;
  const candidates = [{ id: mainGroup }, ...groups.map((group) => ({ id: group.id, name: group.name }))];
  throw new ValidationError([{ path, message: describeUnknown([id], 'a group of these fields', candidates) }]);
}

/** The definition of a field by its id. @throws {NotFoundError} */
export async function findDefinition(
  owner: FieldOwner,
  id: string,
  { metadata }: Pick<Context, 'metadata'>,
): Promise<CustomField> {
  const find = async () => (await metadata.customFields(owner)).find((field) => field.id === Number(id));
  const found = await withOwner(owner, () => metadata.find([`customFields:${owner}`], find));
  if (found) return found;
  const fields = await metadata.customFields(owner);
  const known = fields.length === 0 ? 'there are none' : `there are ${listCandidates(fields)}`;
  throw new NotFoundError(`No custom field of ${entityOfOwner(owner)} has the id ${id}; ${known}.`, {
    remedy: 'Use an id of `customFields`.',
  });
}

/** Refuses a name that another field has: names are how fields are found, so both would become ambiguous. */
export async function checkName(
  name: string,
  path: Issue['path'],
  owner: FieldOwner,
  before: CustomField | undefined,
  { metadata }: Pick<Context, 'metadata'>,
): Promise<void> {
  const fields = await withOwner(owner, () => metadata.customFields(owner));
  const twin = fields.find((field) => normalizeLabel(field.name) === normalizeLabel(name) && field.id !== before?.id);
  if (!twin) return;
  const message = `«${quote(name)}» is the name of the field ${twin.id} already; use that field, or choose another name`;
  throw new ValidationError([{ path, message }]);
}
