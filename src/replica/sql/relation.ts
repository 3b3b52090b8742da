/** Finds what a statement reads from: names after `from` and `join`. */
import { SqlRefusal } from './refusal.ts';
import type { Token } from './token.ts';

/** Words that end a list of tables. */
const ends: readonly string[] = [
  ...['where', 'group', 'order', 'having', 'limit', 'offset', 'window', 'fetch', 'union', 'except', 'intersect'],
  ...['select', 'values', 'for'],
];

/** Words that come behind a table in a join. */
const joinWords: readonly string[] = [
  ...['join', 'left', 'right', 'inner', 'outer', 'full', 'cross', 'natural', 'on', 'using', 'indexed', 'not'],
  ...['lateral', 'tablesample'],
];

/** Functions with the word `from` inside of their parentheses. */
const fromFunctions: readonly string[] = ['extract', 'substring', 'trim', 'overlay'];

/** Something that a statement reads from. */
export interface Relation {
  name: string;
  /** What columns are qualified with; the name if it has no other. */
  alias: string;
}

/** Where the search is, inside of one pair of parentheses. */
interface Place {
  /** Whether a list of tables is being read. */
  isFrom: boolean;
  /** Whether a table comes next. */
  isNext: boolean;
  /** Whether `from` is part of a function. */
  isFunction: boolean;
}

/**
 * What a statement reads from, common tables included.
 *
 * @throws {SqlRefusal} for a name with a schema, and for a function in place of a table
 */
export function findRelations(tokens: readonly Token[]): Relation[] {
  const found: Relation[] = [];
  const places: Place[] = [{ isFrom: false, isNext: false, isFunction: false }];
  for (const [index, token] of tokens.entries()) {
    const place = places.at(-1) as Place;
    const { mark, name } = token;
    if (mark === '(') {
      const isFunction = fromFunctions.includes(tokens[index - 1]?.mark ?? '');
      places.push({ isFrom: place.isNext, isNext: place.isNext, isFunction });
      place.isNext = false;
    } else if (mark === ')') {
      if (places.length === 1) throw new SqlRefusal('A parenthesis is closed that was not opened.');
      places.pop();
    } else if (mark === 'from') {
      if (!place.isFunction && tokens[index - 1]?.mark !== 'distinct')
        Object.assign(place, { isFrom: true, isNext: true });
    } else if (mark === 'join') place.isNext = true;
    else if (ends.includes(mark)) Object.assign(place, { isFrom: false, isNext: false });
    else if (mark === ',' && place.isFrom) place.isNext = true;
    else if (place.isNext && name !== '' && !['lateral', 'only'].includes(mark)) {
      found.push(readRelation(tokens, index));
      place.isNext = false;
    }
  }
  if (places.length > 1) throw new SqlRefusal('A parenthesis is not closed.');
  return found;
}

function readRelation(tokens: readonly Token[], index: number): Relation {
  const name = tokens[index]?.name ?? '';
  const next = tokens[index + 1]?.mark;
  if (next === '.') throw new SqlRefusal(`Views have no schema in front of their names: ${JSON.stringify(name)}.`);
  if (next === '(') throw new SqlRefusal(`A function cannot stand in place of a view: ${JSON.stringify(name)}.`);
  const alias = tokens[next === 'as' ? index + 2 : index + 1]?.name ?? '';
  return { name, alias: alias === '' || [...ends, ...joinWords].includes(alias) ? name : alias };
}

/** The names that `with` gives to queries. */
export function findCommonTables(tokens: readonly Token[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [index, { name }] of tokens.entries()) {
    if (name !== '' && (isQueryName(tokens, index + 1) || isColumnList(tokens, index))) names.add(name);
  }
  return names;
}

/** Whether `as (select` comes next, with `materialized` or without. */
function isQueryName(tokens: readonly Token[], index: number): boolean {
  let at = index;
  if (tokens[at++]?.mark !== 'as') return false;
  if (tokens[at]?.mark === 'not') at++;
  if (tokens[at]?.mark === 'materialized') at++;
  return tokens[at]?.mark === '(' && ['select', 'with', 'values'].includes(tokens[at + 1]?.mark ?? '');
}

/** Whether a name and the parenthesis after it are a query of `with` and the names of its columns. */
export function isColumnList(tokens: readonly Token[], index: number): boolean {
  if (!['with', 'recursive', ','].includes(tokens[index - 1]?.mark ?? '')) return false;
  if (tokens[index + 1]?.mark !== '(') return false;
  for (let at = index + 2; ; at += 2) {
    if (!tokens[at]?.name) return false;
    const next = tokens[at + 1]?.mark;
    if (next === ')') return isQueryName(tokens, at + 2);
    if (next !== ',') return false;
  }
}
