import type { ArgBuilder } from '@pothos/core';
import type { SchemaTypes } from './builder.ts';

/** The argument by which relations leave closed leads out. */
export function onlyOpenArg(t: { arg: ArgBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>> }) {
  return t.arg.boolean({
    required: true,
    defaultValue: false,
    description: 'Whether to leave out leads that are won (142) or lost (143).',
  });
}
