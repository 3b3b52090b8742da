/**
 * Defines `Operation`: the compiler builds one from each operation document, and `mcp/` and `rest/` render it.
 * Independent of any protocol.
 */
import type { DocumentNode } from 'graphql';
import { AmocrmGraphqlError, type Issue } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';

/** A JSON Schema (2020-12) fragment. */
export type JsonSchema = Record<string, unknown>;

/** A path in GraphQL or JSON: keys and list indexes. */
export type Path = readonly (string | number)[];

/** MCP's tool annotations, for clients that ask the user before running a tool. All four are always set. */
export interface Annotations {
  /** The tool changes nothing. */
  readOnlyHint: boolean;
  /** The tool may destroy or overwrite data. */
  destructiveHint: boolean;
  /** Repeating the tool with the same arguments has no further effect. */
  idempotentHint: boolean;
  /** The tool uses a system outside this process. */
  openWorldHint: boolean;
}

/** The REST route of an operation. */
export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** `/api/leads/{lead_id}`: names in braces are arguments of the operation. */
  path: string;
  /** Where the other arguments are documented: in the query string or in a JSON body. */
  argumentsIn: 'query' | 'body';
  /** The path of the created record, filled in from the answer: `/api/leads/{lead.id}`. */
  location?: string;
}

/** GraphQL variables converted from arguments, or the issues of the arguments, with paths in the names of the tool. */
export type Variables = { variables: Record<string, unknown> } | { issues: Issue[] };

/** A compiled operation document. */
export interface Operation {
  /** The tool's name: the operation's name in snake_case. */
  name: string;
  /** The name that users see. */
  title: string;
  description: string;
  /** How users ask for it: phrases in English and Russian, without those of its name, title and description. */
  words: readonly string[];
  /** The folder of the document. */
  toolset: string;
  /** Whether it is offered as a tool; otherwise it is only a route. */
  isTool: boolean;
  route: Route;
  /** The URI of the MCP resource that it reads: `amocrm://leads/{lead_id}`. */
  resource?: string;
  /** The path of the document, for messages. */
  file: string;
  kind: 'query' | 'mutation';
  /** The names of the root fields that it selects. */
  rootFields: readonly string[];
  /** Standard GraphQL, without the directives for tools. Always the same object: executors cache by identity. */
  document: DocumentNode;
  /** The JSON Schema of the arguments, in snake_case. */
  input: JsonSchema;
  /** The JSON Schema of the answer, in snake_case. Every valid response satisfies it. */
  output: JsonSchema;
  annotations: Annotations;
  /** Checks the arguments and converts them to variables. Values of custom scalars are passed on unchanged. */
  toVariables(args: unknown): Variables;
  /** Converts a response's data to the answer: snake_case keys, connections as lists, nulls left out. */
  toAnswer(data: Nullish<Record<string, unknown>>): Record<string, unknown>;
  /** Maps the path of a GraphQL error to the path in the answer. */
  toAnswerPath(path: Path): Path;
  /** Maps the path of a GraphQL argument (`input.price`) to the path of the tool's argument. */
  toArgumentPath(path: Path): Path;
  /** Maps the name of a GraphQL argument to the tool's argument; undefined if there is none. */
  toArgumentName(name: string): string | undefined;
}

/** One problem of a document. */
export interface Diagnostic {
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based. */
  column: number;
  message: string;
}

/** A document that cannot be compiled; `problems` has every reason with its position. */
export class DocumentError extends AmocrmGraphqlError {
  readonly code = 'OPERATION_INVALID';
  readonly fault = 'configuration';
  readonly problems: Diagnostic[];

  constructor(problems: Diagnostic[]) {
    super(problems.map(describeDiagnostic).join('\n'));
    this.problems = problems;
  }
}

/** Formats a problem as a line: `get-leads.graphql:3:12: Cannot query field …`. */
export function describeDiagnostic({ file, line, column, message }: Diagnostic): string {
  return `${file}:${line}:${column}: ${message}`;
}
