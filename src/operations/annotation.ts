/**
 * A tool's hints, inferred from the schema's extensions of the operation's root fields.
 */
import type { DirectiveNode, GraphQLObjectType } from 'graphql';
import { findBoolean } from './directive.ts';
import type { Annotations } from './operation.ts';
import type { SelectedField } from './selection.ts';

/** The hints of a mutation field in `extensions.annotations`; if omitted, it counts as destructive and not idempotent. */
interface FieldHints {
  destructive?: boolean;
  idempotent?: boolean;
}

/**
 * Infers the hints of an operation. A query is read-only. A mutation is destructive if one of its fields is, and idempotent
 * if all of them are. The operation's `@tool` overrides both.
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
