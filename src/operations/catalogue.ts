/**
 * The committed catalogue (`tools.json`): every tool as clients see it, and what all of them cost a model's context.
 */
import type { Annotations, JsonSchema, Operation } from './operation.ts';

/** One tool of the catalogue. */
export interface CatalogueTool {
  name: string;
  title: string;
  description: string;
  toolset: string;
  inputSchema: JsonSchema;
  outputSchema: JsonSchema;
  annotations: Annotations;
}

/** One resource of the catalogue. */
export interface CatalogueResource {
  /** With the names of its variables, if any, in braces. */
  uri: string;
  name: string;
  title: string;
  description: string;
}

/** The catalogue. */
export interface Catalogue {
  tools: CatalogueTool[];
  resources: CatalogueResource[];
  /** Of all definitions together, as they stand in `tools/list`. */
  tokens: { withoutOutput: number; withOutput: number };
}

/** @param countTokens of a text, by the tokenizer whose figures are to be shown */
export function renderCatalogue(operations: Operation[], countTokens: (text: string) => number): Catalogue {
  const offered = operations.filter(({ isTool }) => isTool);
  const tools = offered.map(({ name, title, description, toolset, input, output, annotations }) => ({
    name,
    title,
    description,
    toolset,
    inputSchema: input,
    outputSchema: output,
    annotations,
  }));
  const listed = tools.map(({ toolset: _, ...tool }) => tool);
  const bare = listed.map(({ outputSchema: _, ...tool }) => tool);
  return {
    tools,
    resources: listResources(operations),
    tokens: { withoutOutput: countTokens(JSON.stringify(bare)), withOutput: countTokens(JSON.stringify(listed)) },
  };
}

/** Operations that can be read by their address alone. */
export function listResources(operations: readonly Operation[]): CatalogueResource[] {
  return operations.flatMap(({ resource, name, title, description }) =>
    resource === undefined ? [] : [{ uri: resource, name, title, description }],
  );
}
