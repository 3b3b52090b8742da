import { describe, expect, it } from 'vitest';
import {
  endOfDay,
  formatDate,
  formatDateTime,
  secondsDue,
  secondsFrom,
  secondsUntil,
  startOfDay,
  toUnixSeconds,
} from '../../../src/resolvers/account-time.ts';
import fc from '../../property.ts';

const timezones = ['Europe/Moscow', 'Asia/Vladivostok', 'America/Sao_Paulo', 'Europe/Berlin', 'Asia/Kolkata', 'UTC'];

/** Unix seconds from 2000 to 2035. */
const moments = fc.integer({ min: 946_684_800, max: 2_051_222_400 });

describe('a moment in the account’s timezone', () => {
  it('is written as ISO 8601 and means the same moment', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...timezones), (seconds, timezone) => {
        const text = formatDateTime(seconds, timezone);
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
        expect(Date.parse(text) / 1000).toBe(seconds);
      }),
      { numRuns: 500 },
    );
  });

  it('lies within its day', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...timezones), (seconds, timezone) => {
        const day = formatDate(seconds, timezone);
        expect(startOfDay(day, timezone)).toBeLessThanOrEqual(seconds);
        expect(endOfDay(day, timezone)).toBeGreaterThanOrEqual(seconds);
        expect(formatDate(endOfDay(day, timezone), timezone)).toBe(day);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['2026-11-05T00:00:00', 'Europe/Moscow', '2026-11-04T21:00:00Z'],
    ['2026-03-29T12:00:00', 'Europe/Berlin', '2026-03-29T10:00:00Z'],
    ['2026-03-28T12:00:00', 'Europe/Berlin', '2026-03-28T11:00:00Z'],
  ])('%s in %s is %s, whatever the season', (local, timezone, moment) => {
    expect(toUnixSeconds(local, timezone)).toBe(Date.parse(moment) / 1000);
  });

  it('begins a range at midnight, ends it with the day, and is due at 23:59', () => {
    const day = { kind: 'day', date: '2026-11-05' } as const;
    const at = (seconds: number) => formatDateTime(seconds, 'Europe/Moscow');
    expect(at(secondsFrom(day, 'Europe/Moscow'))).toBe('2026-11-05T00:00:00+03:00');
    expect(at(secondsUntil(day, 'Europe/Moscow'))).toBe('2026-11-05T23:59:59+03:00');
    expect(at(secondsDue(day, 'Europe/Moscow'))).toBe('2026-11-05T23:59:00+03:00');
  });
});
