/**
 * Translates inputs of the schema into amoCRM's objects. A translation is a table with one line for each field of the input, so a
 * forgotten field does not compile; without this, its value would be accepted and have no effect.
 */
import type { Issue } from '../errors/index.ts';
import type { Context } from './context.ts';

type Path = Issue['path'];

/** What a line can use besides its own value. */
export interface Translated<Input> {
  /** The whole input, for fields that depend on each other. */
  input: Input;
  /** The path of the input in the arguments. */
  path: Path;
  context: Context;
}

/**
 * Translates the value of one field; called only if the value is neither undefined nor null.
 *
 * @param path the path of the value, for errors
 * @returns the fields of amoCRM's object that it sets
 */
export type Line<Value, Input, Output> = (
  value: NonNullable<Value>,
  path: Path,
  whole: Translated<Input>,
) => Output | Promise<Output>;

/** A line for each field of `Input` except the id, which identifies the record. */
export type Translation<Input, Output> = {
  readonly [Field in Exclude<keyof Required<Input>, 'id'>]: Line<Input[Field], Input, Partial<Output>>;
};

/**
 * Runs the lines of the fields that have a value, in the order of the table; later lines override earlier ones. Fields
 * that depend on each other share one line, which runs once.
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

/** The line of a field that is not part of amoCRM's object: the caller of `translate` handles it in a request of its own. */
export const sentSeparately = (): object => ({});
