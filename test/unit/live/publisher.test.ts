import { describe, expect, it } from 'vitest';
import type { Lead } from '../../../src/amocrm/index.ts';
import { type Change, changeChannel } from '../../../src/live/change.ts';
import type { PendingHint } from '../../../src/live/hint-queue.ts';
import { ChangePublisher } from '../../../src/live/publisher.ts';
import { createSeenDeliveries } from '../../../src/live/seen-deliveries.ts';
import { createMemoryState } from '../../../src/state/memory.ts';
import { hintOf } from './hint.ts';

const recordOf = (id: number) => ({ id, name: `Сделка ${id}` }) as Lead;

/** A publisher, what it published and what it said to be done with. */
async function open() {
  const { keyValue, pubSub } = createMemoryState();
  const changes: Change[] = [];
  await pubSub.subscribe(changeChannel, (change) => changes.push(change as Change));
  const seen = createSeenDeliveries(keyValue);
  const closing = new AbortController();
  const publisher = new ChangePublisher({ pubSub, seen, signal: closing.signal });
  const settled: PendingHint['id'][] = [];
  const publish = (hints: PendingHint[], ...found: number[]) => {
    for (const { digests } of hints) for (const digest of digests) seen.begin(digest, 1);
    const records = new Map<PendingHint['id'], Lead>(found.map((id) => [id, recordOf(id)]));
    return publisher.publish(hints, records, ({ id }) => settled.push(id));
  };
  return { publish, changes, settled, seen, closing, pubSub };
}

describe('ChangePublisher', () => {
  it('publishes the record as it was read, with the previous state', async () => {
    const { publish, changes, settled, seen } = await open();
    await publish([hintOf(1, { kind: 'STATUS_CHANGED', previous: { statusId: 7 } })], 1);
    expect(changes).toEqual([
      { entity: 'leads', id: 1, kind: 'STATUS_CHANGED', record: recordOf(1), previous: { statusId: 7 } },
    ]);
    expect(settled).toEqual([1]);
    expect(await seen.has('d1')).toBe(true);
  });

  it.each([
    ['DELETED', true, 'UPDATED'],
    ['DELETED', false, 'DELETED'],
    ['UPDATED', false, undefined],
    ['RESTORED', true, 'RESTORED'],
  ] as const)('of a hint %s whose record is there (%s) it publishes %s', async (kind, isThere, published) => {
    const { publish, changes, settled } = await open();
    await publish([hintOf(1, { kind })], ...(isThere ? [1] : []));
    expect(changes.map((change) => change.kind)).toEqual(published ? [published] : []);
    expect(settled).toEqual([1]);
  });

  it('takes a delivery for new if it comes again after it said too early that a record is deleted', async () => {
    const { publish, seen } = await open();
    await publish([hintOf(1, { kind: 'DELETED' })], 1);
    expect(await seen.has('d1')).toBe(false);
  });

  it('publishes one group after the other', async () => {
    const { publish, changes } = await open();
    const first = Array.from({ length: 60 }, (_, index) => hintOf(index + 1));
    const second = Array.from({ length: 60 }, (_, index) => hintOf(index + 101));
    const all = [...first, ...second].map(({ id }) => Number(id));
    await Promise.all([publish(first, ...all), publish(second, ...all)]);
    expect(changes.map(({ id }) => id)).toEqual(all);
  });

  it('fails where the port fails, and goes on with the next group', async () => {
    const { publish, changes, settled, pubSub } = await open();
    const original = pubSub.publish;
    let left = 1;
    pubSub.publish = async (channel, message) => {
      left -= 1;
      if (left < 0) throw new Error('no connection');
      await original(channel, message);
    };
    await expect(publish([hintOf(1), hintOf(2), hintOf(3)], 1, 2, 3)).rejects.toThrow('no connection');
    expect(settled).toEqual([1]);
    pubSub.publish = original;
    await publish([hintOf(4)], 4);
    expect(changes.map(({ id }) => id)).toEqual([1, 4]);
  });

  it('publishes nothing after its end', async () => {
    const { publish, changes, closing } = await open();
    closing.abort();
    await publish([hintOf(1)], 1);
    expect(changes).toEqual([]);
  });
});
