import { type Answer, jsonAnswer } from './answer.ts';
import { type ControlReply, refuse } from './control-reply.ts';
import type { Engine } from './engine.ts';
import type { Exchange } from './exchange.ts';
import { type FaultRule, faultKeys } from './fault.ts';
import { actInInterface } from './interface/control.ts';
import { isLoopback } from './loopback.ts';
import type { EntityType } from './rows.ts';

/**
 * Answers under the control prefix `/_sandbox/`, outside the vendor's API. It offers what `Sandbox` offers in process, to
 * clients of a sandbox that runs in a process of its own. It needs no token and answers loopback only.
 */
export function answerControl({ engine, request, method, path, text }: Exchange): Answer {
  const reply = isLoopback(request.socket.remoteAddress ?? '')
    ? runControl(engine, method, path, text ?? '')
    : { status: 403, body: { error: 'The control prefix answers loopback only.' } };
  return jsonAnswer(reply.status, reply.body);
}

function runControl(engine: Engine, method: string, path: string, text: string): ControlReply {
  let body: unknown;
  try {
    body = text === '' ? {} : (JSON.parse(text) as unknown);
  } catch {
    return refuse('The body is not valid JSON.');
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
    case 'POST /filter-api':
      return setFilterApi(engine, body);
    case 'POST /trash':
    case 'POST /restore':
    case 'POST /merge':
    case 'POST /delete':
    case 'POST /purge':
    case 'POST /user':
    case 'POST /tag':
    case 'POST /account':
      return actInInterface(engine.actions, path.slice('/_sandbox/'.length), body);
    case 'GET /deliveries':
      return { status: 200, body: { deliveries: engine.webhooks.deliveries } };
    case 'POST /deliveries/retry':
      engine.webhooks.retry();
      return { status: 204 };
    case 'GET /snapshot':
      return { status: 200, body: engine.snapshot() };
    case 'GET /data':
      return { status: 200, body: countRows(engine) };
    default:
      return getRow(engine, method, path) ?? { status: 404, body: { error: `No control route ${method} ${path}` } };
  }
}

/** How many rows of each kind there are, trashed ones included. */
export function countRows(engine: Engine) {
  const { leads, contacts, companies, customers, transactions, tasks, notes, tags } = engine.store;
  return {
    leads: leads.size,
    contacts: contacts.size,
    companies: companies.size,
    customers: customers.size,
    transactions: transactions.size,
    tasks: tasks.size,
    notes: notes.size,
    tags: tags.size,
  };
}

function addFault(engine: Engine, body: unknown): ControlReply {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return refuse('A fault rule is a JSON object.');
  const unknown = Object.keys(body).filter((key) => !faultKeys.some((known) => known === key));
  if (unknown.length > 0) return refuse(`A fault rule has no ${unknown.join(', ')}; it has ${faultKeys.join(', ')}.`);
  engine.faults.add(body as FaultRule);
  return { status: 204 };
}

function setFilterApi(engine: Engine, body: unknown): ControlReply {
  const { isOn } = (body ?? {}) as { isOn?: unknown };
  if (typeof isOn !== 'boolean') return refuse('Send {"isOn": true} or {"isOn": false}.');
  engine.filterApi = isOn;
  return { status: 204 };
}

const rowPath = /^\/_sandbox\/data\/(leads|contacts|companies|customers|tasks|notes|tags)\/(\d+)$/;

/** One row as it is stored. */
function getRow(engine: Engine, method: string, path: string): ControlReply | undefined {
  const [, table, id] = rowPath.exec(path) ?? [];
  if (method !== 'GET' || table === undefined) return undefined;
  const row = engine.store[table as EntityType | 'tasks' | 'notes' | 'tags'].get(Number(id));
  return row === undefined ? { status: 404, body: { error: `No ${table} ${id}` } } : { status: 200, body: row };
}
