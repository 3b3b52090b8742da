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

/** `[дД]`; undefined for a character without cases. */
function toClass(letter: string): string | undefined {
  const cases = new Set([letter.toLowerCase(), letter.toUpperCase()]);
  if (cases.has('е') || cases.has('ё')) return '[еёЕЁ]';
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
