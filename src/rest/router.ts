/**
 * Finds the operation that a method and a path mean.
 */
import type { Operation } from '../operations/operation.ts';
import { listPlaceholders } from '../operations/route.ts';

/** What is at a path. */
export interface Place {
  /** By method. */
  operations: ReadonlyMap<string, Operation>;
  /** The segments in braces, by the names that each operation gives them. */
  parametersOf(operation: Operation): Record<string, string>;
}

/** Looks a path up; undefined where nothing is. */
export type Router = (pathname: string) => Place | undefined;

/** A path whose segments in braces are open; the more of it is fixed, the sooner it is tried. */
interface Entry {
  segments: (string | undefined)[];
  operations: Map<string, Operation>;
}

export function createRouter(operations: readonly Operation[]): Router {
  const entries = new Map<string, Entry>();
  for (const operation of operations) {
    const segments = operation.route.path.split('/').map((each) => (each.startsWith('{') ? undefined : each));
    const shape = segments.join('/');
    const entry = entries.get(shape) ?? { segments, operations: new Map() };
    entries.set(shape, entry);
    entry.operations.set(operation.route.method, operation);
  }
  // `/api/contacts/search` before `/api/contacts/{contact_id}`.
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

/** A segment that is no valid encoding is taken as it stands: it is no id, and is refused as one. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
