/**
 * Finds the types and fields of the schema that matter for a query about something, by the words of users, and prints them small.
 * Only what queries can reach is searched.
 */
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';
import MiniSearch from 'minisearch';
import { nearestNames } from '../errors/nearest.ts';
import type { Operation } from './operation.ts';
import { printField, printType } from './schema-text.ts';
import { toStems, weigh } from './stem.ts';

/** What was found, as SDL. */
export interface FoundSchema {
  sdl: string;
  /** Types that belong to it and were not printed. */
  more: string[];
}

/** Finds the parts of the schema for these words. @param first how many fields of `Query` and types at most */
export type SearchSchema = (words: string, first: number) => FoundSchema;

/** The longest text that is printed, in characters, besides the first part. */
const maxText = 9_000;

const maxWords = 300;

/** Creates the index. @param operations their words lead to the fields that they select */
export function createSchemaSearch(schema: GraphQLSchema, operations: readonly Operation[]): SearchSchema {
  const root = schema.getQueryType();
  if (!root) throw new Error('The schema has no queries.');
  const fields = root.getFields();
  const types = collectTypes(root);
  types.delete(root.name);
  const index = new MiniSearch<{ id: string; name: string; about: string; words: string; members: string }>({
    fields: ['name', 'about', 'words', 'members'],
    tokenize: toStems,
    processTerm: (term) => term,
  });
  const wordsOf = (field: string) =>
    operations
      .filter(({ kind, rootFields }) => kind === 'query' && rootFields.includes(field))
      .flatMap(({ words }) => words);
  for (const field of Object.values(fields)) {
    index.add({
      id: `Query.${field.name}`,
      name: spell(field.name),
      about: field.description ?? '',
      words: wordsOf(field.name).join(', '),
      members: field.args.map(({ name }) => spell(name)).join(' '),
    });
  }
  for (const type of types.values()) {
    if (isConnectionPart(type)) continue;
    index.add({
      id: type.name,
      name: spell(type.name),
      about: type.description ?? '',
      words: '',
      members: describeMembers(type),
    });
  }
  return (words, first) => {
    const asked = words.slice(0, maxWords);
    // Names of types and fields come first, as they are.
    const named = (asked.match(/[A-Za-z_]\w*/g) ?? []).flatMap((word) => {
      if (types.has(word) && /^[A-Z]/.test(word)) return [word];
      return Object.hasOwn(fields, word) && /[A-Z]/.test(word) ? [`Query.${word}`] : [];
    });
    const found = index
      .search(asked, {
        combineWith: 'OR',
        boost: { name: 3, words: 2, about: 1, members: 0.7 },
        prefix: (term) => term.length >= 4,
        fuzzy: (term) => (term.length >= 6 ? 0.2 : false),
        boostTerm: weigh,
        boostDocument: (id) => (String(id).startsWith('Query.') ? 1.5 : 1),
      })
      .sort((a, b) => b.score - a.score || (String(a.id) < String(b.id) ? -1 : 1))
      .map(({ id }) => String(id));
    const chosen = [...new Set([...named, ...found])].slice(0, first);
    return print(chosen, fields, types);
  };
}

/** Prints fields of `Query` with the types of their records and filters, as far as they fit. */
function print(
  chosen: readonly string[],
  fields: Readonly<Record<string, GraphQLField<unknown, unknown>>>,
  types: ReadonlyMap<string, GraphQLNamedType>,
): FoundSchema {
  const roots = chosen.filter((id) => id.startsWith('Query.')).map((id) => fields[id.slice('Query.'.length)]);
  const queries = roots.flatMap((field) => (field ? [printField(field)] : []));
  const parts = queries.length > 0 ? [`type Query {\n${queries.join('\n')}\n}`] : [];
  const wanted = new Set(chosen.filter((id) => types.has(id)));
  for (const field of roots) {
    if (!field) continue;
    const record = findRecord(getNamedType(field.type));
    wanted.add(record.name);
    for (const { type } of field.args) wanted.add(getNamedType(type).name);
  }
  const more: string[] = [];
  let length = parts.join('').length;
  for (const name of wanted) {
    const type = types.get(name);
    if (!type || isSpecifiedScalarType(type)) continue;
    const text = printType(type);
    if (parts.length > 0 && length + text.length > maxText) more.push(name);
    else {
      parts.push(text);
      length += text.length;
    }
  }
  return { sdl: parts.join('\n\n'), more };
}

/** The names nearest to a word, for an answer that found nothing. */
export function findNearTypes(schema: GraphQLSchema, word: string): string[] {
  const root = schema.getQueryType();
  return root ? nearestNames(word, [...Object.keys(root.getFields()), ...collectTypes(root).keys()]) : [];
}

/** The type of the records of a connection; any other type itself. */
function findRecord(type: GraphQLNamedType): GraphQLNamedType {
  if (!isObjectType(type) || !isConnectionPart(type)) return type;
  const nodes = type.getFields().nodes;
  return nodes ? getNamedType(nodes.type) : type;
}

/** Every query has the same connections and edges around its records. */
function isConnectionPart({ name }: GraphQLNamedType): boolean {
  return /(?:Connection|Edge)$/.test(name);
}

/** All types that can be reached from one, by name. */
function collectTypes(start: GraphQLNamedType): Map<string, GraphQLNamedType> {
  const found = new Map<string, GraphQLNamedType>();
  const waiting: GraphQLNamedType[] = [start];
  for (let type = waiting.pop(); type; type = waiting.pop()) {
    if (found.has(type.name) || isIntrospectionType(type)) continue;
    found.set(type.name, type);
    if (isUnionType(type)) waiting.push(...type.getTypes());
    else if (isInputObjectType(type)) {
      waiting.push(...Object.values(type.getFields()).map((field) => getNamedType(field.type)));
    } else if (isObjectType(type) || isInterfaceType(type)) {
      waiting.push(...type.getInterfaces());
      for (const field of Object.values(type.getFields())) {
        waiting.push(getNamedType(field.type), ...field.args.map((argument) => getNamedType(argument.type)));
      }
    }
  }
  return found;
}

function describeMembers(type: GraphQLNamedType): string {
  if (isEnumType(type))
    return type
      .getValues()
      .map(({ name }) => spell(name))
      .join(' ');
  if (isUnionType(type))
    return type
      .getTypes()
      .map(({ name }) => spell(name))
      .join(' ');
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return '';
  return Object.keys(type.getFields()).map(spell).join(' ');
}

/** `responsibleUser` → `responsible user`. */
function spell(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}
