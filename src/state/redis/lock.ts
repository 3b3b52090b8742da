import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { StateUnavailableError } from '../../errors/index.ts';
import type { Lock } from '../index.ts';
import type { RedisConnection } from './client.ts';

/** The lease: a lock expires this long after its last renewal, in milliseconds. A killed process must not block others. */
const leaseMs = 8_000;

/** Only the holder may release or renew a lock. */
const releaseScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;
const renewScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end return 0`;

/**
 * Locks among processes. Within one process callers take turns before they come here, so that each key has one contender
 * of each process, and the first to ask is the first to get it there.
 *
 * @param local of this process
 */
export function createRedisLock({ run }: RedisConnection, prefix: string, local: Lock): Lock {
  const take = async (key: string, owner: string, signal: AbortSignal | undefined): Promise<void> => {
    for (;;) {
      if ((await run((client) => client.set(key, owner, 'PX', leaseMs, 'NX'))) === 'OK') return;
      await sleep(15 + Math.random() * 20);
      if (signal?.aborted) throw signal.reason;
    }
  };
  const checkHeld = async (names: readonly string[], owner: string): Promise<void> => {
    if (names.length === 0) return;
    const owners = await run((client) => client.mget(...names));
    if (owners.every((each) => each === owner)) return;
    throw new StateUnavailableError('This request was delayed for so long that it lost its lock.', {
      remedy: 'Send it again.',
    });
  };
  return {
    hold(keys, work, signal) {
      const guarded = async () => {
        const owner = randomUUID();
        const taken: string[] = [];
        const renewal = setInterval(() => {
          // A renewal that fails is tried again before the lease is over.
          for (const key of taken) run((client) => client.eval(renewScript, 1, key, owner, leaseMs)).catch(() => {});
        }, leaseMs / 4);
        try {
          for (const key of [...new Set(keys)].sort()) {
            const name = `${prefix}lock:${key}`;
            await take(name, owner, signal);
            taken.push(name);
          }
          const fence = await run((client) => client.incr(`${prefix}lock-fence`));
          return await work({ fence, check: () => checkHeld(taken, owner) });
        } finally {
          clearInterval(renewal);
          // A lock that cannot be released expires.
          await Promise.all(
            taken.map((key) => run((client) => client.eval(releaseScript, 1, key, owner)).catch(() => {})),
          );
        }
      };
      return local.hold(keys, guarded, signal);
    },
  };
}
