import type { Redis } from 'ioredis';
import type { RateBudget } from '../index.ts';

/** A window of one second and the jitter of several machines; it slides, as the memory adapter's does. */
const windowMs = 1_025;

/** By Redis's own clock, so that no machine's counts; tests give another. Times are kept in microseconds. */
const takeScript = `
local now = tonumber(ARGV[3])
if now < 0 then
  local time = redis.call('TIME')
  now = tonumber(time[1]) * 1000000 + tonumber(time[2])
end
local window = tonumber(ARGV[1]) * 1000
local limit = tonumber(ARGV[2])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
local count = redis.call('ZCARD', KEYS[1])
if count >= limit then
  local oldest = redis.call('ZRANGE', KEYS[1], count - limit, count - limit, 'WITHSCORES')
  return math.ceil((tonumber(oldest[2]) + window - now) / 1000)
end
redis.call('ZADD', KEYS[1], now, now .. ':' .. redis.call('INCR', KEYS[1] .. ':count'))
redis.call('PEXPIRE', KEYS[1], ARGV[1] * 10)
redis.call('PEXPIRE', KEYS[1] .. ':count', ARGV[1] * 10)
return 0
`;

/** Without Redis each instance keeps to this part of the limit: nobody knows how many others there are. */
const lonelyShare = 0.25;

/**
 * @param local of this process, for the time that Redis is gone
 * @param now milliseconds; Redis's own clock where it is left out
 */
export function createRedisRateBudget(
  client: Redis,
  prefix: string,
  local: RateBudget,
  now?: () => number,
): RateBudget {
  return {
    async take(key, limit) {
      try {
        const moment = now ? Math.round(now() * 1_000) : -1;
        return Number(await client.eval(takeScript, 1, `${prefix}rate:${key}`, windowMs, limit, moment));
      } catch {
        return local.take(key, Math.max(1, Math.floor(limit * lonelyShare)));
      }
    },
  };
}
