import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Store } from './store.ts';

/**
 * Whether a column contains a text in any case. The letters of the pattern have both cases, because SQLite folds Latin letters alone
 * and PostgreSQL those of its own language; `е` and `ё` are one letter.
 */
export function containsText(engine: Store['engine'], column: string, text: string): RawBuilder<SqlBool> {
  const quote = engine === 'sqlite' ? escapeGlob : escapeRegex;
  const pattern = [...text].map((letter) => toClass(letter) ?? quote(letter)).join('');
  if (engine === 'sqlite') return sql<SqlBool>`${sql.ref(column)} glob ${`*${pattern}*`}`;
  return sql<SqlBool>`${sql.ref(column)} ~ ${pattern}`;
}

/**
 * A pattern of `like` as one of SQLite's `glob` that ignores the case of every letter.
 *
 * @returns undefined if the pattern ends with the character that escapes the next one
 */
export function toGlob(pattern: string, escapeMark?: string): string | undefined {
  return translate(pattern, escapeMark, (letter) => toCases(letter) ?? escapeGlob(letter), { '%': '*', _: '?' });
}

/** The same as one of PostgreSQL's `similar to`. */
export function toSimilar(pattern: string, escapeMark: string): string | undefined {
  const escapeSimilar = (letter: string) => (/[%_|*+?{}()[\]\\.^$]/.test(letter) ? `\\${letter}` : letter);
  return translate(pattern, escapeMark, (letter) => toCases(letter) ?? escapeSimilar(letter), { '%': '%', _: '_' });
}

function translate(
  pattern: string,
  escapeMark: string | undefined,
  toLetter: (letter: string) => string,
  wildcards: Readonly<Record<string, string>>,
): string | undefined {
  let result = '';
  let isEscaped = false;
  for (const letter of pattern) {
    if (!isEscaped && letter === escapeMark) {
      isEscaped = true;
      continue;
    }
    result += isEscaped ? toLetter(letter) : (wildcards[letter] ?? toLetter(letter));
    isEscaped = false;
  }
  return isEscaped ? undefined : result;
}

/** `[дД]`, and one class for `е` and `ё`; undefined for a character without cases. */
function toClass(letter: string): string | undefined {
  return /[её]/i.test(letter) ? '[еёЕЁ]' : toCases(letter);
}

/** `[дД]`; undefined for a character without cases. */
function toCases(letter: string): string | undefined {
  const cases = new Set([letter.toLowerCase(), letter.toUpperCase()]);
  // Some capitals are two letters: `ß`.
  return cases.size === 2 && [...cases].every((each) => [...each].length === 1)
    ? `[${[...cases].join('')}]`
    : undefined;
}

function escapeGlob(letter: string): string {
  return '*?['.includes(letter) ? `[${letter}]` : letter;
}

function escapeRegex(letter: string): string {
  return /[\p{L}\p{N}\s]/u.test(letter) || letter.charCodeAt(0) > 127 ? letter : `\\${letter}`;
}
