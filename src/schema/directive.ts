import {
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
} from 'graphql';

/**
 * Directives with which an operation document describes its tool. They do not affect execution.
 */

/** On an operation: properties of the tool that cannot be inferred from the schema. */
export const toolDirective = new GraphQLDirective({
  name: 'tool',
  description: 'How an operation document is presented as a tool. Omitted arguments are inferred from the schema.',
  locations: [DirectiveLocation.QUERY, DirectiveLocation.MUTATION],
  args: {
    title: { type: new GraphQLNonNull(GraphQLString), description: 'The name that people see.' },
    destructive: {
      type: GraphQLBoolean,
      description: 'Overrides the hint that the tool may destroy or overwrite data.',
    },
    idempotent: {
      type: GraphQLBoolean,
      description: 'Overrides the hint that repeating the call with the same arguments has no further effect.',
    },
  },
});

/** On an operation: its HTTP route. */
export const restDirective = new GraphQLDirective({
  name: 'rest',
  description:
    'The HTTP route of an operation document. A document without it has `POST /api/tools/<name>`; one with it and without `@tool` is a route only.',
  locations: [DirectiveLocation.QUERY, DirectiveLocation.MUTATION],
  args: {
    method: { type: new GraphQLNonNull(GraphQLString), description: 'GET, POST, PATCH, PUT or DELETE.' },
    path: {
      type: new GraphQLNonNull(GraphQLString),
      description: 'Such as `/api/leads/{lead_id}`: names in braces are required arguments, as tools spell them.',
    },
    resource: {
      type: GraphQLBoolean,
      description:
        'Whether a GET is an MCP resource although it takes optional arguments; one without arguments outside its path always is.',
    },
    location: {
      type: GraphQLString,
      description:
        'Where what was created is, filled in from the answer: `/api/leads/{lead.id}`. The answer is then a 201, unless it lacks that value or says `created: false`.',
    },
  },
});

/** On an operation: the words by which `find_operations` finds it. */
export const wordsDirective = new GraphQLDirective({
  name: 'words',
  description:
    'How users ask for this operation: words and short phrases between commas. Only `find_operations` reads them.',
  locations: [DirectiveLocation.QUERY, DirectiveLocation.MUTATION],
  args: {
    en: { type: GraphQLString, description: 'In English.' },
    ru: { type: GraphQLString, description: 'In Russian.' },
  },
});

/** On a field: the object is replaced by the value of its only selected field; on a root field, by all of its fields. */
export const unwrapDirective = new GraphQLDirective({
  name: 'unwrap',
  description:
    'In a tool’s answer, replaces the object by the value of its only selected field: `status @unwrap { name }` becomes `"status": "Новая"`. On a root field with several selected fields, these move up into the answer.',
  locations: [DirectiveLocation.FIELD],
});

/** On a variable of list type: the tool takes one value, which GraphQL coerces to a list of one. */
export const singleDirective = new GraphQLDirective({
  name: 'single',
  description: 'The tool’s argument is one value. The schema gets it as a list of one.',
  locations: [DirectiveLocation.VARIABLE_DEFINITION],
});

/** On a variable: members of its input object that the tool does not show. */
export const hideDirective = new GraphQLDirective({
  name: 'hide',
  description:
    'Members of the input object to omit from the tool’s schema, because they are not useful in this operation. They are accepted if given.',
  locations: [DirectiveLocation.VARIABLE_DEFINITION],
  args: {
    members: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLString))),
      description:
        'Names of optional members, as GraphQL spells them; `customFields.parts` names a member of a member.',
    },
  },
});

/** On a field of a mutation's answer: it is selected only if the caller gave one of its variables. */
export const echoDirective = new GraphQLDirective({
  name: 'echo',
  description:
    'Selects the field only if the caller gave one of these variables. A write then reports what it set and reads nothing else.',
  locations: [DirectiveLocation.FIELD],
  args: {
    of: {
      type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLString))),
      description: 'Names of variables of the operation, without `$`.',
    },
  },
});

/** All directives, for the schema and for the operation compiler. */
export const toolDirectives: readonly GraphQLDirective[] = [
  toolDirective,
  restDirective,
  wordsDirective,
  unwrapDirective,
  singleDirective,
  hideDirective,
  echoDirective,
];
