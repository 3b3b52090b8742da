/**
 * `POST /api/entities`: one address for the four nouns, `{entity_type, method, entity_id, data, params}`. Dispatches to the
 * operations of the resource routes and does nothing of its own.
 */
import { isObject } from '../json.ts';
import { isBlank, parseJson } from '../operations/leaf.ts';
import type { Operation, Route } from '../operations/operation.ts';
import { listPlaceholders } from '../operations/route.ts';
import { refuseFields } from './problem.ts';

/** Where it is. */
export const entityPath = '/api/entities';

/** The nouns that it knows. */
export const entityTypes = ['leads', 'contacts', 'companies', 'tasks'] as const;

/** What it can do with them, and the method of the route that does it. */
export const entityMethods = {
  get: 'GET',
  create: 'POST',
  update: 'PATCH',
  delete: 'DELETE',
} as const satisfies Record<string, Route['method']>;

type EntityMethod = keyof typeof entityMethods;

/** An operation and the arguments to run it with. */
export interface Dispatch {
  operation: Operation;
  args: Record<string, unknown>;
}

/** @throws {BadRequest} naming what is wrong, and what is possible instead */
export function dispatchEntity(body: Record<string, unknown>, operations: readonly Operation[]): Dispatch {
  const { entity_type, method, entity_id, data, params, idempotency_key, ...unknown } = body;
  const issues = Object.keys(unknown).map((path) => ({
    path,
    message: 'is not known; allowed: entity_type, method, entity_id, data, params',
  }));
  const type = entityTypes.find((known) => known === entity_type);
  const verb = Object.hasOwn(entityMethods, String(method)) ? (method as EntityMethod) : undefined;
  if (!type) issues.push({ path: 'entity_type', message: `must be one of ${entityTypes.join(', ')}` });
  if (!verb) issues.push({ path: 'method', message: `must be one of ${Object.keys(entityMethods).join(', ')}` });
  const objects = { data: readObject(data), params: readObject(params) };
  for (const [path, value] of Object.entries(objects)) {
    if (!value) issues.push({ path, message: 'must be an object' });
  }
  if (!type || !verb || issues.length > 0) throw refuseFields(issues);

  const isOne = !isBlank(entity_id);
  const possible = listPossible(type, operations);
  const wanted = possible.find((each) => each.verb === verb && each.takesId === isOne);
  if (!wanted) throw refuseFields([explain(type, verb, possible)]);
  const given = [...Object.entries(objects.data ?? {}), ...Object.entries(objects.params ?? {})];
  const [idName] = listPlaceholders(wanted.operation.route.path);
  if (idName !== undefined) given.push([idName, entity_id]);
  if (idempotency_key !== undefined) given.push(['idempotency_key', idempotency_key]);
  const taken = new Set<string>();
  const twice = given.filter(([name]) => taken.has(name) || !taken.add(name));
  if (twice.length > 0) throw refuseFields(twice.map(([path]) => ({ path, message: 'is given twice' })));
  return { operation: wanted.operation, args: Object.fromEntries(given) };
}

/** An object, also as JSON text; a blank is an empty one, and undefined means that it is none. */
function readObject(value: unknown): Record<string, unknown> | undefined {
  if (isBlank(value)) return {};
  return typeof value === 'string' ? parseJson(value, isObject) : isObject(value) ? value : undefined;
}

interface Possible {
  verb: EntityMethod;
  takesId: boolean;
  operation: Operation;
}

function listPossible(type: string, operations: readonly Operation[]): Possible[] {
  return Object.entries(entityMethods).flatMap(([verb, httpMethod]) =>
    operations
      .filter(({ route }) => route.method === httpMethod && isResource(route.path, type))
      .map((operation) => ({
        verb: verb as EntityMethod,
        takesId: operation.route.path.endsWith('}'),
        operation,
      })),
  );
}

/** `/api/leads` and `/api/leads/{lead_id}`, and nothing below them. */
function isResource(path: string, type: string): boolean {
  const rest = path.startsWith(`/api/${type}`) ? path.slice(`/api/${type}`.length) : undefined;
  return rest === '' || (rest !== undefined && /^\/\{\w+\}$/.test(rest));
}

function explain(type: string, verb: EntityMethod, possible: readonly Possible[]): { path: string; message: string } {
  const same = possible.find((each) => each.verb === verb);
  if (same) {
    const message = same.takesId ? `is needed to ${verb} one of the ${type}` : `does not go with ${verb}`;
    return { path: 'entity_id', message };
  }
  const able = [...new Set(possible.map((each) => each.verb))].join(', ');
  return { path: 'method', message: `${verb} is not possible for ${type}; possible: ${able}` };
}
