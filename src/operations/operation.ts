/**
 * The one value between an operation document and the doors that show it.
 * Owns what an `Operation` is; the compiler makes it, `mcp/` and `rest/` render it. Knows no protocol.
 */
import type { DocumentNode } from 'graphql';
import { AmocrmGraphqlError, type Issue } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';

/** A JSON Schema (2020-12) fragment. */
export type JsonSchema = Record<string, unknown>;

/** A place in GraphQL or JSON: keys and list indexes. */
export type Path = readonly (string | number)[];

/** What a tool does to the world, for clients that ask a person before running it. Always all four. */
export interface Annotations {
  /** It changes nothing. */
  readOnlyHint: boolean;
  /** It may destroy or overwrite data. */
  destructiveHint: boolean;
  /** Repeating it with the same arguments changes nothing more. */
  idempotentHint: boolean;
  /** It speaks to a system outside this process. */
  openWorldHint: boolean;
}

/** Where an operation is over plain HTTP. */
export interface Route {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** `/api/leads/{lead_id}`: names in braces are arguments of the operation. */
  path: string;
  /** Where the arguments that are not in the path are documented to be: the query string or a JSON body. */
  argumentsIn: 'query' | 'body';
  /** The address of what was created, filled in from the answer: `/api/leads/{lead.id}`. */
  location?: string;
}

/** Arguments turned into GraphQL variables, or everything that is wrong with them (paths as the caller spells them). */
export type Variables = { variables: Record<string, unknown> } | { issues: Issue[] };

/** What a document is compiled to. */
export interface Operation {
  /** The tool's name: the operation's name in snake_case. */
  name: string;
  /** The name that people see. */
  title: string;
  description: string;
  /** The folder of the document. */
  toolset: string;
  /** Whether models get it as a tool; otherwise it is a route only. */
  isTool: boolean;
  route: Route;
  /** The address of what it reads, for clients that read and watch: `amocrm://leads/{lead_id}`. */
  resource?: string;
  /** The file that it was read from, for messages. */
  file: string;
  kind: 'query' | 'mutation';
  /** The names of the root fields that it selects. */
  rootFields: readonly string[];
  /** Standard GraphQL: tool directives are removed. Always the same object: executors cache by identity. */
  document: DocumentNode;
  /** Of the arguments, snake_case. */
  input: JsonSchema;
  /** Of the answer, snake_case. Every legal response satisfies it. */
  output: JsonSchema;
  annotations: Annotations;
  /** Checks the arguments and maps them to variables. Values of custom scalars are passed on unchanged. */
  toVariables(args: unknown): Variables;
  /** Maps a response's data to the answer: snake_case keys, connections unwrapped, nulls left out. */
  toAnswer(data: Nullish<Record<string, unknown>>): Record<string, unknown>;
  /** Maps the path of a GraphQL error to the place in the answer. */
  toAnswerPath(path: Path): Path;
  /** Maps the path of a bad GraphQL argument (`input.price`) to the tool's argument that it came from. */
  toArgumentPath(path: Path): Path;
  /** The argument that a GraphQL argument of this name comes from; undefined if there is none. */
  toArgumentName(name: string): string | undefined;
}

/** One thing wrong with a document. */
export interface Diagnostic {
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based. */
  column: number;
  message: string;
}

/** A document that cannot become an operation; `problems` names every reason with its place. */
export class DocumentError extends AmocrmGraphqlError {
  readonly code = 'OPERATION_INVALID';
  readonly fault = 'configuration';
  readonly problems: Diagnostic[];

  constructor(problems: Diagnostic[]) {
    super(problems.map(describeDiagnostic).join('\n'));
    this.problems = problems;
  }
}

/** One problem as a line: `get-leads.graphql:3:12: Cannot query field …`. */
export function describeDiagnostic({ file, line, column, message }: Diagnostic): string {
  return `${file}:${line}:${column}: ${message}`;
}
