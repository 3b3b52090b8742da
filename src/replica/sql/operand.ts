/** Reads the operands of a statement and says what they hold, as far as its text tells. */
import { views } from '../view/index.ts';
import { castType, choosing, functionType, listOf, type OperandType, typesOfColumns } from './operand-type.ts';
import type { Relation } from './relation.ts';
import { beforeOperand, findPairs, findRenamed, isOperand } from './structure.ts';
import { placesOf, type Token } from './token.ts';

/** A value of a placeholder. */
export type ParameterValue = string | number | boolean | null;

/** A statement that is being checked. */
export interface Input {
  text: string;
  tokens: readonly Token[];
  engine: 'sqlite' | 'postgres';
  parameters: readonly ParameterValue[];
  relations: readonly Relation[];
  /** Names that `with` gives to queries. */
  common: ReadonlySet<string>;
}

/** A piece of a statement that is one value. */
export interface Operand {
  /** Its tokens. */
  start: number;
  end: number;
  /** Undefined if it cannot be told. */
  type?: OperandType | undefined;
  /** The token of the value, if the operand begins before it. */
  at?: number;
  /** If it is a column: its name without a qualifier. */
  column?: string;
  /** If it is written out, or the value of a placeholder. */
  value?: ParameterValue;
}

/** Words that may follow an operand that is whole. */
const after: ReadonlySet<string> = listOf(
  `from where and or on having group order limit offset then when else end as between in is not like ilike glob union except
   intersect join left right inner full cross asc desc using window fetch for over filter nulls escape`,
);

/** Reads operands of one statement. */
export class Operands {
  readonly input: Input;
  readonly pairs: ReadonlyMap<number, number>;
  readonly places: ReadonlyMap<Token, number>;
  readonly #renamed: ReadonlySet<string>;
  readonly #aliases = new Map<string, OperandType | undefined>();

  constructor(input: Input) {
    this.input = input;
    this.pairs = findPairs(input.tokens);
    this.places = placesOf(input.text, input.tokens);
    this.#renamed = findRenamed(input.tokens);
    this.#readAliases();
  }

  mark(index: number): string {
    return this.input.tokens[index]?.mark ?? '';
  }

  raw(index: number): string {
    const token = this.input.tokens[index];
    return token ? this.input.text.slice(token.start, token.end) : '';
  }

  /** The words of an operand. */
  show({ start, end }: Operand): string {
    const { text, tokens } = this.input;
    return text.slice(tokens[start]?.start, tokens[end - 1]?.end);
  }

  /** The operand that begins at a token. */
  forward(index: number): Operand | undefined {
    const { tokens } = this.input;
    const token = tokens[index];
    if (!token) return undefined;
    const one = { start: index, end: index + 1 };
    if (token.kind === 'string')
      return this.#cast({ ...one, value: this.raw(index).slice(1, -1).replaceAll("''", "'") });
    if (token.kind === 'number') return { ...one, value: Number(this.raw(index)) };
    if (token.mark === '-' && tokens[index + 1]?.kind === 'number') {
      return { start: index, end: index + 2, value: -Number(this.raw(index + 1)) };
    }
    if (token.kind === 'parameter') {
      return this.#cast({ ...one, value: this.input.parameters[(this.places.get(token) ?? 0) - 1] ?? null });
    }
    if (token.mark === '(') {
      const close = this.pairs.get(index);
      const inner = close === undefined ? undefined : this.forward(index + 1);
      if (close === undefined) return undefined;
      const whole = { start: index, end: close + 1 };
      return this.#cast(inner?.end === close ? { ...inner, at: inner.at ?? inner.start, ...whole } : whole);
    }
    if (token.name === '' || (token.kind === 'word' && beforeOperand.has(token.mark))) return undefined;
    if (this.mark(index + 1) === '(') return this.#call(index);
    if (token.mark === 'current_date' || token.mark === 'current_timestamp') {
      return this.#cast({ ...one, type: token.mark === 'current_date' ? 'day' : 'time' });
    }
    if (this.mark(index + 1) === '.') {
      const name = tokens[index + 2]?.name;
      const end = index + 3;
      return name ? this.#cast({ start: index, end, column: name, type: this.#typeOf(name, token.name) }) : undefined;
    }
    return this.#cast({ ...one, column: token.name, type: this.#typeOf(token.name, '') });
  }

  /** The operand that ends before a token. */
  backward(end: number): Operand | undefined {
    for (let start = end - 1; start >= 0; start--) {
      let first = start;
      // Parentheses are passed over as a whole.
      if (this.mark(start) === ')') first = this.pairs.get(start) ?? -1;
      if (first < 0) return undefined;
      start = first;
      const name = this.input.tokens[first - 1];
      const isCall = name && name.name !== '' && (name.mark === 'filter' || !beforeOperand.has(name.mark));
      if (this.mark(first) === '(' && isCall) continue;
      if (['.', '::'].includes(this.mark(first - 1)) || ['.', '::'].includes(this.mark(first))) continue;
      const words = ['over', 'filter', 'within', 'group'];
      if (words.includes(this.mark(first)) && this.mark(first - 1) === ')') continue;
      const isSigned = this.mark(first - 1) === '-' && !this.#isValueEnd(first - 2);
      const from = isSigned && this.input.tokens[first]?.kind === 'number' ? first - 1 : first;
      const operand = this.forward(from);
      return operand?.end === end ? operand : undefined;
    }
    return undefined;
  }

  /** Whether an operand is no part of a larger expression. */
  isWhole({ start, end }: Operand): boolean {
    const next = this.input.tokens[end];
    const ends =
      !next ||
      (next.kind === 'symbol' ? [')', ',', ';', '=', '<', '>', '!'].includes(next.mark) : after.has(next.mark));
    return this.#isBegun(start) && ends;
  }

  /** Whether an operand begins at a token, and no larger expression before it. */
  #isBegun(start: number): boolean {
    const previous = this.input.tokens[start - 1];
    if (!previous) return true;
    return previous.kind === 'symbol'
      ? ['(', ',', '=', '<', '>'].includes(previous.mark)
      : beforeOperand.has(previous.mark);
  }

  #isValueEnd(index: number): boolean {
    const token = this.input.tokens[index];
    if (!token) return false;
    return token.kind === 'symbol' ? token.mark === ')' : !beforeOperand.has(token.mark);
  }

  #call(index: number): Operand | undefined {
    let end = (this.pairs.get(index + 1) ?? -1) + 1;
    if (end === 0) return undefined;
    const name = this.input.tokens[index]?.name ?? '';
    const type = this.#typeOfCall(name, index + 2, end - 1);
    while (['filter', 'over'].includes(this.mark(end))) {
      const close = this.pairs.get(end + 1);
      end = close === undefined ? end + 2 : close + 1;
    }
    return this.#cast({ start: index, end, type });
  }

  #typeOfCall(name: string, start: number, end: number): OperandType | undefined {
    if (name === 'cast') return this.#typeOfCast(start, end);
    // A day that is printed as one is read as one.
    if (["'%Y-%m-%d'", "'%F'"].includes(this.raw(start)) || this.raw(end - 1) === "'YYYY-MM-DD'") return 'day';
    if (/^(?:substr|substring|left)$/.test(name) && this.#isDayOf(start, end)) return 'day';
    const known = functionType(name);
    if (known) return known;
    if (!choosing.has(name)) return undefined;
    const first = this.forward(this.mark(start) === 'distinct' ? start + 1 : start);
    for (let each = first; each; each = this.forward(each.end + 1)) {
      const isOther = each.type !== undefined && each.type !== first?.type;
      // What a null is replaced with may be of another kind: `coalesce(closed_on, '')`.
      if (isOther || (typeof each.value === 'string' && !/^\d{4}-\d\d/.test(each.value))) return undefined;
      if (each.end === end) return first?.type;
      if (this.mark(each.end) !== ',') return undefined;
    }
    return undefined;
  }

  /** Whether operands are a time, and where its day is: `created_at, 1, 10`. */
  #isDayOf(start: number, end: number): boolean {
    const first = this.forward(start);
    if (first?.type !== 'time' && first?.type !== 'day') return false;
    const { input } = this;
    return /^,\s*(?:1\s*,\s*)?10$/.test(input.text.slice(input.tokens[first.end]?.start, input.tokens[end - 1]?.end));
  }

  #typeOfCast(start: number, end: number): OperandType | undefined {
    for (let at = start; at < end; at++) {
      if (this.mark(at) === '(') at = this.pairs.get(at) ?? end;
      else if (this.mark(at) === 'as') return castType(this.input.tokens[at + 1]?.name ?? '');
    }
    return undefined;
  }

  /** What a cast behind an operand makes of it. */
  #cast(operand: Operand): Operand {
    let [end, type] = [operand.end, operand.type];
    while (this.mark(end) === '::') {
      type = castType(this.mark(end + 1));
      end += 2;
      if (this.mark(end) === '(') end = (this.pairs.get(end) ?? end) + 1;
    }
    return end === operand.end ? operand : { start: operand.start, end, type };
  }

  #typeOf(name: string, qualifier: string): OperandType | undefined {
    const { relations, common } = this.input;
    const isView = (relation: Relation) => !common.has(relation.name);
    const named = relations.filter(({ alias }) => alias === qualifier);
    const isCertain = named.length > 0 && named.every(isView);
    const types = new Set<OperandType | undefined>();
    for (const relation of isCertain ? named : relations.filter(isView)) {
      const column = views[relation.name]?.columns[name];
      if (column) types.add(typesOfColumns[column.type]);
    }
    if (!isCertain && this.#renamed.has(name)) types.add(this.#aliases.get(name));
    return types.size === 1 ? [...types][0] : undefined;
  }

  /** What the names hold that the statement gives to expressions. */
  #readAliases(): void {
    const found = new Map<string, Set<OperandType | undefined>>();
    const { tokens } = this.input;
    for (const [index, { name }] of tokens.entries()) {
      const previous = tokens[index - 1];
      if (name === '' || !previous || previous.mark === '.' || this.mark(index + 1) === '(') continue;
      const isNamed = previous.mark === 'as';
      if (!isNamed && (isOperand(previous) || after.has(name))) continue;
      const operand = this.backward(isNamed ? index - 1 : index);
      const types = found.get(name) ?? new Set();
      types.add(operand && this.#isBegun(operand.start) ? operand.type : undefined);
      found.set(name, types);
    }
    for (const [name, types] of found) this.#aliases.set(name, types.size === 1 ? [...types][0] : undefined);
  }
}
