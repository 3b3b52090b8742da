import { describe, expect, it } from 'vitest';
import { currentTrace, inSpan } from '../../../src/telemetry/span.ts';

describe('inSpan', () => {
  it('runs the work without an SDK, and there is no trace', async () => {
    const result = await inSpan('work', { kind: 'server', attributes: { a: 1 } }, async (span) => {
      span.set({ b: 2 });
      span.fail('CODE');
      return currentTrace() ?? 'none';
    });
    expect(result).toBe('none');
  });

  it('passes on what the work throws', async () => {
    const work = inSpan('work', {}, () => Promise.reject(new Error('failed')));
    await expect(work).rejects.toThrow('failed');
  });
});
