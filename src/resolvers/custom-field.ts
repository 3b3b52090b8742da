import type { CustomField, CustomFieldValues, CustomFieldWrite, EntityType } from '../amocrm/index.ts';
import { type Issue, ValidationError } from '../errors/index.ts';
import { nearestNames } from '../errors/nearest.ts';
import type { Context } from './context.ts';
import { customFieldWriters } from './custom-field-write.ts';

/** A `CustomFieldInput`: what shall be in one field. */
export interface CustomFieldInput {
  /** Name, code or id of the field. */
  field: string;
  /** All values that the field shall have; none clears it. */
  values: (string | number | boolean)[];
  /** The kind of phone, e-mail and the like: `WORK`, `MOB`. */
  kind?: string | null | undefined;
}

/** Which field is meant; exactly one of the three. */
export interface CustomFieldChoice {
  id?: string | null | undefined;
  code?: string | null | undefined;
  name?: string | null | undefined;
}

/**
 * The definition that an id, a code or a name means. Names and codes are compared without case.
 *
 * @throws {ValidationError} where the account has no such field, or two of that name; the message lists the nearest
 */
export async function findCustomField(
  entity: EntityType,
  reference: string,
  path: Issue['path'],
  { metadata }: Pick<Context, 'metadata'>,
): Promise<CustomField> {
  const wanted = reference.trim().toLowerCase();
  const candidates = async () => {
    const fields = await metadata.customFields(entity);
    const exact = fields.filter((field) => String(field.id) === wanted || field.code?.toLowerCase() === wanted);
    const found = exact.length > 0 ? exact : fields.filter((field) => field.name.trim().toLowerCase() === wanted);
    return found.length > 0 ? found : undefined;
  };
  const [found, ...others] = (await metadata.find([`customFields:${entity}`], candidates)) ?? [];
  if (found && others.length === 0) return found;
  if (found) {
    const ids = [found, ...others].map((field) => field.id).join(', ');
    throw new ValidationError([
      { path, message: `several fields are named «${reference}»; use one of the ids ${ids}` },
    ]);
  }
  const fields = await metadata.customFields(entity);
  const near = nearestNames(
    reference,
    fields.flatMap((field) => [field.name, ...(field.code ? [field.code] : [])]),
  );
  const hint = near.length > 0 ? near : fields.map((field) => field.name).slice(0, 10);
  throw new ValidationError([
    {
      path,
      message: `«${reference}» is no custom field of ${entity}; did you mean ${hint.map((name) => `«${name}»`).join(', ')}?`,
    },
  ]);
}

/** The values of one field of a record, or null where it is empty. */
export async function readCustomField(
  entity: EntityType,
  values: CustomFieldValues[],
  choice: CustomFieldChoice,
  context: Pick<Context, 'metadata'>,
): Promise<CustomFieldValues | null> {
  const [key, reference] = Object.entries(choice).find(([, value]) => value) ?? ['name', ''];
  const definition = await findCustomField(entity, reference as string, [key], context);
  return values.find((value) => value.field_id === definition.id) ?? null;
}

/**
 * What amoCRM is sent for the given fields, each checked against the account's definitions.
 *
 * @throws {ValidationError} naming every unknown field, unknown option and ill-typed value
 */
export async function writeCustomFields(
  entity: EntityType,
  inputs: readonly CustomFieldInput[],
  path: Issue['path'],
  context: Pick<Context, 'metadata'>,
): Promise<CustomFieldWrite[]> {
  const issues: Issue[] = [];
  const writes: CustomFieldWrite[] = [];
  const { timezone } = await context.metadata.account();
  for (const [index, input] of inputs.entries()) {
    const at = [...path, index];
    try {
      const field = await findCustomField(entity, input.field, [...at, 'field'], context);
      if (writes.some((write) => write.field_id === field.id)) {
        throw new ValidationError([{ path: [...at, 'field'], message: `«${field.name}» is given twice` }]);
      }
      writes.push({ field_id: field.id, values: writeValues(field, input, at, timezone) });
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      issues.push(...error.issues);
    }
  }
  if (issues.length > 0) throw new ValidationError(issues);
  return writes;
}

function writeValues(
  field: CustomField,
  input: CustomFieldInput,
  path: Issue['path'],
  timezone: string,
): CustomFieldWrite['values'] {
  const writer = customFieldWriters[field.type];
  const at = [...path, 'values'];
  if (!writer) {
    throw new ValidationError([
      {
        path: at,
        message: `«${field.name}» is of type ${field.type}, which cannot be written here; change it in amoCRM`,
      },
    ]);
  }
  if (input.values.length === 0) return null;
  if (!writer.many && input.values.length > 1) {
    throw new ValidationError([
      { path: at, message: `«${field.name}» holds one value, ${input.values.length} were given` },
    ]);
  }
  const issues: Issue[] = [];
  const written = input.values.map((value, index) => {
    const result = writer.write(value, { field, kind: input.kind ?? undefined, timezone });
    if (typeof result === 'string') issues.push({ path: [...at, index], message: `«${field.name}»: ${result}` });
    return result;
  });
  if (issues.length > 0) throw new ValidationError(issues);
  return written as CustomFieldWrite['values'];
}
