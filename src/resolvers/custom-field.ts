import type {
  Account,
  CustomField,
  CustomFieldValues,
  CustomFieldWrite,
  CustomFieldWriteValue,
  FieldOwner,
} from '../amocrm/index.ts';
import { listCandidates } from '../errors/candidate.ts';
import { type Issue, ValidationError } from '../errors/index.ts';
import { nearestNames } from '../errors/nearest.ts';
import { quote } from '../errors/quote.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { customFieldConverters, isPartConverter } from './custom-field/convert.ts';
import { normalizeLabel } from './custom-field/option.ts';
import type { PartsInput } from './custom-field/part-shape.ts';
import { hasPartsOnly, toPartWrites, toPartWritesFromTexts } from './custom-field/structured.ts';

/** A `CustomFieldInput`: a change of one field. */
export interface CustomFieldInput {
  /** Name, code or id of the field. */
  field: string;
  /** The new values of the field; an empty list clears it. */
  values?: Nullish<(string | number | boolean)[]>;
  /** Instead of `values`: the values to add to, and to remove from, a field with several values. */
  add?: Nullish<(string | number | boolean)[]>;
  remove?: Nullish<(string | number | boolean)[]>;
  /** The kind of a phone, e-mail or messenger: `WORK`, `MOB`. */
  kind?: Nullish<string>;
  /** Instead of `values`: a value with parts, such as an address, or values of different kinds. */
  parts?: Nullish<PartsInput>;
}

/** Which field is meant; exactly one of the three. */
export interface CustomFieldChoice {
  id?: Nullish<string>;
  code?: Nullish<string>;
  name?: Nullish<string>;
}

/**
 * Finds the definition of a field by id, code or name. Names and codes are compared without case.
 *
 * @throws {ValidationError} if there is no such field, naming the nearest ones, or if several fields have this name
 */
export async function findCustomField(
  owner: FieldOwner,
  reference: string,
  path: Issue['path'],
  { metadata }: Pick<Context, 'metadata'>,
): Promise<CustomField> {
  const wanted = reference.trim().toLowerCase();
  const wantedName = normalizeLabel(reference);
  const candidates = async () => {
    const fields = await metadata.customFields(owner);
    const exact = fields.filter((field) => String(field.id) === wanted || field.code?.toLowerCase() === wanted);
    const found = exact.length > 0 ? exact : fields.filter((field) => normalizeLabel(field.name) === wantedName);
    return found.length > 0 ? found : undefined;
  };
  const [found, ...others] = (await metadata.find([`customFields:${owner}`], candidates)) ?? [];
  if (found && others.length === 0) return found;
  if (found) {
    const ids = listCandidates([found, ...others].map(({ id }) => ({ id })));
    throw new ValidationError([
      { path, message: `several fields are named «${quote(reference)}»; use one of the ids ${ids}` },
    ]);
  }
  const fields = await metadata.customFields(owner);
  const near = nearestNames(
    reference,
    fields.flatMap((field) => [field.name, ...(field.code ? [field.code] : [])]),
  );
  const meant = [
    ...new Set(near.flatMap((known) => fields.filter(({ name, code }) => name === known || code === known))),
  ];
  const hint =
    meant.length > 0
      ? `did you mean ${listCandidates(meant)}?`
      : fields.length > 0
        ? `there are ${listCandidates(fields)}`
        : 'they have none in this account';
  const message = `«${quote(reference)}» is not the name, code or id of a custom field of ${nameOwner(owner)}; ${hint}`;
  throw new ValidationError([{ path, message }]);
}

/** `contacts`, or `catalog 4517`. */
function nameOwner(owner: FieldOwner): string {
  return owner.replace('catalogs/', 'catalog ');
}

/** Whether any input adds or removes values, so that the record must be read first. */
export function changesPart(inputs: Nullish<readonly CustomFieldInput[]>): boolean {
  return inputs?.some(({ add, remove }) => Boolean(add || remove)) ?? false;
}

/** The values of one field of a record; null if the field is empty. */
export async function loadCustomField(
  owner: FieldOwner,
  values: CustomFieldValues[],
  choice: CustomFieldChoice,
  context: Pick<Context, 'metadata'>,
): Promise<CustomFieldValues | null> {
  const [key, reference] = Object.entries(choice).find(([, value]) => value) ?? ['name', ''];
  const definition = await findCustomField(owner, reference as string, [key], context);
  return values.find((value) => value.field_id === definition.id) ?? null;
}

/**
 * Converts fields to amoCRM's shape, checking each against the account's definitions.
 *
 * @param present the values that the record has; empty for a new record
 * @throws {ValidationError} naming every unknown field, unknown option and ill-typed value
 */
export async function toCustomFieldWrites(
  owner: FieldOwner,
  inputs: readonly CustomFieldInput[],
  path: Issue['path'],
  context: Pick<Context, 'metadata' | 'now'>,
  present: readonly CustomFieldValues[] = [],
): Promise<CustomFieldWrite[]> {
  if (inputs.length === 0) return [];
  const issues: Issue[] = [];
  const writes: CustomFieldWrite[] = [];
  const seen = new Set<number>();
  const account = { ...(await context.metadata.account()), now: context.now() };
  for (const [index, input] of inputs.entries()) {
    const at = [...path, index];
    try {
      const field = await findCustomField(owner, input.field, [...at, 'field'], context);
      if (seen.has(field.id)) {
        throw new ValidationError([{ path: [...at, 'field'], message: `«${field.name}» is given twice` }]);
      }
      seen.add(field.id);
      const written = toWrite(field, input, at, account, present);
      if (written) writes.push({ field_id: field.id, ...written });
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      issues.push(...error.issues);
    }
  }
  if (issues.length > 0) throw new ValidationError(issues);
  return writes;
}

/**
 * Converts one field.
 *
 * @param present the values that the record has, to which `add` and `remove` apply
 * @returns undefined if nothing changes
 */
function toWrite(
  field: CustomField,
  input: CustomFieldInput,
  path: Issue['path'],
  { timezone, country, now }: Pick<Account, 'timezone' | 'country'> & { now: number },
  present: readonly CustomFieldValues[],
): { values: CustomFieldWrite['values'] } | undefined {
  const { values, add, remove } = input;
  if (input.parts) {
    const other = (['values', 'add', 'remove', 'kind'] as const).find((name) => input[name]);
    if (!other) return { values: toPartWrites(field, input.parts, [...path, 'parts']) };
    throw new ValidationError([{ path: [...path, other], message: 'cannot stand beside `parts`' }]);
  }
  if (hasPartsOnly(field.type) && values && !add && !remove && !input.kind) {
    return { values: values.length === 0 ? null : toPartWritesFromTexts(field, values, [...path, 'values']) };
  }
  const writer = customFieldConverters[field.type] ?? (hasPartsOnly(field.type) ? partsOnly : undefined);
  if (!writer) {
    const message = `«${field.name}» is of type ${field.type}, which cannot be written here; change it in amoCRM`;
    throw new ValidationError([{ path: [...path, 'values'], message }]);
  }
  if (values ? add || remove : !add && !remove) {
    const message = `«${field.name}» takes either \`values\`, or \`add\` and \`remove\``;
    throw new ValidationError([{ path: [...path, 'values'], message }]);
  }
  if (input.kind && field.type !== 'multitext') {
    const message = `«${field.name}» has no kinds: only phones, e-mails and the like have`;
    throw new ValidationError([{ path: [...path, 'kind'], message }]);
  }
  const write = (name: 'values' | 'add' | 'remove') => toWriteValues(field, input, name, path, { timezone, now });
  if (values) {
    if (writer.many || values.length <= 1) return { values: values.length === 0 ? null : write('values') };
    const message = `«${field.name}» holds one value, ${values.length} were given`;
    throw new ValidationError([{ path: [...path, 'values'], message }]);
  }
  if (!isPartConverter(writer)) {
    const message = `«${field.name}» holds one value; set it with \`values\``;
    throw new ValidationError([{ path: [...path, add ? 'add' : 'remove'], message }]);
  }
  const [added, removed] = [write('add'), write('remove')];
  if (removed.some((value) => added.some((other) => JSON.stringify(other) === JSON.stringify(value)))) {
    throw new ValidationError([{ path: [...path, 'remove'], message: `«${field.name}»: adds and removes one value` }]);
  }
  const known = present.find((each) => each.field_id === field.id)?.values ?? [];
  // An item with neither a value nor an option cannot be sent again.
  const kept = known.filter(({ value, enum_id }) => enum_id !== null || (value !== null && typeof value !== 'object'));
  const staying = kept.filter((item) => !removed.some((value) => writer.isSame(item, value, field, country)));
  const missing = added.filter((value) => !staying.some((item) => writer.isSame(item, value, field, country)));
  if (staying.length === kept.length && missing.length === 0) return undefined;
  const after = [...staying.map((item) => writer.keep(item)), ...missing];
  return { values: after.length === 0 ? null : after };
}

/** Stands for the types whose values have parts: what is added, removed or has a kind is refused like that of one value. */
const partsOnly = { many: false, write: () => 'has parts' };

/** Converts the values under one key of the input, without duplicates. */
function toWriteValues(
  field: CustomField,
  input: CustomFieldInput,
  name: 'values' | 'add' | 'remove',
  path: Issue['path'],
  at: { timezone: string; now: number },
): CustomFieldWriteValue[] {
  const issues: Issue[] = [];
  const written = new Map<string, CustomFieldWriteValue>();
  for (const [index, value] of (input[name] ?? []).entries()) {
    const result = customFieldConverters[field.type]?.write(value, { field, kind: input.kind ?? undefined, ...at });
    if (typeof result === 'string') {
      issues.push({ path: [...path, name, index], message: `«${field.name}»: ${result}` });
    } else if (result) written.set(JSON.stringify(result), result);
  }
  if (issues.length > 0) throw new ValidationError(issues);
  return [...written.values()];
}
