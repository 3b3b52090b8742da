import type { InputFieldBuilder } from '@pothos/core';
import type { SchemaTypes } from './builder.ts';

/** The condition of every change of a record. The resolver checks it by `unchangedLine`. */
export function unchangedField(
  t: Pick<InputFieldBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, 'InputObject'>, 'field'>,
) {
  return t.field({
    type: 'DateTime',
    description:
      'The `updatedAt` with which the record was read: if it was changed after this time, nothing is written, and CHANGED_SINCE says what was changed.',
  });
}
