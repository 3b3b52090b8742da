/**
 * The committed catalogue (`tools.json`): every tool as clients see it, and the number of tokens of all of them.
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
  /** The names of its variables are in braces. */
  uri: string;
  name: string;
  title: string;
  description: string;
}

/** The catalogue. */
export interface Catalogue {
  tools: CatalogueTool[];
  resources: CatalogueResource[];
  /** The tokens of all definitions together, as in `tools/list`. */
  tokens: { withoutOutput: number; withOutput: number };
}

/** Renders the catalogue. @param countTokens counts the tokens of a text */
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

/** Lists the operations that can be read as resources, by address alone. */
export function listResources(operations: readonly Operation[]): CatalogueResource[] {
  return operations.flatMap(({ resource, name, title, description }) =>
    resource === undefined ? [] : [{ uri: resource, name, title, description }],
  );
}
