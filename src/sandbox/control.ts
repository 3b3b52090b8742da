import type { IncomingMessage } from 'node:http';
import type { Engine } from './engine.ts';
import { FAULT_KEYS, type FaultRule } from './fault.ts';
import { ENTITY_TYPES, type EntityType } from './rows.ts';

/**
 * The control prefix `/_sandbox/`, outside the vendor's API: what `Sandbox` offers in process, for a sandbox that runs in
 * a process of its own. Needs no token and answers loopback only.
 */
export function answerControl(
  engine: Engine,
  request: IncomingMessage,
  method: string,
  path: string,
  text: string,
): { status: number; body?: unknown } {
  if (!isLoopback(request.socket.remoteAddress))
    return { status: 403, body: { error: 'The control prefix answers loopback only.' } };
  let body: unknown;
  try {
    body = text === '' ? {} : (JSON.parse(text) as unknown);
  } catch {
    return refuse('The body is no JSON.');
  }
  switch (`${method} ${path.slice('/_sandbox'.length)}`) {
    case 'POST /reset':
      engine.reset();
      return { status: 204 };
    case 'GET /requests':
      return { status: 200, body: { total: engine.recorder.count(), requests: engine.recorder.requests } };
    case 'DELETE /requests':
      engine.recorder.clear();
      return { status: 204 };
    case 'POST /faults':
      return addFault(engine, body);
    case 'DELETE /faults':
      engine.clearFaults();
      return { status: 204 };
    case 'POST /trash':
      return moveCard(body, (entity, id) => engine.trash(entity, id));
    case 'POST /restore':
      return moveCard(body, (entity, id) => engine.restore(entity, id));
    case 'GET /deliveries':
      return { status: 200, body: { deliveries: engine.webhooks.deliveries } };
    case 'POST /deliveries/retry':
      engine.webhooks.retry();
      return { status: 204 };
    case 'GET /data':
      return { status: 200, body: countRows(engine) };
    default:
      return getRow(engine, method, path) ?? { status: 404, body: { error: `No control route ${method} ${path}` } };
  }
}

/** How many rows of each kind there are, trashed ones included. */
export function countRows(engine: Engine) {
  const { leads, contacts, companies, tasks, notes, tags } = engine.store;
  return {
    leads: leads.size,
    contacts: contacts.size,
    companies: companies.size,
    tasks: tasks.size,
    notes: notes.size,
    tags: tags.size,
  };
}

function addFault(engine: Engine, body: unknown): { status: number; body?: unknown } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return refuse('A fault rule is a JSON object.');
  const unknown = Object.keys(body).filter((key) => !FAULT_KEYS.some((known) => known === key));
  if (unknown.length > 0) return refuse(`A fault rule has no ${unknown.join(', ')}; it has ${FAULT_KEYS.join(', ')}.`);
  engine.faults.add(body as FaultRule);
  return { status: 204 };
}

function moveCard(
  body: unknown,
  move: (entity: EntityType, id: number) => boolean,
): { status: number; body?: unknown } {
  const { entity, id } = body as { entity?: unknown; id?: unknown };
  const entityType = ENTITY_TYPES.find((candidate) => candidate === entity);
  if (entityType === undefined || typeof id !== 'number')
    return refuse('Send {"entity": "leads|contacts|companies", "id": 1}.');
  return move(entityType, id) ? { status: 204 } : { status: 404, body: { error: `No ${entityType} ${id}` } };
}

const ROW_PATH = /^\/_sandbox\/data\/(leads|contacts|companies|tasks|notes|tags)\/(\d+)$/;

/** One row as it is stored. */
function getRow(engine: Engine, method: string, path: string): { status: number; body?: unknown } | undefined {
  const [, table, id] = ROW_PATH.exec(path) ?? [];
  if (method !== 'GET' || table === undefined) return undefined;
  const row = engine.store[table as EntityType | 'tasks' | 'notes' | 'tags'].get(Number(id));
  return row === undefined ? { status: 404, body: { error: `No ${table} ${id}` } } : { status: 200, body: row };
}

function refuse(error: string): { status: number; body: unknown } {
  return { status: 400, body: { error } };
}

function isLoopback(address: string | undefined): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address ?? '');
}
