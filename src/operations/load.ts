/**
 * Reads operation documents from folders. A file that cannot be compiled is reported with its line and skipped; the others load.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { compileOperation } from './compile.ts';
import { type Diagnostic, DocumentError, type Operation } from './operation.ts';

/** Where documents are. */
export interface OperationFolders {
  /** `<root>/<toolset>/<verb-noun>.graphql`. */
  root: string;
  /** More documents of the user's own, directly inside or in sub-folders (`TOOLS_DIR`); all of the toolset `custom`. */
  extra?: string | undefined;
}

/** The result: the operations in a fixed order, and all faults of the other documents. */
export interface LoadedOperations {
  operations: Operation[];
  problems: Diagnostic[];
}

/** The toolset of the documents in the extra folder. */
const EXTRA_TOOLSET = 'custom';

/** Reads, compiles and orders all documents: toolset by toolset, file by file, the extra folder last. */
export async function loadOperations(folders: OperationFolders, schema: GraphQLSchema): Promise<LoadedOperations> {
  const loaded: LoadedOperations = { operations: [], problems: [] };
  await loadFolder(folders.root, undefined, schema, loaded);
  if (folders.extra !== undefined) await loadFolder(folders.extra, EXTRA_TOOLSET, schema, loaded);
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
    const own = toolset ?? (name.includes(sep) ? name.slice(0, name.indexOf(sep)) : EXTRA_TOOLSET);
    const origin = { file: relative(process.cwd(), path), toolset: own };
    try {
      addOperation(compileOperation(await readFile(path, 'utf8'), origin, schema), loaded);
    } catch (error) {
      if (error instanceof DocumentError) loaded.problems.push(...error.problems);
      else loaded.problems.push({ file: origin.file, line: 1, column: 1, message: messageOf(error) });
    }
  }
}

function addOperation(operation: Operation, { operations, problems }: LoadedOperations): void {
  const refuse = (message: string) => problems.push({ file: operation.file, line: 1, column: 1, message });
  const { method, path } = operation.route;
  // Two paths that differ only in the names of their arguments are the same address.
  const shape = ({ route }: Operation) => `${route.method} ${route.path.replaceAll(/\{[^}]*\}/g, '{}')}`;
  const namesake = operations.find(({ name }) => name === operation.name);
  const neighbour = operations.find((other) => shape(other) === shape(operation));
  if (namesake) refuse(`the tool "${operation.name}" is already defined in ${namesake.file}`);
  else if (neighbour) refuse(`the route ${method} ${path} is already taken by ${neighbour.file}`);
  else operations.push(operation);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
