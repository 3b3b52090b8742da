import type { FaultRule, Sandbox } from '../../../src/sandbox/index.ts';
import type { Random } from './random.ts';

/** What may go wrong with one request to amoCRM, and how often it does compared with the others. */
const mishaps: readonly { weight: number; rule: (random: Random) => FaultRule }[] = [
  { weight: 6, rule: (random) => ({ status: random.pick([500, 502, 503, 504]) }) },
  { weight: 2, rule: (random) => ({ status: random.pick([500, 502]), html: true }) },
  { weight: 2, rule: () => ({ status: 200, html: true }) },
  { weight: 2, rule: (random) => ({ status: random.pick([400, 402, 403, 404, 405, 409, 422]) }) },
  { weight: 1, rule: () => ({ body: { _embedded: [] } }) },
  { weight: 6, rule: (random) => ({ drop: random.pick(['before', 'after'] as const) }) },
  { weight: 4, rule: () => ({ truncate: true }) },
  { weight: 4, rule: (random) => ({ dripMs: 1 + random.below(8) }) },
  // Longer than most callers wait.
  { weight: 1, rule: () => ({ dripMs: 400 }) },
  { weight: 2, rule: () => ({ gzip: true }) },
  { weight: 1, rule: (random) => ({ hang: random.pick(['before', 'after'] as const) }) },
  { weight: 3, rule: (random) => ({ latencyMs: 1 + random.below(40) }) },
  { weight: 2, rule: () => ({ expireToken: true }) },
  { weight: 1, rule: (random) => ({ oversize: random.pick([1_000_000, 34_000_000]) }) },
];
const weighted = mishaps.flatMap(({ weight, rule }) => Array.from({ length: weight }, () => rule));

/** Just enough failures in a row for the program to leave amoCRM alone for a while. */
const storm = 10;

/** What slows everybody down for long, so it is rare: after each refusal the program halves its pace, and wins it back slowly. */
const rare: readonly FaultRule[] = [
  { drop: 'before', times: storm },
  { drop: 'after', times: storm },
  { status: 429, headers: { 'retry-after': '0' } },
];

/** Lets requests to amoCRM go wrong. */
export interface Weather {
  /** Plans a fault for the next request of any caller, rarely for the next few. Does nothing if enough are planned. */
  worsen(random: Random): void;
  /** From now on nothing goes wrong. */
  clear(): void;
}

/** The most faults that are planned; more would add up to an outage if callers pause for a while. */
const mostPending = 6;

export function createWeather(sandbox: Sandbox): Weather {
  let pending = 0;
  let seen = 0;
  return {
    worsen(random) {
      // Each request takes one rule while there are any.
      const count = sandbox.requestCount();
      pending = Math.max(0, pending - (count - seen));
      seen = count;
      const rule = random.chance(0.002) ? random.pick(rare) : random.pick(weighted)(random);
      if (pending >= mostPending) return;
      pending += rule.times ?? 1;
      sandbox.fault(rule);
    },
    clear: () => sandbox.clearFaults(),
  };
}
