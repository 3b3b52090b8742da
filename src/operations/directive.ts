/**
 * Reads the directives of operation documents.
 */
import { type DirectiveNode, type OperationDefinitionNode, valueFromASTUntyped } from 'graphql';

/** Finds a directive of an operation by name. */
export function findDirective({ directives }: OperationDefinitionNode, name: string): DirectiveNode | undefined {
  return directives?.find((directive) => directive.name.value === name);
}

/** A string argument of a directive; undefined if omitted. */
export function findString(directive: DirectiveNode, name: string): string | undefined {
  const value = findLiteral(directive, name);
  return typeof value === 'string' ? value : undefined;
}

/** A boolean argument of a directive; undefined if omitted. */
export function findBoolean(directive: DirectiveNode, name: string): boolean | undefined {
  const value = findLiteral(directive, name);
  return typeof value === 'boolean' ? value : undefined;
}

function findLiteral(directive: DirectiveNode, name: string): unknown {
  const argument = directive.arguments?.find((candidate) => candidate.name.value === name);
  return argument && valueFromASTUntyped(argument.value);
}
