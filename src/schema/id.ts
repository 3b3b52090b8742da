import SchemaBuilder, { BasePlugin, type PothosInputFieldConfig, type SchemaTypes } from '@pothos/core';
import * as constraint from './constraint.ts';

/** The plugin's name, for the list of the builder's plugins. */
export const idPlugin = 'id';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      [idPlugin]: IdPlugin<Types>;
    }
  }
}

/** Names have been replaced by ids when arguments are validated. */
const types: ReadonlySet<string> = new Set(['ID', 'IdOrName']);

/**
 * Validates every argument and input field of the type ID or IdOrName as an amoCRM id, even if its declaration has no constraint. Must
 * come after the zod plugin in the list, because the last plugin runs first.
 */
class IdPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onInputFieldConfig(config: PothosInputFieldConfig<Types>): PothosInputFieldConfig<Types> {
    const { type, pothosOptions } = config;
    if (pothosOptions.validate !== undefined) return config;
    const isList = type.kind === 'List';
    const leaf = isList ? type.type : type;
    if (leaf.kind !== 'Scalar' || !types.has(this.buildCache.getTypeConfig(leaf.ref).name)) return config;
    const validate = (isList ? constraint.ids : constraint.id) as object as NonNullable<typeof pothosOptions.validate>;
    return { ...config, pothosOptions: { ...pothosOptions, validate } };
  }
}

SchemaBuilder.registerPlugin(idPlugin, IdPlugin);
