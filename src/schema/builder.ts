import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import ZodPlugin from '@pothos/plugin-zod';
import { specifiedDirectives } from 'graphql';
import { ValidationError } from '../errors/index.ts';
import type { DateTimeInput } from '../resolvers/account-time.ts';
import type { Context } from '../resolvers/context.ts';
import { toolDirectives } from './directive.ts';
import { emptyConditionPlugin } from './empty-condition.ts';
import { idPlugin } from './id.ts';
import { idOrNamePlugin } from './id-or-name.ts';
import { returnArguments, validateOnce } from './once-validated.ts';

/**
 * The builder of the schema: its scalars, its plugins, and the default that fields are not nullable.
 */
export interface SchemaTypes {
  Context: Context;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  Scalars: {
    ID: { Input: string; Output: string | number };
    IdOrName: { Input: string; Output: never };
    DateTime: { Input: DateTimeInput; Output: string };
    Date: { Input: string; Output: string };
    CustomFieldInputValue: { Input: string | number | boolean; Output: string };
    JSON: { Input: unknown; Output: unknown };
    SqlValue: { Input: string | number | boolean; Output: never };
    SqlRow: { Input: never; Output: readonly unknown[] };
    CustomFieldColumns: { Input: never; Output: Record<string, string | string[]> };
  };
}

export const builder = new SchemaBuilder<SchemaTypes>({
  // The last plugin wraps the resolvers first.
  plugins: [RelayPlugin, validateOnce, emptyConditionPlugin, idOrNamePlugin, ZodPlugin, returnArguments, idPlugin],
  defaultFieldNullability: false,
  relay: {
    cursorType: 'String',
    edgesFieldOptions: { nullable: false, description: 'The records with their cursors.' },
    nodeFieldOptions: { nullable: false, description: 'The record.' },
    nodesOnConnection: { description: 'The records of this page, without their cursors.' },
    cursorFieldOptions: { description: 'Pass it as `after` to continue after this record.' },
    pageInfoFieldOptions: { description: 'Whether there are more pages, and their cursors.' },
    pageInfoTypeOptions: { description: 'The position of a page in its list.' },
    hasNextPageFieldOptions: { description: 'Whether there are records after this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether there are records before this page.' },
    startCursorFieldOptions: { description: 'The cursor of the first record; null if the page is empty.' },
    endCursorFieldOptions: {
      description: 'Pass it as `after`, with any `first`, to get the next page; null if the page is empty.',
    },
  },
  zod: {
    // One error that lists every invalid field, instead of zod's message, which is JSON.
    validationError: (error) =>
      new ValidationError(
        error.issues.map((issue) => ({
          path: issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
          message: issue.message,
        })),
      ),
  },
});

builder.queryType({ description: 'Everything that can be read from the amoCRM account.' });
builder.mutationType({ description: 'Everything that can be changed in the amoCRM account.' });

/** Builds the schema from all nouns; call it once, after they are imported. */
export function buildSchema() {
  return builder.toSchema({ directives: [...specifiedDirectives, ...toolDirectives], sortSchema: true });
}
