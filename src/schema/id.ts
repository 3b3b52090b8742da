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

/**
 * Gives every argument and input field of the type ID the bounds of an id, so that one that was declared without them
 * cannot name another record. Must come after the zod plugin: plugins run from the last to the first.
 */
class IdPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onInputFieldConfig(config: PothosInputFieldConfig<Types>): PothosInputFieldConfig<Types> {
    const { type, pothosOptions } = config;
    if (pothosOptions.validate !== undefined) return config;
    const isList = type.kind === 'List';
    const leaf = isList ? type.type : type;
    if (leaf.kind !== 'Scalar' || this.buildCache.getTypeConfig(leaf.ref).name !== 'ID') return config;
    const validate = (isList ? constraint.ids : constraint.id) as object as NonNullable<typeof pothosOptions.validate>;
    return { ...config, pothosOptions: { ...pothosOptions, validate } };
  }
}

SchemaBuilder.registerPlugin(idPlugin, IdPlugin);
