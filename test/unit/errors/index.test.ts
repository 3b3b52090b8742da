import { describe, expect, it } from 'vitest';
import { ValidationError } from '../../../src/errors/index.ts';

describe('ValidationError', () => {
  it('names the first issues in its message and counts the rest', () => {
    const issues = Array.from({ length: 5_000 }, (_, index) => ({ path: ['ids', index], message: 'x'.repeat(1_000) }));
    const { message } = new ValidationError(issues);
    expect(message.length).toBeLessThan(15_000);
    expect(message).toMatch(/; and 4980 more$/);
  });
});
