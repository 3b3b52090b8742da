import SchemaBuilder from '@pothos/core';
import ZodPlugin from '@pothos/plugin-zod';
import { graphql } from 'graphql';
import { describe, expect, it } from 'vitest';
import { idPlugin } from '../../../src/schema/id.ts';

function build() {
  const builder = new SchemaBuilder<object>({ plugins: [ZodPlugin, idPlugin], zod: {} });
  const Input = builder.inputType('Input', { fields: (t) => ({ id: t.id(), name: t.string() }) });
  builder.queryType({
    fields: (t) => ({
      one: t.string({ args: { id: t.arg.id() }, resolve: () => 'read' }),
      many: t.string({ args: { ids: t.arg.idList() }, resolve: () => 'read' }),
      inside: t.string({ args: { input: t.arg({ type: Input }) }, resolve: () => 'read' }),
    }),
  });
  return builder.toSchema();
}

describe('an argument of the type ID that says nothing of its bounds', () => {
  const schema = build();

  it.each(['one(id: "0")', 'many(ids: ["7", "9007199254740992"])', 'inside(input: { id: "../users" })'])(
    'has those of an id: %s',
    async (field) => {
      const { errors } = await graphql({ schema, source: `{ ${field} }` });
      expect(errors?.[0]?.message).toContain('must be an amoCRM id');
    },
  );

  it.each(['one', 'one(id: "7")', 'many(ids: ["7", "8"])', 'inside(input: { name: "0" })'])(
    'takes what it should: %s',
    async (field) => {
      expect(await graphql({ schema, source: `{ ${field} }` })).not.toHaveProperty('errors');
    },
  );
});
