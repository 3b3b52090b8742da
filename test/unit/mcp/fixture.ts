import { execute, GraphQLError, type GraphQLFieldResolver } from 'graphql';
import type { Engine, ExecuteOptions } from '../../../src/graph/engine.ts';
import { createToolbox } from '../../../src/mcp/tool.ts';
import type { Toolbox } from '../../../src/mcp/toolbox.ts';
import type { Operation } from '../../../src/operations/operation.ts';
import { compileText, schema } from '../operations/fixture.ts';

/** Some tools over the small CRM. */
export const operations: Operation[] = [
  '"Lists leads." query getLeads($filter: LeadFilter, $limit: Int! = 20) @tool(title: "List leads") { leads(filter: $filter, first: $limit) { nodes { id name responsible @unwrap { name } } pageInfo { endCursor hasNextPage } } }',
  '"Reads a lead." query getLeadById($leadId: ID!) @tool(title: "Get a lead") { lead(id: $leadId) { id name } }',
  '"Creates a lead." mutation createLead($name: String!, $price: Int) @tool(title: "Create a lead") { createLeads(input: [{ name: $name, price: $price }]) @unwrap { leads { id name } failed { index message } } }',
  '"Deletes a lead." mutation deleteLead($leadId: ID!) @tool(title: "Delete a lead") { deleteLead(id: $leadId) @unwrap { deleted } }',
].map((text) => compileText(text));

/** Resolves the fields that a test is about, by `Type.field` or by name; the rest is read from the parent. */
export type Resolvers = Record<string, (args: Record<string, unknown>, options: ExecuteOptions) => unknown>;

/** A toolbox whose data the test decides, and what was reported to it. */
export function createTestToolbox(resolvers: Resolvers): { toolbox: Toolbox; reported: unknown[] } {
  const reported: unknown[] = [];
  const fieldResolver: GraphQLFieldResolver<Record<string, unknown>, ExecuteOptions> = (
    parent,
    args,
    options,
    info,
  ) => {
    const resolve = resolvers[`${info.parentType.name}.${info.fieldName}`];
    return resolve ? resolve(args, options) : parent?.[info.fieldName];
  };
  const engine: Pick<Engine, 'schema' | 'execute'> = {
    schema,
    execute: async (document, variableValues, options) =>
      execute({ schema, document, variableValues, contextValue: options, fieldResolver }),
  };
  const toolbox = createToolbox(operations, { engine, onError: (error) => reported.push(error) });
  // The tests are about operations.
  return { toolbox: { ...toolbox, tools: toolbox.tools.filter(({ toolset }) => toolset === 'test') }, reported };
}

/** An error as the engine gives it. */
export function failure(message: string, extensions: Record<string, unknown>): GraphQLError {
  return new GraphQLError(message, { extensions });
}
