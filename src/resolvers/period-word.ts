/**
 * Periods as people write them, in Russian and English: `last month`, `эта неделя`, `2026-10`, `Q3 2026`, `последние 30 дней`. Weeks begin
 * on Monday. A period that is not over ends with its last day, not with today.
 */

/** A parsed period. What it means depends on today. */
export type PeriodWords =
  | { unit: Unit; shift: number }
  | { lastDays: number }
  | { year: number; month?: number; quarter?: number }
  /** Without a year: the present one or one of the last half-year. */
  | { month: number }
  | { quarter: number };

type Unit = 'week' | 'month' | 'quarter' | 'year';

/** The stems of months, which are the same in all cases; in English they are whole words or three letters. */
const months: readonly RegExp[] = [
  /^(jan|january|январ[ьея])$/,
  /^(feb|february|феврал[ьея])$/,
  /^(mar|march|март[еа]?)$/,
  /^(apr|april|апрел[ьея])$/,
  /^(may|ма[йея])$/,
  /^(jun|june|июн[ьея])$/,
  /^(jul|july|июл[ьея])$/,
  /^(aug|august|август[еа]?)$/,
  /^(sep|september|сентябр[ьея])$/,
  /^(oct|october|октябр[ьея])$/,
  /^(nov|november|ноябр[ьея])$/,
  /^(dec|december|декабр[ьея])$/,
];

const units: readonly (readonly [RegExp, Unit])[] = [
  [/^(week|недел[яюие])$/, 'week'],
  [/^(month|месяце?)$/, 'month'],
  [/^(quarter|квартале?)$/, 'quarter'],
  [/^(year|году?)$/, 'year'],
];

const shifts: readonly (readonly [RegExp, number])[] = [
  [/^(this|current|эт(?:от|а|у|ой|ом)|текущ(?:ий|ая|ую|ей|ем))$/, 0],
  [/^(last|previous|прошл(?:ый|ая|ую|ой|ом)|предыдущ(?:ий|ая|ую|ей|ем))$/, -1],
  [/^(next|следующ(?:ий|ая|ую|ей|ем))$/, 1],
];

/** The number of a month by its name, from 1. */
export function findMonth(word: string): number | undefined {
  const index = months.findIndex((pattern) => pattern.test(word));
  return index === -1 ? undefined : index + 1;
}

/** Parses a text in lower case with «е» for «ё»; undefined if it is not a period. */
export function parsePeriodWords(given: string): PeriodWords | undefined {
  const text = given.replace(/^(?:за|в|на|in) (?!\d)/, '');
  const [first = '', second = '', ...others] = text.split(' ');
  const shift = shifts.find(([pattern]) => pattern.test(first))?.[1];
  const unit = units.find(([pattern]) => pattern.test(second))?.[1];
  if (shift !== undefined && unit && others.length === 0) return { unit, shift };
  const [, days] = /^(?:last|past|последни[ей]|последних) (\d{1,4}) (?:days|дн(?:я|ей)|день)$/.exec(text) ?? [];
  if (days !== undefined && Number(days) > 0) return { lastDays: Number(days) };
  const [, isoYear, isoMonth] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? [];
  if (isYear(isoYear)) return { year: Number(isoYear), month: Number(isoMonth) };
  const quarter = parseQuarter(text);
  if (quarter) return quarter;
  const [, wholeYear] = /^(?:year )?(\d{4})(?: год)?$/.exec(text) ?? [];
  if (text.length > 4 && wholeYear !== undefined && isYear(wholeYear)) return { year: Number(wholeYear) };
  const month = findMonth(first);
  if (month !== undefined && second === '') return { month };
  if (month !== undefined && isYear(second) && (others.length === 0 || /^(года|г\.?)$/.test(others.join(' ')))) {
    return { year: Number(second), month };
  }
  return undefined;
}

/** `Q3 2026`, `3 квартал 2026 года`, `третий квартал`. */
function parseQuarter(text: string): PeriodWords | undefined {
  const [, short, digit, word, year] =
    /^(?:q([1-4])|(?:([1-4])(?:-?й|-?м)?|(перв|втор|трет|четверт)\p{L}{1,3}) квартале?)(?: (\d{4})(?: года| г\.?)?)?$/u.exec(
      text,
    ) ?? [];
  const quarter = Number(short ?? digit ?? ['перв', 'втор', 'трет', 'четверт'].indexOf(word ?? '') + 1);
  if (quarter === 0) return undefined;
  if (year === undefined) return { quarter };
  return isYear(year) ? { year: Number(year), quarter } : undefined;
}

function isYear(text: string | undefined): boolean {
  return text !== undefined && /^[1-9]\d{3}$/.test(text);
}

/** What a period without a year could mean, if that is not certain. */
export interface UnclearPeriod {
  /** Such as `2025-12`. */
  candidates: readonly [string, string];
}

/** The first and the last day of a period. @param today in the account's time zone, `2026-11-05` */
export function resolvePeriod(period: PeriodWords, today: string): { from: string; to: string } | UnclearPeriod {
  const [year = 0, month = 1, date = 1] = today.split('-').map(Number);
  // Months and days beyond the end of a year or month are those of the next one.
  if ('lastDays' in period) return { from: toDay(year, month, date - period.lastDays + 1), to: today };
  if (!('year' in period) && !('unit' in period)) {
    // What has begun is meant before what is to come, as long as it is nearer.
    const length = 'month' in period ? 1 : 3;
    const first = 'month' in period ? period.month : period.quarter * 3 - 2;
    const present = length === 1 ? month : month - ((month - 1) % 3);
    const back = (present - first + 12) % 12;
    const begun = first <= present ? year : year - 1;
    if (back < 6) return { from: toDay(begun, first, 1), to: toDay(begun, first + length, 0) };
    const print = (of: number) =>
      'month' in period ? `${of}-${String(first).padStart(2, '0')}` : `Q${period.quarter} ${of}`;
    return { candidates: [print(begun), print(begun + 1)] };
  }
  if ('year' in period) {
    const first = period.month ?? (period.quarter ? period.quarter * 3 - 2 : 1);
    const length = period.month ? 1 : period.quarter ? 3 : 12;
    return { from: toDay(period.year, first, 1), to: toDay(period.year, first + length, 0) };
  }
  const { unit, shift } = period;
  if (unit === 'week') {
    const monday = date - ((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7) + shift * 7;
    return { from: toDay(year, month, monday), to: toDay(year, month, monday + 6) };
  }
  if (unit === 'year') return { from: toDay(year + shift, 1, 1), to: toDay(year + shift, 12, 31) };
  const length = unit === 'quarter' ? 3 : 1;
  const first = unit === 'quarter' ? month - ((month - 1) % 3) : month;
  return {
    from: toDay(year, first + shift * length, 1),
    to: toDay(year, first + (shift + 1) * length, 0),
  };
}

function toDay(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
}
