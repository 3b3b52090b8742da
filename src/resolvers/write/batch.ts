import type { BatchOutcome } from '../../amocrm/index.ts';
import { type AmocrmGraphqlError, type Issue, NotFoundError, ValidationError } from '../../errors/index.ts';
import type { Context } from '../context.ts';

/** amoCRM's code of a value that is none of those allowed. */
const notAChoice = 'NotSupportedChoice';

/** What became of one item of a bulk write. */
export type BatchResult<Value> = { index: number; value: Value } | { index: number; error: AmocrmGraphqlError };

/**
 * Writes many items: those whose input is sound are sent, the others report what is wrong with them.
 * The results are in the order of the inputs.
 *
 * @param prepare the input as amoCRM wants it; a `ValidationError` or `NotFoundError` makes the item fail and no other
 * @param send sends what was prepared and answers in the same order
 * @param present what is shown of an item that was written
 */
export async function sendBatch<Input, Write, Written, Value>(
  inputs: readonly Input[],
  prepare: (input: Input, index: number) => Promise<Write>,
  send: (writes: Write[]) => Promise<BatchOutcome<Written>[]>,
  present: (sent: Write, written: Written) => Value,
): Promise<BatchResult<Value>[]> {
  const results: BatchResult<Value>[] = [];
  const prepared: { index: number; write: Write }[] = [];
  for (const [index, input] of inputs.entries()) {
    try {
      prepared.push({ index, write: await prepare(input, index) });
    } catch (error) {
      if (!(error instanceof ValidationError || error instanceof NotFoundError)) throw error;
      results.push({ index, error });
    }
  }
  const outcomes = prepared.length === 0 ? [] : await send(prepared.map(({ write }) => write));
  for (const outcome of outcomes) {
    const item = prepared[outcome.index];
    if (!item) continue;
    results.push(
      'error' in outcome
        ? { index: item.index, error: explainRefusal(outcome.error) }
        : { index: item.index, value: present(item.write, outcome.result) },
    );
  }
  return results.sort((a, b) => a.index - b.index);
}

/** amoCRM says of a user only that the value is no valid choice. Users are not read for it: few tokens may. */
function explainRefusal(error: AmocrmGraphqlError): AmocrmGraphqlError {
  if (!(error instanceof ValidationError)) return error;
  const isUser = ({ path, message }: Issue) => path.at(-1) === 'responsible_user_id' && message.includes(notAChoice);
  if (!error.issues.some(isUser)) return error;
  const issues = error.issues.map((issue) =>
    isUser(issue)
      ? {
          ...issue,
          message: `there is no active user with this id; \`usersConnection\` lists them. amoCRM: ${issue.message}`,
        }
      : issue,
  );
  return new ValidationError(issues, { cause: error, data: error.data });
}

/** The result of a batch of one; its failure is thrown. */
export async function one<Value>(
  entries: Promise<readonly (BatchResult<Value> | BatchOutcome<Value>)[]>,
): Promise<Value> {
  const [entry] = await entries;
  if (!entry) throw new Error('A batch of one has one result.');
  if ('error' in entry) throw entry.error;
  return 'value' in entry ? entry.value : entry.result;
}

type Many<Input, Value> = (inputs: Input[], context: Context, path?: Issue['path']) => Promise<BatchResult<Value>[]>;

/** Creates one record with what creates many. */
export function oneOf<Input, Value>(many: Many<Input, Value>) {
  return (input: Input, context: Context): Promise<Value> => one(many([input], context, ['input']));
}

/** Changes one record with what changes many. */
export function oneChangeOf<Input extends { id: string }, Value>(many: Many<Input, Value>) {
  return (id: string, input: Omit<Input, 'id'>, context: Context): Promise<Value> =>
    one(many([{ ...input, id } as Input], context, ['input']));
}
