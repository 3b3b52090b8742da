import { readFileSync } from 'node:fs';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  printSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/index.ts';

const committed = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');

describe('the schema', () => {
  it('is printed to schema.graphql as it is', () => {
    expect(committed).toBe(`${printSchema(schema)}\n`);
  });

  it('describes every type, field, argument, input field and enum value', () => {
    const missing: string[] = [];
    const check = (name: string, { description }: { description?: string | null | undefined }) => {
      if (!description?.trim().match(/[.:…)]$/)) missing.push(name);
    };
    for (const type of Object.values(buildSchema(committed).getTypeMap())) {
      if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
      check(type.name, type);
      if (isEnumType(type)) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value);
      if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        check(`${type.name}.${field.name}`, field);
        if ('args' in field) for (const arg of field.args) check(`${type.name}.${field.name}(${arg.name})`, arg);
      }
    }
    expect(missing).toEqual([]);
  });

  it('says of every mutation whether it destroys and whether it may be repeated', () => {
    for (const [name, { extensions }] of Object.entries(schema.getMutationType()?.getFields() ?? {})) {
      expect(extensions.annotations, name).toEqual({
        destructive: expect.any(Boolean),
        idempotent: expect.any(Boolean),
      });
    }
  });
});
