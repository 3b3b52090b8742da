import { describe, expect, it } from 'vitest';
import { HintQueue, type PendingHint } from '../../../src/live/hint-queue.ts';
import { hintOf } from './hint.ts';

/** A queue with these hints. */
function queueOf(...hints: PendingHint[]): HintQueue {
  const queue = new HintQueue();
  for (const hint of hints) queue.add(hint);
  return queue;
}

describe('HintQueue', () => {
  it('keeps one of several hints with the same record and kind, and all their deliveries', () => {
    const queue = queueOf(hintOf(1), hintOf(1, { digests: ['again'] }), hintOf(2));
    expect(queue.size).toBe(2);
    expect(queue.unsettled).toBe(2);
    expect(queue.takeGroups()).toEqual([[hintOf(1, { digests: ['d1', 'again'] }), hintOf(2)]]);
  });

  it('keeps hints apart that differ in kind or entity', () => {
    const hints = [
      hintOf(1, { kind: 'STATUS_CHANGED' }),
      hintOf(1, { kind: 'DELETED' }),
      hintOf(1, { entity: 'tasks' }),
    ];
    expect(queueOf(...hints).size).toBe(3);
  });

  it('keeps the previous state that was told first, even if that hint is tried again', () => {
    const first = hintOf(1, { attempt: 1, previous: { statusId: 1 } });
    const queue = queueOf(hintOf(1, { previous: { statusId: 2 } }), first);
    expect(queue.takeGroups()[0]?.[0]?.previous).toEqual({ statusId: 1 });
    const other = queueOf(hintOf(1, { previous: { statusId: 2 } }), hintOf(1, { previous: { statusId: 3 } }));
    expect(other.takeGroups()[0]?.[0]?.previous).toEqual({ statusId: 2 });
  });

  it('merges an update into something more precise on the same record', () => {
    const queue = queueOf(hintOf(1), hintOf(1, { kind: 'STATUS_CHANGED', digests: ['status'] }), hintOf(2));
    expect(queue.takeGroups()).toEqual([[hintOf(1, { kind: 'STATUS_CHANGED', digests: ['status', 'd1'] }), hintOf(2)]]);
    expect(queue.unsettled).toBe(2);
  });

  it('groups what one call reads: by entity, by what notes are about, by attempt, 250 at most', () => {
    const queue = queueOf(
      ...Array.from({ length: 251 }, (_, index) => hintOf(index + 1)),
      hintOf(1, { entity: 'tasks' }),
      hintOf(1, { entity: 'notes', noteOf: 'leads', kind: 'ADDED' }),
      hintOf(2, { entity: 'notes', noteOf: 'contacts', kind: 'ADDED' }),
      hintOf(900, { attempt: 1 }),
    );
    expect(queue.takeGroups().map(({ length }) => length)).toEqual([250, 1, 1, 1, 1, 1]);
  });

  it('counts hints that were taken out until they are settled', () => {
    const queue = queueOf(hintOf(1), hintOf(2));
    const [group = []] = queue.takeGroups();
    expect([queue.size, queue.unsettled]).toEqual([0, 2]);
    queue.settle(group[0] as PendingHint);
    expect(queue.unsettled).toBe(1);
  });

  it('counts a hint once that is tried again while a new one on the same record waits', () => {
    const queue = queueOf(hintOf(1));
    const [[tried] = []] = queue.takeGroups();
    queue.add(hintOf(1, { digests: ['new'] }));
    expect(queue.unsettled).toBe(2);
    queue.add(tried as PendingHint);
    expect([queue.size, queue.unsettled]).toEqual([1, 1]);
  });

  it('forgets what waits when it is cleared', () => {
    const queue = queueOf(hintOf(1));
    queue.clear();
    expect(queue.size).toBe(0);
    expect(queue.takeGroups()).toEqual([]);
  });
});
