/**
 * Checks the values that a statement compares columns with. `state = 'OPEN'` is a right statement that finds nothing, because the view
 * has `open`: it is refused with the values that there are. What may have another meaning, such as a column of a query inside of the
 * statement under the same name, is not judged.
 */
import { nearestNames } from '../../errors/nearest.ts';
import { quote } from '../../errors/quote.ts';
import { type ViewColumn, views } from '../view/index.ts';
import type { Input, ParameterValue } from './operand.ts';
import { SqlRefusal } from './refusal.ts';
import type { Relation } from './relation.ts';
import { beforeOperand, findRenamed } from './structure.ts';
import { placesOf, type Token } from './token.ts';

/** A value that a column has only if another column lists it. */
export interface DoubtfulValue {
  /** `pipeline of leads`. */
  column: string;
  value: string;
  /** Values that it may have without being listed. */
  known: readonly string[];
  listedIn: readonly [view: string, column: string];
}

/** A column that is compared, and the values that it is compared with. */
interface Comparison {
  qualifier: string;
  column: string;
  values: ParameterValue[];
  isPattern: boolean;
}

/** @throws {SqlRefusal} for a value that a column never has */
export function checkValues(input: Input): DoubtfulValue[] {
  const renamed = findRenamed(input.tokens);
  return findComparisons(input).flatMap(({ column, qualifier, values, isPattern }) => {
    const columns = columnsOf(column, qualifier, renamed, input);
    return columns.length === 0
      ? []
      : values.flatMap((value) => judge(value, isPattern, column, columns, input.engine));
  });
}

/** A column that a view has under this name. */
interface FoundColumn {
  view: string;
  column: ViewColumn;
}

/** The columns that a name may mean; none unless the values of all of them are known. */
function columnsOf(
  name: string,
  qualifier: string,
  renamed: ReadonlySet<string>,
  { relations, common }: Input,
): FoundColumn[] {
  const isView = (relation: Relation) => !common.has(relation.name);
  const named = relations.filter(({ alias }) => alias === qualifier);
  const isCertain = named.length > 0 && named.every(isView);
  if (!isCertain && renamed.has(name)) return [];
  const found = new Set((isCertain ? named : relations.filter(isView)).map((relation) => relation.name));
  const columns = [...found].flatMap((view) => {
    const column = views[view]?.columns[name];
    return column ? [{ view, column }] : [];
  });
  const isKnown = ({ column }: FoundColumn) => column.type === 'flag' || column.values || column.listedIn;
  return columns.every(isKnown) ? columns : [];
}

function judge(
  value: ParameterValue,
  isPattern: boolean,
  name: string,
  columns: readonly FoundColumn[],
  engine: Input['engine'],
): DoubtfulValue[] {
  if (value === null) return [];
  const wrong = columns.filter(({ column }) => !mayBe(value, isPattern, column, engine));
  const [first] = wrong;
  // A name that several views have means one of them.
  if (!first || wrong.length < columns.length) return [];
  const what = `${name} of ${first.view}`;
  const { type, values = [], listedIn } = first.column;
  if (type === 'flag') {
    throw new SqlRefusal(`${what} is the number 1 or 0, and never ${show(value)}.`);
  }
  if (!listedIn) throw new SqlRefusal(describeWrong(what, String(value), values));
  return isPattern ? [] : [{ column: what, value: String(value), known: values, listedIn }];
}

function mayBe(
  value: Exclude<ParameterValue, null>,
  isPattern: boolean,
  { type, values = [], listedIn }: ViewColumn,
  engine: Input['engine'],
): boolean {
  if (type === 'flag') return typeof value === 'boolean' || value === 0 || value === 1;
  if (typeof value !== 'string') return false;
  if (!isPattern) return isAmong(value, values);
  if (listedIn) return true;
  const pattern = toPattern(value, engine);
  return values.some((each) => pattern.test(each));
}

/** What stands for a number in a listed value: `custom_field_<id>_value_changed`. */
const idMark = '<id>';

function isAmong(value: string, values: readonly string[]): boolean {
  return values.some((each) => {
    const [start = '', end] = each.split(idMark);
    if (end === undefined) return each === value;
    const middle = value.slice(start.length, value.length - end.length);
    return value.startsWith(start) && value.endsWith(end) && /^\d+$/.test(middle);
  });
}

/** SQLite compares patterns without case. */
function toPattern(pattern: string, engine: Input['engine']): RegExp {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return new RegExp(`^${source}$`, engine === 'sqlite' ? 'is' : 's');
}

/** Says which values a column has instead of a wrong one. */
export function describeWrong(column: string, value: string, values: readonly string[]): string {
  const near = nearestNames(value, values, 5);
  const hint = near.length > 0 ? ` Did you mean ${near.map(show).join(', ')}?` : '';
  const listed = values.slice(0, maxListed).map(show).join(', ');
  const rest = values.length > maxListed ? ` and ${values.length - maxListed} more` : '';
  const all = values.length > 0 ? ` Its values: ${listed}${rest}.` : ' No row has a value there.';
  return `${column} is never ${show(value)}.${hint}${all}`;
}

/** How many values are listed. */
const maxListed = 20;

function show(value: Exclude<ParameterValue, null>): string {
  return typeof value === 'string' ? `'${quote(value, 60).replaceAll("'", "''")}'` : String(value);
}

/** All comparisons of a column with values that the statement has. */
function findComparisons(input: Input): Comparison[] {
  const { tokens } = input;
  const read = readerOf(input);
  const found: Comparison[] = [];
  for (const index of tokens.keys()) {
    const column = readColumn(tokens, index);
    if (!column) continue;
    const { end, ...names } = column;
    const operator = readOperator(tokens, end);
    const values = [
      ...(operator?.isList ? readList(tokens, operator.end, read) : operator ? read(operator.end) : []),
      ...readReversed(tokens, index, end, read),
      ...readCases(tokens, index, end, read),
    ];
    const isPattern = operator?.isPattern ?? false;
    if (values.length > 0) found.push({ ...names, values, isPattern });
  }
  return found;
}

/** A column with or without a qualifier, that nothing is done to. */
function readColumn(tokens: readonly Token[], index: number) {
  const first = tokens[index];
  if (!first?.name || !stands(tokens[index - 1])) return undefined;
  if (tokens[index + 1]?.mark !== '.') return { qualifier: '', column: first.name, end: index + 1 };
  const second = tokens[index + 2]?.name;
  return second ? { qualifier: first.name, column: second, end: index + 3 } : undefined;
}

/** Whether what follows a token is not part of a larger expression. */
function stands(before: Token | undefined): boolean {
  if (!before) return false;
  return before.kind === 'symbol' ? ['(', ',', '=', '<', '>'].includes(before.mark) : beforeOperand.has(before.mark);
}

/** What follows a column: `=`, `<>`, `in (`, `like`, with `not` or without. */
function readOperator(tokens: readonly Token[], index: number) {
  const mark = (at: number) => tokens[at]?.mark ?? '';
  const single = { isList: false, isPattern: false };
  if (mark(index) === '=') return { ...single, end: mark(index + 1) === '=' ? index + 2 : index + 1 };
  if (['<>', '!='].includes(mark(index) + mark(index + 1))) return { ...single, end: index + 2 };
  if (mark(index) === 'is') return { ...single, end: mark(index + 1) === 'not' ? index + 2 : index + 1 };
  const at = mark(index) === 'not' ? index + 1 : index;
  if (mark(at) === 'like') return { isList: false, isPattern: true, end: at + 1 };
  if (mark(at) === 'in' && mark(at + 1) === '(') return { isList: true, isPattern: false, end: at + 2 };
  return undefined;
}

type Read = (index: number) => ParameterValue[];

/** Reads one value that is not part of a larger expression; nothing if it is something else. */
function readerOf({ text, tokens, engine, parameters }: Input): Read {
  const places = placesOf(text, tokens);
  return (index) => {
    const token = tokens[index];
    const next = tokens[index + 1];
    if (!token || (next && !isEnd(next))) return [];
    const raw = text.slice(token.start, token.end);
    if (token.kind === 'string') return [raw.slice(1, -1).replaceAll("''", "'")];
    if (token.kind === 'number') return [Number(raw)];
    const place = places.get(token);
    if (place !== undefined) return parameters.slice(place - 1, place);
    // SQLite reads a name in double quotes as a text if there is no such column.
    const isText = engine === 'sqlite' && token.kind === 'quoted' && raw.startsWith('"') && !isColumn(token.name);
    return isText ? [raw.slice(1, -1).replaceAll('""', '"')] : [];
  };
}

function isColumn(name: string): boolean {
  return Object.values(views).some(({ columns }) => Object.hasOwn(columns, name));
}

/** Whether a value ends before a token: operators, casts and collations make something else of it. */
function isEnd({ kind, mark }: Token): boolean {
  return kind === 'symbol' ? [')', ',', ';', '='].includes(mark) : mark !== 'collate' && mark !== 'escape';
}

/** The values of `in (…)`. */
function readList(tokens: readonly Token[], index: number, read: Read): ParameterValue[] {
  const values: ParameterValue[] = [];
  for (let at = index; tokens[at] && tokens[at]?.mark !== ')'; at += 2) {
    values.push(...read(at));
    if (tokens[at + 1]?.mark !== ',') break;
  }
  return values;
}

/** The value of `'open' = state`. */
function readReversed(tokens: readonly Token[], start: number, end: number, read: Read): ParameterValue[] {
  const after = tokens[end];
  if (after && !isEnd(after)) return [];
  const marks = [tokens[start - 2]?.mark, tokens[start - 1]?.mark];
  if (marks[1] !== '=' || marks[0] === '<' || marks[0] === '>') return [];
  const at = marks[0] === '=' ? start - 3 : start - 2;
  return stands(tokens[at - 1]) ? read(at) : [];
}

/** The values of `case state when 'open' then … end`. */
function readCases(tokens: readonly Token[], start: number, end: number, read: Read): ParameterValue[] {
  if (tokens[start - 1]?.mark !== 'case') return [];
  const values: ParameterValue[] = [];
  for (let at = end, depth = 0; at < tokens.length && depth >= 0; at++) {
    const mark = tokens[at]?.mark;
    if (mark === 'case') depth++;
    else if (mark === 'end') depth--;
    else if (mark === 'when' && depth === 0) values.push(...read(at + 1));
  }
  return values;
}
