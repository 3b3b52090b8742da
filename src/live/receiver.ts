/**
 * Takes amoCRM's webhook deliveries in and publishes what really changed. A delivery is a hint: the record is read back
 * before anybody hears of it. Owns the queue between the two; `http/` hands deliveries over and answers at once.
 */
import { createHash } from 'node:crypto';
import type { Client } from '../amocrm/index.ts';
import type { Metadata } from '../loaders/metadata.ts';
import type { State } from '../state/index.ts';
import { type Change, changeChannel } from './change.ts';
import { type Hint, parseDelivery } from './delivery.ts';
import { readBack } from './read-back.ts';
import { createRenewal } from './renewal.ts';
import { createSeen } from './seen.ts';
import { addHint, dropImplied, groupHints, type Waiting } from './waiting.ts';

/** What the receiver is made of. */
export interface ReceiverParts {
  connection: Client;
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
  /** Forgets what waits, stops what is under way, and resolves when it has stopped. */
  close(): Promise<void>;
}

/**
 * How many characters of unread bodies and how many deliveries and hints may wait, those put off included; one delivery
 * may go beyond. amoCRM delivers again what is refused.
 */
const mostCharacters = 64 * 1024 * 1024;
const mostHints = 10_000;

/** When a record that could not be read is tried again, in milliseconds; after the last it is given up. */
const delays = [1_000, 5_000, 30_000, 120_000, 300_000];

/** How many names of what is not used are logged: a stranger has no end of them. */
const mostNames = 100;

export function createReceiver(parts: ReceiverParts): Receiver {
  const { connection, metadata, state, log, schedule = scheduleTimeout } = parts;
  const gone = new AbortController();
  const amocrm = connection.with({ lane: 'background', signal: gone.signal });
  const seen = createSeen(state.keyValue);
  const renewSettings = createRenewal(metadata);
  const bodies: string[] = [];
  let characters = 0;
  const waiting = new Map<string, Waiting>();
  /** Every hint that is not settled: waiting, being read back, or put off. */
  const held = new Set<Waiting>();
  const cancels = new Set<() => void>();
  let running: Promise<void> | undefined;
  let telling = Promise.resolve();
  let told = 0;
  let isFull = false;
  const names = new Set<string>();
  let hasToldOfStrangers = false;
  let accountId: number | undefined;
  let hasAskedForAccount = false;

  const hasWork = () => !gone.signal.aborted && (waiting.size > 0 || (bodies.length > 0 && held.size < mostHints));

  const add = (hint: Waiting) => {
    if (addHint(waiting, hint)) held.add(hint);
    else held.delete(hint);
  };

  /** Where the account cannot be read now, the hint is followed: what it leads to is read from our account only. */
  const isOurs = async (claimed: number | undefined) => {
    if (claimed === undefined) return true;
    if (accountId === undefined && !hasAskedForAccount) {
      hasAskedForAccount = true;
      accountId = await metadata.account().then(
        ({ id }) => id,
        () => undefined,
      );
    }
    return accountId === undefined || accountId === claimed;
  };

  const logNames = (ignored: string[]) => {
    for (const event of ignored) {
      if (names.has(event) || names.size >= mostNames) continue;
      names.add(event);
      log.warn({ event }, 'A webhook of a kind that is not used was ignored');
    }
  };

  const take = async (body: string) => {
    const digest = createHash('sha256').update(body).digest('base64url');
    const delivery = parseDelivery(body);
    logNames(delivery.ignored);
    if (delivery.isCut) log.warn({ characters: body.length }, 'A webhook was so long that its end was not read');
    if (delivery.hints.length === 0 || (await seen.has(digest))) return;
    if (!(await isOurs(delivery.accountId))) {
      if (!hasToldOfStrangers) log.warn({ accountId: delivery.accountId }, 'A webhook of another account was ignored');
      hasToldOfStrangers = true;
      return;
    }
    seen.begin(digest, delivery.hints.length);
    for (const hint of delivery.hints) add({ ...hint, attempt: 0, digests: [digest] });
  };

  const takeBodies = async () => {
    hasAskedForAccount = false;
    while (held.size < mostHints) {
      const body = bodies.shift();
      if (body === undefined) return;
      characters -= body.length;
      await take(body).catch((error) => log.error({ err: error }, 'A webhook could not be handled'));
      // Other requests have their turn between two large bodies.
      if (body.length > 100_000) await turn();
    }
  };

  const settle = async (hint: Waiting, again: boolean) => {
    held.delete(hint);
    await seen.settle(hint, again);
  };

  const tell = async (hint: Waiting, record: Change['record']) => {
    if (hint.kind === 'RESTORED' && record) await seen.allowEnd(hint);
    const change = describeChange(hint, record);
    if (change) await state.pubSub.publish(changeChannel, change);
    // Told to be gone while it is there, it may be on its way: the next who says so is to be believed.
    await settle(hint, hint.kind === 'DELETED' && record !== null);
    told += 1;
    // A burst must not look to its readers like their own slowness.
    if (told % 50 === 0) await turn();
  };

  const tryLater = (hints: Waiting[], error: unknown) => {
    const [first] = hints;
    if (gone.signal.aborted || !first) return;
    const delay = delays[first.attempt];
    if (delay === undefined) {
      const records = hints.map(({ entity, id, kind }) => `${kind} ${entity} ${id}`);
      log.error({ err: error, records }, 'Changes that amoCRM told of could not be read back; nobody was told of them');
      for (const hint of hints) void settle(hint, true);
      return;
    }
    const cancel = schedule(delay, () => {
      cancels.delete(cancel);
      for (const hint of hints) {
        hint.attempt += 1;
        add(hint);
      }
      run();
    });
    cancels.add(cancel);
  };

  const handle = async (hints: Waiting[]) => {
    let done = 0;
    try {
      const records = await readBack(hints, amocrm);
      await renewSettings(records.values());
      // One group at a time: together they would outrun every reader.
      const ours = telling.then(async () => {
        for (const hint of hints) {
          if (gone.signal.aborted) return;
          await tell(hint, records.get(hint.id) ?? null);
          done += 1;
        }
      });
      telling = ours.catch(() => undefined);
      await ours;
    } catch (error) {
      tryLater(hints.slice(done), error);
    }
  };

  const work = async () => {
    // After the sender has its answer.
    await turn();
    while (hasWork()) {
      await takeBodies();
      const { left, implied } = dropImplied(waiting.values());
      for (const hint of implied) held.delete(hint);
      waiting.clear();
      await Promise.all(groupHints(left).map(handle));
    }
    isFull = false;
  };

  const run = () => {
    running ??= work().finally(() => {
      running = undefined;
      // What came in after the last look.
      if (hasWork()) run();
    });
  };

  return {
    accept(body) {
      const isTooMuch = characters + body.length > mostCharacters || held.size + bodies.length >= mostHints;
      if (gone.signal.aborted || isTooMuch) {
        const fields = { deliveries: bodies.length, changes: held.size };
        if (!isFull) log.warn(fields, 'Too many webhooks are waiting; amoCRM is asked to deliver again');
        isFull = true;
        return 'full';
      }
      bodies.push(body);
      characters += body.length;
      run();
      return 'taken';
    },
    async idle() {
      while (running) await running;
    },
    async close() {
      if (gone.signal.aborted) return;
      const fields = { deliveries: bodies.length, changes: held.size };
      if (bodies.length + held.size > 0)
        log.warn(fields, 'Stopped before everything that amoCRM told of was passed on');
      gone.abort();
      bodies.length = 0;
      waiting.clear();
      for (const cancel of cancels) cancel();
      await running;
    },
  };
}

/**
 * What really changed. A record that is there was not deleted, whatever the delivery says; of one that is not there
 * nothing is told but its end, and that only where the delivery said so.
 */
function describeChange({ entity, id, kind, previous }: Hint, record: Change['record']): Change | undefined {
  if (record) return { entity, id, kind: kind === 'DELETED' ? 'UPDATED' : kind, record, previous } as Change;
  return kind === 'DELETED' ? ({ entity, id, kind, record, previous } as Change) : undefined;
}

/** Lets everything else have its turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function scheduleTimeout(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds).unref();
  return () => clearTimeout(timer);
}
