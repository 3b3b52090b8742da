import { Redis } from 'ioredis';
import { StateUnavailableError } from '../../errors/index.ts';

/** How long a command may take before Redis counts as gone, in milliseconds. */
const patienceMs = 2_000;

/** After a Redis that did not answer, commands fail at once for this long, in milliseconds: otherwise every step would wait. */
const restMs = 5_000;

/** Callbacks for the events of the connection. */
export interface RedisWatcher {
  onError(error: Error): void;
  /** It answers again after an error. */
  onRecover(): void;
}

/** A connection that reconnects by itself and never lets a command wait for that. */
export interface RedisConnection {
  client: Redis;
  /** Runs a command. @throws {StateUnavailableError} where Redis does not answer, or refuses it */
  run<Result>(command: (client: Redis) => Promise<Result>): Promise<Result>;
}

/** Resolves once it is connected or has failed for the first time; it goes on trying by itself. */
export async function openConnection(url: string, { onError, onRecover }: RedisWatcher): Promise<RedisConnection> {
  const client = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: patienceMs,
    commandTimeout: patienceMs,
    retryStrategy: (attempt) => Math.min(100 * attempt, 2_000),
  });
  let hasFailed = false;
  let isHanging = false;
  let restUntil = 0;
  const fail = (error: Error) => {
    hasFailed = true;
    onError(error);
  };
  // Without a listener the process would end.
  client.on('error', fail);
  const recover = () => {
    restUntil = 0;
    isHanging = false;
    hasFailed = false;
    onRecover();
  };
  client.on('ready', () => {
    if (hasFailed) recover();
  });
  await client.connect().catch(() => {});
  return {
    client,
    async run(command) {
      if (performance.now() < restUntil) throw explain('does not answer, and is left alone for some seconds');
      try {
        const result = await command(client);
        // Its connection was there all the time, so nothing else tells that it is well again.
        if (isHanging) recover();
        return result;
      } catch (error) {
        const reason = error instanceof Error ? error : new Error(String(error));
        fail(reason);
        if (/timed out/i.test(reason.message)) {
          isHanging = true;
          restUntil = performance.now() + restMs;
          throw explain('does not answer', reason);
        }
        // Its own words begin with a code: READONLY, OOM, NOREPLICAS, LOADING.
        const code = reason.name === 'ReplyError' ? reason.message.split(' ', 1)[0] : undefined;
        throw explain(code ? `refuses to work (${code})` : 'cannot be reached', reason);
      }
    },
  };
}

function explain(what: string, cause?: Error): StateUnavailableError {
  return new StateUnavailableError(`The state that the instances share (Redis) ${what}.`, {
    ...(cause && { cause }),
    remedy: 'Reads go on; what must not happen twice has to wait. Try again in a moment.',
  });
}
