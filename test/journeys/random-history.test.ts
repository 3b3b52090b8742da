import { describe, expect, it } from 'vitest';
import { createHistory, stepNames } from '../random-history.ts';
import { useSandbox } from '../unit/sandbox/client.ts';

const bench = useSandbox({ leads: 30 });

/** Takes so many steps, a minute after each other; their names, and the account afterwards. */
function live(seed: number, count: number) {
  bench.sandbox.reset();
  bench.clock.seconds = 0;
  const step = createHistory(bench.sandbox, seed);
  const names = Array.from({ length: count }, () => {
    bench.clock.seconds += 60;
    return step();
  });
  return { names, snapshot: bench.sandbox.snapshot() };
}

describe('a random history', () => {
  it('is the same for the same seed, takes every kind of step, and makes no request that is counted', () => {
    const first = live(1, 400);
    expect(live(1, 400)).toEqual(first);
    expect(live(2, 400).names).not.toEqual(first.names);
    expect(new Set(first.names)).toEqual(new Set(stepNames));
    const types = new Set(first.snapshot.events.map(({ type }) => type));
    for (const type of ['entity_merged', 'lead_deleted', 'lead_restored', 'task_deleted', 'common_note_deleted']) {
      expect(types).toContain(type);
    }
    expect(bench.sandbox.requestCount()).toBe(0);
  });
});
