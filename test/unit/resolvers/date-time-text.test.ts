import { describe, expect, it } from 'vitest';
import { parseDateTimeText } from '../../../src/resolvers/date-time-text.ts';

describe('a date or time as text', () => {
  it.each([
    ['2026-11-05', { kind: 'day', date: '2026-11-05' }],
    ['2026-11-05T14:30', { kind: 'local', dateTime: '2026-11-05T14:30' }],
    ['2026-11-05 14:30:15', { kind: 'local', dateTime: '2026-11-05T14:30:15' }],
    ['2026-11-05T14:30:00Z', { kind: 'instant', seconds: 1_793_889_000 }],
    ['2026-11-05T14:30:00.999+00:00', { kind: 'instant', seconds: 1_793_889_000 }],
    ['2026-11-05T17:30:00+0300', { kind: 'instant', seconds: 1_793_889_000 }],
    ['2026-11-05 17:30 +03', { kind: 'instant', seconds: 1_793_889_000 }],
  ])('%s is read', (text, expected) => {
    expect(parseDateTimeText(text)).toEqual(expected);
  });

  it.each([
    '2026-02-30',
    '2026-02-30T10:00',
    '2026-11-05T25:00',
    '2026-11-05T10:00 PM',
    '2026-11-05T10:00+25:00',
    '2026-11-05T10',
    '99999-01-01',
    '+099999-01-01T00:00',
    '05.11.2026',
    '11/05/2026',
    'Nov 5 2026',
    '2026-11-5',
    '２０２６-11-05',
    '',
  ])('%j is none', (text) => {
    expect(parseDateTimeText(text)).toBeUndefined();
  });
});
