import { type Issue, ValidationError } from '../errors/index.ts';
import { quote } from '../errors/quote.ts';
import { type DateTimeInput, formatDateTime, toUnixSeconds } from '../resolvers/account-time.ts';
import type { Context } from '../resolvers/context.ts';
import { type DateWords, resolveDateWords } from '../resolvers/date-word.ts';
import { findIdByName, type Noun } from '../resolvers/name/index.ts';
import type { Scope } from '../resolvers/name/scope.ts';
import { isMeantAsId } from '../resolvers/name/spelling.ts';
import { tellUnderstood } from '../resolvers/understood.ts';
import { loadFirstTime } from '../resolvers/write/first-time.ts';

/** An argument or input field that takes words of the account, or an input object with such fields. */
export type WordField =
  | { kind: 'name'; noun: Noun }
  /** A time, perhaps the beginning or the end of a range: only a range takes the name of a period. */
  | { kind: 'time'; end: 'from' | 'to' | undefined }
  | { kind: 'input'; fields: WordFields };

/** A `DateTime` in words, as its scalar parses it. */
export interface GivenWords {
  kind: 'words';
  words: DateWords;
  /** As it was given, for messages. */
  text: string;
}

/** The fields of one input object, by name. */
export type WordFields = Map<string, WordField>;

type Values = Readonly<Record<string, unknown>>;
type Path = Issue['path'];

/** What other names of the same object depend on. */
const first: ReadonlySet<Noun> = new Set<Noun>(['pipeline', 'catalog']);

/** Stands in for a name that was not found, so that the other arguments can be validated. */
const placeholder = '1';

/** Arguments without words, and what was wrong with the words. */
export interface Replaced {
  args: Values;
  issues: Issue[];
}

/**
 * Replaces the words in the arguments of a field by what resolvers take; without a promise if there are none.
 *
 * @param outer what the field itself is part of
 */
export function replaceWords(
  fields: WordFields,
  args: Values,
  context: Context,
  outer?: Scope,
): Replaced | Promise<Replaced> {
  if (!hasWords(fields, args)) return { args, issues: [] };
  return new WordReplacer(context).run(fields, args, outer);
}

function hasWords(fields: WordFields, values: Values): boolean {
  for (const [name, field] of fields) {
    for (const value of [values[name]].flat()) {
      if (field.kind === 'name' ? isName(value) : isObject(value) && hasWordsIn(field, value)) return true;
    }
  }
  return false;
}

function hasWordsIn(field: Exclude<WordField, { kind: 'name' }>, value: Values): boolean {
  return field.kind === 'time' ? isGivenWords(value) : hasWords(field.fields, value);
}

function isGivenWords(value: object): value is GivenWords {
  return 'kind' in value && value.kind === 'words';
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && !isMeantAsId(value);
}

/** Replaces the words in the arguments of one call. */
class WordReplacer {
  readonly #context: Context;
  readonly #issues: Issue[] = [];
  #idempotencyKey: unknown;
  #now: Promise<number> | undefined;
  /** Each company is searched once, however many records of a bulk mutation name it. */
  readonly #companies = new Map<string, Promise<string>>();

  constructor(context: Context) {
    this.#context = context;
  }

  async run(fields: WordFields, args: Values, outer: Scope | undefined): Promise<Replaced> {
    this.#idempotencyKey = args.idempotencyKey;
    const replaced = await this.#replaceIn(fields, args, [], outer);
    return { args: replaced, issues: this.#issues };
  }

  async #replaceIn(fields: WordFields, given: Values, path: Path, outer: Scope | undefined): Promise<Values> {
    const values: Record<string, unknown> = { ...given };
    const scope = { values, outer };
    // All at once, so that loaders batch what many records of a mutation need.
    const replaceAll = (chosen: (field: WordField) => boolean) =>
      Promise.all(
        [...fields].map(async ([name, field]) => {
          const value = given[name];
          if (value == null || !chosen(field)) return;
          values[name] = await this.#replaceValue(field, value, [...path, name], scope);
        }),
      );
    await replaceAll((field) => field.kind === 'name' && first.has(field.noun));
    await replaceAll((field) => field.kind === 'time' || (field.kind === 'name' && !first.has(field.noun)));
    await replaceAll((field) => field.kind === 'input');
    return values;
  }

  #replaceValue(field: WordField, value: unknown, path: Path, scope: Scope): unknown {
    if (Array.isArray(value)) {
      return Promise.all(value.map((item, index) => this.#replaceValue(field, item, [...path, index], scope)));
    }
    if (field.kind === 'input') return isObject(value) ? this.#replaceIn(field.fields, value, path, scope) : value;
    if (field.kind === 'time') return isObject(value) && isGivenWords(value) ? this.#toTime(field, value, path) : value;
    return isName(value) ? this.#findId(field.noun, value, path, scope) : value;
  }

  async #toTime(
    { end }: Extract<WordField, { kind: 'time' }>,
    { words, text }: GivenWords,
    path: Path,
  ): Promise<DateTimeInput> {
    const { timezone } = await this.#context.metadata.account();
    const now = await this.#loadNow();
    const meaning = resolveDateWords(words, { now, timezone });
    if (!('problem' in meaning) && (meaning.kind !== 'days' || end)) {
      const time = meaning.kind === 'days' ? { kind: 'day' as const, date: meaning[end ?? 'from'] } : meaning;
      tellUnderstood(this.#context, { path: [...path], text, meaning: printTime(time, timezone) });
      return time;
    }
    const problem = 'problem' in meaning ? meaning.problem : 'it is a period; give a day, or a day and a time';
    this.#issues.push({ path, message: `«${quote(text)}» is not a valid date; ${problem}` });
    return { kind: 'instant', seconds: now };
  }

  #loadNow(): Promise<number> {
    this.#now ??= loadFirstTime(this.#idempotencyKey, this.#context);
    return this.#now;
  }

  async #findId(noun: Noun, text: string, path: Path, scope: Scope): Promise<string> {
    try {
      return await this.#look(noun, text, scope);
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      this.#issues.push(...error.issues.map(({ message }) => ({ path, message })));
      return placeholder;
    }
  }

  #look(noun: Noun, text: string, scope: Scope): Promise<string> {
    const find = () => findIdByName(noun, { text, scope, context: this.#context });
    if (noun !== 'company') return find();
    const known = this.#companies.get(text) ?? find();
    this.#companies.set(text, known);
    return known;
  }
}

function printTime(time: DateTimeInput, timezone: string): string {
  if (time.kind === 'day') return time.date;
  return formatDateTime(time.kind === 'instant' ? time.seconds : toUnixSeconds(time.dateTime, timezone), timezone);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
