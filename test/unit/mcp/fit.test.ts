import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitAnswer, largestAnswer } from '../../../src/mcp/fit.ts';

const sizeOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
const text = (length: number) => 'ж'.repeat(length);

describe('an answer', () => {
  it('that fits is left alone', () => {
    const answer = { leads: Array.from({ length: 100 }, (_, id) => ({ id, tags: ['a', 'b'] })) };
    expect(fitAnswer(answer, [])).toEqual({ answer });
  });

  it('that is too large loses the ends of its inner lists first, and tells their lengths', () => {
    const pipelines = Array.from({ length: 100 }, (_, id) => ({
      id,
      statuses: Array.from({ length: 50 }, (_, place) => ({ id: place, name: text(20) })),
    }));
    const { answer, note } = fitAnswer({ pipelines }, ['pipeline_id']);
    const fitted = answer.pipelines as { statuses: unknown[]; statuses_count: number }[];
    expect(fitted).toHaveLength(100);
    expect(fitted[0]?.statuses.length).toBeGreaterThan(1);
    expect(fitted[0]?.statuses_count).toBe(50);
    expect(note).toContain('pipeline_id');
  });

  it('keeps all records of a page, because the next one begins behind them', () => {
    const leads = Array.from({ length: 20 }, (_, id) => ({ id, tags: Array.from({ length: 500 }, () => text(10)) }));
    const { answer } = fitAnswer({ leads, has_more: true, next_cursor: 'x' }, []);
    expect(answer.leads).toHaveLength(20);
    expect((answer.leads as { tags_count: number }[])[0]?.tags_count).toBe(500);
    expect(sizeOf(answer)).toBeLessThanOrEqual(largestAnswer);
  });

  it('that is a large page by the caller’s wish has room for each record', () => {
    const leads = Array.from({ length: 250 }, (_, id) => ({ id, name: text(200), tags: ['a', 'b', 'c'] }));
    const answer = { leads, has_more: false };
    expect(sizeOf(answer)).toBeGreaterThan(largestAnswer);
    expect(fitAnswer(answer, [])).toEqual({ answer });
  });

  it('keeps a count that it tells itself', () => {
    const leads = Array.from({ length: 900 }, (_, id) => ({ id, name: text(100) }));
    expect(fitAnswer({ contact: { leads, leads_count: 5_000 } }, []).answer).toMatchObject({
      contact: { leads_count: 5_000 },
    });
  });

  it('of any shape fits, is JSON, and says so where something is missing', () => {
    const leaf = fc.oneof(fc.string({ maxLength: 3_000, unit: 'grapheme' }), fc.integer(), fc.boolean());
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('json'), { maxLength: 40 }),
        fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('json')),
      ),
    }));
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('x', 'y', 'z'), json),
        fc.integer({ min: 1, max: 60 }),
        (part, times) => {
          const whole = { ...part, copies: Array.from({ length: times }, () => part) };
          const { answer, note } = fitAnswer(whole, []);
          expect(sizeOf(answer)).toBeLessThanOrEqual(largestAnswer);
          expect(note === undefined).toBe(sizeOf(whole) <= largestAnswer);
          if (note === undefined) expect(answer).toBe(whole);
        },
      ),
      { seed: 10, numRuns: 200 },
    );
  });
});
