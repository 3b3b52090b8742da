import type { ArgBuilder } from '@pothos/core';
import type { SchemaTypes } from './builder.ts';
import * as constraint from './constraint.ts';

/** The argument that limits the length of texts. */
export function maxLengthArg(t: { arg: ArgBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>> }) {
  return t.arg.int({
    description: 'Maximum number of characters, 1 to 20,000; all if omitted.',
    validate: constraint.textLength,
  });
}
