/**
 * Custom fields as columns of a list. Their definitions are looked up once for all rows, and their values are part of the rows.
 */
import { valueFromASTUntyped } from 'graphql';
import type { CustomField, CustomFieldValues, EntityType } from '../../amocrm/index.ts';
import { type Issue, ValidationError } from '../../errors/index.ts';
import type { Nullish } from '../../nullish.ts';
import type { Context } from '../context.ts';
import { findCustomField } from '../custom-field.ts';
import { type SelectionInfo, selectedNodes } from '../list/selection.ts';
import { normalizeName, wordsOf } from '../name/spelling.ts';
import { partyWords } from './part.ts';
import { isParty, showField, showValues } from './text.ts';

/** The value of a column: one text, or a list if the field can have several values. */
export type Column = string | string[];

/** The types of fields that can have several values. */
const manyValued: readonly string[] = ['multiselect', 'multitext', 'category'];

/** The shortest part of a name that fields are found by. */
const minPart = 2;

/** A field as a column: its key, and its definition. */
interface ColumnDefinition {
  key: string;
  field: CustomField;
}

const found = new WeakMap<object, Map<string, Promise<ColumnDefinition[]>>>();

/**
 * The requested fields of one record: by the requested name, or by their own names if a part of them was requested; null if none was
 * requested.
 *
 * @throws {ValidationError} naming every field that the account does not have
 */
export async function loadColumns(
  entity: EntityType,
  values: readonly CustomFieldValues[],
  fields: Nullish<readonly string[]>,
  context: Context,
): Promise<Record<string, Column> | null> {
  if (!fields) return null;
  const columns: Record<string, Column> = {};
  for (const { key, field } of await findColumns(entity, fields, context)) {
    const filled = values.find((value) => value.field_id === field.id);
    if (filled && filled.values.length > 0) columns[key] = await showColumn(filled, context);
  }
  return columns;
}

/** Refuses unknown columns of a list before anything is read. @throws {ValidationError} */
export async function checkColumns(entity: EntityType, info: SelectionInfo, context: Context): Promise<void> {
  const rows = [...selectedNodes(info, ['nodes']), ...selectedNodes(info, ['edges', 'node'])];
  for (const node of rows) {
    const argument = node.name.value === 'columns' && node.arguments?.find(({ name }) => name.value === 'fields');
    const fields = argument && valueFromASTUntyped(argument.value, info.variableValues);
    if (fields) await findColumns(entity, [fields].flat().map(String), context);
  }
}

/** Looks up the definitions once for all rows of a request. */
function findColumns(entity: EntityType, fields: readonly string[], context: Context): Promise<ColumnDefinition[]> {
  const known = found.get(context.loaders) ?? new Map<string, Promise<ColumnDefinition[]>>();
  found.set(context.loaders, known);
  const key = JSON.stringify([entity, fields]);
  const promise = known.get(key) ?? findAll(entity, fields, context);
  known.set(key, promise);
  return promise;
}

async function findAll(entity: EntityType, fields: readonly string[], context: Context): Promise<ColumnDefinition[]> {
  const issues: Issue[] = [];
  const columns: ColumnDefinition[] = [];
  for (const [index, name] of fields.entries()) {
    try {
      columns.push({ key: name, field: await findCustomField(entity, name, ['fields', index], context) });
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      const meant = findByPart(name, await context.metadata.customFields(entity));
      if (meant.length === 0) issues.push(...error.issues);
      for (const field of meant) {
        const isTaken = columns.some(({ key }) => key === field.name);
        columns.push({ key: isTaken ? `${field.name} (${field.id})` : field.name, field });
      }
    }
  }
  if (issues.length > 0) throw new ValidationError(issues);
  return columns;
}

/**
 * All fields with these words in their names; a field of legal entities also by what it holds, such as «ИНН». Only for reading, where each
 * value stands under the whole name of its field. The whole name of several fields finds none of them: the values of one would be taken for
 * those of another.
 */
function findByPart(text: string, fields: readonly CustomField[]): CustomField[] {
  const whole = normalizeName(text);
  const words = wordsOf(text);
  if (whole.length < minPart || words.length === 0) return [];
  const named = fields.map((field) => ({ field, name: normalizeName(field.name) }));
  if (named.some(({ name }) => name === whole)) return [];
  const has = (field: CustomField, name: string, word: string) =>
    name.includes(word) || (isParty(field.type) && partyWords.has(word));
  return named.flatMap(({ field, name }) => (words.every((word) => has(field, name, word)) ? [field] : []));
}

async function showColumn(field: CustomFieldValues, context: Context): Promise<Column> {
  const texts = await showValues(field, context);
  return manyValued.includes(field.field_type) ? texts : showField(field, context);
}
