import { describe, expect, it } from 'vitest';
import { formatDate } from '../../../src/resolvers/account-time.ts';
import { parseDateWords, resolveDateWords } from '../../../src/resolvers/date-word.ts';
import fc from '../../property.ts';

/** Thursday, 5 November 2026, 12:00 in Moscow. */
const now = Date.UTC(2026, 10, 5, 9) / 1000;

function read(text: string, at: { now: number; timezone: string } = { now, timezone: 'Europe/Moscow' }): unknown {
  const words = parseDateWords(text);
  if ('problem' in words) return words;
  const meaning = resolveDateWords(words, at);
  if ('problem' in meaning || meaning.kind === 'instant') return meaning;
  if (meaning.kind === 'days') return `${meaning.from}–${meaning.to}`;
  return meaning.kind === 'day' ? meaning.date : meaning.dateTime;
}

describe('a date in words', () => {
  it.each([
    ['today', '2026-11-05'],
    ['Сегодня', '2026-11-05'],
    ['вчера', '2026-11-04'],
    ['позавчера', '2026-11-03'],
    ['tomorrow 12:00', '2026-11-06T12:00:00'],
    ['завтра в 12', '2026-11-06T12:00:00'],
    ['завтра  в  9:05', '2026-11-06T09:05:00'],
    ['tomorrow at 3 pm', '2026-11-06T15:00:00'],
    ['tomorrow at 12am', '2026-11-06T00:00:00'],
    ['послезавтра 9:30', '2026-11-07T09:30:00'],
    ['day after tomorrow', '2026-11-07'],
    ['20.11.2026', '2026-11-20'],
    ['20.11', '2026-11-20'],
    ['5.1.2027 10:00', '2027-01-05T10:00:00'],
    ['20 ноября', '2026-11-20'],
    ['1 мая 2027 года в 10:00', '2027-05-01T10:00:00'],
    ['20 november 2026', '2026-11-20'],
    ['в пятницу', '2026-11-06'],
    ['friday', '2026-11-06'],
    ['во вторник в 18:00', '2026-11-10T18:00:00'],
    // Today is a Thursday, so the next one is meant.
    ['четверг', '2026-11-12'],
    ['+3d', '2026-11-08'],
    ['-1w', '2026-10-29'],
    ['in 3 days', '2026-11-08'],
    ['через 3 дня', '2026-11-08'],
    ['через 21 день в 10:00', '2026-11-26T10:00:00'],
    ['через неделю', '2026-11-12'],
    ['in a week', '2026-11-12'],
    ['3 дня назад', '2026-11-02'],
    ['2 weeks ago', '2026-10-22'],
    ['+2h', { kind: 'instant', seconds: now + 7_200 }],
    ['через час', { kind: 'instant', seconds: now + 3_600 }],
    ['in 30 minutes', { kind: 'instant', seconds: now + 1_800 }],
    ['сейчас', { kind: 'instant', seconds: now }],
  ])('%s', (text, meaning) => {
    expect(read(text)).toEqual(meaning);
  });

  it.each([
    ['12.11.26', 'write the year with four digits, such as "05.11.2026"'],
    ['11/12/2026', 'with slashes it is not certain which number is the month; write "2026-11-05" or "05.11.2026"'],
    ['31.02.2026', 'there is no such day'],
    ['29.02', 'there is no such day in 2026; give the year'],
    ['10.02', 'it is not certain of which year that is; give the year, such as "10.02.2026"'],
    ['завтра в 3', '3 o’clock may be in the morning or in the afternoon; write 03:00 or 15:00'],
    ['завтра в 25', 'there is no hour 25'],
    ['завтра 10:75', 'there is no minute 75'],
    ['в прошлую пятницу', 'it is not certain which day that is; write its date, or a weekday alone for the next one'],
    ['next friday', 'it is not certain which day that is; write its date, or a weekday alone for the next one'],
    ['через день', 'write "завтра" or "через 2 дня"'],
    ['через 2 месяца', 'an interval is in hours, days or weeks: "+2h", "+3d", "через 2 недели"'],
    ['+5m', 'an interval is in hours, days or weeks: "+2h", "+3d", "через 2 недели"'],
    ['+9999d', 'is more than 3660 days away'],
  ])('%s is refused', (text, problem) => {
    expect(read(text)).toEqual({ problem });
  });

  it.each([
    '',
    ' ',
    '12:00',
    'в 12',
    'tomorow',
    'завтра 12',
    '20.11.',
    '32.1',
    '0.1.2026',
    'пятниц',
    'constructor',
    'soon',
  ])('%j is refused with examples', (text) => {
    expect(read(text)).toEqual({ problem: expect.stringMatching(/use a date such as|there is no such day/) });
  });

  it('that the clocks skip is refused', () => {
    const berlin = { now: Date.UTC(2026, 2, 28, 12) / 1000, timezone: 'Europe/Berlin' };
    expect(read('tomorrow 03:30', berlin)).toBe('2026-03-29T03:30:00');
    expect(read('tomorrow 02:30', berlin)).toEqual({ problem: 'the clocks skip that time' });
    const santiago = { now: Date.UTC(2026, 8, 5, 15) / 1000, timezone: 'America/Santiago' };
    expect(read('tomorrow', santiago)).toBe('2026-09-06');
  });

  it('means a day of the account, wherever the server is', () => {
    const late = { now: Date.UTC(2026, 10, 5, 22) / 1000, timezone: 'Europe/Moscow' };
    expect(read('сегодня', late)).toBe('2026-11-06');
    expect(read('завтра в 12', { ...late, timezone: 'UTC' })).toBe('2026-11-06T12:00:00');
  });
});

describe('a period in words', () => {
  it.each([
    ['this week', '2026-11-02–2026-11-08'],
    ['эта неделя', '2026-11-02–2026-11-08'],
    ['за прошлую неделю', '2026-10-26–2026-11-01'],
    ['this month', '2026-11-01–2026-11-30'],
    ['прошлый месяц', '2026-10-01–2026-10-31'],
    ['в следующем месяце', '2026-12-01–2026-12-31'],
    ['last quarter', '2026-07-01–2026-09-30'],
    ['текущий квартал', '2026-10-01–2026-12-31'],
    ['в прошлом году', '2025-01-01–2025-12-31'],
    ['2026-10', '2026-10-01–2026-10-31'],
    ['октябрь 2026', '2026-10-01–2026-10-31'],
    ['february 2028', '2028-02-01–2028-02-29'],
    ['Q3 2026', '2026-07-01–2026-09-30'],
    ['4 квартал 2026', '2026-10-01–2026-12-31'],
    ['ноябрь', '2026-11-01–2026-11-30'],
    ['в октябре', '2026-10-01–2026-10-31'],
    ['june', '2026-06-01–2026-06-30'],
    ['Q3', '2026-07-01–2026-09-30'],
    ['третий квартал', '2026-07-01–2026-09-30'],
    ['2-й квартал 2026 года', '2026-04-01–2026-06-30'],
    ['2025 год', '2025-01-01–2025-12-31'],
    ['последние 30 дней', '2026-10-07–2026-11-05'],
    ['last 7 days', '2026-10-30–2026-11-05'],
  ])('%s', (text, days) => {
    expect(read(text)).toBe(days);
  });

  it.each([
    ['декабрь', 'write "2025-12" or "2026-12"'],
    ['май', 'write "2026-05" or "2027-05"'],
    ['Q1', 'write "Q1 2026" or "Q1 2027"'],
  ])('%s could be of two years and is refused with both', (text, problem) => {
    expect(read(text)).toEqual({ problem: `it is not certain of which year that is; ${problem}` });
  });

  it.each(['Q5 2026', 'пятый квартал', 'last months', '2026-13', 'последние 0 дней', 'прошлый', 'last fortnight'])(
    '%s is refused',
    (text) => {
      expect(read(text)).toHaveProperty('problem');
    },
  );
});

const times = fc.record({
  now: fc.integer({ min: Date.UTC(2001, 0) / 1000, max: Date.UTC(2099, 0) / 1000 }),
  timezone: fc.constantFrom('Europe/Moscow', 'Asia/Kamchatka', 'America/Sao_Paulo', 'Pacific/Apia', 'UTC'),
});
const days = fc.integer({ min: 0, max: 3_000 });

describe('dates in words, whatever the time and the time zone', () => {
  it('agree with each other', () => {
    fc.assert(
      fc.property(times, days, (at, count) => {
        expect(read(`+${count}d`, at)).toBe(read(`in ${count} days`, at));
        expect(read(`через ${count} дней`, at)).toBe(read(`+${count}d`, at));
        expect(read(`${count} дней назад`, at)).toBe(read(`-${count}d`, at));
        expect(read('+0d', at)).toBe(formatDate(at.now, at.timezone));
        expect(read('завтра', at)).toBe(read('+1d', at));
      }),
    );
  });

  it('name a weekday of the next seven days, and all of them once', () => {
    fc.assert(
      fc.property(times, (at) => {
        const names = ['понедельник', 'вторник', 'среду', 'четверг', 'пятницу', 'субботу', 'воскресенье'];
        const found = names.map((name) => read(`в ${name}`, at));
        const next = [1, 2, 3, 4, 5, 6, 7].map((count) => read(`+${count}d`, at));
        expect([...found].sort()).toEqual(next);
        expect(new Date(`${found[0]}T00:00:00Z`).getUTCDay()).toBe(1);
      }),
    );
  });

  it('mean the day that they write, or are refused', () => {
    fc.assert(
      fc.property(
        times,
        fc.date({ min: new Date('1971-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (at, date) => {
          const iso = date.toISOString().slice(0, 10);
          const [year, month, day] = iso.split('-');
          expect(read(`${day}.${month}.${year}`, at)).toBe(iso);
          expect(read(`${Number(day)}.${Number(month)}.${year}`, at)).toBe(iso);
          const withoutYear = read(`${day}.${month}`, at);
          if (typeof withoutYear === 'string') {
            expect(withoutYear.slice(5)).toBe(`${month}-${day}`);
            expect(withoutYear.slice(0, 4)).toBe(formatDate(at.now, at.timezone).slice(0, 4));
          } else expect(withoutYear).toHaveProperty('problem');
        },
      ),
    );
  });

  it('divide time into periods without gaps', () => {
    fc.assert(
      fc.property(times, fc.constantFrom('week', 'month', 'quarter', 'year'), (at, unit) => {
        const [last, present, next] = ['last', 'this', 'next'].map((word) =>
          String(read(`${word} ${unit}`, at)).split('–'),
        );
        const dayAfter = (day = '') => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
        expect(dayAfter(last?.[1])).toBe(present?.[0]);
        expect(dayAfter(present?.[1])).toBe(next?.[0]);
        const today = formatDate(at.now, at.timezone);
        expect((present?.[0] ?? '') <= today && today <= (present?.[1] ?? '')).toBe(true);
      }),
    );
  });

  it('never throw, and are never a date that does not exist', () => {
    const piece = fc.constantFrom(
      'завтра',
      'в',
      '12',
      '3',
      '.',
      ':',
      ' ',
      'last',
      'month',
      '2026',
      '-',
      '+',
      'd',
      'через',
      'дня',
      'q',
      'пятницу',
      'pm',
    );
    fc.assert(
      fc.property(
        times,
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
        ),
        (at, text) => {
          const meaning = read(text, at);
          if (typeof meaning !== 'string') return;
          for (const day of meaning.split('–'))
            expect(Number.isNaN(Date.parse(day.length === 10 ? `${day}T00:00:00Z` : `${day}Z`))).toBe(false);
        },
      ),
    );
  });
});
