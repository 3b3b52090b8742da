/**
 * Inputs of the schema become what amoCRM takes field by field. A translation is a table with one line for each field of the
 * input, so the compiler refuses a forgotten field: its value would be accepted and have no effect.
 */
import type { Issue } from '../errors/index.ts';
import type { Context } from './context.ts';

type Path = Issue['path'];

/** What a line may look at besides its own value. */
export interface Translated<Input> {
  /** The whole input, for fields that mean something together. */
  input: Input;
  /** Where the input stands in the arguments. */
  path: Path;
  context: Context;
}

/**
 * Translates the value of one field; called only if it was given and is not null.
 *
 * @param path where the value stands, for its errors
 * @returns the part of amoCRM's object that it decides
 */
export type Line<Value, Input, Output> = (
  value: NonNullable<Value>,
  path: Path,
  whole: Translated<Input>,
) => Output | Promise<Output>;

/** A line for each field of `Input` but the id, which says what record is meant. */
export type Translation<Input, Output> = {
  readonly [Field in Exclude<keyof Required<Input>, 'id'>]: Line<Input[Field], Input, Partial<Output>>;
};

/**
 * Applies the lines of the given fields, one after the other in the order of the table; later ones win. Fields that mean
 * something together share one line, which runs once.
 */
export async function translate<Input extends object, Output>(
  translation: Translation<Input, Output>,
  whole: Translated<Input>,
): Promise<Partial<Output>> {
  const output: Partial<Output> = {};
  const done = new Set<unknown>();
  for (const field of Object.keys(translation) as (keyof typeof translation & string)[]) {
    const value = whole.input[field];
    const line = translation[field];
    if (value === undefined || value === null || done.has(line)) continue;
    done.add(line);
    Object.assign(output, await line(value, [...whole.path, field], whole));
  }
  return output;
}

/** The line of a field that is not part of the request: the caller of `translate` acts on it, before or after. */
export const actedOnApart = (): object => ({});
