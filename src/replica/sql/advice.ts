/** What a statement says in the SQL of another engine, and what is to be written instead. */
import { views } from '../view/index.ts';
import { SqlRefusal } from './refusal.ts';
import type { Token } from './token.ts';

/** A statement without the fence that assistants put around it. */
export function stripFence(text: string): string {
  const found = /^\s*```(?:(?:sql|sqlite|postgres|postgresql|pgsql|psql)\b)?([\s\S]*)$/i.exec(text);
  return (found?.[1] ?? text).replace(/\s*```\s*$/, '');
}

/** @throws {SqlRefusal} for what only another engine reads, naming what this one has */
export function refuseForeignSyntax(text: string, tokens: readonly Token[], engine: 'sqlite' | 'postgres'): void {
  for (const [index, token] of tokens.entries()) {
    const mark = (at: number) => tokens[at]?.mark ?? '';
    const isBefore = (kind: Token['kind']) => tokens[index + 1]?.kind === kind;
    if (token.mark === 'top' && ['select', 'distinct', 'all'].includes(mark(index - 1)) && isBefore('number')) {
      const { start = 0, end = 0 } = tokens[index + 1] ?? {};
      throw new SqlRefusal(`There is no TOP here: write limit ${text.slice(start, end)} at the end.`);
    }
    if (engine === 'postgres') {
      const raw = text.slice(token.start + 1, token.end - 1);
      const follows = ['from', 'join', ','].includes(mark(index - 1));
      if (token.kind === 'quoted' && follows && raw !== token.name && Object.hasOwn(views, token.name)) {
        throw new SqlRefusal(
          `There is no view ${JSON.stringify(raw)}: names in quotes are read exactly. It is called ${token.name}, and its columns have small letters too.`,
        );
      }
      continue;
    }
    if (token.mark === 'x' && isBefore('string') && tokens[index + 1]?.start === token.end) {
      throw new SqlRefusal("Bytes (x'…') are not read here: write the text itself.");
    }
    if (token.kind === 'number') refuseRounded(text.slice(token.start, token.end));
    if (token.mark === '::') throw new SqlRefusal('SQLite has no `::`: write date(x), or cast(x as integer).');
    if (token.kind !== 'word') continue;
    if (token.mark === 'interval' && (isBefore('string') || isBefore('number') || isBefore('parameter'))) {
      throw new SqlRefusal("SQLite has no intervals: write date('now', '-30 days'), or datetime(x, '+2 hours').");
    }
    if (['date', 'timestamp', 'timestamptz', 'time'].includes(token.mark) && isBefore('string')) {
      throw new SqlRefusal(
        `SQLite has no ${token.mark} in front of a text: write the text alone, such as '2026-10-01'.`,
      );
    }
    if (token.mark === 'fetch' && ['first', 'next'].includes(mark(index + 1))) {
      throw new SqlRefusal('SQLite has no FETCH FIRST: write limit 5 at the end.');
    }
    if (token.mark === 'at' && mark(index + 1) === 'time' && mark(index + 2) === 'zone') {
      throw new SqlRefusal('SQLite has no time zones. Times are those of the account already.');
    }
    if (token.mark === 'distinct' && mark(index + 1) === 'on' && mark(index + 2) === '(') {
      throw new SqlRefusal('SQLite has no DISTINCT ON: use row_number() over (partition by … order by …) = 1.');
    }
  }
}

/** SQLite has whole numbers of 64 bits and doubles: it would round others without a word. */
function refuseRounded(number: string): void {
  if (!/^[\d.]+$/.test(number) || Number(number) <= Number.MAX_SAFE_INTEGER) return;
  if (!number.includes('.') && BigInt(number) < 2n ** 63n) return;
  throw new SqlRefusal(`SQLite cannot hold ${number.slice(0, 60)} exactly and would round it: write it as a text.`);
}
