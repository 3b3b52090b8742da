/**
 * Reads the directives that an operation document carries for its presentation.
 */
import { type DirectiveNode, type OperationDefinitionNode, valueFromASTUntyped } from 'graphql';

/** The operation's directive of that name. */
export function findDirective({ directives }: OperationDefinitionNode, name: string): DirectiveNode | undefined {
  return directives?.find((directive) => directive.name.value === name);
}

/** A text argument; undefined if omitted. */
export function findString(directive: DirectiveNode, name: string): string | undefined {
  const value = findLiteral(directive, name);
  return typeof value === 'string' ? value : undefined;
}

/** A boolean argument; undefined if omitted. */
export function findBoolean(directive: DirectiveNode, name: string): boolean | undefined {
  const value = findLiteral(directive, name);
  return typeof value === 'boolean' ? value : undefined;
}

function findLiteral(directive: DirectiveNode, name: string): unknown {
  const argument = directive.arguments?.find((candidate) => candidate.name.value === name);
  return argument && valueFromASTUntyped(argument.value);
}
