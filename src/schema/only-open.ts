import type { ArgBuilder } from '@pothos/core';
import type { SchemaTypes } from './builder.ts';

/** The argument that excludes closed leads from relations. */
export function onlyOpenArg(t: { arg: ArgBuilder<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>> }) {
  return t.arg.boolean({
    required: true,
    defaultValue: false,
    description: 'Leave out won (142) and lost (143) leads.',
  });
}
