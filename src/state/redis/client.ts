import { Redis } from 'ioredis';
import { StateUnavailableError } from '../../errors/index.ts';

/** How long a command may take before Redis counts as gone, in milliseconds. */
const patienceMs = 2_000;

/** A connection that reconnects by itself and never lets a command wait for that. */
export function openClient(url: string, onError: (error: Error) => void): Redis {
  const client = new Redis(url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: patienceMs,
    commandTimeout: patienceMs,
    retryStrategy: (attempt) => Math.min(100 * attempt, 2_000),
  });
  // Without a listener the process would end.
  client.on('error', onError);
  return client;
}

/** Waits until the connection is there or has failed for the first time; it goes on trying by itself. */
export async function settleClient(client: Redis): Promise<void> {
  await client.connect().catch(() => {});
}

/** Runs a command. @throws {StateUnavailableError} where Redis does not answer */
export async function run<Result>(command: () => Promise<Result>): Promise<Result> {
  try {
    return await command();
  } catch (error) {
    throw new StateUnavailableError('The state that the instances share (Redis) cannot be reached.', {
      cause: error,
      remedy: 'Reads go on; what must not happen twice has to wait. Try again in a moment.',
    });
  }
}
