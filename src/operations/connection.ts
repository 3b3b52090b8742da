/**
 * Relay connections. The compiler recognises them as object types named `…Connection` with `nodes` and `pageInfo`.
 */
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Nullish } from '../nullish.ts';

/** The connection type of a field; undefined if its type is not a connection. */
export function connectionOf(type: GraphQLOutputType): GraphQLObjectType | undefined {
  const nullable = getNullableType(type);
  if (!isObjectType(nullable) || !nullable.name.endsWith('Connection')) return undefined;
  const fields = nullable.getFields();
  return fields.nodes && fields.pageInfo ? nullable : undefined;
}

/** The response key of the cursors of a page; documents do not use such a name by accident. */
const responseKey = '_pageCursors';

const edges: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: responseKey },
  name: { kind: Kind.NAME, value: 'edges' },
  selectionSet: {
    kind: Kind.SELECTION_SET,
    selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'cursor' } }],
  },
};

/** Adds the cursor of each record to the pages of a document, so that a page can be cut after any of them. */
export function addCursors(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const info = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(info, {
      Field: {
        leave(field): FieldNode | undefined {
          const type = info.getType();
          const set = field.selectionSet;
          if (!set || !type || !connectionOf(type)?.getFields().edges) return undefined;
          const isPaged = set.selections.some((each) => each.kind === Kind.FIELD && each.name.value === 'pageInfo');
          return isPaged ? { ...field, selectionSet: { ...set, selections: [...set.selections, edges] } } : undefined;
        },
      },
    }),
  );
}

/** The cursors of the records of a page. */
export interface PageCursors {
  /** The key of the records in the answer. */
  key: string;
  cursors: readonly string[];
}

/** The cursors of each answer; they are not part of the answer. */
const pages = new WeakMap<object, PageCursors>();

/** Stores the cursors of a page for an answer. */
export function keepCursors(connection: unknown, key: string, answer: object): void {
  const edges = (connection as Record<string, unknown>)[responseKey] as Nullish<{ cursor: string }[]>;
  if (edges) pages.set(answer, { key, cursors: edges.map(({ cursor }) => cursor) });
}

/** Finds the cursors of an answer; undefined if it is not a page. */
export function findPage(answer: object): PageCursors | undefined {
  return pages.get(answer);
}
