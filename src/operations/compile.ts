/**
 * Compiles an operation document against the schema to an `Operation`. If the document is refused, all reasons are
 * reported together, each with its line. Called by `load.ts`; does not read files or execute anything.
 */
import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  GraphQLSchema,
  getNamedType,
  isAbstractType,
  Kind,
  type OperationDefinitionNode,
  parse,
  Source,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { quote } from '../errors/quote.ts';
import { withIdVariables } from '../graph/id-variable.ts';
import { toolDirectives } from '../schema/directive.ts';
import { inferAnnotations } from './annotation.ts';
import { parseArguments } from './argument.ts';
import { addCursors } from './connection.ts';
import { findDirective, findString } from './directive.ts';
import { replaceEchoes } from './echo.ts';
import { type InputField, toInputFields } from './field.ts';
import { renderInput } from './input.ts';
import { toSnakeCase } from './name.ts';
import { DocumentError, type Operation, type Path } from './operation.ts';
import { compileOutput } from './output.ts';
import { Reasons, RefusedDocument } from './reason.ts';
import { nameResource, parseRoute } from './route.ts';
import { collectFields, isUniform } from './selection.ts';
import { findUses, type Use } from './use.ts';

/** The tool names that all model APIs accept. */
const toolName = /^[a-z][a-z0-9_]{0,63}$/;

/** OpenAI refuses the whole list of tools for a longer description. */
const maxDescription = 1_024;

/** The origin of a document. */
export interface DocumentOrigin {
  /** The path of the file, for messages. */
  file: string;
  toolset: string;
}

/**
 * Compiles one document.
 *
 * @param schema the executable schema, with or without the tool directives
 * @throws DocumentError naming every problem by file, line and column
 */
export function compileOperation(text: string, origin: DocumentOrigin, schema: GraphQLSchema): Operation {
  try {
    const document = parse(new Source(text, origin.file));
    const invalid = validate(withToolDirectives(schema), document, withIdVariables());
    if (invalid.length > 0) throw new RefusedDocument(invalid);
    return compileDocument(document, origin, schema);
  } catch (error) {
    const reasons = error instanceof RefusedDocument ? error.reasons : [error];
    const problems = reasons.map((reason) => {
      if (!(reason instanceof GraphQLError)) throw reason;
      const { line, column } = reason.locations?.[0] ?? { line: 1, column: 1 };
      return { file: origin.file, line, column, message: reason.message };
    });
    throw new DocumentError(problems.sort((a, b) => a.line - b.line || a.column - b.column));
  }
}

function compileDocument(document: DocumentNode, origin: DocumentOrigin, schema: GraphQLSchema): Operation {
  const reasons = new Reasons();
  const { definition, kind, name, description, tool, rest, title } = parseHead(document, reasons);
  const root = schema.getRootType(definition.operation);
  if (!root) throw problem(`the schema has no ${kind}`, definition);
  const echo = reasons.attempt(definition, () => replaceEchoes(document, definition));
  const named = addTypeNames(echo?.document ?? document, schema);
  const { selectionSet } = operationsOf(named)[0] as OperationDefinitionNode;
  const fragments = new Map(
    named.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])),
  );
  const uses = findUses(document, schema);
  const fields = reasons.attempt(definition, () => toInputFields(definition, schema, uses));
  const route = reasons.attempt(definition, () => parseRoute(rest, { name, kind, fields }));
  const input = fields && reasons.attempt(definition, () => renderInput(fields));
  const roots = collectFields([selectionSet], root, schema, fragments);
  const output = reasons.attempt(definition, () => compileOutput(selectionSet, root, schema, fragments));
  reasons.check();
  if (!echo || !fields || !route || !input || !output) throw new Error('A part that was not compiled gave no reason.');
  return {
    name,
    title,
    description,
    words: findWords(definition),
    ...origin,
    kind,
    isTool: tool !== undefined,
    route,
    ...nameResource(route, fields, rest),
    rootFields: [...new Set(roots.map(({ nodes }) => nodes[0]?.name.value ?? ''))],
    document: addCursors(stripPresentation(named), schema),
    input,
    output: output.schema,
    annotations: inferAnnotations(kind, roots, root, tool),
    toVariables(args) {
      const read = parseArguments(fields, args, kind);
      return 'variables' in read ? { variables: echo.addFlags(read.variables) } : read;
    },
    toAnswer: output.toAnswer,
    toAnswerPath: output.toAnswerPath,
    toArgumentPath: (path) => toArgumentPath(path, uses, fields),
    toArgumentName: (name) => toArgumentName(name, uses),
  };
}

function parseHead(document: DocumentNode, reasons: Reasons) {
  const [definition, second] = operationsOf(document);
  if (!definition) throw problem('the document has no operation', document);
  if (second) reasons.add('a document must have exactly one operation, this is the second', second);
  const { operation: kind, name: nameNode } = definition;
  if (kind !== 'query' && kind !== 'mutation') throw problem(`a ${kind} cannot be a tool`, definition);
  const name = toSnakeCase(nameNode?.value ?? '');
  if (!nameNode) {
    reasons.add('the operation needs a name, which becomes the name of the tool', definition);
  } else if (!toolName.test(name)) {
    reasons.add(
      `"${name}" cannot be a tool’s name: use at most 64 characters of a-z, 0-9 and _, beginning with a letter`,
      nameNode,
    );
  }
  const description = quote(definition.description?.value.trim() ?? '', maxDescription);
  if (!description) {
    reasons.add('the operation needs a description: """what it does and when to use it"""', definition);
  }
  const tool = findDirective(definition, 'tool');
  const rest = findDirective(definition, 'rest');
  const title = tool ? (findString(tool, 'title')?.trim() ?? '') : toTitle(name);
  if (!tool && !rest) {
    reasons.add('the operation needs @tool(title: "…") with a title for users, or @rest with a route', definition);
  } else if (tool && !title) {
    reasons.add('the operation needs @tool(title: "…") with a title for users', definition);
  }
  return { definition, kind, name, description, tool, rest, title } as const;
}

/** The phrases of `@words`, in both languages. */
function findWords(definition: OperationDefinitionNode): string[] {
  const words = findDirective(definition, 'words');
  if (!words) return [];
  return ['en', 'ru']
    .flatMap((language) => (findString(words, language) ?? '').split(','))
    .map((phrase) => phrase.trim())
    .filter(Boolean);
}

/** `get_company` → `Get company`. */
function toTitle(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
}

/**
 * Adds the type name to every selection on an abstract type, so that clients can distinguish its types. It is called `type`,
 * unless the document uses this key for something else; then it is called `__typename`.
 */
function addTypeNames(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const info = new TypeInfo(schema);
  const plain = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;
  const isTypeFree = !usesKey('type', document);
  const typeName = isTypeFree ? { ...plain, alias: { kind: Kind.NAME, value: 'type' } as const } : plain;
  return visit(
    document,
    visitWithTypeInfo(info, {
      Field: {
        leave(field: FieldNode): FieldNode | undefined {
          const set = field.selectionSet;
          const type = info.getType();
          const named = type && getNamedType(type);
          if (!set || !named || !isAbstractType(named) || isUniform([set], named, schema)) return undefined;
          const hasTypeName = set.selections.some(
            (each) => each.kind === Kind.FIELD && each.name.value === '__typename' && !each.directives?.length,
          );
          if (hasTypeName) return undefined;
          return { ...field, selectionSet: { ...set, selections: [typeName, ...set.selections] } };
        },
      },
    }),
  );
}

/** Whether any field other than `__typename` has this response key. Checks the whole document, as selections are merged. */
function usesKey(key: string, document: DocumentNode): boolean {
  let isUsed = false;
  visit(document, {
    Field({ alias, name }) {
      if ((alias ?? name).value === key && name.value !== '__typename') isUsed = true;
    },
  });
  return isUsed;
}

/** Removes the directives and descriptions for tools, which leaves standard GraphQL. */
function stripPresentation(document: DocumentNode): DocumentNode {
  const own = new Set(toolDirectives.map(({ name }) => name));
  return visit(document, {
    Directive: (node) => (own.has(node.name.value) ? null : undefined),
    OperationDefinition: { leave: ({ description: _, ...node }) => node },
    VariableDefinition: { leave: ({ description: _, ...node }) => node },
  });
}

/** `input.price` → `price` if the document has `input: { price: $price }`. The longest use wins. A `@single` list has no index. */
function toArgumentPath(path: Path, uses: Map<string, Use[]>, fields: readonly InputField[]): Path {
  let best: { key: string; length: number } | undefined;
  for (const [name, places] of uses) {
    for (const use of places) {
      const matches = use.path.length <= path.length && use.path.every((step, index) => step === path[index]);
      if (matches && use.path.length > (best?.length ?? 0)) best = { key: toSnakeCase(name), length: use.path.length };
    }
  }
  const at = best?.length ?? 0;
  const isSingle = typeof path[at] === 'number' && fields.some(({ key, single }) => single && key === best?.key);
  const rest = path.slice(isSingle ? at + 1 : at).map((step) => (typeof step === 'string' ? toSnakeCase(step) : step));
  return best ? [best.key, ...rest] : rest;
}

/** `contactIds` → `contact_id` if the document has `input: { contactIds: $contactId }`. */
function toArgumentName(name: string, uses: Map<string, Use[]>): string | undefined {
  const steps = name.split('.');
  for (const [variable, places] of uses) {
    const matches = places.some(({ path }) => steps.every((step, index) => path.at(index - steps.length) === step));
    if (matches) return toSnakeCase(variable);
  }
  return undefined;
}

const extended = new WeakMap<GraphQLSchema, GraphQLSchema>();

function withToolDirectives(schema: GraphQLSchema): GraphQLSchema {
  const missing = toolDirectives.filter(({ name }) => !schema.getDirective(name));
  if (missing.length === 0) return schema;
  let complete = extended.get(schema);
  if (!complete) {
    const config = schema.toConfig();
    complete = new GraphQLSchema({ ...config, directives: [...config.directives, ...missing] });
    extended.set(schema, complete);
  }
  return complete;
}

function operationsOf(document: DocumentNode): OperationDefinitionNode[] {
  return document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
}

function problem(
  message: string,
  node: DocumentNode | DocumentNode['definitions'][number] | { kind: string },
): GraphQLError {
  return new GraphQLError(message, { nodes: [node as OperationDefinitionNode] });
}
