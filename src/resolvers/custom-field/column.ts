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
import { showField, showValues } from './text.ts';

/** The value of a column: one text, or a list if the field can have several values. */
export type Column = string | string[];

/** The types of fields that can have several values. */
const manyValued: readonly string[] = ['multiselect', 'multitext', 'category'];

const found = new WeakMap<object, Map<string, Promise<CustomField[]>>>();

/**
 * The requested fields of one record, by the requested names; null if none was requested.
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
  const definitions = await findColumns(entity, fields, context);
  const columns: Record<string, Column> = {};
  for (const [index, name] of fields.entries()) {
    const filled = values.find((value) => value.field_id === definitions[index]?.id);
    if (filled && filled.values.length > 0) columns[name] = await showColumn(filled, context);
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
function findColumns(entity: EntityType, fields: readonly string[], context: Context): Promise<CustomField[]> {
  const known = found.get(context.loaders) ?? new Map<string, Promise<CustomField[]>>();
  found.set(context.loaders, known);
  const key = JSON.stringify([entity, fields]);
  const promise = known.get(key) ?? findAll(entity, fields, context);
  known.set(key, promise);
  return promise;
}

async function findAll(entity: EntityType, fields: readonly string[], context: Context): Promise<CustomField[]> {
  const issues: Issue[] = [];
  const definitions: CustomField[] = [];
  for (const [index, name] of fields.entries()) {
    try {
      definitions.push(await findCustomField(entity, name, ['fields', index], context));
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      issues.push(...error.issues);
    }
  }
  if (issues.length > 0) throw new ValidationError(issues);
  return definitions;
}

async function showColumn(field: CustomFieldValues, context: Context): Promise<Column> {
  const texts = await showValues(field, context);
  return manyValued.includes(field.field_type) ? texts : showField(field, context);
}
