import { expect, it } from 'vitest';
import { createMemoryState } from '../../../src/state/memory.ts';
import { describeState } from './suite.ts';

describeState('the memory adapter', (clock) => createMemoryState({ now: () => clock.now }));

it('the memory adapter keeps a bounded number of values, the newest', async () => {
  const { keyValue } = createMemoryState();
  for (let index = 0; index <= 10_000; index++) await keyValue.set(String(index), index, 60_000);
  expect(await keyValue.get('0')).toBeUndefined();
  expect(await keyValue.get('10000')).toBe(10_000);
});
