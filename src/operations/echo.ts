/**
 * `@echo(of: ["price"])` on a field of a document includes the field in the answer only if the caller gave that argument. So the
 * answer of a write shows what it set, without reading other fields. It is compiled to `@include` with a generated variable.
 */
import {
  type DirectiveNode,
  type DocumentNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import { echoDirective } from '../schema/directive.ts';

/** A document in which `@echo` is replaced, and the variables that it needs. */
export interface Echoed {
  document: DocumentNode;
  /** Adds the generated variables to those of a call. */
  addFlags(variables: Record<string, unknown>): Record<string, unknown>;
}

/** Replaces `@echo` by `@include`. @throws GraphQLError if a directive does not name a variable of the operation */
export function replaceEchoes(document: DocumentNode, { variableDefinitions = [] }: OperationDefinitionNode): Echoed {
  const known = new Set(variableDefinitions.map(({ variable }) => variable.name.value));
  const flags = new Map<string, string[]>();
  const replaced = visit(document, {
    Directive(node): DirectiveNode | undefined {
      if (node.name.value !== echoDirective.name) return undefined;
      const argument = node.arguments?.find(({ name }) => name.value === 'of');
      const names = [argument ? valueFromASTUntyped(argument.value) : []].flat().map(String);
      const unknown = names.find((name) => !known.has(name));
      if (unknown !== undefined || names.length === 0) {
        throw new GraphQLError(
          `@echo names ${unknown ? `$${unknown}, which is not a variable of the operation` : 'no variable'}`,
          {
            nodes: node,
          },
        );
      }
      const flag = `echo_${names.join('_')}`;
      flags.set(flag, names);
      return includeIf(flag);
    },
  });
  if (flags.size === 0) return { document, addFlags: (variables) => variables };
  return {
    document: visit(replaced, {
      OperationDefinition: (node) => ({
        ...node,
        variableDefinitions: [...(node.variableDefinitions ?? []), ...[...flags.keys()].map(defineFlag)],
      }),
    }),
    addFlags: (variables) => ({
      ...variables,
      ...Object.fromEntries([...flags].map(([flag, names]) => [flag, names.some((name) => variables[name] != null)])),
    }),
  };
}

function includeIf(flag: string): DirectiveNode {
  const value = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: flag } } as const;
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: 'include' },
    arguments: [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'if' }, value }],
  };
}

function defineFlag(flag: string): VariableDefinitionNode {
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: flag } },
    type: { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'Boolean' } } },
    defaultValue: { kind: Kind.BOOLEAN, value: false },
  };
}
