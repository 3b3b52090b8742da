/**
 * Letters without case. SQLite folds Latin letters alone, and so does a database of PostgreSQL with the locale C: `lower` and `upper` are
 * written so that they fold Cyrillic ones, and `like` of SQLite and `ilike` of PostgreSQL with a pattern that is known so that it has both
 * cases of every letter.
 */
import { toGlob, toSimilar } from '../store/text-match.ts';
import type { Operands } from './operand.ts';
import { SqlRefusal } from './refusal.ts';
import type { Rewriting } from './rewriting.ts';

/** The letters of Russian, Ukrainian, Belarusian and Kazakh. */
const letters = [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюяґєіїўәғқңөұүһ'];

/** SQLite reads no more than about thirty calls inside of each other. */
const callsInStep = 12;

/**
 * Writes `lower(…)`, `upper(…)` and `like` so that they fold every letter.
 *
 * @throws {SqlRefusal} for a collation of SQLite that would not
 */
export function foldCase(operands: Operands, rewriting: Rewriting): void {
  for (const index of operands.input.tokens.keys()) refuseCollation(operands, index);
  for (const [index, { mark }] of operands.input.tokens.entries()) {
    if (mark === 'like' || mark === 'ilike') rewriteLike(operands, rewriting, index);
  }
  for (const [index, { name }] of operands.input.tokens.entries()) {
    if (name === 'lower' || name === 'upper') rewriteCall(operands, rewriting, index, name);
  }
}

/** `name = 'Окна' collate nocase` finds `Окна` alone. */
function refuseCollation(operands: Operands, index: number): void {
  if (operands.mark(index) !== 'collate' || operands.input.tokens[index + 1]?.name !== 'nocase') return;
  let at = index + 2;
  while (['=', '<', '>', '!'].includes(operands.mark(at))) at += 1;
  const values = [operands.backward(index)?.value, at > index + 2 ? operands.forward(at)?.value : undefined];
  if (operands.input.engine === 'postgres' || ['like', 'ilike'].includes(operands.mark(index - 2))) return;
  if (values.some((value) => typeof value === 'string' && /[^\0-\x7f]/.test(value))) {
    throw new SqlRefusal("collate nocase folds Latin letters alone: write lower(x) = lower('Текст').");
  }
}

function rewriteCall(operands: Operands, rewriting: Rewriting, index: number, name: 'lower' | 'upper'): void {
  const close = operands.mark(index + 1) === '(' ? operands.pairs.get(index + 1) : undefined;
  if (close === undefined || close === index + 2 || rewriting.has(index) || rewriting.has(close)) return;
  for (let at = index + 2; at < close; at++) {
    if (operands.mark(at) === '(') at = operands.pairs.get(at) ?? close;
    // With two operands it is wrong, and SQLite says so.
    else if (operands.mark(at) === ',') return;
  }
  const [small, large] = [letters.join(''), letters.join('').toUpperCase()];
  if (operands.input.engine === 'postgres') {
    // The outer function is the caller's, so that the column is named after it.
    rewriting.replace(index + 1, index + 2, '(translate((');
    rewriting.replace(
      close,
      close + 1,
      name === 'lower' ? `)::text,'${large}','${small}'))` : `)::text,'${small}','${large}'))`,
    );
    return;
  }
  const steps: string[] = [];
  for (let from = 0; from < letters.length; from += callsInStep) {
    const calls = letters.slice(from, from + callsInStep).reduce((inner, letter) => {
      const cases = [letter.toUpperCase(), letter];
      const [from, to] = name === 'lower' ? cases : cases.reverse();
      return `replace(${inner},'${from}','${to}')`;
    }, 'v');
    steps.push(`fold${steps.length + 1}(v) as (select ${calls} from fold${steps.length})`);
  }
  // Operands are read in the first step, so that no step nests deeper than SQLite reads.
  rewriting.replace(index, index + 2, `(with fold0(v) as (select ${name}(`);
  rewriting.replace(close, close + 1, `)),${steps.join(',')} select v from fold${steps.length})`);
}

function rewriteLike(operands: Operands, rewriting: Rewriting, index: number): void {
  const pattern = readPattern(operands, index + 1);
  const { engine } = operands.input;
  // PostgreSQL reads the case of letters in `like`.
  if (engine === 'postgres' && operands.mark(index) === 'like') return;
  const keep = () =>
    engine === 'sqlite' && operands.mark(index) === 'ilike' && rewriting.replace(index, index + 1, 'like');
  if (!pattern) return void keep();
  const { value, places } = pattern;
  let { end } = pattern;
  let escapeMark: string | undefined;
  if (operands.mark(end) === 'escape') {
    const found = operands.forward(end + 1);
    if (typeof found?.value !== 'string') return void keep();
    if ([...found.value].length !== 1) throw new SqlRefusal('ESCAPE takes one character.');
    escapeMark = found.value;
    end = found.end;
  }
  if (engine === 'postgres') {
    const similar = toSimilar(value, escapeMark ?? '\\');
    if (similar === undefined) return;
    const written = `'${similar.replaceAll("'", "''")}'`;
    // PostgreSQL must find every placeholder somewhere.
    const used = places.map((place) => `$${place}::text`);
    rewriting.replace(
      index,
      end,
      `similar to ${used.length > 0 ? `coalesce(${[written, ...used].join(', ')})` : written}`,
    );
    return;
  }
  const glob = toGlob(value, escapeMark);
  if (glob === undefined) return void keep();
  const written = places.length > 0 ? rewriting.add(glob) : `'${glob.replaceAll("'", "''")}'`;
  rewriting.replace(index, end, `glob ${written}`);
  // What is folded on the left is compared without case as it is.
  const left = operands.backward(operands.mark(index - 1) === 'not' ? index - 1 : index);
  const name = left && operands.input.tokens[left.start]?.name;
  if (left && (name === 'lower' || name === 'upper') && operands.pairs.get(left.start + 1) === left.end - 1) {
    rewriting.replace(left.start, left.start + 1, name);
  }
}

/** Reads `'%окн%'`, `?`, `lower('%Окн%')` and what `||` joins of them. @returns undefined if the value is not known */
function readPattern(operands: Operands, start: number) {
  let value = '';
  const places: number[] = [];
  for (let at = start; ; ) {
    const part = readPart(operands, at);
    if (!part) return undefined;
    value += part.value;
    if (part.place !== undefined) places.push(part.place);
    at = part.end;
    const isJoined = operands.mark(at) === '|' && operands.mark(at + 1) === '|';
    if (isJoined) at += 2;
    else return isEnd(operands, at) ? { value, places, end: at } : undefined;
  }
}

function isEnd(operands: Operands, at: number): boolean {
  const next = operands.input.tokens[at];
  // Operators make something else of it.
  return next?.kind !== 'symbol' || [')', ',', ';', '='].includes(next.mark);
}

function readPart(
  operands: Operands,
  at: number,
): { value: string; place?: number | undefined; end: number } | undefined {
  const token = operands.input.tokens[at];
  const isFolded = token?.name === 'lower' || token?.name === 'upper';
  if (isFolded && operands.mark(at + 1) === '(') {
    const inner = readPart(operands, at + 2);
    return inner && operands.pairs.get(at + 1) === inner.end ? { ...inner, end: inner.end + 1 } : undefined;
  }
  if (token?.kind !== 'string' && token?.kind !== 'parameter') return undefined;
  const operand = operands.forward(at);
  const { value } = operand ?? {};
  if (operand?.end !== at + 1 || (typeof value !== 'string' && typeof value !== 'number')) return undefined;
  return { value: String(value), place: operands.places.get(token), end: at + 1 };
}
