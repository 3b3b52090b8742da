/** Finds what a statement reads from: names after `from`, `join` and `table`. */
import { parenthesisWords } from './function.ts';
import { SqlRefusal } from './refusal.ts';
import type { Token } from './token.ts';

/** Words that end a list of tables. */
const ends: readonly string[] = [
  ...['where', 'group', 'order', 'having', 'limit', 'offset', 'window', 'fetch', 'union', 'except', 'intersect'],
  ...['select', 'for'],
];

/** Words that begin a query. Elsewhere a table may be called `values`. */
const begins: readonly string[] = ['select', 'values', 'with', 'table'];

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

/** What a statement reads from, and the names in it that have a list of columns: `(values (1)) v(x)`. */
export interface Sources {
  relations: Relation[];
  columnLists: ReadonlySet<Token>;
}

/** Where the search is, inside of one pair of parentheses. */
interface Place {
  /** Whether a list of tables is being read. */
  isFrom: boolean;
  /** Whether a table comes next. */
  isNext: boolean;
  /** Whether `from` is part of a function. */
  isFunction: boolean;
  /** Whether the parentheses stand in place of a table. */
  isTable: boolean;
}

/**
 * What a statement reads from, common tables included.
 *
 * @throws {SqlRefusal} for a name with a schema, and for a function in place of a table
 */
export function findSources(tokens: readonly Token[]): Sources {
  const relations: Relation[] = [];
  const columnLists = new Set<Token>();
  const places: Place[] = [{ isFrom: false, isNext: false, isFunction: false, isTable: false }];
  const noteColumnList = (index: number) => {
    const token = tokens[index];
    if (token && isAlias(token) && tokens[index + 1]?.mark === '(') columnLists.add(token);
  };
  for (const [index, token] of tokens.entries()) {
    const place = places.at(-1) as Place;
    const { mark, name } = token;
    if (mark === '(') {
      const isFunction = fromFunctions.includes(tokens[index - 1]?.mark ?? '');
      places.push({ isFrom: place.isNext, isNext: place.isNext, isFunction, isTable: place.isNext });
      place.isNext = false;
    } else if (mark === ')') {
      if (places.length === 1) throw new SqlRefusal('A parenthesis is closed that was not opened.');
      if (places.pop()?.isTable) noteColumnList(index + 1);
    } else if (mark === 'from') {
      if (!place.isFunction && !isDistinctFrom(tokens, index)) Object.assign(place, { isFrom: true, isNext: true });
    } else if (mark === 'table') Object.assign(place, { isFrom: false, isNext: true });
    else if (mark === 'join') place.isNext = true;
    else if (ends.includes(mark) || (begins.includes(mark) && tokens[index - 1]?.mark === '('))
      Object.assign(place, { isFrom: false, isNext: false });
    else if (mark === ',' && place.isFrom) place.isNext = true;
    else if (place.isNext && name !== '' && !['lateral', 'only'].includes(mark)) {
      relations.push(readRelation(tokens, index));
      // A word of the language is no table here, and what follows it is no alias.
      if (place.isFrom && !parenthesisWords.has(mark)) noteColumnList(index + 1);
      place.isNext = false;
    }
  }
  if (places.length > 1) throw new SqlRefusal('A parenthesis is not closed.');
  return { relations, columnLists };
}

/** Whether `from` belongs to `is distinct from`: a column may be called `distinct`. */
function isDistinctFrom(tokens: readonly Token[], index: number): boolean {
  if (tokens[index - 1]?.mark !== 'distinct') return false;
  return tokens[tokens[index - 2]?.mark === 'not' ? index - 3 : index - 2]?.mark === 'is';
}

function readRelation(tokens: readonly Token[], index: number): Relation {
  const name = tokens[index]?.name ?? '';
  const next = tokens[index + 1]?.mark;
  if (next === '.') throw new SqlRefusal(`Views have no schema in front of their names: ${JSON.stringify(name)}.`);
  if (next === '(') throw new SqlRefusal(`A function cannot stand in place of a view: ${JSON.stringify(name)}.`);
  const alias = tokens[next === 'as' ? index + 2 : index + 1];
  return { name, alias: alias && isAlias(alias) ? alias.name : name };
}

/** Whether a token behind a table is another name of it. */
function isAlias({ mark, name }: Token): boolean {
  return name !== '' && ![...ends, ...joinWords].includes(mark);
}

/** Catalogs of the engines. A common table of that name would hide them here where it does not hide them in the engine. */
const catalogs = /^(?:pg|sqlite)_/;

/** The names that `with` gives to queries. */
export function findCommonTables(tokens: readonly Token[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [index, { name }] of tokens.entries()) {
    if (name !== '' && !catalogs.test(name) && (isQueryName(tokens, index + 1) || isColumnList(tokens, index)))
      names.add(name);
  }
  return names;
}

/** Whether `as (select` comes next, with `materialized` or without. */
function isQueryName(tokens: readonly Token[], index: number): boolean {
  let at = index;
  if (tokens[at++]?.mark !== 'as') return false;
  if (tokens[at]?.mark === 'not') at++;
  if (tokens[at]?.mark === 'materialized') at++;
  return tokens[at]?.mark === '(' && begins.includes(tokens[at + 1]?.mark ?? '');
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
