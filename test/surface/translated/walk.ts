/**
 * Lists every argument and input field of a schema, so that each can be sent alone.
 */
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql';

/** One argument or input field; of an enum or a boolean, one of its values. */
export interface Place {
  /** Its name in the table of effects: `LeadFilter.updatedByUserIds`, `LeadFilter.createdAt.from`, `Query.leads.query`. */
  key: string;
  /** The type of the field that takes it: `Query`, `Mutation`, `Lead`. */
  owner: string;
  /** The field that takes it. */
  field: string;
  /** From the argument down to the input field. */
  path: [string, ...string[]];
  type: GraphQLInputType;
  /** The value of an enum or a boolean; other values come from the table of values. */
  value?: string | boolean;
}

/** Inputs whose meaning depends on the field that has this type: their fields are named after it. */
const shapes: ReadonlySet<string> = new Set(['DateTimeRange', 'MoneyRange']);

/** All places of a schema, in its order. Interfaces only declare what the types that implement them answer. */
export function walkSchema(schema: GraphQLSchema): Place[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (isIntrospectionType(type) || !isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      field.args.flatMap((arg) =>
        walkInput(arg, `${type.name}.${field.name}.${arg.name}`, {
          owner: type.name,
          field: field.name,
          path: [arg.name],
        }),
      ),
    );
  });
}

function walkInput(
  { type, defaultValue }: GraphQLArgument | GraphQLInputField,
  key: string,
  place: Pick<Place, 'owner' | 'field' | 'path'>,
): Place[] {
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    const prefix = shapes.has(named.name) ? key : named.name;
    return Object.values(named.getFields()).flatMap((field) =>
      walkInput(field, `${prefix}.${field.name}`, { ...place, path: [...place.path, field.name] }),
    );
  }
  if (isEnumType(named))
    return named.getValues().map(({ name }) => ({ ...place, key: `${key}.${name}`, type, value: name }));
  if (named.name === 'Boolean') {
    const values = [true, false].filter((value) => value !== defaultValue);
    return values.map((value) => ({ ...place, key, type, value }));
  }
  return [{ ...place, key, type }];
}

/** Gives a value for a required argument or field, by its key as in `Place`. */
export type ValueOf = (key: string, type: GraphQLInputType) => unknown;

/** The arguments that a field cannot do without. */
export function requiredArguments(field: GraphQLField<unknown, unknown>, owner: string, toValue: ValueOf) {
  const args = field.args.filter(isRequiredArgument);
  return Object.fromEntries(
    args.map((arg) => [arg.name, requiredValue(arg.type, `${owner}.${field.name}.${arg.name}`, toValue)]),
  );
}

function requiredValue(type: GraphQLInputType, key: string, toValue: ValueOf): unknown {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return toValue(key, type);
  return inList(type, requiredFields(named, toValue));
}

/** The fields that an input cannot do without. */
export function requiredFields(type: GraphQLInputObjectType, toValue: ValueOf): Record<string, unknown> {
  const fields = Object.values(type.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(
    fields.map((field) => [field.name, requiredValue(field.type, `${type.name}.${field.name}`, toValue)]),
  );
}

/** A value as a type wants it: in a list of one where it is a list. */
export function inList(type: GraphQLInputType, value: unknown): unknown {
  return isListType(getNullableType(type)) && !Array.isArray(value) ? [value] : value;
}

/** The selection of an answer: the ids of records, and all fields of everything else. */
export function selectAll(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (isInterfaceType(named)) return named.getFields().id ? '{ id }' : '{ __typename }';
  if (isUnionType(named)) return '{ __typename }';
  if (!isObjectType(named)) return '';
  const fields = named.getFields();
  for (const name of ['nodes', 'id']) {
    if (fields[name]) return `{ ${name} ${selectAll(fields[name].type)} }`;
  }
  const answersReplica = (field: GraphQLOutputType) => {
    const answer = getNamedType(field);
    return isObjectType(answer) && answer.getInterfaces().some(({ name }) => name === 'ReplicaAnswer');
  };
  // What the local replica answers shows no request, and is refused beside full-text search.
  const chosen = Object.values(fields).filter(
    (field) => !field.args.some(isRequiredArgument) && !answersReplica(field.type),
  );
  return `{ ${chosen.map((field) => `${field.name} ${selectAll(field.type)}`).join(' ')} }`;
}
