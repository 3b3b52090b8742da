/**
 * Renders a tool's arguments as JSON Schema, using only what all major hosts support: one `type` for each value, no
 * references, no unions. Other rules (exactly one of several members, null allowed) are part of the descriptions and
 * checked when the arguments are parsed. See docs/decisions/0028-portable-inputs.md.
 */

import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import { quote } from '../errors/quote.ts';
import { isObject } from '../json.ts';
import type { Constraints } from './constraint.ts';
import { type InputField, inputFieldsOf } from './field.ts';
import type { JsonSchema } from './operation.ts';
import { toPortable } from './portable.ts';
import { isStructured, renderScalar } from './scalar.ts';

/** The deepest level of nesting at which optional objects are shown; OpenAI used to allow five and now allows ten. */
const maxLevels = 5;

/** How often an input object is shown inside itself. */
const maxRecursion = 2;

/** With more properties than this, an input object is not shown inside itself at all. */
const manyProperties = 500;

/** The longest description of a parameter (OpenAI: GPT Actions, production notes) and name of a property. */
const maxText = 700;
const maxName = 64;

/**
 * Renders the JSON Schema of a tool's arguments. It allows no additional properties.
 *
 * @throws Error if the name of an argument is too long for model APIs
 */
export function renderInput(fields: InputField[]): JsonSchema {
  const whole = new InputRenderer(maxRecursion);
  const schema = whole.renderObject(fields, []);
  return whole.properties <= manyProperties ? schema : new InputRenderer(1).renderObject(fields, []);
}

class InputRenderer {
  properties = 0;
  readonly #maxRecursion: number;

  constructor(maxRecursion: number) {
    this.#maxRecursion = maxRecursion;
  }

  /** @param inside the input objects around it, outermost first */
  renderObject(fields: InputField[], inside: readonly GraphQLInputObjectType[]): JsonSchema {
    const shown = fields.filter(
      ({ deprecated, required, type }) => required || (!deprecated && !this.#isTooDeep(type, inside)),
    );
    this.properties += shown.length;
    const required = shown.filter((field) => field.required).map(({ key }) => key);
    return {
      type: 'object',
      // Also if it is empty: several model APIs refuse an object without `properties`.
      properties: Object.fromEntries(shown.map((field) => [checkName(field.key), this.#renderField(field, inside)])),
      ...(required.length > 0 && { required }),
      additionalProperties: false,
    };
  }

  #isTooDeep(type: GraphQLInputType, inside: readonly GraphQLInputObjectType[]): boolean {
    const named = getNamedType(type);
    if (!isInputObjectType(named)) return false;
    if (named.isOneOf && !this.#hasMember(named, inside)) return true;
    return inside.length + 1 >= maxLevels || inside.filter((each) => each === named).length >= this.#maxRecursion;
  }

  /** Whether any member of a `@oneOf` input would be shown; without one it cannot be given a value. */
  #hasMember(type: GraphQLInputObjectType, inside: readonly GraphQLInputObjectType[]): boolean {
    if (inside.length > maxLevels) return false;
    return inputFieldsOf(type).some((field) => !field.deprecated && !this.#isTooDeep(field.type, [...inside, type]));
  }

  #renderField(field: InputField, inside: readonly GraphQLInputObjectType[]): JsonSchema {
    const { description: inherent, ...rendered } = constrain(
      this.#renderType(field.type, inside, field.hidden),
      field.constraints,
    );
    const named = getNamedType(field.type);
    const isOneOf = isInputObjectType(named) && named.isOneOf;
    const { description: portable, ...schema } = toPortable({
      ...rendered,
      description: field.description ?? (isOneOf ? undefined : inherent),
    });
    const texts = [
      portable,
      isOneOf ? 'Give exactly one of its fields.' : undefined,
      isScalarType(named) && isStructured(named) ? 'JSON as text.' : undefined,
      takesName(named, field.description) ? 'Id or name.' : undefined,
      field.clearable ? 'null empties it.' : undefined,
    ];
    const description = texts.filter(Boolean).join(' ');
    return {
      ...schema,
      ...(description && { description: quote(description, maxText) }),
      ...(field.default !== undefined && field.default !== null && { default: field.default }),
    };
  }

  #renderType(
    type: GraphQLInputType,
    inside: readonly GraphQLInputObjectType[],
    hidden: readonly string[] = [],
  ): JsonSchema {
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      // A required list that would recurse without end can only be empty.
      if (isNonNullType(type) && this.#isTooDeepList(nullable.ofType, inside)) {
        return { type: 'array', items: { type: 'string' }, maxItems: 0 };
      }
      return { type: 'array', items: this.#renderType(nullable.ofType, inside, hidden) };
    }
    if (isInputObjectType(nullable)) {
      const members = inputFieldsOf(nullable)
        .filter(({ name }) => !hidden.includes(name))
        .map((member) => ({ ...member, hidden: membersBelow(member.name, hidden) }));
      const schema = this.renderObject(members, [...inside, nullable]);
      return nullable.isOneOf ? { ...schema, description: exactlyOne } : schema;
    }
    if (isEnumType(nullable)) {
      const values = nullable.getValues().filter(({ deprecationReason }) => deprecationReason == null);
      return { type: 'string', enum: values.map(({ name }) => name) };
    }
    return renderScalar(nullable);
  }

  #isTooDeepList(item: GraphQLInputType, inside: readonly GraphQLInputObjectType[]): boolean {
    const named = getNamedType(item);
    return isInputObjectType(named) && inside.filter((each) => each === named).length >= this.#maxRecursion;
  }
}

/** The hidden members of a member: `parts` of `customFields.parts`. */
function membersBelow(name: string, hidden: readonly string[]): string[] {
  return hidden.filter((each) => each.startsWith(`${name}.`)).map((each) => each.slice(name.length + 1));
}

/** Whether the description has yet to say that an id or a name is expected. */
function takesName({ name }: GraphQLNamedType, description: string | undefined): boolean {
  return name === 'IdOrName' && description !== undefined && !/\bnames?\b/i.test(description);
}

const exactlyOne = 'Exactly one of its fields.';

function checkName(key: string): string {
  if (key.length > maxName) {
    throw new Error(`"${key}" is longer than the ${maxName} characters that the name of an argument may have`);
  }
  return key;
}

function constrain(schema: JsonSchema, { own, items }: Constraints): JsonSchema {
  const { enum: values, multipleOf, ...rest } = own;
  const constrained = { ...schema, ...rest };
  if (values !== undefined && schema.enum === undefined) constrained.enum = values;
  if (multipleOf === 1) constrained.type = 'integer';
  else if (multipleOf !== undefined) constrained.multipleOf = multipleOf;
  if (items && isObject(schema.items)) constrained.items = constrain(schema.items, items);
  return constrained;
}
