import { StateUnavailableError } from '../../errors/index.ts';
import type { Lock, TokenStore } from '../index.ts';
import type { Seal } from '../seal.ts';
import type { RedisConnection } from './client.ts';

/** Writes only if no later holder has the lock: a writer whose lock was lost must not overwrite its successor's tokens. */
const writeScript = `
if tonumber(redis.call('GET', KEYS[2]) or '0') > tonumber(ARGV[2]) then return 0 end
redis.call('SET', KEYS[1], ARGV[1])
return 1
`;

/** The fencing number of the holder. It never decreases, even if a stale holder writes late. */
const enterScript = `
if tonumber(redis.call('GET', KEYS[1]) or '0') > tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[1], ARGV[1])
return 1
`;

/** The tokens of one account in Redis. They last as long as Redis's data does: let it append to a file (`appendonly yes`). */
export function createRedisTokenStore({ run }: RedisConnection, prefix: string, lock: Lock, seal: Seal): TokenStore {
  const key = `${prefix}tokens`;
  const fenceKey = `${key}:fence`;
  let fence = 0;
  return {
    async read() {
      const text = await run((client) => client.get(key));
      return text === null ? undefined : JSON.parse(seal.open(text));
    },
    async write(record) {
      const written = await run((client) =>
        client.eval(writeScript, 2, key, fenceKey, seal.close(JSON.stringify(record)), fence),
      );
      if (written !== 1) throw explainLateness();
    },
    async delete() {
      await run((client) => client.del(key));
    },
    exclusively: (work) =>
      lock.hold(['tokens'], async (lease) => {
        fence = lease.fence;
        if ((await run((client) => client.eval(enterScript, 1, fenceKey, fence))) !== 1) throw explainLateness();
        return work();
      }),
  };
}

function explainLateness(): StateUnavailableError {
  return new StateUnavailableError('Another instance has taken the lock of the tokens meanwhile.');
}
