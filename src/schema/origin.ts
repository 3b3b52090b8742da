import type { InputFieldBuilder } from '@pothos/core';
import type { SchemaTypes } from './builder.ts';
import * as constraint from './constraint.ts';

type InputBuilder = InputFieldBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>, 'InputObject'>;

/** The fields of a new record that tell its origin, for imports. */
export function originFields(t: InputBuilder) {
  return {
    createdAt: t.field({
      type: 'DateTime',
      description: 'When it was created, for an import; now if omitted. Not in the future.',
    }),
    createdByUserId: t.id({
      description: 'User who created it, for an import; the token’s user if omitted.',
      validate: constraint.id,
    }),
    updatedByUserId: t.id({
      description: 'User who changed it last, for an import; the author if omitted.',
      validate: constraint.id,
    }),
  };
}
