import { ValidationError } from '../../errors/index.ts';
import type { RecordLoader } from '../../loaders/record.ts';
import type { Context } from '../context.ts';
import { withLocks } from './lock.ts';

/** A noun with a loader of its own. */
interface Loaded {
  name: string;
  loader: Pick<RecordLoader<{ id: number }>, 'clear' | 'loadMany'>;
}

/**
 * Changes records when some inputs add or remove single values of a field. amoCRM replaces all values of a field, so these records
 * are locked and read first, in one request.
 *
 * @param noun a noun, or the name of its locks and its loader
 * @param isPart whether an input adds or removes single values
 * @param write sends the changes of all records
 * @throws {ValidationError} if such a record is changed twice in one request
 */
export function changeInPart<Input extends { id: string }, Result>(
  noun: 'lead' | 'contact' | 'company' | 'customer' | Loaded,
  inputs: readonly Input[],
  isPart: (input: Input) => boolean,
  context: Context,
  write: () => Promise<Result>,
): Promise<Result> {
  checkOnce(inputs, isPart);
  const ids = [...new Set(inputs.filter(isPart).map(({ id }) => Number(id)))];
  if (ids.length === 0) return write();
  const { name, loader } = typeof noun === 'string' ? { name: noun, loader: context.loaders[noun] } : noun;
  return withLocks(
    ids.map((id) => `${name}:${id}`),
    context,
    async () => {
      // Records that this request read before it held the locks may be outdated.
      for (const id of ids) loader.clear(id);
      await loader.loadMany(ids);
      return write();
    },
  );
}

/** Refuses two changes of one record: the second would be computed from the values before the first. */
function checkOnce<Input extends { id: string }>(inputs: readonly Input[], isPart: (input: Input) => boolean): void {
  const issues = inputs.flatMap(({ id }, index) => {
    const same = inputs.filter((other) => other.id === id);
    if (same[0] === inputs[index] || !same.some(isPart)) return [];
    const message = `${id} is changed twice in this request; combine the changes of one record into one input`;
    return [{ path: ['inputs', index, 'id'], message }];
  });
  if (issues.length > 0) throw new ValidationError(issues);
}
