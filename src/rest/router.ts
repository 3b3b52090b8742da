/**
 * Finds the operations of a path.
 */
import type { Operation } from '../operations/operation.ts';
import { listPlaceholders } from '../operations/route.ts';

/** The operations of a path. */
export interface Place {
  /** The operations by HTTP method. */
  operations: ReadonlyMap<string, Operation>;
  /** The arguments in the path, by their names in the operation. */
  parametersOf(operation: Operation): Record<string, string>;
}

/** Looks up a path; undefined if there is no route. */
export type Router = (pathname: string) => Place | undefined;

/** A path in which the segments in braces are undefined and match any segment. */
interface Entry {
  segments: (string | undefined)[];
  operations: Map<string, Operation>;
}

/** Creates a router for the routes of operations. */
export function createRouter(operations: readonly Operation[]): Router {
  const entries = new Map<string, Entry>();
  for (const operation of operations) {
    const segments = operation.route.path.split('/').map((each) => (each.startsWith('{') ? undefined : each));
    const shape = segments.join('/');
    const entry = entries.get(shape) ?? { segments, operations: new Map() };
    entries.set(shape, entry);
    entry.operations.set(operation.route.method, operation);
  }
  // Fixed paths first: `/api/contacts/search` before `/api/contacts/{contact_id}`.
  const ordered = [...entries.values()].sort((a, b) => countOpen(a) - countOpen(b));
  return (pathname) => {
    const segments = pathname.split('/');
    const found = ordered.find(
      (entry) =>
        entry.segments.length === segments.length &&
        entry.segments.every((fixed, index) =>
          fixed === undefined ? segments[index] !== '' : fixed === segments[index],
        ),
    );
    if (!found) return undefined;
    const values = segments.filter((_, index) => found.segments[index] === undefined).map(decode);
    return {
      operations: found.operations,
      parametersOf: ({ route }) =>
        Object.fromEntries(listPlaceholders(route.path).map((name, index) => [name, values[index] ?? ''])),
    };
  };
}

function countOpen({ segments }: Entry): number {
  return segments.filter((each) => each === undefined).length;
}

/** Decodes a segment. One that is not validly encoded is returned unchanged; it is then refused as an invalid id. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
