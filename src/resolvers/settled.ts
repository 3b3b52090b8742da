/** A value that is often known already: a promise for each field of each record would cost more than the field. */
export type MaybePromise<Value> = Value | Promise<Value>;

/**
 * Continues with a value: at once if it is known, later if it is a promise.
 *
 * @param rest what `use` needs besides: given so, a function that is made once does for all records
 */
export function whenSettled<Value, Rest extends unknown[], Result>(
  value: MaybePromise<Value>,
  use: (value: Value, ...rest: Rest) => MaybePromise<Result>,
  ...rest: Rest
): MaybePromise<Result> {
  return value instanceof Promise ? value.then((settled) => use(settled, ...rest)) : use(value, ...rest);
}

/** What was looked up and may not be there, as GraphQL says it. */
export function orNull<Value>(value: MaybePromise<Value | undefined>): MaybePromise<Value | null> {
  return value instanceof Promise ? value.then(toNull) : toNull(value);
}

function toNull<Value>(value: Value | undefined): Value | null {
  return value ?? null;
}
