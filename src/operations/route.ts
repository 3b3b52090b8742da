/**
 * An operation's address over plain HTTP, from its `@rest`.
 */
import { type DirectiveNode, GraphQLError } from 'graphql';
import { findBoolean, findString } from './directive.ts';
import type { InputField } from './field.ts';
import type { Operation, Route } from './operation.ts';

const METHODS: readonly Route['method'][] = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

/** One segment: a word, or an argument in braces. */
const SEGMENT = /^(?:[a-z0-9-]+|\{[a-z][a-z0-9_]*\})$/;

/** The names in braces of a route's path or of its `location`, in order. */
export function listPlaceholders(template: string): string[] {
  return [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
}

/**
 * Reads the directive; without one the route is made of the name.
 *
 * @throws GraphQLError at the directive, when it makes no route
 */
export function parseRoute(
  rest: DirectiveNode | undefined,
  { name, kind, fields }: Pick<Operation, 'name' | 'kind'> & { fields: readonly InputField[] },
): Route {
  if (!rest) return { method: 'POST', path: `/api/tools/${name}`, argumentsIn: 'body' };
  const refuse = (message: string): never => {
    throw new GraphQLError(message, { nodes: [rest] });
  };
  const method = METHODS.find((known) => known === findString(rest, 'method'));
  const path = findString(rest, 'path') ?? '';
  const location = findString(rest, 'location');
  if (!method) return refuse(`method must be one of ${METHODS.join(', ')}`);
  if (kind === 'mutation' && method === 'GET') return refuse('GET must change nothing, and this is a mutation');
  const [root, api, ...segments] = path.split('/');
  if (root !== '' || api !== 'api' || segments.length === 0 || !segments.every((each) => SEGMENT.test(each))) {
    return refuse('path must be like /api/leads/{lead_id}: small letters, digits, hyphens, arguments in braces');
  }
  for (const key of listPlaceholders(path)) {
    if (!fields.some((field) => field.key === key && field.required)) {
      return refuse(`path names {${key}}, which is no required argument of the operation`);
    }
  }
  const isQuery = method === 'GET' || method === 'DELETE' || kind === 'query';
  return { method, path, argumentsIn: isQuery ? 'query' : 'body', ...(location !== undefined && { location }) };
}

/** What is read by GET with nothing but its path is a resource, and the path is its address. */
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
