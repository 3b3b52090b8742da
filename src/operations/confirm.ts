/** The argument `confirm` of a single write, which is not declared by its document: every door takes it, and any write may need it. */
import { isObject } from '../json.ts';
import type { Operation } from './operation.ts';

/** Whether an operation has an argument `confirm` of its own: then it asks by itself. */
export function asksItself({ input }: Pick<Operation, 'input'>): boolean {
  return 'confirm' in ((input.properties as object | undefined) ?? {});
}

/** Takes the `confirm` of a single write out of the arguments. */
export function takeConfirm(
  operation: Pick<Operation, 'kind' | 'input'>,
  args: unknown,
): { given: unknown; token?: string } {
  if (operation.kind !== 'mutation' || asksItself(operation) || !isObject(args) || !('confirm' in args)) {
    return { given: args };
  }
  const { confirm, ...given } = args;
  return typeof confirm === 'string' && confirm.trim() !== '' ? { given, token: confirm.trim() } : { given };
}
