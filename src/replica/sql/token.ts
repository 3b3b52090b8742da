/**
 * Splits a statement into tokens as the engine will. What the two engines would read differently from here, such as strings with
 * backslashes, is refused: the check of functions depends on it.
 */
import { SqlRefusal } from './refusal.ts';

/** A piece of a statement. */
export interface Token {
  kind: 'word' | 'quoted' | 'string' | 'number' | 'parameter' | 'symbol';
  /** Words in lower case, and symbols; empty for everything that has no meaning in the language, such as names. */
  mark: string;
  /** Of words and quoted names, in lower case and without the quotes; otherwise empty. */
  name: string;
  start: number;
  end: number;
}

type Engine = 'sqlite' | 'postgres';

const wordStart = /[A-Za-z_\u0080-\uffff]/;
const word = /[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y;
const number = /(?:0[xX][0-9a-fA-F]+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)/y;
const parameter = /\?\d*|\$\d+/y;
const space = /[ \t\n\r\f]+/y;

/** @throws {SqlRefusal} if a piece is not understood */
export function tokenize(text: string, engine: Engine): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    const skipped = take(space)?.length ?? skipComment(text, at, engine);
    if (skipped > 0) {
      at += skipped;
      continue;
    }
    const token = readToken(text, at, engine, take);
    refuseAdjacent(text, tokens.at(-1), token);
    tokens.push(token);
    at = token.end;
  }
  return markNames(tokens);
}

/** Takes the meaning from words that are names by their place, whatever they spell: `1 as from`, `leads.values`. */
function markNames(tokens: Token[]): Token[] {
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1]?.mark;
    if (token.kind !== 'word' || (before !== 'as' && before !== '.')) continue;
    if (before === 'as' && isMaterialized(tokens, index)) continue;
    token.mark = '';
  }
  return tokens;
}

/** Whether `materialized (` or `not materialized (` comes next: the only words of the language behind `as`. */
function isMaterialized(tokens: readonly Token[], index: number): boolean {
  const at = tokens[index]?.mark === 'not' ? index + 1 : index;
  return tokens[at]?.mark === 'materialized' && tokens[at + 1]?.mark === '(';
}

/** The places in the list of values that placeholders have, from 1: `?` the next one, `?2` and `$2` the second. */
export function placesOf(text: string, tokens: readonly Token[]): Map<Token, number> {
  const places = new Map<Token, number>();
  let last = 0;
  for (const token of tokens) {
    if (token.kind !== 'parameter') continue;
    const { start, end } = token;
    places.set(token, end - start === 1 ? ++last : Number(text.slice(start + 1, end)));
  }
  return places;
}

function readToken(text: string, start: number, engine: Engine, take: (pattern: RegExp) => string | undefined): Token {
  const first = text[start] ?? '';
  const make = (kind: Token['kind'], raw: string, name = ''): Token => {
    const mark = kind === 'word' || kind === 'symbol' ? raw.toLowerCase() : '';
    return { kind, mark, name: kind === 'word' ? mark : name, start, end: start + raw.length };
  };
  if (first === "'") return make('string', readQuoted(text, start, "'"));
  const close = first === '"' ? '"' : engine === 'sqlite' ? { '`': '`', '[': ']' }[first] : undefined;
  if (close) {
    const raw = readQuoted(text, start, close);
    return make(
      'quoted',
      raw,
      raw
        .slice(1, -1)
        .replaceAll(close + close, close)
        .toLowerCase(),
    );
  }
  const name = wordStart.test(first) ? take(word) : undefined;
  if (name) return make('word', name);
  const digits = take(number);
  if (digits) return make('number', digits);
  const placeholder = take(parameter);
  if (placeholder) return make('parameter', placeholder);
  const next = text[start + 1] ?? '';
  if (first === ':' && next === ':') return make('symbol', '::');
  if (first === '$') throw new SqlRefusal('Texts between dollar signs are not read; use single quotes.');
  if ((first === ':' || (first === '@' && engine === 'sqlite')) && wordStart.test(next)) {
    throw new SqlRefusal('Parameters have no names here: write `?` and give their values in order in `parameters`.');
  }
  if (!/[-+*/<>=~!@#%^&|.,()[\]:;]/.test(first)) {
    throw new SqlRefusal(`The character ${JSON.stringify(first)} has no meaning in SQL.`);
  }
  return make('symbol', first);
}

/** What the engines read as one piece, or differently, although it stands side by side. */
function refuseAdjacent(text: string, before: Token | undefined, token: Token): void {
  if (!before || before.end !== token.start) return;
  if ((before.kind === 'number' || before.kind === 'parameter') && (token.kind === 'word' || token.kind === 'number')) {
    throw new SqlRefusal(`${JSON.stringify(text.slice(before.start, token.end))} is not a number.`);
  }
  if (before.kind === 'word' && token.kind === 'string' && before.mark === 'e') {
    throw new SqlRefusal("Texts with backslashes (E'…') are not read; write the characters themselves.");
  }
  if (before.kind === 'word' && before.mark === 'u' && token.mark === '&') {
    throw new SqlRefusal("Texts and names in code points (U&'…') are not read; write the characters themselves.");
  }
}

function readQuoted(text: string, start: number, close: string): string {
  for (let end = text.indexOf(close, start + 1); end >= 0; end = text.indexOf(close, end + 2)) {
    // A bracket cannot be doubled.
    if (close === ']' || text[end + 1] !== close) return text.slice(start, end + 1);
  }
  throw new SqlRefusal(`A ${text[start]} is not closed.`);
}

/** How long the comment at a place is; 0 if there is none. */
function skipComment(text: string, at: number, engine: Engine): number {
  if (text.startsWith('--', at)) {
    const end = text.slice(at).search(engine === 'sqlite' ? /\n/ : /[\n\r]/);
    return end < 0 ? text.length - at : end;
  }
  if (!text.startsWith('/*', at)) return 0;
  const end = text.indexOf('*/', at + 2);
  // PostgreSQL nests comments, SQLite does not.
  const inner = text.indexOf('/*', at + 2);
  if (end < 0) throw new SqlRefusal('A comment is not closed.');
  if (inner >= 0 && inner < end) throw new SqlRefusal('A comment is inside another comment.');
  return end + 2 - at;
}
