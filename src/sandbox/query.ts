/** One value of a parsed query string: text, or a nested level of bracket keys. */
export type QueryValue = string | QueryNode;

/** One level of bracket keys. Created without a prototype, so that `__proto__` is a key like any other. */
export interface QueryNode {
  [key: string]: QueryValue;
}

/** PHP's limit on input variables; the rest is dropped silently, as in PHP. */
const maxVariables = 1000;
const maxDepth = 8;

/**
 * Parses a query string as PHP does: `filter[id][]=1`, `filter[id][0]=1`, brackets raw or percent-encoded, `+` a space,
 * a later scalar replaces an earlier one. Never throws: a broken percent escape is kept as text.
 */
export function parseQuery(text: string): QueryNode {
  const root = createNode();
  for (const part of text.split('&').slice(0, maxVariables)) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = decode(equals === -1 ? part : part.slice(0, equals));
    const value = equals === -1 ? '' : decode(part.slice(equals + 1));
    const keys = splitName(name);
    if (keys.length > 0 && keys.length <= maxDepth) assign(root, keys, value);
  }
  return root;
}

/** Percent-decodes, `+` as a space. Text that is not valid percent-encoding is returned unchanged. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** The nested level under `key`, or undefined if it is absent or a plain value. */
export function getNode(node: QueryNode | undefined, key: string): QueryNode | undefined {
  const value = node?.[key];
  return typeof value === 'object' ? value : undefined;
}

/** The plain value under `key`, or undefined if it is absent or a nested level. */
export function getText(node: QueryNode | undefined, key: string): string | undefined {
  const value = node?.[key];
  return typeof value === 'string' ? value : undefined;
}

/** Scalar, `[]` and `[n]` forms as one list of texts; undefined if the key is absent. */
export function getList(node: QueryNode | undefined, key: string): string[] | undefined {
  const value = node?.[key];
  if (value === undefined) return undefined;
  if (typeof value === 'string') return [value];
  return Object.values(value).filter((item) => typeof item === 'string');
}

function splitName(name: string): string[] {
  const first = name.indexOf('[');
  if (first <= 0) return name === '' || first === 0 ? [] : [name];
  const keys = [name.slice(0, first)];
  for (const match of name.slice(first).matchAll(/\[([^\]]*)\]/g)) keys.push(match[1] ?? '');
  return keys;
}

function assign(root: QueryNode, keys: string[], value: string): void {
  let node = root;
  for (const [index, key] of keys.entries()) {
    const name = key === '' && index > 0 ? nextIndex(node) : key;
    if (index === keys.length - 1) {
      node[name] = value;
      return;
    }
    const existing = node[name];
    const child = typeof existing === 'object' ? existing : createNode();
    node[name] = child;
    node = child;
  }
}

function nextIndex(node: QueryNode): string {
  let next = 0;
  for (const key of Object.keys(node)) {
    if (/^\d{1,9}$/.test(key)) next = Math.max(next, Number(key) + 1);
  }
  return String(next);
}

function createNode(): QueryNode {
  return Object.create(null) as QueryNode;
}
