import type { BatchOutcome } from '../../amocrm/index.ts';
import {
  type AmocrmGraphqlError,
  ChangedSinceError,
  CustomersDisabledError,
  type Issue,
  NotFoundError,
  ValidationError,
} from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { explainUser } from './refused-user.ts';

/** The result of one item of a bulk write. */
export type BatchResult<Value> = { index: number; value: Value } | { index: number; error: AmocrmGraphqlError };

/**
 * Writes many items. Valid inputs are sent in one request; each of the others fails with its own error. The results are
 * in the order of the inputs.
 *
 * @param prepare converts an input to amoCRM's shape; one of the errors of `isOfItem` fails only this item
 * @param send sends the prepared items; its outcomes refer to them by index
 * @param present builds the value of an item that was written
 */
export async function sendBatch<Input, Write extends object, Written, Value>(
  inputs: readonly Input[],
  prepare: (input: Input, index: number) => Promise<Write>,
  send: (writes: Write[]) => Promise<BatchOutcome<Written>[]>,
  present: (sent: Write, written: Written) => Value,
  context: Pick<Context, 'metadata'>,
): Promise<BatchResult<Value>[]> {
  const results: BatchResult<Value>[] = [];
  const prepared: { index: number; write: Write }[] = [];
  for (const [index, input] of inputs.entries()) {
    try {
      prepared.push({ index, write: await prepare(input, index) });
    } catch (error) {
      if (!isOfItem(error)) throw error;
      results.push({ index, error });
    }
  }
  const outcomes = prepared.length === 0 ? [] : await send(prepared.map(({ write }) => write));
  for (const outcome of outcomes) {
    const item = prepared[outcome.index];
    if (!item) continue;
    results.push(
      'error' in outcome
        ? { index: item.index, error: await explainUser(outcome.error, item.write, context) }
        : { index: item.index, value: present(item.write, outcome.result) },
    );
  }
  return results.sort((a, b) => a.index - b.index);
}

/** Whether an error is about one item and says nothing of the others. */
function isOfItem(error: unknown): error is AmocrmGraphqlError {
  return [ValidationError, NotFoundError, ChangedSinceError, CustomersDisabledError].some(
    (each) => error instanceof each,
  );
}

/** The result of a batch of one; its failure is thrown. */
export async function one<Value>(results: Promise<BatchResult<Value>[]>): Promise<Value> {
  const [result] = await results;
  if (!result) throw new Error('A batch of one has one result.');
  if ('error' in result) throw result.error;
  return result.value;
}

/** The result of a write of one record; its failure is thrown. @param write what was sent */
export async function sendOne<Result>(
  outcomes: Promise<BatchOutcome<Result>[]>,
  write: object,
  context: Pick<Context, 'metadata'>,
): Promise<Result> {
  const [outcome] = await outcomes;
  if (!outcome) throw new Error('A write of one record has one outcome.');
  if ('error' in outcome) throw await explainUser(outcome.error, write, context);
  return outcome.result;
}

type Many<Input, Value> = (inputs: Input[], context: Context, path?: Issue['path']) => Promise<BatchResult<Value>[]>;

/** Makes a function that creates one record from one that creates many. */
export function oneOf<Input, Value>(many: Many<Input, Value>) {
  return (input: Input, context: Context): Promise<Value> => one(many([input], context, ['input']));
}

/** Makes a function that changes one record from one that changes many. */
export function oneChangeOf<Input extends { id: string }, Value>(many: Many<Input, Value>) {
  return (id: string, input: Omit<Input, 'id'>, context: Context): Promise<Value> =>
    one(many([{ ...input, id } as Input], context, ['input']));
}
