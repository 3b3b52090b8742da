import { tzOffset } from '@date-fns/tz';
import { describe, expect, it } from 'vitest';
import { offsetMinutes } from '../../src/time-zone.ts';
import fc from '../property.ts';

describe('offsetMinutes', () => {
  it('says what the time zone says, whatever was asked before', () => {
    // Zones that change their clocks at midnight, in the afternoon of UTC, by half an hour, and that once skipped a day.
    const zones = ['Europe/Moscow', 'America/Sao_Paulo', 'Pacific/Apia', 'Australia/Lord_Howe', 'Europe/Berlin', 'UTC'];
    const seconds = fc.integer({ min: 946_684_800, max: 2_051_222_400 });
    fc.assert(
      fc.property(seconds, fc.constantFrom(...zones), (moment, zone) => {
        const exact = tzOffset(zone, new Date(moment * 1000));
        expect(offsetMinutes(moment, zone)).toBe(exact);
        expect(offsetMinutes(moment, zone)).toBe(exact);
      }),
      { numRuns: 2_000 },
    );
  });

  it('changes at the second at which the clocks do', () => {
    const change = Date.parse('2026-03-29T01:00:00Z') / 1000;
    expect([change - 1, change, change + 1].map((moment) => offsetMinutes(moment, 'Europe/Berlin'))).toEqual([
      60, 120, 120,
    ]);
  });

  it('is 0 in a zone that is unknown', () => {
    expect(offsetMinutes(0, 'Mars/Olympus')).toBe(0);
  });
});
