/** Changes of a statement: some of its tokens are written otherwise before an engine runs it. */
import type { Operand, Operands, ParameterValue } from './operand.ts';
import { SqlRefusal } from './refusal.ts';
import type { Token } from './token.ts';

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** What the account calls now. */
export interface Clock {
  /** Unix seconds. */
  now: number;
  /** IANA name of the account's time zone. */
  timeZone: string;
}

/** Collects the changes of one statement. */
export class Rewriting {
  readonly #operands: Operands;
  readonly #edits: Edit[] = [];
  readonly #parameters: ParameterValue[];
  /** The places of values that were changed. */
  readonly #set = new Set<number>();

  constructor(operands: Operands) {
    this.#operands = operands;
    this.#parameters = [...operands.input.parameters];
  }

  /** Whether something is written otherwise. */
  get isChanged(): boolean {
    return this.#edits.length > 0;
  }

  /** The values of placeholders, with those that were added. */
  get parameters(): readonly ParameterValue[] {
    return this.#parameters;
  }

  /** Whether tokens have been written otherwise. */
  has(start: number): boolean {
    const at = this.#operands.input.tokens[start]?.start ?? -1;
    return this.#edits.some((edit) => edit.start <= at && at < edit.end);
  }

  /** Whether the value of a placeholder has been changed. */
  hasSet(token: Token): boolean {
    return this.#set.has((this.#operands.places.get(token) ?? 0) - 1);
  }

  /** Writes tokens otherwise. */
  replace(start: number, end: number, text: string): void {
    if (this.has(start)) return;
    const { tokens } = this.#operands.input;
    this.#edits.push({ start: tokens[start]?.start ?? 0, end: tokens[end - 1]?.end ?? 0, text });
  }

  /**
   * Gives a value that is written out, or of a placeholder, another value.
   *
   * @throws {SqlRefusal} if a placeholder of PostgreSQL would need two values
   */
  setValue(operand: Operand, value: string | number): void {
    const { tokens, engine } = this.#operands.input;
    const at = operand.at ?? operand.start;
    const token = tokens[at];
    if (token?.kind !== 'parameter') {
      const text = typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
      this.replace(operand.start, operand.end, text);
    } else if (engine === 'sqlite') {
      // The placeholder may be used elsewhere too.
      if (!this.has(at)) this.replace(at, at + 1, this.add(value));
    } else {
      // PostgreSQL must be able to tell the type of every placeholder, so none may be left over.
      const place = (this.#operands.places.get(token) ?? 1) - 1;
      if (this.#set.has(place) && this.#parameters[place] !== value) {
        throw new SqlRefusal(`\`$${place + 1}\` stands for a day and for a time: use a placeholder for each.`);
      }
      this.#parameters[place] = value;
      this.#set.add(place);
    }
  }

  /** Adds a value. @returns its placeholder */
  add(value: ParameterValue): string {
    return `?${this.#parameters.push(value)}`;
  }

  /** The statement, with placeholders written as the engine does. @param isChanged whether with the changes */
  write(isChanged: boolean): string {
    const { text, tokens, engine } = this.#operands.input;
    const edits = isChanged ? [...this.#edits] : [];
    // SQLite does not know this word, and names columns by what it can read.
    for (const { mark, start, end } of isChanged || engine === 'postgres' ? [] : tokens) {
      if (mark === 'ilike') edits.push({ start, end, text: 'like' });
    }
    const isOutside = (at: number) => !edits.some(({ start, end }) => start <= at && at < end);
    const sign = engine === 'sqlite' ? '?' : '$';
    for (const [{ start, end }, place] of this.#operands.places) {
      if (isOutside(start)) edits.push({ start, end, text: sign + place });
    }
    let result = '';
    let at = 0;
    for (const edit of edits.sort((one, other) => one.start - other.start)) {
      result += text.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    return result + text.slice(at, tokens.at(-1)?.end);
  }
}
