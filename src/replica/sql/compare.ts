/**
 * Checks the form of values that are compared: SQLite compares a number with a text, and a time with a time in another form, without a
 * word, and finds all rows or none. What can be written as it should be is; the rest is refused with the right form.
 */
import { quote } from '../../errors/quote.ts';
import { views } from '../view/index.ts';
import { parseMoment, toIsoDay } from './moment.ts';
import type { Operand, Operands } from './operand.ts';
import { SqlRefusal } from './refusal.ts';
import type { Clock, Rewriting } from './rewriting.ts';

/** How two operands are compared: `<` stands for orders, with what a value bounds. */
type Operator = '=' | '<' | '<=' | '>' | '>=';

interface Pair {
  operand: Operand;
  value: Operand;
  operator: Operator;
}

const opposite: Readonly<Record<Operator, Operator>> = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** @throws {SqlRefusal} for a value that cannot be compared */
export function checkForms(operands: Operands, rewriting: Rewriting, clock: Clock): void {
  for (const pair of findPairs(operands)) {
    const { type } = pair.operand;
    if (pair.value.value === null || pair.value.value === undefined) continue;
    if (type === 'day' || type === 'time') checkMoment(pair, operands, rewriting, clock);
    else if (type) checkScalar(pair, operands, rewriting);
  }
}

/** Every comparison of an operand with a value. */
function findPairs(operands: Operands): Pair[] {
  const pairs: Pair[] = [];
  const add = (operand: Operand | undefined, value: Operand | undefined, operator: Operator) => {
    if (!operand || !value || !operands.isWhole(operand) || !operands.isWhole(value)) return;
    if (value.value !== undefined && operand.value === undefined) pairs.push({ operand, value, operator });
    if (operand.value !== undefined && value.value === undefined) {
      pairs.push({ operand: value, value: operand, operator: opposite[operator] });
    }
    if (operator === '=') refuseDayOfTime(operand, value, operands);
  };
  for (const index of operands.input.tokens.keys()) {
    const left = () => operands.backward(operands.mark(index - 1) === 'not' ? index - 1 : index);
    const found = readOperator(operands, index);
    if (found) add(operands.backward(index), operands.forward(found.end), found.operator);
    if (operands.mark(index) === 'between') {
      const operand = left();
      const low = operands.forward(index + 1);
      add(operand, low, '>=');
      if (low && operands.mark(low.end) === 'and') add(operand, operands.forward(low.end + 1), '<=');
    }
    if (operands.mark(index) === 'in' && operands.mark(index + 1) === '(') {
      const operand = left();
      for (let at = index + 2; ; ) {
        const value = operands.forward(at);
        add(operand, value, '=');
        if (!value || operands.mark(value.end) !== ',') break;
        at = value.end + 1;
      }
    }
  }
  return pairs;
}

/** A time in SQLite is a text that is equal to no day. */
function refuseDayOfTime(one: Operand, other: Operand, operands: Operands): void {
  const [day, time] = one.type === 'day' ? [one, other] : [other, one];
  if (operands.input.engine === 'postgres' || day.type !== 'day' || time.type !== 'time') return;
  const own = time.column?.endsWith('_at') ? `, or ${operands.show(time).replace(/_at$/, '_on')}` : '';
  throw new SqlRefusal(
    `${operands.show(time)} has a time of day, and ${operands.show(day)} is a day: compare date(${operands.show(time)})${own}.`,
  );
}

function readOperator(operands: Operands, index: number): { operator: Operator; end: number } | undefined {
  const [before, mark, next] = [operands.mark(index - 1), operands.mark(index), operands.mark(index + 1)];
  if (['<', '>', '!', '='].includes(before) || before === '-' || before === '~') return undefined;
  if (mark === '=') return { operator: '=', end: next === '=' ? index + 2 : index + 1 };
  if (mark === '!' && next === '=') return { operator: '=', end: index + 2 };
  if (mark === 'is') {
    const end = next === 'not' ? index + 2 : index + 1;
    return operands.mark(end) === 'distinct' ? { operator: '=', end: end + 2 } : { operator: '=', end };
  }
  if (mark !== '<' && mark !== '>') return undefined;
  if (mark === '<' && next === '>') return { operator: '=', end: index + 2 };
  if (next === mark) return undefined;
  return next === '=' ? { operator: `${mark}=`, end: index + 2 } : { operator: mark, end: index + 1 };
}

const numberPattern = /^\s*[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?\s*$/i;

function checkScalar({ operand, value }: Pair, operands: Operands, rewriting: Rewriting): void {
  const { engine } = operands.input;
  const given = value.value;
  const what = operands.show(operand);
  if (engine === 'postgres') {
    // PostgreSQL knows no `text = integer`.
    const isLiteral = operands.input.tokens[value.start]?.kind === 'number';
    if (operand.type === 'text' && isLiteral) rewriting.setValue(value, operands.show(value));
    return;
  }
  // A number of a placeholder would be compared as '2026.0'.
  if (operand.type === 'text' && typeof given === 'number') rewriting.setValue(value, String(given));
  if ((operand.type === 'number' || operand.type === 'flag') && typeof given === 'string') {
    if (!numberPattern.test(given)) {
      throw new SqlRefusal(
        `${what} is a number, and never ${show(given)}: a text is compared with a number as if it were larger.`,
      );
    }
    rewriting.setValue(value, Number(given));
  }
  if (operand.type === 'string' && typeof given === 'number') {
    throw new SqlRefusal(
      `${what} is a text and never the number ${given}: write '${operands.show(value).startsWith('?') ? given : operands.show(value)}' as the function prints it (strftime('%m', …) is '01'), or cast(${what} as integer).`,
    );
  }
}

function checkMoment({ operand, value, operator }: Pair, operands: Operands, rewriting: Rewriting, clock: Clock): void {
  const { engine } = operands.input;
  const given = value.value;
  const [what, isDay] = [operands.show(operand), operand.type === 'day'];
  const right = isDay ? "'2026-10-01'" : "'2026-10-01 14:30:00'";
  const refuse = (more: string) =>
    new SqlRefusal(`${what} is a ${isDay ? 'day' : 'time'} such as ${right}, and ${more}`);
  if (typeof given !== 'string') throw refuse(`is never the number ${given}.`);
  const moment = parseMoment(given, clock.timeZone);
  const isTextColumn = engine === 'sqlite' || (isDay && operand.column !== undefined);
  if (!moment) {
    const iso = toIsoDay(given);
    if (iso) throw refuse(`days are written year first: '${iso}' and not ${show(given)}.`);
    // PostgreSQL reads 'today', and refuses what it cannot read.
    if (!isTextColumn) {
      if (/^\s*\d+[./]/.test(given)) throw refuse(`never ${show(given)}.`);
      return;
    }
    // What is no day at all is told with the days that there are.
    const isListed = Object.values(views).some(({ columns }) => columns[operand.column ?? '']?.listedIn);
    if (isListed && operator === '=') return;
    const isPart = /^\d{4}(?:-\d\d)?$/.test(given);
    // The beginning of a month is right as the text that it is.
    if (isPart && (operator === '>=' || operator === '<')) return;
    const words = /^\s*(?:now|today|current_date|current_timestamp)\s*$/i.test(given);
    const now = engine === 'sqlite' ? "date('now')" : 'current_date';
    if (words)
      throw refuse(
        `${show(given)} is a text: write ${isDay ? now : engine === 'sqlite' ? "datetime('now')" : 'now()'}.`,
      );
    throw refuse(given === '' ? 'never empty: write `is null`.' : `never ${show(given)}.`);
  }
  const { day, time } = moment;
  if (isDay) {
    if (time !== undefined && time !== '00:00:00') {
      const also = operand.column?.endsWith('_on') ? ` or compare ${what.replace(/_on$/, '_at')}` : '';
      throw refuse(`${show(given)} has a time of day: write the day alone${also}.`);
    }
    if (day !== given) rewriting.setValue(value, day);
    return;
  }
  const beside = operand.column?.replace(/_at$/, '_on') ?? '';
  const hasDay =
    beside !== operand.column && Object.values(views).some(({ columns }) => Object.hasOwn(columns, beside));
  if (time === undefined && operator === '=' && operand.column && hasDay) {
    throw refuse(`a day is compared with ${what.replace(/_at$/, '_on')}: it would find midnight alone.`);
  }
  if (engine === 'postgres' && !moment.hasZone) return;
  const whole = `${day} ${time ?? '00:00:00'}`;
  if (whole !== given) rewriting.setValue(value, whole);
}

function show(value: string): string {
  return `'${quote(value, 60).replaceAll("'", "''")}'`;
}
