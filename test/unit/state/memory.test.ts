import { expect, it } from 'vitest';
import { createMemoryState } from '../../../src/state/memory.ts';
import { describeState } from './suite.ts';

describeState('the memory adapter', (clock) => createMemoryState({ now: () => clock.now }));

it('the memory adapter keeps a bounded number of values of a family, the newest', async () => {
  const { keyValue } = createMemoryState();
  await keyValue.set('other:1', 1, 60_000);
  for (let index = 0; index <= 10_000; index++) await keyValue.set(`record:${index}`, index, 60_000);
  expect(await keyValue.get('record:0')).toBeUndefined();
  expect(await keyValue.get('record:10000')).toBe(10_000);
  expect(await keyValue.get('other:1')).toBe(1);
});
