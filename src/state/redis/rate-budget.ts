import type { RateBudget } from '../index.ts';
import type { RedisConnection } from './client.ts';

/** A window of one second and the jitter of several machines; it slides, as the memory adapter's does. */
const windowMs = 1_025;

/**
 * By Redis's own clock, so that no machine's counts; tests give another. Times are kept in microseconds. KEYS are the
 * budgets, ARGV the window, the clock, and the limit of each budget.
 */
const takeScript = `
local now = tonumber(ARGV[2])
if now < 0 then
  local time = redis.call('TIME')
  now = tonumber(time[1]) * 1000000 + tonumber(time[2])
end
local window = tonumber(ARGV[1]) * 1000
local wait = 0
for index, key in ipairs(KEYS) do
  local limit = tonumber(ARGV[2 + index])
  redis.call('ZREMRANGEBYSCORE', key, '-inf', now - window)
  local count = redis.call('ZCARD', key)
  if count >= limit then
    local oldest = redis.call('ZRANGE', key, count - limit, count - limit, 'WITHSCORES')
    wait = math.max(wait, math.ceil((tonumber(oldest[2]) + window - now) / 1000))
  end
end
if wait > 0 then return wait end
for _, key in ipairs(KEYS) do
  redis.call('ZADD', key, now, now .. ':' .. redis.call('INCR', key .. ':count'))
  redis.call('PEXPIRE', key, ARGV[1] * 10)
  redis.call('PEXPIRE', key .. ':count', ARGV[1] * 10)
end
return 0
`;

/** Before the keys of what integrations share. */
const sharedPrefix = 'amocrm-graphql:';

/** Without Redis each instance keeps to this part of the limit: the number of the others is not known. */
const lonelyShare = 0.25;

/**
 * @param local of this process, for the time that Redis is gone
 * @param now milliseconds; Redis's own clock if omitted
 */
export function createRedisRateBudget(
  { run }: RedisConnection,
  prefix: string,
  local: RateBudget,
  now?: () => number,
): RateBudget {
  return {
    async take(claims) {
      try {
        const moment = now ? Math.round(now() * 1_000) : -1;
        // An account's budget is that of all its integrations, whatever they call their own.
        const keys = claims.map(({ key }) => `${key.startsWith('account:') ? sharedPrefix : prefix}rate:${key}`);
        const limits = claims.map(({ limit }) => limit);
        return Number(
          await run((client) => client.eval(takeScript, keys.length, ...keys, windowMs, moment, ...limits)),
        );
      } catch {
        return local.take(
          claims.map(({ key, limit }) => ({ key, limit: Math.max(1, Math.floor(limit * lonelyShare)) })),
        );
      }
    },
  };
}
