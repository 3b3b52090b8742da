/**
 * Takes amoCRM's webhook deliveries in and publishes what really changed. A delivery is a hint: the record is read back
 * before anybody hears of it. Owns the queue between the two; `http/` hands deliveries over and answers at once.
 */
import { createHash } from 'node:crypto';
import type { Connection } from '../amocrm/index.ts';
import type { Metadata } from '../loaders/metadata.ts';
import type { State } from '../state/index.ts';
import { type Change, changeChannel } from './change.ts';
import { type Hint, parseDelivery } from './delivery.ts';
import { readBack } from './read-back.ts';

/** What the receiver is made of. */
export interface ReceiverParts {
  connection: Connection;
  metadata: Metadata;
  state: Pick<State, 'keyValue' | 'pubSub'>;
  log: {
    warn(fields: Record<string, unknown>, message: string): void;
    error(fields: Record<string, unknown>, message: string): void;
  };
  /** Runs something later; returns what takes that back. `setTimeout`, where it is not said. */
  schedule?: (milliseconds: number, run: () => void) => () => void;
}

/** Takes deliveries in. */
export interface Receiver {
  /**
   * Takes one body in; it is read after the sender has its answer.
   *
   * @returns `full` where too much is waiting: nothing was taken, and amoCRM should deliver it again
   */
  accept(body: string): 'taken' | 'full';
  /** Resolves when nothing waits to be read or read back; what is tried again later does not count. */
  idle(): Promise<void>;
  /** Forgets what waits. */
  close(): void;
}

/** How many bytes of unread bodies and how many hints may wait. amoCRM delivers again what is refused. */
const mostBytes = 64 * 1024 * 1024;
const mostHints = 10_000;

/** How long a delivery is known by its digest. amoCRM repeats for an hour and a half (amoCRM API v4, Webhooks). */
const rememberMs = 2 * 60 * 60_000;

/** When a record that could not be read is tried again, in milliseconds; after the last it is given up. */
const delays = [1_000, 5_000, 30_000, 120_000, 300_000];

interface Waiting extends Hint {
  attempt: number;
  /** The deliveries that it came in. */
  digests: string[];
}

export function createReceiver(parts: ReceiverParts): Receiver {
  const { connection, metadata, state, log, schedule = scheduleTimeout } = parts;
  const bodies: string[] = [];
  let bytes = 0;
  const waiting = new Map<string, Waiting>();
  /** Deliveries that are being handled, with the number of their hints that are left. */
  const open = new Map<string, number>();
  const reported = new Set<string>();
  const cancels = new Set<() => void>();
  let running: Promise<void> | undefined;
  let isClosed = false;

  const reportOnce = (what: string, fields: Record<string, unknown>, message: string) => {
    if (reported.has(what) || reported.size > 100) return;
    reported.add(what);
    log.warn(fields, message);
  };

  const add = (hint: Waiting) => {
    const key = `${hint.entity}:${hint.id}:${hint.kind}`;
    const known = waiting.get(key);
    // How it was before is what the first of several says.
    waiting.set(key, known ? { ...known, digests: [...known.digests, ...hint.digests] } : hint);
  };

  /** A delivery told twice does no harm: where its digest cannot be looked up, it counts as new. */
  const isKnown = async (digest: string) =>
    (await state.keyValue.get(`webhook:${digest}`).catch(() => undefined)) !== undefined;

  const take = async (body: string) => {
    const digest = createHash('sha256').update(body).digest('base64');
    const { hints, accountId, ignored } = parseDelivery(body);
    for (const what of ignored) reportOnce(what, { event: what }, 'A webhook of a kind that is not used was ignored');
    if (hints.length === 0 || open.has(digest) || (await isKnown(digest))) return;
    // Where the account cannot be read now, the hint is followed: what it leads to is read from our account only.
    const ours = accountId === undefined ? undefined : await metadata.account().catch(() => undefined);
    if (ours && accountId !== ours.id) {
      reportOnce('account', { accountId }, 'A webhook of another account was ignored');
      return;
    }
    open.set(digest, hints.length);
    for (const hint of hints) add({ ...hint, attempt: 0, digests: [digest] });
  };

  const finish = async (hint: Waiting) => {
    for (const digest of hint.digests) {
      const left = (open.get(digest) ?? 1) - 1;
      open.set(digest, left);
      if (left > 0) continue;
      open.delete(digest);
      await state.keyValue.set(`webhook:${digest}`, true, rememberMs).catch(() => {});
    }
  };

  const publish = async (hint: Waiting, record: Change['record']) => {
    const change = describeChange(hint, record);
    if (!change) return;
    await renewSettings(change, metadata);
    await state.pubSub.publish(changeChannel, change);
  };

  const tryLater = (hints: Waiting[], error: unknown) => {
    const [first] = hints;
    const delay = delays[first?.attempt ?? delays.length];
    if (isClosed) return;
    if (delay === undefined) {
      const records = hints.map(({ entity, id, kind }) => `${kind} ${entity} ${id}`);
      log.error({ err: error, records }, 'Changes that amoCRM told of could not be read back; nobody was told of them');
      for (const hint of hints) void finish(hint);
      return;
    }
    const cancel = schedule(delay, () => {
      cancels.delete(cancel);
      for (const hint of hints) add({ ...hint, attempt: hint.attempt + 1 });
      run();
    });
    cancels.add(cancel);
  };

  const handle = async (hints: Waiting[]) => {
    const amocrm = connection.with({ lane: 'background' });
    try {
      const records = await readBack(hints, amocrm);
      while (hints.length > 0) {
        const [hint] = hints as [Waiting];
        await publish(hint, records.get(hint.id) ?? null);
        hints.shift();
        await finish(hint);
        // A burst must not look to its readers like their own slowness.
        if (hints.length % 50 === 0) await turn();
      }
    } catch (error) {
      tryLater(hints, error);
    }
  };

  const work = async () => {
    // After the sender has its answer.
    await turn();
    while (!isClosed && (bodies.length > 0 || waiting.size > 0)) {
      for (let body = bodies.shift(); body !== undefined; body = bodies.shift()) {
        bytes -= body.length;
        await take(body).catch((error) => log.error({ err: error }, 'A webhook could not be handled'));
        // Other requests have their turn between two large bodies.
        if (body.length > 100_000) await turn();
      }
      const hints = dropImplied([...waiting.values()]);
      waiting.clear();
      await Promise.all(groupHints(hints).map(handle));
    }
  };

  const run = () => {
    running ??= work().finally(() => {
      running = undefined;
      // What came in after the last look.
      if (!isClosed && (bodies.length > 0 || waiting.size > 0)) run();
    });
  };

  return {
    accept(body) {
      if (isClosed || bytes + body.length > mostBytes || waiting.size + bodies.length >= mostHints) return 'full';
      bodies.push(body);
      bytes += body.length;
      run();
      return 'taken';
    },
    async idle() {
      while (running) await running;
    },
    close() {
      isClosed = true;
      bodies.length = 0;
      waiting.clear();
      for (const cancel of cancels) cancel();
    },
  };
}

/** amoCRM tells of a new status both as that and as an update; whoever hears the first need not hear the second. */
function dropImplied(hints: Waiting[]): Waiting[] {
  const telling = new Map(
    hints.filter(({ kind }) => kind !== 'UPDATED').map((hint) => [`${hint.entity}:${hint.id}`, hint] as const),
  );
  return hints.filter((hint) => {
    const other = hint.kind === 'UPDATED' ? telling.get(`${hint.entity}:${hint.id}`) : undefined;
    other?.digests.push(...hint.digests);
    return !other;
  });
}

/** Those that one list of amoCRM's answers, the newly told apart from those tried again. */
function groupHints(hints: Waiting[]): Waiting[][] {
  const groups = new Map<string, Waiting[]>();
  for (const hint of hints) {
    const key = `${hint.entity}:${hint.noteOf ?? ''}:${hint.attempt}`;
    groups.set(key, [...(groups.get(key) ?? []), hint]);
  }
  return [...groups.values()];
}

/**
 * What really changed. A record that is there was not deleted, whatever the delivery says; of one that is not there
 * nothing is told but its end, and that only where the delivery said so.
 */
function describeChange({ entity, id, kind, previous }: Waiting, record: Change['record']): Change | undefined {
  if (record) return { entity, id, kind: kind === 'DELETED' ? 'UPDATED' : kind, record, previous } as Change;
  return kind === 'DELETED' ? ({ entity, id, kind, record, previous } as Change) : undefined;
}

/** A status that the settings do not know is new: whoever shows the lead will ask for its name. */
async function renewSettings({ entity, record }: Change, metadata: Metadata): Promise<void> {
  if (entity !== 'leads' || !record) return;
  await metadata.find(['pipelines'], () => metadata.status(record.pipeline_id, record.status_id));
}

/** Lets everything else have its turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function scheduleTimeout(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds).unref();
  return () => clearTimeout(timer);
}
