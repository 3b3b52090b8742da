import SchemaBuilder, {
  BasePlugin,
  type BuildCache,
  type InputFieldsMapping,
  mapInputFields,
  type PothosInputFieldConfig,
  type PothosInputFieldType,
  type PothosOutputFieldConfig,
  type SchemaTypes,
} from '@pothos/core';
import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { type Issue, ValidationError } from '../errors/index.ts';
import type { Context } from '../resolvers/context.ts';
import type { Noun } from '../resolvers/name/index.ts';
import type { Scope } from '../resolvers/name/scope.ts';
import { type Replaced, replaceWords, type WordField, type WordFields } from './argument-word.ts';

/** The plugin's name, for the list of the builder's plugins. */
export const idOrNamePlugin = 'idOrName';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      [idOrNamePlugin]: IdOrNamePlugin<Types>;
    }

    export interface InputFieldOptions<Types extends SchemaTypes, Type, Req> {
      /** What an argument or input field of the type ID takes the id or name of, unless its own name says it. */
      of?: Noun;
    }
  }
}

/** What an argument is about, by the last word of its name. */
const nouns: Readonly<Record<string, Noun>> = {
  pipeline: 'pipeline',
  status: 'status',
  user: 'user',
  lossreason: 'lossReason',
  tasktype: 'taskType',
  catalog: 'catalog',
  company: 'company',
  customfield: 'customField',
  option: 'option',
  segment: 'segment',
  role: 'role',
  tag: 'tag',
  product: 'product',
};

const ending = new RegExp(`(${Object.keys(nouns).join('|')})Ids?$`, 'i');

/** What an argument takes the id or name of, by its own name: `responsibleUserIds` → `user`. */
function nounOf(name: string): Noun | undefined {
  return nouns[ending.exec(name)?.[1]?.toLowerCase() ?? ''];
}

/** The extension with the noun of a field whose type this plugin has changed. */
export const nounExtension = 'noun';

type Resolver<Types extends SchemaTypes> = GraphQLFieldResolver<unknown, Types['Context'], object>;

/**
 * Makes every argument and input field that takes the id of a setting or a company take its name as well: its type becomes `IdOrName`,
 * and names, like dates in words, are replaced before the arguments are validated and resolved. Declarations and resolvers go on
 * speaking of ids. Must come before the zod plugin in the list, because the last plugin wraps the resolvers first.
 */
class IdOrNamePlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  readonly #mappings: Parameters<typeof mapInputFields<Types, WordField>>[3] = new Map();

  override onInputFieldConfig(config: PothosInputFieldConfig<Types>): PothosInputFieldConfig<Types> {
    if (nameOfType(config.type, this.buildCache) !== 'ID') return config;
    const noun = (config.pothosOptions as { of?: Noun }).of ?? nounOf(config.name);
    if (!noun) return config;
    const extensions = { ...config.extensions, [nounExtension]: noun };
    return { ...config, type: withIdOrName(config.type), extensions };
  }

  /** What it wraps only validates, because `returnArguments` has replaced the resolver. */
  override wrapResolve(validate: Resolver<Types>, config: PothosOutputFieldConfig<Types>): Resolver<Types> {
    const fields = this.#findFields(config);
    if (!fields) return validate;
    return (source, given, context, info) => {
      const run = async ({ args, issues }: Replaced) => {
        if (issues.length === 0) return validate(source, args, context, info);
        // One error names all problems.
        const others = await collectIssues(async () => validate(source, args, context, info));
        throw new ValidationError([...issues, ...others]);
      };
      const replaced = replace(fields, given, context, info);
      // Without a promise where there are no words: a field may be resolved for each of many records.
      return 'then' in replaced ? replaced.then(run) : validate(source, replaced.args, context, info);
    };
  }

  override wrapSubscribe(subscribe: Resolver<Types> | undefined, config: PothosOutputFieldConfig<Types>) {
    const fields = this.#findFields(config);
    if (!fields || !subscribe) return subscribe;
    return (async (source, given, context, info) => {
      const { args, issues } = await replace(fields, given, context, info);
      if (issues.length > 0) throw new ValidationError(issues);
      return subscribe(source, args, context, info);
    }) as Resolver<Types>;
  }

  /** The arguments of a field that take words; undefined if there are none. */
  #findFields({ args }: PothosOutputFieldConfig<Types>): WordFields | undefined {
    const mapping = mapInputFields(args, this.buildCache, (field) => this.#toWordField(field), this.#mappings);
    return mapping ? toWordFields(mapping, new Map()) : undefined;
  }

  #toWordField({ extensions, name, type }: PothosInputFieldConfig<Types>): WordField | null {
    const noun = extensions?.[nounExtension] as Noun | undefined;
    if (noun) return { kind: 'name', noun };
    if (nameOfType(type, this.buildCache) !== 'DateTime') return null;
    return { kind: 'time', end: name === 'from' || name === 'to' ? name : undefined };
  }
}

/** The type of entity whose field has the arguments, for custom fields. */
const entityTypes: Readonly<Record<string, Scope>> = Object.fromEntries(
  [
    ['Lead', 'leads'],
    ['Contact', 'contacts'],
    ['Company', 'companies'],
    ['Customer', 'customers'],
  ].map(([type, entityType]) => [type, { values: { entityType } }]),
);

function replace(fields: WordFields, args: object, context: object, { parentType }: GraphQLResolveInfo) {
  return replaceWords(fields, args as Record<string, unknown>, context as Context, entityTypes[parentType.name]);
}

async function collectIssues(validate: () => Promise<unknown>): Promise<Issue[]> {
  try {
    await validate();
    return [];
  } catch (error) {
    if (error instanceof ValidationError) return error.issues;
    throw error;
  }
}

function nameOfType<Types extends SchemaTypes>(type: PothosInputFieldType<Types>, cache: BuildCache<Types>): string {
  return type.kind === 'List' ? nameOfType(type.type, cache) : cache.getTypeConfig(type.ref).name;
}

function withIdOrName<Types extends SchemaTypes>(type: PothosInputFieldType<Types>): PothosInputFieldType<Types> {
  if (type.kind === 'List') return { ...type, type: withIdOrName(type.type) };
  return { ...type, ref: 'IdOrName' } as PothosInputFieldType<Types>;
}

/** Inputs may contain themselves, so each mapping is converted once. */
function toWordFields<Types extends SchemaTypes>(
  mapping: InputFieldsMapping<Types, WordField>,
  known: Map<object, WordFields>,
): WordFields {
  const found = known.get(mapping);
  if (found) return found;
  const fields: WordFields = new Map();
  known.set(mapping, fields);
  for (const [name, field] of mapping) {
    if (field.kind !== 'InputObject') fields.set(name, field.value);
    else if (field.fields.map) fields.set(name, { kind: 'input', fields: toWordFields(field.fields.map, known) });
  }
  return fields;
}

SchemaBuilder.registerPlugin(idOrNamePlugin, IdOrNamePlugin);
