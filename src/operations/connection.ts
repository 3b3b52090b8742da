/**
 * Relay connections as the compiler recognises them: an object type named `…Connection` with `nodes` and `pageInfo`.
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

/** A field's type, when it is a connection. */
export function connectionOf(type: GraphQLOutputType): GraphQLObjectType | undefined {
  const nullable = getNullableType(type);
  if (!isObjectType(nullable) || !nullable.name.endsWith('Connection')) return undefined;
  const fields = nullable.getFields();
  return fields.nodes && fields.pageInfo ? nullable : undefined;
}

/** Where a response has the cursors of a page's records; documents cannot select a name like it by accident. */
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

/** The same document that also asks for the cursor of each record of a page, so that a page can be cut behind any of them. */
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

/** The records of a page, each with the cursor behind which another page begins. */
export interface PageCursors {
  /** Where in the answer the records are. */
  key: string;
  cursors: readonly string[];
}

/** By answer: what the answer itself does not show. */
const pages = new WeakMap<object, PageCursors>();

/** Keeps the cursors of a page for the answer that the page is written into. */
export function keepCursors(connection: unknown, key: string, answer: object): void {
  const edges = (connection as Record<string, unknown>)[responseKey] as Nullish<{ cursor: string }[]>;
  if (edges) pages.set(answer, { key, cursors: edges.map(({ cursor }) => cursor) });
}

/** The page that an answer shows; undefined if it shows none. */
export function findPage(answer: object): PageCursors | undefined {
  return pages.get(answer);
}
