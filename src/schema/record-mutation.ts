import type { InputObjectRef, ObjectRef } from '@pothos/core';
import type { Nullish } from '../nullish.ts';
import type { Context } from '../resolvers/context.ts';
import type { Noun } from '../resolvers/name/index.ts';
import type { BatchResult } from '../resolvers/write/batch.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { creates, overwrites } from './annotation.ts';
import { batchType } from './batch.ts';
import { builder, type SchemaTypes } from './builder.ts';
import * as constraint from './constraint.ts';
import { idempotencyKey } from './idempotency.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>;
type InputRefOf<Input> = InputObjectRef<Types, Input>;

/** Pothos cannot infer the type of arguments whose input type is a type parameter. */
type CreateArguments<Create> = {
  input: Create;
  idempotencyKey?: Nullish<string>;
};

/** The parts of the mutations of one noun. */
interface RecordMutations<Value extends { id: number }, Create, Update> {
  /** The noun as a type, `Company`. */
  name: string;
  /** The plural in the names of bulk mutations, `Companies`. */
  plural: string;
  /** One and many of them in texts, if their name is of several words. */
  nouns?: readonly [string, string];
  type: ObjectRef<Types, Value>;
  /** What an id of a change may be given as, if not as an id alone. */
  id?: { of: Noun; description: string };
  /** The description of the creating mutation. */
  creates: string;
  createInput: InputRefOf<Create>;
  updateInput: InputRefOf<Update>;
  create(input: Create, context: Context): Promise<Value>;
  createAll(inputs: Create[], context: Context): Promise<BatchResult<Value>[]>;
  updateAll(inputs: (Update & { id: string })[], context: Context): Promise<BatchResult<Value>[]>;
}

/**
 * Declares the mutations that all nouns have in the same form: create one, create many, update many. The mutation that updates one
 * record differs between nouns.
 *
 * @returns the type of the answers of bulk mutations
 */
export function declareRecordMutations<Value extends { id: number }, Create extends object, Update extends object>(
  options: RecordMutations<Value, Create, Update>,
) {
  const { name, plural, type, createInput, updateInput } = options;
  const [noun, nouns] = options.nouns ?? [name.toLowerCase(), plural.toLowerCase()];
  const Batch = batchType(name, type, noun);
  const UpdateItem = builder.inputType(`Update${plural}Input`, {
    description: `A change of one ${noun}.`,
    fields: (t) => ({
      id: t.id({ description: 'Record id.', ...options.id, required: true, validate: constraint.id }),
      fields: t.field({ type: updateInput, required: true, description: 'The fields to change.' }),
    }),
  });
  builder.mutationFields((t) => ({
    [`create${name}`]: t.field({
      type,
      description: options.creates,
      extensions: creates,
      args: {
        input: t.arg({ type: createInput, required: true, description: `The new ${noun}.` }),
        idempotencyKey: idempotencyKey(t.arg),
      },
      resolve: (_root, given, context, info) => {
        const args = given as unknown as CreateArguments<Create>;
        return idempotent(args, context, info, (context) => options.create(args.input, context)) as never;
      },
    }),
    [`create${plural}`]: t.field({
      type: Batch,
      description: `Creates up to 250 ${nouns} and returns a result for each.`,
      extensions: creates,
      args: {
        inputs: t.arg({
          type: [createInput],
          required: true,
          description: `The new ${nouns}.`,
          validate: constraint.batch,
        }),
        idempotencyKey: idempotencyKey(t.arg),
      },
      resolve: (_root, args, context, info) =>
        idempotent(args, context, info, (context) => options.createAll(args.inputs as Create[], context)),
    }),
    [`update${plural}`]: t.field({
      type: Batch,
      description: `Changes up to 250 ${nouns} and returns a result for each.`,
      extensions: overwrites,
      args: {
        inputs: t.arg({ type: [UpdateItem], required: true, description: 'The changes.', validate: constraint.batch }),
      },
      resolve: (_root, { inputs }, context) =>
        options.updateAll(
          (inputs as unknown as { id: string; fields: Update }[]).map(({ id, fields }) => ({ ...fields, id })),
          context,
        ),
    }),
  }));
  return Batch;
}
