import type { InputFieldBuilder } from '@pothos/core';
import type { SchemaTypes } from './builder.ts';
import * as constraint from './constraint.ts';

/** An argument of every creating mutation. The resolver passes it to `idempotent`. */
export function idempotencyKey(
  t: Pick<InputFieldBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, 'Arg'>, 'string'>,
) {
  return t.string({
    description:
      'Idempotency key, a new one for each thing to create. Repeating the mutation with the same key and arguments within 24 hours creates nothing more and returns the first answer.',
    validate: constraint.idempotencyKey,
  });
}
