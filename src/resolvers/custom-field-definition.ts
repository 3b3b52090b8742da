import type {
  BatchOutcome,
  CustomField,
  CustomFieldCreate,
  CustomFieldPatch,
  CustomFieldSettings,
  FieldOwner,
} from '../amocrm/index.ts';
import { type Issue, ValidationError } from '../errors/index.ts';
import { quote } from '../errors/quote.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import {
  checkName,
  type Defined,
  type DefinitionInput,
  definitionLines,
  findDefinition,
  onlyFor,
} from './custom-field/definition.ts';
import {
  changesOptions,
  type OptionChange,
  toNewOptions,
  toOptionWrite,
  typesWithOptions,
} from './custom-field/option-change.ts';
import { type OwnerArguments, toOwner, withOwner } from './custom-field/owner.ts';
import { checkOwnerHasType } from './custom-field/type.ts';
import { type Translation, translate } from './translation.ts';
import { adminOnlyBatch } from './write/admin-only.ts';
import { type BatchResult, one, sendBatch } from './write/batch.ts';
import { type Candidate, createOrFind } from './write/create-once.ts';
import { withLocks } from './write/lock.ts';

/** A `NestedOptionInput`: an option of a category. */
export interface NestedOptionInput {
  label: string;
  parent?: Nullish<string>;
}

/** A `CreateCustomFieldInput`. */
export interface CreateCustomFieldInput extends DefinitionInput {
  name: string;
  type: string;
  options?: Nullish<string[]>;
  nestedOptions?: Nullish<NestedOptionInput[]>;
}

/** An `UpdateCustomFieldInput`. */
export interface UpdateCustomFieldInput extends DefinitionInput, OptionChange {
  name?: Nullish<string>;
}

const what = 'change custom fields';

const createLines: Translation<CreateCustomFieldInput, CustomFieldCreate> = {
  ...definitionLines,
  name: (name) => ({ name: name.trim() }),
  type: (type, path, { input }) => {
    checkOwnerHasType((input as Defined<CreateCustomFieldInput>).owner, type, path);
    return { type };
  },
  options: onlyFor(['select', 'multiselect', 'radiobutton'], (labels: string[], path) => ({
    enums: toNewOptions(labels, path),
  })),
  nestedOptions: onlyFor(['category'], (options: NestedOptionInput[], path) => ({ nested: toNested(options, path) })),
};

/** The whole list of options, for all three lines that change it. */
const optionLine = onlyFor(typesWithOptions, (_: unknown, path, { input }) => {
  const { before, ...change } = input as Defined<OptionChange>;
  return before ? toOptionWrite(before, change, path.slice(0, -1)) : {};
});

const changeLines: Translation<UpdateCustomFieldInput, CustomFieldSettings> = {
  ...definitionLines,
  name: (name) => ({ name: name.trim() }),
  addOptions: optionLine,
  renameOptions: optionLine,
  removeOptions: optionLine,
};

/** New options of a category; a parent is named by its label and stands before its children. */
function toNested(options: readonly NestedOptionInput[], path: Issue['path']): CustomFieldSettings['nested'] {
  const places = new Map<string, number>();
  return options.map(({ label, parent }, index) => {
    const above = parent ? places.get(parent.trim()) : undefined;
    if (parent && above === undefined) {
      const message = `«${quote(parent)}» is not the label of an option before this one`;
      throw new ValidationError([{ path: [...path, index, 'parent'], message }]);
    }
    if (places.has(label.trim())) {
      throw new ValidationError([{ path: [...path, index, 'label'], message: `there would be two «${quote(label)}»` }]);
    }
    places.set(label.trim(), index);
    const parentRequest = above === undefined ? {} : { parent_request_id: String(above) };
    return { request_id: String(index), ...parentRequest, value: label.trim(), sort: (index + 1) * 10 };
  });
}

/** The path of an input of a batch, or of the only one. */
type PathOf = (index: number) => Issue['path'];

const inBatch: PathOf = (index) => ['inputs', index];

/** Creates one definition. */
export function createCustomField(
  { input, ...owner }: OwnerArguments & { input: CreateCustomFieldInput },
  context: Context,
): Promise<CustomField> {
  return one(createCustomFields({ ...owner, inputs: [input] }, context, () => ['input']));
}

/** Changes one definition. */
export function updateCustomField(
  { id, input, ...owner }: OwnerArguments & { id: string; input: UpdateCustomFieldInput },
  context: Context,
): Promise<CustomField> {
  return one(updateCustomFields({ ...owner, inputs: [{ id, fields: input }] }, context, () => ['input']));
}

/** Creates definitions; each reports its own success or failure. A name that another field has is refused. */
export async function createCustomFields(
  args: OwnerArguments & { inputs: CreateCustomFieldInput[] },
  context: Context,
  pathOf = inBatch,
): Promise<BatchResult<CustomField>[]> {
  const owner = toOwner(args);
  // Under a lock: two callers that create the same field at the same time would make twins.
  return withLocks([namesOf(owner)], context, (held) => createUnderLock(owner, args.inputs, held, pathOf));
}

/** The lock under which names of fields are given. */
function namesOf(owner: FieldOwner): string {
  return `customFieldNames:${owner}`;
}

async function createUnderLock(
  owner: FieldOwner,
  inputs: CreateCustomFieldInput[],
  context: Context,
  pathOf: PathOf,
): Promise<BatchResult<CustomField>[]> {
  const known = new Set((await withOwner(owner, () => context.metadata.customFields(owner))).map(({ id }) => id));
  const toWrite = async (input: CreateCustomFieldInput, index: number) => {
    const path = pathOf(index);
    const twin = inputs.findIndex(({ name }) => name.trim() === input.name.trim());
    if (twin < index) throw new ValidationError([{ path: [...path, 'name'], message: `is that of inputs.${twin}` }]);
    // A repetition under the same idempotency key finds the field that the first run created.
    if (context.attempt?.since === undefined) {
      await checkName(input.name, [...path, 'name'], owner, undefined, context);
    }
    const whole = { input: { ...input, owner, fieldType: input.type }, path, context };
    return (await translate(createLines, whole)) as CustomFieldCreate;
  };
  try {
    const send = (writes: CustomFieldCreate[]) => sendNew(owner, writes, known, context);
    return await sendBatch(inputs, toWrite, send, (_, created) => created, context);
  } finally {
    await context.metadata.renew(`customFields:${owner}`);
  }
}

/**
 * Sends new definitions; those whose answer was lost are looked for by name and type, because amoCRM does not say when a field was
 * created and stores the rest in another shape.
 *
 * @param known the ids of the fields that were there before
 */
async function sendNew(
  owner: FieldOwner,
  writes: CustomFieldCreate[],
  known: ReadonlySet<number>,
  context: Context,
): Promise<BatchOutcome<CustomField>[]> {
  const { amocrm, attempt } = context;
  const found = new Map<number, CustomField>();
  const listCandidates = async (since: number): Promise<Candidate[]> => {
    for (const field of await amocrm.customFields.all(owner)) found.set(field.id, field);
    const isNew = ({ id }: CustomField) => attempt?.since !== undefined || !known.has(id);
    return [...found.values()].filter(isNew).map(({ id, name, type }) => ({ id, name, type, created_at: since }));
  };
  const outcomes = await createOrFind<CustomFieldCreate, Pick<CustomField, 'id'>>(
    context,
    `customFields:${owner}`,
    writes,
    async (items) => {
      const sent = await adminOnlyBatch(what, () => amocrm.customFields.create(owner, items));
      for (const outcome of sent) if ('result' in outcome) found.set(outcome.result.id, outcome.result);
      return sent;
    },
    listCandidates,
  );
  return outcomes.map((outcome) =>
    'error' in outcome ? outcome : { index: outcome.index, result: found.get(outcome.result.id) as CustomField },
  );
}

/** Changes definitions; each reports its own success or failure. */
export async function updateCustomFields(
  args: OwnerArguments & { inputs: { id: string; fields: UpdateCustomFieldInput }[] },
  context: Context,
  pathOf?: PathOf,
): Promise<BatchResult<CustomField>[]> {
  const owner = toOwner(args);
  const withOptions = args.inputs.filter(({ fields }) => changesOptions(fields));
  const isRenamed = args.inputs.some(({ fields }) => fields.name);
  const locks = [...withOptions.map(({ id }) => `customField:${owner}:${id}`), ...(isRenamed ? [namesOf(owner)] : [])];
  // Under a lock, because the whole list is sent: two changes at the same time would lose one another's options.
  return withLocks([...new Set(locks)], context, async (held) => {
    const fresh = await loadFresh(
      owner,
      withOptions.map(({ id }) => Number(id)),
      held,
    );
    const toWrite = async ({ id, fields }: { id: string; fields: UpdateCustomFieldInput }, index: number) => {
      if (args.inputs.findIndex((other) => other.id === id) < index) {
        throw new ValidationError([{ path: ['inputs', index, 'id'], message: 'is given twice' }]);
      }
      // A field that was deleted meanwhile is still among the cached ones.
      if (changesOptions(fields) && !fresh.has(Number(id))) await held.metadata.renew(`customFields:${owner}`);
      const before = fresh.get(Number(id)) ?? (await findDefinition(owner, id, held));
      const path = pathOf?.(index) ?? [...inBatch(index), 'fields'];
      if (fields.name) await checkName(fields.name, [...path, 'name'], owner, before, held);
      const input = { ...fields, owner, fieldType: before.type, before };
      return { id: before.id, ...(await translate(changeLines, { input, path, context: held })) } as CustomFieldPatch;
    };
    const send = (writes: CustomFieldPatch[]): Promise<BatchOutcome<CustomField>[]> =>
      adminOnlyBatch(what, () => context.amocrm.customFields.update(owner, writes));
    try {
      return await sendBatch(args.inputs, toWrite, send, (_, changed) => changed, held);
    } finally {
      await context.metadata.renew(`customFields:${owner}`);
    }
  });
}

/** The definitions as they are now: one by its id, several from the list. */
async function loadFresh(
  owner: FieldOwner,
  ids: readonly number[],
  { amocrm }: Context,
): Promise<Map<number, CustomField>> {
  const [only] = ids;
  if (only === undefined) return new Map();
  const found = ids.length === 1 ? [await amocrm.customFields.get(owner, only)] : await amocrm.customFields.all(owner);
  return new Map(found.flatMap((field) => (field ? [[field.id, field] as const] : [])));
}
