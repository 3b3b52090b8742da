import { describe, expect, it } from 'vitest';
import { AdaptiveRate } from '../../../../src/amocrm/transport/adaptive-rate.ts';

/** A rate of seven a second, and a clock that the test moves. */
function open() {
  let now = 50_000;
  const rate = new AdaptiveRate(7, () => now);
  return {
    rate,
    pass(milliseconds: number) {
      now += milliseconds;
    },
  };
}

describe('AdaptiveRate', () => {
  it('uses the whole limit until amoCRM refuses', () => {
    const { rate } = open();
    expect(rate.limit).toBe(7);
    expect(rate.expected).toBe(7);
  });

  it('halves after a refusal and recovers by one every ten seconds', () => {
    const { rate, pass } = open();
    rate.reduce();
    expect(rate.limit).toBe(3);
    pass(9_999);
    expect(rate.limit).toBe(3);
    pass(1);
    expect(rate.limit).toBe(4);
    pass(600_000);
    expect(rate.limit).toBe(7);
  });

  it('takes the refusals of one second for one, and never stops altogether', () => {
    const { rate, pass } = open();
    for (let index = 0; index < 5; index += 1) rate.reduce();
    expect(rate.limit).toBe(3);
    for (let index = 0; index < 5; index += 1) {
      pass(1_001);
      rate.reduce();
    }
    expect(rate.limit).toBe(1);
  });

  it('counts the requests of the last second', () => {
    const { rate, pass } = open();
    rate.recordSent();
    pass(600);
    rate.recordSent();
    expect(rate.used).toBe(2);
    pass(400);
    expect(rate.used).toBe(1);
    pass(600);
    expect(rate.used).toBe(0);
  });

  it('expects its own share for a second after the shared budget was used up', () => {
    const { rate, pass } = open();
    rate.recordSent();
    rate.recordSent();
    rate.recordExhausted();
    expect(rate.expected).toBe(2);
    pass(1_000);
    expect(rate.expected).toBe(7);
  });

  it('expects at least one request a second', () => {
    const { rate } = open();
    rate.recordExhausted();
    expect(rate.expected).toBe(1);
  });
});
