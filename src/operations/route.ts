/**
 * The REST route of an operation, from its `@rest` directive.
 */
import { type DirectiveNode, getNamedType, isInputObjectType } from 'graphql';
import { findBoolean, findString } from './directive.ts';
import type { InputField } from './field.ts';
import type { Operation, Route } from './operation.ts';
import { Reasons } from './reason.ts';

const methods: readonly Route['method'][] = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

/** A segment of a path: a word, or an argument in braces. */
const segment = /^(?:[a-z0-9-]+|\{[a-z][a-z0-9_]*\})$/;

/** Lists the names in braces of a route's path or `location`, in order. */
export function listPlaceholders(template: string): string[] {
  return [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
}

/**
 * Parses the directive; without one, the route is derived from the name.
 *
 * @param fields the operation's arguments; undefined if they could not be compiled, and then the path is not checked against them
 * @throws RefusedDocument with all reasons why the directive is not valid
 */
export function parseRoute(
  rest: DirectiveNode | undefined,
  { name, kind, fields }: Pick<Operation, 'name' | 'kind'> & { fields: readonly InputField[] | undefined },
): Route {
  if (!rest) return { method: 'POST', path: `/api/tools/${name}`, argumentsIn: 'body' };
  const reasons = new Reasons();
  const method = methods.find((known) => known === findString(rest, 'method'));
  const path = findString(rest, 'path') ?? '';
  const location = findString(rest, 'location');
  if (!method) reasons.add(`method must be one of ${methods.join(', ')}`, rest);
  if (kind === 'mutation' && method === 'GET') reasons.add('a mutation cannot have the method GET', rest);
  const [root, api, ...segments] = path.split('/');
  if (root !== '' || api !== 'api' || segments.length === 0 || !segments.every((each) => segment.test(each))) {
    reasons.add(
      'path must be like /api/leads/{lead_id}: lower-case letters, digits and hyphens, with arguments in braces',
      rest,
    );
  }
  for (const key of listPlaceholders(path)) {
    if (fields && !fields.some((field) => field.key === key && field.required)) {
      reasons.add(`path contains {${key}}, which is not a required argument of the operation`, rest);
    }
  }
  reasons.check();
  // Objects and long texts do not fit into a query string.
  const needsBody = (fields ?? []).some(
    ({ type, constraints }) =>
      isInputObjectType(getNamedType(type)) || Number(constraints.own.maxLength ?? 0) > longestInAddress,
  );
  const isQuery = method === 'GET' || method === 'DELETE' || (kind === 'query' && !needsBody);
  // `method` is defined, otherwise `check` would have thrown.
  return {
    method: method as Route['method'],
    path,
    argumentsIn: isQuery ? 'query' : 'body',
    ...(location !== undefined && { location }),
  };
}

/** Characters of one text that an address has room for: servers and gateways refuse addresses of 8 KB and more. */
const longestInAddress = 5_000;

/** The resource URI of an operation that is read by GET with only the arguments in its path. */
export function nameResource(
  { method, path }: Route,
  fields: readonly InputField[],
  rest: DirectiveNode | undefined,
): Pick<Operation, 'resource'> | Record<string, never> {
  const inPath = new Set(listPlaceholders(path));
  // The optional arguments of a single record only select how much of it is returned.
  const isRecord = path.endsWith('}') && fields.every(({ key, required }) => inPath.has(key) || !required);
  const needed = rest && findBoolean(rest, 'resource') ? fields.filter(({ required }) => required) : fields;
  const isAddress = method === 'GET' && (isRecord || needed.length === inPath.size);
  return isAddress ? { resource: path.replace(/^\/api\//, 'amocrm://') } : {};
}
