import { ValidationError } from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { withLocks } from './lock.ts';

/**
 * Changes records of which some keep a part of a field. amoCRM replaces all values of a field at once, so these records are read first, in
 * one request, and callers who change one record take turns.
 *
 * @param isPart whether an input changes a part of what is there
 * @param write changes all of them
 * @throws {ValidationError} if such a record is changed twice in one request
 */
export function changeInPart<Input extends { id: string }, Result>(
  noun: 'lead' | 'contact' | 'company',
  inputs: readonly Input[],
  isPart: (input: Input) => boolean,
  context: Context,
  write: () => Promise<Result>,
): Promise<Result> {
  checkOnce(inputs, isPart);
  const ids = [...new Set(inputs.filter(isPart).map(({ id }) => Number(id)))];
  if (ids.length === 0) return write();
  const loader = context.loaders[noun];
  return withLocks(
    ids.map((id) => `${noun}:${id}`),
    context,
    async () => {
      // What this request may have read before it held their lock is forgotten.
      for (const id of ids) loader.clear(id);
      await loader.loadMany(ids);
      return write();
    },
  );
}

/** The second change of a record would be made of what was there before the first. */
function checkOnce<Input extends { id: string }>(inputs: readonly Input[], isPart: (input: Input) => boolean): void {
  const issues = inputs.flatMap(({ id }, index) => {
    const same = inputs.filter((other) => other.id === id);
    if (same[0] === inputs[index] || !same.some(isPart)) return [];
    const message = `${id} is changed twice in this request; what adds or removes values must be one input for each record`;
    return [{ path: ['inputs', index, 'id'], message }];
  });
  if (issues.length > 0) throw new ValidationError(issues);
}
