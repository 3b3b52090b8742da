/**
 * `POST /api/entities`: one route for leads, contacts, companies and tasks, with `{entity_type, method, entity_id, data, params}`.
 * It only dispatches to the operations of the resource routes.
 */
import { isObject } from '../json.ts';
import { isBlank, parseJson } from '../operations/leaf.ts';
import type { Operation, Route } from '../operations/operation.ts';
import { listPlaceholders } from '../operations/route.ts';
import { refuseFields } from './problem.ts';

/** The path of the route. */
export const entityPath = '/api/entities';

/** The types of records that it supports. */
export const entityTypes = ['leads', 'contacts', 'companies', 'tasks'] as const;

/** Its methods, and the HTTP method of the route that each is dispatched to. */
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

/** Finds the operation of a body and its arguments. @throws {BadRequest} with what is not valid and what is possible */
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
  const choices = listChoices(type, operations);
  const choice = choices.find((each) => each.verb === verb && each.takesId === isOne);
  if (!choice) throw refuseFields([explain(type, verb, choices)]);
  const args = [...Object.entries(objects.data ?? {}), ...Object.entries(objects.params ?? {})];
  const [idName] = listPlaceholders(choice.operation.route.path);
  if (idName !== undefined) args.push([idName, entity_id]);
  if (idempotency_key !== undefined) args.push(['idempotency_key', idempotency_key]);
  const names = new Set<string>();
  const twice = args.filter(([name]) => {
    const isKnown = names.has(name);
    names.add(name);
    return isKnown;
  });
  if (twice.length > 0) throw refuseFields(twice.map(([path]) => ({ path, message: 'is given twice' })));
  return { operation: choice.operation, args: Object.fromEntries(args) };
}

/** Reads an object, also from JSON text. A blank value is an empty object; undefined means that it is not an object. */
function readObject(value: unknown): Record<string, unknown> | undefined {
  if (isBlank(value)) return {};
  if (typeof value === 'string') return parseJson(value, isObject);
  return isObject(value) ? value : undefined;
}

interface Choice {
  verb: EntityMethod;
  takesId: boolean;
  operation: Operation;
}

function listChoices(type: string, operations: readonly Operation[]): Choice[] {
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

/** Whether a path is `/api/leads` or `/api/leads/{lead_id}`, and not below them. */
function isResource(path: string, type: string): boolean {
  const rest = path.startsWith(`/api/${type}`) ? path.slice(`/api/${type}`.length) : undefined;
  return rest === '' || (rest !== undefined && /^\/\{\w+\}$/.test(rest));
}

function explain(type: string, verb: EntityMethod, choices: readonly Choice[]): { path: string; message: string } {
  const same = choices.find((each) => each.verb === verb);
  if (same) {
    const message = same.takesId ? `is required to ${verb} one of the ${type}` : `cannot be combined with ${verb}`;
    return { path: 'entity_id', message };
  }
  const verbs = [...new Set(choices.map((each) => each.verb))].join(', ');
  return { path: 'method', message: `${verb} is not possible for ${type}; possible: ${verbs}` };
}
