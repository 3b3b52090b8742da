type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/**
 * The shape of JSON without its values: the types at each path. All items of an array count as one
 * (`_embedded.leads[].id`), so more examples make a more complete shape.
 */
export type Shape = Map<string, Set<JsonType>>;

/** What two shapes are known to differ in. Each entry must be true, or it is a difference itself. */
export interface Known {
  /** Paths of the vendor's that the sandbox does not have, with all that is below them. */
  absent?: string[];
  /** Paths of the sandbox's that no payload of the vendor's shows, with all that is below them. */
  extra?: string[];
  /** Paths whose type differs because the vendor's examples show only one of the possible ones. */
  typed?: string[];
  /** Paths whose content is free, such as the parameters of a note. */
  open?: string[];
}

/** The shape of several examples of one thing. */
export function shapeOf(...examples: unknown[]): Shape {
  const shape: Shape = new Map();
  const visit = (path: string, value: unknown) => {
    const type = typeOf(value);
    shape.set(path, (shape.get(path) ?? new Set()).add(type));
    if (Array.isArray(value)) for (const item of value) visit(`${path}[]`, item);
    else if (type === 'object') {
      for (const [key, part] of Object.entries(value as object)) visit(path === '' ? key : `${path}.${key}`, part);
    }
  };
  for (const example of examples) visit('', example);
  return shape;
}

/**
 * How the sandbox's shape differs from the vendor's, one line for each path. A type is not compared if the
 * vendor shows only null, and items are not compared if one side shows only empty arrays.
 */
export function compareShapes(vendor: Shape, sandbox: Shape, known: Known = {}): string[] {
  const { absent = [], extra = [], typed = [], open = [] } = known;
  const met = new Set<string>();
  const isKnown = (list: string[], path: string) => {
    const entry = list.find((each) => isBelow(path, each));
    if (entry !== undefined) met.add(entry);
    return entry !== undefined;
  };
  const differences: string[] = [];
  for (const path of new Set([...vendor.keys(), ...sandbox.keys()])) {
    if (open.some((each) => path !== each && isBelow(path, each))) {
      met.add(open.find((each) => isBelow(path, each)) ?? '');
      continue;
    }
    const [theirs, ours] = [vendor.get(path), sandbox.get(path)];
    if (!ours) {
      if (isShown(path, sandbox) && !isKnown(absent, path)) differences.push(`${path} is missing in the sandbox`);
    } else if (!theirs) {
      if (isShown(path, vendor) && !isKnown(extra, path)) differences.push(`${path} is not the vendor's`);
    } else {
      const foreign = [...ours].filter((type) => !theirs.has(type));
      if (isOnlyNull(theirs) || foreign.length === 0 || isKnown(typed, path)) continue;
      differences.push(`${path} is ${foreign.join(', ')} in the sandbox and ${[...theirs].join(', ')} at the vendor's`);
    }
  }
  const stale = [...absent, ...extra, ...typed, ...open].filter((path) => !met.has(path));
  return [...differences, ...stale.map((path) => `${path} is listed as a known difference and is none`)];
}

function typeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : (typeof value as JsonType);
}

/** Whether the other side shows what this path is a part of, so that its absence means something. */
function isShown(path: string, shape: Shape): boolean {
  const parent = path.endsWith('[]') ? undefined : path.slice(0, Math.max(0, path.lastIndexOf('.')));
  // An empty array does not show the shape of its items.
  return parent !== undefined && (shape.get(parent)?.has('object') ?? false);
}

function isOnlyNull(types: Set<JsonType>): boolean {
  return types.size === 1 && types.has('null');
}

function isBelow(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}.`) || path.startsWith(`${root}[]`);
}
