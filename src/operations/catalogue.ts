/**
 * The committed catalogue (`tools.json`): every tool as clients see it, and the number of tokens of all of them.
 */
import { coreToolsets, isListed, toolsets } from '../toolset.ts';
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
  /** The tokens of the definitions that are listed by default, as in `tools/list`. */
  tokens: Tokens;
  /** The toolsets and what listing each of them takes. */
  toolsets: CatalogueToolset[];
}

/** The tokens that definitions take in a model's context. */
export interface Tokens {
  withoutOutput: number;
  withOutput: number;
}

/** One toolset of the catalogue. */
export interface CatalogueToolset {
  name: string;
  /** What its tools are for. */
  about: string;
  /** How many tools it has. */
  tools: number;
  /** How many of them are listed by default. */
  listed: number;
  tokens: Tokens;
}

/**
 * Renders the catalogue.
 *
 * @param countTokens counts the tokens of a text
 * @param builtIn the tools that are not operations
 */
export function renderCatalogue(
  operations: readonly Operation[],
  countTokens: (text: string) => number,
  builtIn: readonly CatalogueTool[] = [],
): Catalogue {
  const offered = operations.filter(({ isTool }) => isTool);
  const own = offered.map(({ name, title, description, toolset, input, output, annotations }) => ({
    name,
    title,
    description,
    toolset,
    inputSchema: input,
    outputSchema: output,
    annotations,
  }));
  const tools = [...own, ...builtIn];
  const count = (some: readonly CatalogueTool[]): Tokens => {
    const listed = some.map(({ toolset: _, ...tool }) => tool);
    const bare = listed.map(({ outputSchema: _, ...tool }) => tool);
    return { withoutOutput: countTokens(JSON.stringify(bare)), withOutput: countTokens(JSON.stringify(listed)) };
  };
  return {
    tools,
    resources: listResources(operations),
    tokens: count(tools.filter((tool) => isListed(tool, coreToolsets))),
    toolsets: Object.entries(toolsets).map(([name, { about }]) => {
      const own = tools.filter(({ toolset }) => toolset === name);
      const listed = own.filter((tool) => isListed(tool, coreToolsets)).length;
      return { name, about, tools: own.length, listed, tokens: count(own) };
    }),
  };
}

/** Lists the operations that can be read as resources, by address alone. */
export function listResources(operations: readonly Operation[]): CatalogueResource[] {
  return operations.flatMap(({ resource, name, title, description }) =>
    resource === undefined ? [] : [{ uri: resource, name, title, description }],
  );
}
