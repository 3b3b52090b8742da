import {
  buildSchema,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLScalarType,
  type GraphQLSchema,
} from 'graphql';
import { compileOperation } from '../../../src/operations/compile.ts';
import { DocumentError, type Operation } from '../../../src/operations/operation.ts';

/** A small CRM with one of everything that a document can meet. */
export function createSchema(): GraphQLSchema {
  const schema = buildSchema(/* GraphQL */ `
    "A point in time, ISO 8601."
    scalar DateTime
    scalar Json
    type Query {
      lead("The lead's id." id: ID!): Lead
      leads(filter: LeadFilter, "How many." first: Int = 20, after: String, order: Order = ID): LeadConnection!
      contacts(first: Int = 20): ContactConnection
      search(text: String!): [Subject!]!
      subject: Subject
      node: Node
      report(filter: LeadFilter): Report
      account: Account!
      echo(tree: Tree, at: DateTime, matrix: [[Int!]!], ids: [ID!], any: Json, ratio: Float, flag: Boolean): String
    }
    type Mutation {
      createLeads(input: [LeadCreate!]!): LeadsPayload!
      updateLead(id: ID!, input: LeadUpdate!): Lead
      completeTask(id: ID!): Task
      deleteLead(id: ID!): Deletion!
      pay(how: Payment!): Boolean
    }
    type Subscription { changed: ID }
    "What to order by."
    enum Order { "Oldest first." ID "Last changed first." UPDATED LEGACY @deprecated(reason: "gone") }
    enum Kind { LEAD CONTACT COMPANY }
    input LeadFilter { "A text that the lead contains." query: String, statuses: [StatusPair!], createdFrom: DateTime, kind: Kind }
    input StatusPair { pipelineId: ID!, statusId: ID! }
    input LeadCreate { "The lead's name." name: String!, price: Int, tags: [String!], customFields: [FieldValue!], order: Order! = ID }
    input LeadUpdate { "The lead's name." name: String, "The budget." price: Int, responsibleId: ID, customFields: [FieldValue!] }
    input FieldValue { fieldCode: String!, values: [String], old: Int @deprecated(reason: "gone") }
    input Tree { label: String!, children: [Tree!] }
    "How it is paid."
    input Payment @oneOf { cardNumber: String, cash: Int }
    interface Node { id: ID! }
    type Lead implements Node {
      id: ID! name: String price: Int! status: Status responsible: User tags: [Tag!]! createdAt: DateTime!
      contacts(first: Int): ContactConnection! tasks: [Task]! raw: Json kind: Kind!
    }
    type Contact implements Node { id: ID! name: String phones: [Phone!]! leads(first: Int): LeadConnection! }
    type Company implements Node { id: ID! title: String }
    type Phone { value: String! kind: Kind }
    type Status { id: ID! name: String! }
    type User { id: ID! name: String }
    type Tag { id: ID! name: String! color: String }
    type Task { id: ID! text: String! subject: Subject }
    union Subject = Lead | Contact | Company
    type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
    type LeadConnection { nodes: [Lead!]! edges: [LeadEdge!]! pageInfo: PageInfo! totalCount: Int }
    type LeadEdge { cursor: String! node: Lead! }
    type ContactConnection { nodes: [Contact!]! pageInfo: PageInfo! }
    type Report { totalCount: Int! totalAmount: Float byStatus: [StatusCount!]! complete: Boolean! }
    type StatusCount { status: Status! count: Int! }
    type LeadsPayload { leads: [Lead!]! failed: [Failure!]! }
    type Failure { index: Int! message: String! }
    type Account { id: ID! name: String! }
    type Deletion { deleted: Boolean! }
  `);
  const dateTime = schema.getType('DateTime') as GraphQLScalarType;
  dateTime.extensions = { jsonSchema: { type: 'string', format: 'date-time' } };
  dateTime.parseValue = (value) => {
    if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) throw new Error('must be an ISO 8601 date');
    return value;
  };
  const update = (schema.getType('LeadUpdate') as GraphQLInputObjectType).getFields();
  for (const name of ['price', 'responsibleId']) Object.assign(update[name] ?? {}, { extensions: { clearable: true } });
  const mutation = (schema.getMutationType() as GraphQLObjectType).getFields();
  Object.assign(mutation.createLeads ?? {}, { extensions: { annotations: { destructive: false } } });
  Object.assign(mutation.updateLead ?? {}, { extensions: { annotations: { idempotent: true } } });
  Object.assign(mutation.completeTask ?? {}, { extensions: { annotations: { destructive: false, idempotent: true } } });
  return schema;
}

export const schema = createSchema();

/** Compiles the rest of a document after a head that is in order; `query ($id: ID!) { … }` becomes one. */
export function compile(document: string, onto: GraphQLSchema = schema): Operation {
  const [, kind, variables, body] = /^\s*(query|mutation)\s*(\([\s\S]*?\))?\s*(\{[\s\S]*)$/.exec(document) ?? [];
  return compileText(`"Does it." ${kind} doIt${variables ?? ''} @tool(title: "Do it") ${body}`, onto);
}

/** Compiles a whole document. */
export function compileText(text: string, onto: GraphQLSchema = schema): Operation {
  return compileOperation(text, { file: 'do-it.graphql', toolset: 'test' }, onto);
}

/** Everything that is wrong with a document, `line:column: message`. */
export function problemsOf(text: string): string[] {
  try {
    compileText(text);
    return [];
  } catch (error) {
    if (error instanceof DocumentError)
      return error.problems.map(({ line, column, message }) => `${line}:${column}: ${message}`);
    throw error;
  }
}
