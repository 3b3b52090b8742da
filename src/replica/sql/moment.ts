/** Times in statements: what is written with a zone, and what the engines call now, is the account's own time. */
import { offsetMinutes } from '../../time-zone.ts';
import type { Operands } from './operand.ts';
import { SqlRefusal } from './refusal.ts';
import type { Clock, Rewriting } from './rewriting.ts';
import { isOperand } from './structure.ts';

const pattern = /^(\d{4})-(\d\d)-(\d\d)(?:(T| +)(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?)?(?: ?(Z|[+-]\d\d(?::?\d\d)?))?$/i;

/** A day, or a time of the account. */
export interface Moment {
  /** `2026-10-01`. */
  day: string;
  /** `00:00:00`, perhaps with a fraction; undefined for a day. */
  time: string | undefined;
  /** Whether a zone was written. */
  hasZone: boolean;
}

/** Reads `2026-10-01`, `2026-10-01 14:30`, `2026-10-01T14:30:00+03:00`. @returns undefined for another text */
export function parseMoment(text: string, timeZone: string): Moment | undefined {
  const found = pattern.exec(text.trim());
  if (!found) return undefined;
  const [, year, month, date, separator, hours = '', minutes = '', seconds = '00', fraction = '', zone] = found;
  const day = `${year}-${month}-${date}`;
  if (separator === undefined) return zone === undefined ? { day, time: undefined, hasZone: false } : undefined;
  const rest = /[1-9]/.test(fraction) ? fraction : '';
  if (zone === undefined) return { day, time: `${hours}:${minutes}:${seconds}${rest}`, hasZone: false };
  const parts = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  const ahead = parts ? Number(`${parts[1]}1`) * (Number(parts[2]) * 60 + Number(parts[3] ?? 0)) : 0;
  const utc = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`) / 1000 - ahead * 60;
  if (Number.isNaN(utc)) return undefined;
  const local = toLocalTime(utc, timeZone);
  return { day: local.slice(0, 10), time: local.slice(11) + rest, hasZone: true };
}

/** `2026-11-05 14:30:00`. @param seconds unix seconds */
export function toLocalTime(seconds: number, timeZone: string): string {
  const whole = Math.floor(seconds);
  const local = new Date((whole + offsetMinutes(whole, timeZone) * 60) * 1000);
  return local.toISOString().slice(0, 19).replace('T', ' ');
}

/** Writes every time with a zone as the account's time. */
export function localize(operands: Operands, rewriting: Rewriting, { timeZone }: Clock): void {
  for (const [index, token] of operands.input.tokens.entries()) {
    const { kind } = token;
    if ((kind !== 'string' && kind !== 'parameter') || rewriting.hasSet(token)) continue;
    const operand = operands.forward(index);
    const one = operand && { start: index, end: index + 1 };
    const value = kind === 'string' ? operands.raw(index).slice(1, -1) : operand?.value;
    const moment = one && typeof value === 'string' ? parseMoment(value, timeZone) : undefined;
    if (one && moment?.hasZone && !isText(operands, index)) rewriting.setValue(one, `${moment.day} ${moment.time}`);
  }
}

/** Whether a value is compared with a column of texts. */
function isText(operands: Operands, index: number): boolean {
  const at = ['<', '>', '!', '='].includes(operands.mark(index - 2)) ? index - 2 : index - 1;
  return ['=', '<', '>', 'like'].includes(operands.mark(index - 1)) && operands.backward(at)?.type === 'text';
}

/** The functions of SQLite that read times: what they read without an operand behind these is the present time. */
const formats: Readonly<Record<string, number>> = {
  date: 0,
  time: 0,
  datetime: 0,
  julianday: 0,
  unixepoch: 0,
  strftime: 1,
  timediff: 0,
};

/** Writes the account's present time in place of `'now'`, which is UTC in SQLite. */
export function setNow(operands: Operands, rewriting: Rewriting, { now, timeZone }: Clock): void {
  const { tokens, parameters } = operands.input;
  const present = toLocalTime(now, timeZone);
  const words: Readonly<Record<string, string>> = {
    current_timestamp: present,
    current_date: present.slice(0, 10),
    current_time: present.slice(11),
  };
  for (const [index, token] of tokens.entries()) {
    const word = token.kind === 'word' ? words[token.mark] : undefined;
    const previous = tokens[index - 1];
    const isRead = !previous || (isOperand(previous) && previous.mark !== '.');
    if (word !== undefined && isRead) {
      rewriting.replace(index, index + 1, `'${word}'`);
    }
    const count = Object.hasOwn(formats, token.name) ? formats[token.name] : undefined;
    const close = operands.mark(index + 1) === '(' ? operands.pairs.get(index + 1) : undefined;
    if (count === undefined || close === undefined) continue;
    if (close === index + 2 && count === 0) rewriting.replace(index + 1, close + 1, `('${present}')`);
    if (count === 1 && close === index + 3) {
      const format = tokens[index + 2];
      const value = format?.kind === 'parameter' ? undefined : operands.raw(index + 2);
      if (value !== undefined) rewriting.replace(index + 2, close, `${value}, '${present}'`);
    }
    for (let at = index + 2; at < close; at++) {
      const each = tokens[at];
      if (!each) continue;
      const { kind } = each;
      const place = operands.places.get(each);
      const value = kind === 'string' ? operands.raw(at).slice(1, -1) : place ? parameters[place - 1] : undefined;
      if (typeof value !== 'string' || value.trim().toLowerCase() !== 'now') continue;
      rewriting.replace(at, at + 1, `'${present}'`);
    }
  }
}

/** `1.10.2026` as `2026-10-01`; undefined for what is not such a day. */
export function toIsoDay(text: string): string | undefined {
  const found = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b/.exec(text.trim());
  if (!found) return undefined;
  return `${found[3]}-${found[2]?.padStart(2, '0')}-${found[1]?.padStart(2, '0')}`;
}

/** Operators that SQLite reads as arithmetic of numbers: of `2026-10-01` it takes 2026. */
const arithmetic: readonly string[] = ['+', '-', '*', '/', '%'];

/** Functions that compute with numbers. */
const computing: readonly string[] = [
  'sum',
  'avg',
  'total',
  'abs',
  'round',
  'median',
  'variance',
  'ceil',
  'floor',
  'ceiling',
];

/** Refuses to compute with times as SQLite does. @throws {SqlRefusal} */
export function refuseArithmetic(operands: Operands): void {
  const { tokens } = operands.input;
  for (const [index, token] of tokens.entries()) {
    if (computing.includes(token.name) && operands.mark(index + 1) === '(') {
      const operand = operands.forward(index + 2 + (operands.mark(index + 2) === 'distinct' ? 1 : 0));
      if (isTime(operand?.type) && operand?.end === operands.pairs.get(index + 1)) {
        throw new SqlRefusal(`${token.name}() of ${operands.show(operand)}: ${advice}`);
      }
    }
    if (token.name === 'cast' && operands.mark(index + 1) === '(') refuseCast(operands, index);
    if (!arithmetic.includes(token.mark) || token.kind !== 'symbol') continue;
    // `->` and `->>` read JSON.
    if (token.mark === '-' && operands.mark(index + 1) === '>') continue;
    for (const operand of [operands.backward(index), operands.forward(index + 1)]) {
      if (operand && isTime(operand.type)) {
        throw new SqlRefusal(`\`${token.mark}\` beside ${operands.show(operand)}: ${advice}`);
      }
    }
  }
}

const advice =
  "SQLite would compute with the year alone. Write date('now', '-30 days') for a day before or after another, and " +
  'julianday(a) - julianday(b) for the days between two.';

const isTime = (type: string | undefined) => type === 'day' || type === 'time';

function refuseCast(operands: Operands, index: number): void {
  const close = operands.pairs.get(index + 1) ?? index;
  const operand = operands.forward(index + 2);
  const isBefore = operand && operands.mark(operand.end) === 'as';
  for (let at = index + 2; at < close; at++) {
    if (operands.mark(at) === '(') at = operands.pairs.get(at) ?? close;
    if (operands.mark(at) !== 'as') continue;
    const type = operands.input.tokens[at + 1]?.name ?? '';
    const isNumber = !/^(?:text|varchar|char|character|nvarchar|nchar|blob)$/.test(type);
    const what = isBefore ? operands.show(operand) : 'x';
    if (/^(?:date|timestamp|timestamptz|datetime|time)$/.test(type)) {
      const call = type === 'date' || type === 'time' ? type : 'datetime';
      throw new SqlRefusal(`SQLite has no type ${type} and would answer the year. Write ${call}(${what}).`);
    }
    if (isNumber && isBefore && isTime(operand.type)) {
      throw new SqlRefusal(
        `cast(${what} as ${type}) would be the year. Write strftime('%Y', ${what}), or julianday(${what}).`,
      );
    }
  }
}
