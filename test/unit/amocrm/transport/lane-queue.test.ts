import { describe, expect, it } from 'vitest';
import { LaneQueue } from '../../../../src/amocrm/transport/lane-queue.ts';

/** A queue with so many entries in each lane. */
function fill(interactive: number, background: number): LaneQueue<string> {
  const queue = new LaneQueue<string>();
  for (let index = 1; index <= interactive; index += 1) queue.push('interactive', `click ${index}`);
  for (let index = 1; index <= background; index += 1) queue.push('background', `page ${index}`);
  return queue;
}

/** Takes entries for as long as one may go. */
function takeAll(queue: LaneQueue<string>): string[] {
  const taken: string[] = [];
  while (queue.isReady) taken.push(queue.take() ?? 'none');
  return taken;
}

describe('LaneQueue', () => {
  it('takes interactive entries first, each lane in its order', () => {
    expect(takeAll(fill(2, 2))).toEqual(['click 1', 'click 2', 'page 1', 'page 2']);
  });

  it('gives every fifth turn to a background entry', () => {
    expect(takeAll(fill(8, 2))).toEqual([
      ...['click 1', 'click 2', 'click 3', 'click 4', 'page 1'],
      ...['click 5', 'click 6', 'click 7', 'click 8', 'page 2'],
    ]);
  });

  it('gives the turn of the background lane away if that lane is empty', () => {
    expect(takeAll(fill(6, 0))).toHaveLength(6);
  });

  it('lets eight background entries run at once, and the next one when one has finished', () => {
    const queue = fill(0, 10);
    expect(takeAll(queue)).toHaveLength(8);
    expect(queue.isReady).toBe(false);
    expect(queue.take()).toBeUndefined();
    queue.finish('interactive');
    expect(queue.isReady).toBe(false);
    queue.finish('background');
    expect(takeAll(queue)).toEqual(['page 9']);
    queue.push('interactive', 'click');
    expect(takeAll(queue)).toEqual(['click']);
  });

  it('says how many go before a new entry of each lane', () => {
    expect(fill(0, 4).ahead('interactive')).toBe(0);
    expect(fill(8, 10).ahead('interactive')).toBe(10);
    expect(fill(8, 1).ahead('interactive')).toBe(9);
    expect(fill(8, 10).ahead('background')).toBe(18);
  });

  it('removes an entry wherever it is, and no other one', () => {
    const queue = fill(3, 1);
    queue.remove('interactive', 'click 2');
    queue.remove('interactive', 'click 2');
    queue.remove('background', 'click 3');
    expect(queue.sizes()).toEqual({ interactive: 2, background: 1 });
    expect(queue.position('interactive', 'click 3')).toBe(1);
    expect(queue.position('interactive', 'click 2')).toBe(-1);
    expect(takeAll(queue)).toEqual(['click 1', 'click 3', 'page 1']);
  });

  it('gives all entries out when it is drained', () => {
    const queue = fill(1, 2);
    expect(queue.drain()).toEqual(['click 1', 'page 1', 'page 2']);
    expect(queue.size).toBe(0);
    expect(queue.isReady).toBe(false);
  });
});
