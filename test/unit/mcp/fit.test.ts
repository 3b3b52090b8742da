import { describe, expect, it } from 'vitest';
import { fitAnswer, largestAnswer } from '../../../src/mcp/fit.ts';
import fc from '../../property.ts';

const sizeOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
const text = (length: number) => 'ж'.repeat(length);

/** So many texts that even short ones of them are a lot. */
const manyTexts = Array.from({ length: 60 }, (_, index) => [`text${index}`, text(4_000)]);

const pageOf = (key: string, records: { id: number }[]) => ({ key, cursors: records.map(({ id }) => `cursor ${id}`) });

describe('fitAnswer', () => {
  it('does not change an answer that fits', () => {
    const answer = { leads: Array.from({ length: 100 }, (_, id) => ({ id, tags: ['a', 'b'] })) };
    expect(fitAnswer(answer, [])).toEqual({ answer, json: JSON.stringify(answer) });
  });

  it('cuts the inner lists of a large answer first, and adds their lengths', () => {
    const pipelines = Array.from({ length: 100 }, (_, id) => ({
      id,
      statuses: Array.from({ length: 50 }, (_, place) => ({ id: place, name: text(20) })),
    }));
    const { answer } = fitAnswer({ pipelines }, ['pipeline_id']);
    const fitted = answer.pipelines as { statuses: unknown[]; statuses_count: number }[];
    expect(fitted).toHaveLength(100);
    expect(fitted[0]?.statuses.length).toBeGreaterThan(1);
    expect(fitted[0]?.statuses_count).toBe(50);
    expect(answer.shortened).toContain('pipeline_id');
  });

  it('keeps all records of a page if cutting their lists is enough', () => {
    const leads = Array.from({ length: 20 }, (_, id) => ({ id, tags: Array.from({ length: 500 }, () => text(10)) }));
    const { answer } = fitAnswer({ leads, has_more: true, next_cursor: 'x' }, [], pageOf('leads', leads));
    expect(answer.leads).toHaveLength(20);
    expect(answer.next_cursor).toBe('x');
    expect((answer.leads as { tags_count: number }[])[0]?.tags_count).toBe(500);
    expect(sizeOf(answer)).toBeLessThanOrEqual(largestAnswer);
  });

  it('ends a page that is too large after the last record that fits', () => {
    const leads = Array.from({ length: 250 }, (_, id) => ({ id, name: text(200), tags: ['a', 'b', 'c'] }));
    const { answer } = fitAnswer({ leads, has_more: false }, ['limit'], pageOf('leads', leads));
    const kept = answer.leads as typeof leads;
    expect(kept).toEqual(leads.slice(0, kept.length));
    expect(kept.length).toBeGreaterThan(50);
    expect(answer).toMatchObject({ has_more: true, next_cursor: `cursor ${kept.length - 1}` });
    expect(answer.shortened).toContain(`${kept.length} of its 250 records`);
    expect(sizeOf(answer)).toBeLessThanOrEqual(largestAnswer);
  });

  it('keeps at least one record of a page, whatever its size', () => {
    const tasks = Array.from({ length: 3 }, (_, id) => ({ id, ...Object.fromEntries(manyTexts) }));
    const { answer } = fitAnswer({ tasks, has_more: false }, [], pageOf('tasks', tasks));
    expect(answer.tasks).toHaveLength(1);
    expect(answer.next_cursor).toBe('cursor 0');
    expect(sizeOf(answer)).toBeLessThanOrEqual(largestAnswer);
  });

  it('never cuts a cursor', () => {
    const tasks = Array.from({ length: 20 }, (_, id) => ({ id, text: text(9_000) }));
    const next_cursor = 'c'.repeat(5_000);
    expect(
      fitAnswer({ tasks, has_more: true, next_cursor }, [], pageOf('tasks', tasks)).answer.next_cursor,
    ).not.toContain('…');
    expect(fitAnswer({ tasks, next_cursor }, []).answer.next_cursor).toBe(next_cursor);
  });

  it('keeps a count that is in the answer', () => {
    const leads = Array.from({ length: 900 }, (_, id) => ({ id, name: text(100) }));
    expect(fitAnswer({ contact: { leads, leads_count: 5_000 } }, []).answer).toMatchObject({
      contact: { leads_count: 5_000 },
    });
  });

  it('makes an answer of any shape fit, and says whether something was cut', () => {
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
          const { answer, json } = fitAnswer(whole, []);
          expect(sizeOf(answer)).toBeLessThanOrEqual(largestAnswer);
          expect(json).toBe(JSON.stringify(answer));
          expect(answer.shortened === undefined).toBe(sizeOf(whole) <= largestAnswer);
          if (answer.shortened === undefined) expect(answer).toBe(whole);
        },
      ),
      { numRuns: 200 },
    );
  });
});
