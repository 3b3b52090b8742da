import type { InterfaceRef, ObjectRef } from '@pothos/core';
import { type AmocrmGraphqlError, type Issue, ValidationError } from '../errors/index.ts';
import type { BatchResult } from '../resolvers/write/batch.ts';
import type { SchemaTypes } from './builder.ts';
import { builder } from './builder.ts';

type Types = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>;

const WriteIssue = builder.objectRef<Issue>('WriteIssue').implement({
  description: 'One problem of an input.',
  fields: (t) => ({
    path: t.string({
      description: 'Path of the field: names and indexes joined by dots.',
      resolve: (issue) => issue.path.join('.'),
    }),
    message: t.exposeString('message', { description: 'What is wrong and what would be right.' }),
  }),
});

/** Wraps the error, because GraphQL treats an error that a resolver returns like one that it throws. */
export const WriteError = builder.objectRef<{ error: AmocrmGraphqlError }>('WriteError').implement({
  description: 'Why one record of a bulk mutation was not written.',
  fields: (t) => ({
    code: t.string({ description: 'Stable code, e.g. `VALIDATION_FAILED`.', resolve: ({ error }) => error.code }),
    message: t.string({ description: 'What happened.', resolve: ({ error }) => error.message }),
    remedy: t.string({
      nullable: true,
      description: 'What to do about it.',
      resolve: ({ error }) => error.remedy ?? null,
    }),
    isRetryable: t.boolean({
      description: 'Whether a retry may succeed.',
      resolve: ({ error }) => error.retryable,
    }),
    issues: t.field({
      type: [WriteIssue],
      description: 'Every invalid field, for `VALIDATION_FAILED`.',
      resolve: ({ error }) => (error instanceof ValidationError ? error.issues : []),
    }),
  }),
});

/**
 * The answer of a bulk mutation for one noun: the result for each record, in the order of the inputs.
 *
 * @param name the noun as a type, `Lead`
 * @param noun the noun in texts
 */
export function batchType<Value extends object>(
  name: string,
  ref: ObjectRef<Types, Value> | InterfaceRef<Types, Value>,
  noun = name.toLowerCase(),
) {
  const Item = builder.objectRef<BatchResult<Value>>(`${name}BatchItem`).implement({
    description: `The result for one ${noun} of a bulk mutation.`,
    fields: (t) => ({
      index: t.exposeInt('index', { description: 'Its index in the inputs, from 0.' }),
      record: t.field({
        type: ref,
        nullable: true,
        description: 'The written record; null if it failed.',
        // Pothos cannot infer that a type parameter is not a list.
        resolve: (item) => ('value' in item ? item.value : null) as never,
      }),
      error: t.field({
        type: WriteError,
        nullable: true,
        description: 'Why it failed; null if it was written.',
        resolve: (item) => ('error' in item ? { error: item.error } : null),
      }),
    }),
  });
  return builder.objectRef<BatchResult<Value>[]>(`${name}Batch`).implement({
    description: 'The result for each record of a bulk mutation. A failed record does not stop the others.',
    fields: (t) => ({
      items: t.field({
        type: [Item],
        description: 'One item for each input, in the same order.',
        resolve: (items) => items,
      }),
      succeeded: t.int({
        description: 'Number of records that were written.',
        resolve: (items) => items.filter((item) => 'value' in item).length,
      }),
      failed: t.int({
        description: 'Number of records that were not written.',
        resolve: (items) => items.filter((item) => 'error' in item).length,
      }),
    }),
  });
}
