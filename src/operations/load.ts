/**
 * Loads operation documents from folders. A file that cannot be compiled is reported and skipped.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { compileOperation, type DocumentOrigin } from './compile.ts';
import { type Diagnostic, DocumentError, type Operation } from './operation.ts';

/** The folders of documents. */
export interface OperationFolders {
  /** `<root>/<toolset>/<verb-noun>.graphql`. */
  root: string;
  /** A folder with the user's own documents, also in sub-folders (`TOOLS_DIR`); they all belong to the toolset `custom`. */
  extra?: string | undefined;
}

/** The loaded operations in a fixed order, and the problems of the other documents. */
export interface LoadedOperations {
  operations: Operation[];
  problems: Diagnostic[];
}

/** The toolset of the documents in the extra folder. */
const extraToolset = 'custom';

/** Operations that were compiled in this process, by their document and its place: compiling all takes a second. */
const compiled = new WeakMap<GraphQLSchema, Map<string, Operation>>();

/** Reads and compiles all documents, ordered by toolset and file, with the extra folder last. */
export async function loadOperations(folders: OperationFolders, schema: GraphQLSchema): Promise<LoadedOperations> {
  const loaded: LoadedOperations = { operations: [], problems: [] };
  await loadFolder(folders.root, undefined, schema, loaded);
  if (folders.extra !== undefined) await loadFolder(folders.extra, extraToolset, schema, loaded);
  return loaded;
}

async function loadFolder(
  folder: string,
  toolset: string | undefined,
  schema: GraphQLSchema,
  loaded: LoadedOperations,
): Promise<void> {
  let names: string[];
  try {
    names = await readdir(folder, { recursive: true });
  } catch (error) {
    loaded.problems.push({ file: folder, line: 1, column: 1, message: `cannot be read: ${messageOf(error)}` });
    return;
  }
  for (const name of names.filter((each) => each.endsWith('.graphql')).sort()) {
    const path = join(folder, name);
    const own = toolset ?? (name.includes(sep) ? name.slice(0, name.indexOf(sep)) : extraToolset);
    const origin = { file: relative(process.cwd(), path), toolset: own };
    try {
      addOperation(compileOnce(await readFile(path, 'utf8'), origin, schema), loaded);
    } catch (error) {
      if (error instanceof DocumentError) loaded.problems.push(...error.problems);
      else loaded.problems.push({ file: origin.file, line: 1, column: 1, message: messageOf(error) });
    }
  }
}

function compileOnce(text: string, origin: DocumentOrigin, schema: GraphQLSchema): Operation {
  const known = compiled.get(schema) ?? new Map<string, Operation>();
  compiled.set(schema, known);
  const key = JSON.stringify([origin.toolset, origin.file, text]);
  const operation = known.get(key) ?? compileOperation(text, origin, schema);
  known.set(key, operation);
  return operation;
}

function addOperation(operation: Operation, { operations, problems }: LoadedOperations): void {
  const refuse = (message: string) => problems.push({ file: operation.file, line: 1, column: 1, message });
  const { method, path } = operation.route;
  // Paths that differ only in the names of their arguments are the same route.
  const shape = ({ route }: Operation) => `${route.method} ${route.path.replaceAll(/\{[^}]*\}/g, '{}')}`;
  const sameName = operations.find(({ name }) => name === operation.name);
  const sameRoute = operations.find((other) => shape(other) === shape(operation));
  if (sameName) refuse(`the tool "${operation.name}" is already defined in ${sameName.file}`);
  else if (sameRoute) refuse(`the route ${method} ${path} is already defined in ${sameRoute.file}`);
  else operations.push(operation);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
