import { type ControlReply, refuse } from '../control-reply.ts';
import { entityTypes } from '../rows.ts';
import { type InterfaceActions, mergeableTypes, removableKinds } from './index.ts';

/** What a control route of an action does with its body, and what it must be sent. */
interface Action {
  usage: string;
  /** Returns the answer; undefined if the body is not as it must be. */
  run(actions: InterfaceActions, body: Body): unknown;
}

type Body = Record<string, unknown>;

/** Answered where there is nothing to say. */
const done = Symbol('done');

const actions: Readonly<Record<string, Action>> = {
  trash: {
    usage: '{"entity": "leads|contacts|companies|customers", "id": 1}',
    run: (account, body) => onCard(body, (entity, id) => account.trash(entity, id)),
  },
  restore: {
    usage: '{"entity": "leads|contacts|companies|customers", "id": 1}',
    run: (account, body) => onCard(body, (entity, id) => account.restore(entity, id)),
  },
  merge: {
    usage: '{"entity": "leads|contacts|companies", "survivor": 1, "merged": 3}; "touchesLinked" is optional',
    run(account, { entity, survivor, merged, touchesLinked = false }) {
      const entityType = mergeableTypes.find((candidate) => candidate === entity);
      if (entityType === undefined || !isId(survivor) || !isId(merged) || typeof touchesLinked !== 'boolean') return;
      account.merge(entityType, { survivor, merged, touchesLinked });
      return done;
    },
  },
  delete: {
    usage: '{"kind": "tasks|notes|catalogElements|tags", "id": 1}',
    run(account, body) {
      const kind = removableKinds.find((candidate) => candidate === body.kind);
      if (kind === undefined || !isId(body.id)) return;
      account.delete(kind, body.id);
      return done;
    },
  },
  purge: { usage: '{}', run: (account) => ({ removed: account.purgeTrash() }) },
  user: {
    usage: '{"id": 1, "name": "Елена Воронцова"}',
    run(account, { id, name }) {
      if (!isId(id) || typeof name !== 'string') return;
      account.changeUser(id, { name });
      return done;
    },
  },
  tag: {
    usage: '{"id": 1, "name": "Срочно"}',
    run(account, { id, name }) {
      if (!isId(id) || typeof name !== 'string') return;
      account.renameTag(id, name);
      return done;
    },
  },
  account: {
    usage: '{"id": 1, "name": "Северный дом", "subdomain": "demo"}, each of them optional',
    run(account, { id, name, subdomain }) {
      if (id !== undefined && !isId(id)) return;
      account.changeAccount({
        ...(isId(id) ? { id } : {}),
        ...(typeof name === 'string' ? { name } : {}),
        ...(typeof subdomain === 'string' ? { subdomain } : {}),
      });
      return done;
    },
  },
};

/** Answers a control route that does what people do in the interface: `name` is what follows the control prefix. */
export function actInInterface(account: InterfaceActions, name: string, body: unknown): ControlReply {
  const action = actions[name];
  if (action === undefined) return { status: 404, body: { error: `No action ${name}` } };
  try {
    const answer = action.run(account, typeof body === 'object' && body !== null ? (body as Body) : {});
    if (answer === undefined) return refuse(`Send ${action.usage}.`);
    return answer === done ? { status: 204 } : { status: 200, body: answer };
  } catch (error) {
    return { status: 404, body: { error: error instanceof Error ? error.message : String(error) } };
  }
}

function onCard(body: Body, act: (entity: (typeof entityTypes)[number], id: number) => void): typeof done | undefined {
  const entityType = entityTypes.find((candidate) => candidate === body.entity);
  if (entityType === undefined || !isId(body.id)) return undefined;
  act(entityType, body.id);
  return done;
}

function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}
