/**
 * Dates as people write them, in Russian and English. A small exact grammar: a text that has more than one reading is refused, and
 * `problem` says which form has one.
 */
import { formatDate, formatDateTime, toUnixSeconds } from './account-time.ts';
import { isDay } from './date-time-text.ts';
import { findMonth, type PeriodWords, parsePeriodWords, resolvePeriod } from './period-word.ts';

/** A parsed text. What it means depends on the time and the account's time zone. */
export type DateWords =
  | { kind: 'seconds'; seconds: number }
  | { kind: 'day'; day: DayWords; clock?: string }
  | { kind: 'period'; period: PeriodWords };

/** A day: in some days from today, by its weekday, or by its date. */
type DayWords = { days: number } | { weekday: number } | { date: string } | { month: number; date: number };

/** Why a text is not understood. */
export interface Problem {
  problem: string;
}

/** What words mean at one time: a moment, or a period of whole days. */
export type DateMeaning =
  | { kind: 'instant'; seconds: number }
  | { kind: 'local'; dateTime: string }
  | { kind: 'day'; date: string }
  | { kind: 'days'; from: string; to: string };

/** Some texts that are understood, for messages. */
export const dateExamples =
  'such as "2026-11-05", "2026-11-05T14:30", "05.11.2026", "tomorrow 12:00", "завтра в 12", "+3d" or "в пятницу"';

const relativeDays: Readonly<Record<string, number>> = {
  'day before yesterday': -2,
  позавчера: -2,
  yesterday: -1,
  вчера: -1,
  today: 0,
  сегодня: 0,
  tomorrow: 1,
  завтра: 1,
  'day after tomorrow': 2,
  послезавтра: 2,
};

/** By the day of the week, Monday is 1. */
const weekdays: readonly RegExp[] = [
  /^(monday|понедельник)$/,
  /^(tuesday|вторник)$/,
  /^(wednesday|среда|среду)$/,
  /^(thursday|четверг)$/,
  /^(friday|пятница|пятницу)$/,
  /^(saturday|суббота|субботу)$/,
  /^(sunday|воскресенье)$/,
];

const units: readonly (readonly [RegExp, 'seconds' | 'days', number])[] = [
  [/^(minutes?|минут[уы]?)$/, 'seconds', 60],
  [/^(h|hours?|ч|час|часа|часов)$/, 'seconds', 3_600],
  [/^(d|days?|д|день|дня|дней)$/, 'days', 1],
  [/^(w|weeks?|недел[юиья]|недель)$/, 'days', 7],
];

/** How far a relative date may be, in days: ten years. */
const maxDays = 3_660;

/** How far from today a day without a year may be, in days; beyond that it could be of another year. */
const maxWithoutYear = 183;

/** Hours that people say of the morning and of the afternoon alike. */
const unclearHours = { from: 1, to: 6 } as const;

const dayMs = 86_400_000;

/** The longest text that is parsed. */
const maxText = 60;

/** Parses a text; a problem if it is not understood for certain. */
export function parseDateWords(given: string): DateWords | Problem {
  if (given.length > maxText) return { problem: `use a date ${dateExamples}` };
  const text = given.normalize('NFC').trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ');
  if (text === 'now' || text === 'сейчас') return { kind: 'seconds', seconds: 0 };
  const period = parsePeriodWords(text);
  if (period) return { kind: 'period', period };
  const { rest, clock } = takeClock(text);
  if (clock !== undefined && 'problem' in clock) return clock;
  const offset = parseOffset(rest);
  if (offset && 'problem' in offset) return offset;
  if (offset && 'seconds' in offset) {
    return clock ? { problem: 'give either a number of hours or a time' } : { kind: 'seconds', ...offset };
  }
  const day = offset ?? parseDay(rest);
  if ('problem' in day) return day;
  return { kind: 'day', day, ...(clock && { clock: clock.clock }) };
}

/** Splits the time of day off the end: `12:00`, `в 12`, `at 9:30`, `3 pm`. */
function takeClock(text: string): { rest: string; clock?: { clock: string } | Problem } {
  const [whole, word, hourText = '', minuteText, half] =
    /(?:^| )(?:(в|at) )?(\d{1,2})(?::(\d{2}))?(?: ?(am|pm))?$/.exec(text) ?? [];
  // A number alone is not a time: "20.11" ends in one as well.
  if (whole === undefined || (!word && minuteText === undefined && !half)) return { rest: text };
  const rest = text.slice(0, text.length - whole.length);
  const [hour, minute] = [Number(hourText), Number(minuteText ?? 0)];
  if (half ? hour < 1 || hour > 12 : hour > 23) return { rest, clock: { problem: `there is no hour ${hour}` } };
  if (minute > 59) return { rest, clock: { problem: `there is no minute ${minute}` } };
  if (!half && minuteText === undefined && hour >= unclearHours.from && hour <= unclearHours.to) {
    const problem = `${hour} o’clock may be in the morning or in the afternoon; write ${pad(hour)}:00 or ${hour + 12}:00`;
    return { rest, clock: { problem } };
  }
  const ofDay = half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour;
  return { rest, clock: { clock: `${pad(ofDay)}:${pad(minute)}:00` } };
}

/** `+3d`, `-2h`, `in 3 days`, `через 3 дня`, `3 days ago`, `3 дня назад`. */
function parseOffset(text: string): { days: number } | { seconds: number } | Problem | undefined {
  const [, sign, signed, short] = /^([+-])(\d{1,6}) ?(\p{L}+)$/u.exec(text) ?? [];
  const [, ahead, aheadUnit] = /^(?:in|через) (?:(\d{1,6}|an?) )?(\p{L}+)$/u.exec(text) ?? [];
  const [, back, backUnit] = /^(\d{1,6}) (\p{L}+) (?:ago|назад)$/u.exec(text) ?? [];
  const word = short ?? aheadUnit ?? backUnit;
  if (word === undefined) return undefined;
  const amount = Number(signed ?? back ?? (ahead === undefined || ahead.startsWith('a') ? 1 : ahead));
  // "Через день" is also said of every second day, and a month has no certain length.
  if (aheadUnit !== undefined && ahead === undefined && /^д/.test(word)) {
    return { problem: 'write "завтра" or "через 2 дня"' };
  }
  const unit = units.find(([pattern]) => pattern.test(word));
  if (!unit) return { problem: 'an interval is in hours, days or weeks: "+2h", "+3d", "через 2 недели"' };
  const [, kind, size] = unit;
  const value = (sign === '-' || back !== undefined ? -1 : 1) * amount * size;
  const days = kind === 'days' ? value : value / 86_400;
  if (Math.abs(days) > maxDays) return { problem: `is more than ${maxDays} days away` };
  return kind === 'days' ? { days: value } : { seconds: value };
}

function parseDay(text: string): DayWords | Problem {
  const days = Object.hasOwn(relativeDays, text) ? relativeDays[text] : undefined;
  if (days !== undefined) return { days };
  if (isDay(text)) return { date: text };
  const weekday = weekdays.findIndex((pattern) => pattern.test(text.replace(/^(в|во|on) /, '')));
  if (weekday !== -1) return { weekday: weekday + 1 };
  const [, dayText, monthText, yearText] = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?$/.exec(text) ?? [];
  if (dayText && monthText) return toDate(Number(dayText), Number(monthText), yearText);
  const [, inWords = '', monthWord = '', year] = /^(\d{1,2}) (\p{L}+)(?: (\d{4}))?(?: года| г\.?)?$/u.exec(text) ?? [];
  const month = findMonth(monthWord);
  if (month !== undefined) return toDate(Number(inWords), month, year);
  return { problem: explain(text) };
}

function explain(text: string): string {
  if (/^\d{1,2}\.\d{1,2}\.\d{1,3}$/.test(text)) return 'write the year with four digits, such as "05.11.2026"';
  if (/^\d{1,4}\/\d{1,2}(\/\d{1,4})?$/.test(text)) {
    return 'with slashes it is not certain which number is the month; write "2026-11-05" or "05.11.2026"';
  }
  if (/(next|last|this|следующ|прошл|эт(от|у|о))/.test(text)) {
    return 'it is not certain which day that is; write its date, or a weekday alone for the next one';
  }
  return `use a date ${dateExamples}`;
}

function toDate(date: number, month: number, year: string | undefined): DayWords | Problem {
  // A leap year, so that 29 February without a year is refused only if the present year lacks it.
  const text = `${year ?? '2024'}-${pad(month)}-${pad(date)}`;
  if (!isDay(text)) return { problem: 'there is no such day' };
  return year === undefined ? { month, date } : { date: text };
}

/**
 * What words mean now.
 *
 * @param now in unix seconds
 */
export function resolveDateWords(
  words: DateWords,
  { now, timezone }: { now: number; timezone: string },
): DateMeaning | Problem {
  if (words.kind === 'seconds') return { kind: 'instant', seconds: now + words.seconds };
  const today = formatDate(now, timezone);
  if (words.kind === 'period') {
    const days = resolvePeriod(words.period, today);
    if ('from' in days) return { kind: 'days', ...days };
    return { problem: `it is not certain of which year that is; write "${days.candidates.join('" or "')}"` };
  }
  const date = resolveDay(words.day, today);
  if (typeof date !== 'string') return date;
  if (words.clock === undefined) return { kind: 'day', date };
  const dateTime = `${date}T${words.clock}`;
  // A time that the clocks skip would be read as another one.
  const seconds = toUnixSeconds(dateTime, timezone);
  if (formatDateTime(seconds, timezone).startsWith(dateTime)) return { kind: 'local', dateTime };
  return { problem: 'the clocks skip that time' };
}

function resolveDay(day: DayWords, today: string): string | Problem {
  if ('days' in day) return addDays(today, day.days);
  if ('weekday' in day) {
    const present = new Date(`${today}T00:00:00Z`).getUTCDay() || 7;
    return addDays(today, (day.weekday - present + 7) % 7 || 7);
  }
  if (!('month' in day)) return day.date;
  const text = `${today.slice(0, 4)}-${pad(day.month)}-${pad(day.date)}`;
  if (!isDay(text)) return { problem: `there is no such day in ${today.slice(0, 4)}; give the year` };
  const distance = Math.abs(Date.parse(`${text}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / dayMs;
  if (distance <= maxWithoutYear) return text;
  return {
    problem: `it is not certain of which year that is; give the year, such as "${pad(day.date)}.${pad(day.month)}.${text.slice(0, 4)}"`,
  };
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
