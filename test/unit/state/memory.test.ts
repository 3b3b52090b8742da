import { expect, it } from 'vitest';
import { createMemoryState, maxEssentialBytes } from '../../../src/state/memory.ts';
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

it('the memory adapter keeps what is essential for as long as was promised, however much comes', async () => {
  const { keyValue } = createMemoryState();
  for (let index = 0; index <= 20_000; index++) await keyValue.set(`key:${index}`, index, 60_000, { essential: true });
  for (let index = 0; index <= 20_000; index++) await keyValue.set(`key:other-${index}`, index, 60_000);
  expect(await keyValue.get('key:0')).toBe(0);
  expect(await keyValue.get('key:20000')).toBe(20_000);
});

it('the memory adapter refuses essential values if there is no room, and has room again once others have expired', async () => {
  const clock = { now: 0 };
  const { keyValue } = createMemoryState({ now: () => clock.now });
  const large = 'x'.repeat(maxEssentialBytes / 20);
  const keep = (name: string) => keyValue.set(name, large, 60_000, { essential: true });
  for (let index = 0; index < 9; index++) await keep(`key:${index}`);
  await expect(keep('key:more')).rejects.toMatchObject({ code: 'STATE_UNAVAILABLE' });
  expect(await keyValue.get('key:0')).toBe(large);
  expect(await keyValue.get('key:more')).toBeUndefined();
  // Replaced by something as large, it still fits.
  await keep('key:0');
  await keyValue.delete('key:1');
  await keep('key:more');
  clock.now = 60_000;
  for (let index = 0; index < 9; index++) await keep(`new:${index}`);
});

it('the memory adapter knows the limits of many callers', async () => {
  const clock = { now: 0 };
  const { rateBudget } = createMemoryState({ now: () => clock.now });
  const take = (key: string) => rateBudget.take([{ key, limit: 1 }]);
  for (let index = 0; index < 5_000; index++) {
    clock.now += 1;
    expect(await take(`caller-${index}`)).toBe(0);
  }
  expect(await take('caller-4999')).toBeGreaterThan(0);
  expect(await take('caller-0')).toBe(0);
});
