import { describe, expect, it } from 'vitest';
import { DeliveryQueue } from '../../../src/live/delivery-queue.ts';

describe('DeliveryQueue', () => {
  it('gives bodies out in the order in which they came', () => {
    const queue = new DeliveryQueue();
    for (const body of ['a', '', 'b']) queue.push(body);
    expect(queue.size).toBe(3);
    expect([queue.shift(), queue.shift(), queue.shift(), queue.shift()]).toEqual(['a', '', 'b', undefined]);
    expect(queue.size).toBe(0);
  });

  it('has room for 64 million characters, and again when some were taken out or forgotten', () => {
    const queue = new DeliveryQueue();
    const half = 'x'.repeat(32 * 1024 * 1024);
    queue.push(half);
    expect(queue.fits(half)).toBe(true);
    queue.push(half);
    expect(queue.fits('')).toBe(true);
    expect(queue.fits('x')).toBe(false);
    queue.shift();
    expect(queue.fits(half)).toBe(true);
    queue.push(half);
    queue.clear();
    expect(queue.size).toBe(0);
    expect(queue.fits(half + half)).toBe(true);
  });
});
