/**
 * A tool's hints, inferred from what the schema says about the operation's root fields.
 */
import type { DirectiveNode, GraphQLObjectType } from 'graphql';
import { findBoolean } from './directive.ts';
import type { Annotations } from './operation.ts';
import type { SelectedField } from './selection.ts';

/** What a mutation field declares in `extensions.annotations`; without a declaration the most dangerous hints are assumed. */
interface FieldHints {
  destructive?: boolean;
  idempotent?: boolean;
}

/**
 * A query changes nothing. A mutation is destructive when one of its fields is, and idempotent when all of them are;
 * the operation's `@tool` overrides both.
 */
export function inferAnnotations(
  kind: 'query' | 'mutation',
  fields: SelectedField[],
  root: GraphQLObjectType,
  tool: DirectiveNode | undefined,
): Annotations {
  const hints = fields.map(({ nodes }): FieldHints => {
    const extensions = root.getFields()[nodes[0]?.name.value ?? '']?.extensions as
      | { annotations?: FieldHints }
      | undefined;
    return extensions?.annotations ?? {};
  });
  const readOnly = kind === 'query';
  return {
    readOnlyHint: readOnly,
    destructiveHint:
      (tool && findBoolean(tool, 'destructive')) ?? (!readOnly && hints.some(({ destructive }) => destructive ?? true)),
    idempotentHint:
      (tool && findBoolean(tool, 'idempotent')) ?? (readOnly || hints.every(({ idempotent }) => idempotent ?? false)),
    openWorldHint: true,
  };
}
