/**
 * An operation's address over plain HTTP, from its `@rest`.
 */
import type { DirectiveNode } from 'graphql';
import { findBoolean, findString } from './directive.ts';
import type { InputField } from './field.ts';
import type { Operation, Route } from './operation.ts';
import { Reasons } from './reason.ts';

const METHODS: readonly Route['method'][] = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

/** One segment: a word, or an argument in braces. */
const SEGMENT = /^(?:[a-z0-9-]+|\{[a-z][a-z0-9_]*\})$/;

/** The names in braces of a route's path or of its `location`, in order. */
export function listPlaceholders(template: string): string[] {
  return [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
}

/**
 * Reads the directive; without it the route is built from the name.
 *
 * @param fields the operation’s arguments; undefined if they are wrong themselves, and then nothing is held against them
 * @throws RefusedDocument with every reason why the directive makes no route
 */
export function parseRoute(
  rest: DirectiveNode | undefined,
  { name, kind, fields }: Pick<Operation, 'name' | 'kind'> & { fields: readonly InputField[] | undefined },
): Route {
  if (!rest) return { method: 'POST', path: `/api/tools/${name}`, argumentsIn: 'body' };
  const reasons = new Reasons();
  const method = METHODS.find((known) => known === findString(rest, 'method'));
  const path = findString(rest, 'path') ?? '';
  const location = findString(rest, 'location');
  if (!method) reasons.add(`method must be one of ${METHODS.join(', ')}`, rest);
  if (kind === 'mutation' && method === 'GET') reasons.add('GET must change nothing, and this is a mutation', rest);
  const [root, api, ...segments] = path.split('/');
  if (root !== '' || api !== 'api' || segments.length === 0 || !segments.every((each) => SEGMENT.test(each))) {
    reasons.add('path must be like /api/leads/{lead_id}: small letters, digits, hyphens, arguments in braces', rest);
  }
  for (const key of listPlaceholders(path)) {
    if (fields && !fields.some((field) => field.key === key && field.required)) {
      reasons.add(`path names {${key}}, which is not a required argument of the operation`, rest);
    }
  }
  reasons.check();
  const isQuery = method === 'GET' || method === 'DELETE' || kind === 'query';
  // There is a method: without one `check` has thrown.
  return {
    method: method as Route['method'],
    path,
    argumentsIn: isQuery ? 'query' : 'body',
    ...(location !== undefined && { location }),
  };
}

/** An operation that is read by GET with its path alone is a resource, and the path is its address. */
export function nameResource(
  { method, path }: Route,
  fields: readonly InputField[],
  rest: DirectiveNode | undefined,
): Pick<Operation, 'resource'> | Record<string, never> {
  const inPath = new Set(listPlaceholders(path));
  // What else a record's own address takes says only how much of it is shown.
  const isRecord = path.endsWith('}') && fields.every(({ key, required }) => inPath.has(key) || !required);
  const needed = rest && findBoolean(rest, 'resource') ? fields.filter(({ required }) => required) : fields;
  const isAddress = method === 'GET' && (isRecord || needed.length === inPath.size);
  return isAddress ? { resource: path.replace(/^\/api\//, 'amocrm://') } : {};
}
