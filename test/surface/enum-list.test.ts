import {
  type GraphQLArgument,
  type GraphQLInputField,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
} from 'graphql';
import { expect, test } from 'vitest';
import type * as z from 'zod';
import { schema } from '../../src/schema/index.ts';

/** Arguments and input fields that take a list of enum values. */
const lists = Object.values(schema.getTypeMap()).flatMap((type) => {
  const places: [string, GraphQLArgument | GraphQLInputField][] = isInputObjectType(type)
    ? Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field])
    : isObjectType(type)
      ? Object.values(type.getFields()).flatMap(({ name, args }) =>
          args.map((arg): [string, GraphQLArgument] => [`${type.name}.${name}(${arg.name}:)`, arg]),
        )
      : [];
  return places.flatMap(([name, place]) => {
    const named = getNamedType(place.type);
    if (!isEnumType(named) || !isListType(getNullableType(place.type))) return [];
    const options = place.extensions.pothosOptions as { validate?: { schema: z.ZodType } } | undefined;
    return [{ name, values: named.getValues().map(({ value }) => value), rule: options?.validate?.schema }];
  });
});

/** A report is grouped by three properties at most. */
const isGrouping = ({ name }: { name: string }) => /\bgroupBy\b/.test(name);

test('A list of enum values may have all of them', () => {
  expect(lists.length).toBeGreaterThan(15);
  const short = lists.filter((list) => !isGrouping(list) && list.rule?.safeParse(list.values).success === false);
  expect(short.map(({ name, values }) => `${name}: ${values.length} values`)).toEqual([]);
});

test('A list of enum values has a bound', () => {
  expect(lists.filter(({ rule }) => !rule).map(({ name }) => name)).toEqual([]);
});
