/**
 * Parses a `.env` file as people write it: with a byte order mark, in UTF-16, with Windows line ends, with invisible marks around
 * a name. A line that is ambiguous is reported by its number and never repeated: a line that is silently lost may be the
 * variable that keeps strangers out. Node's own parser would skip such a line, or join it with the next.
 */
import { distance } from 'fastest-levenshtein';
import type { Issue } from '../errors/index.ts';
import { lowerCaseNames } from './proxy.ts';
import { retired, variables } from './variable.ts';

/** The content of a file. */
export interface EnvFile {
  values: Record<string, string>;
  issues: Issue[];
}

/** Spaces of any kind, and invisible marks. */
const unseen = '[\\s\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\ufeff]';
const edges = new RegExp(`^${unseen}+|${unseen}+$`, 'g');
const assignment = new RegExp(`^(?:export${unseen}+)?([A-Za-z_][\\w.-]*)${unseen}*=(${unseen}*)(.*)$`);

const known: readonly string[] = [...Object.keys(variables), ...Object.keys(retired), ...lowerCaseNames];

/** Removes spaces and invisible marks from both ends. */
export function trimUnseen(text: string): string {
  return text.replace(edges, '');
}

/**
 * @param file its name, for the reports
 * @param guessNames whether names that look like misspelt variables are refused; otherwise the caller checks the names
 */
export function parseEnvFile(bytes: Uint8Array, file: string, guessNames: boolean): EnvFile {
  const lines = decode(bytes).split(/\r\n|\n|\r/);
  const values: Record<string, string> = {};
  const issues: Issue[] = [];
  const setAt = new Map<string, number>();
  const complain = (index: number, message: string) => issues.push({ path: [`${file}, line ${index + 1}`], message });

  for (let index = 0; index < lines.length; index += 1) {
    const line = trimUnseen(lines[index] ?? '');
    if (line === '' || line.startsWith('#')) continue;
    const [, name, gap = '', text = ''] = assignment.exec(line) ?? [];
    if (name === undefined) {
      complain(index, 'is not understood: a line is NAME=value, or a comment that begins with #');
      continue;
    }
    const isOurs = known.includes(name);
    const near = isOurs || !guessNames ? undefined : findMeant(name);
    if (near) complain(index, `${name} is not a variable of this program; did you mean ${near}?`);
    const read = parseValue(text, gap !== '');
    if ('open' in read && !isOurs) {
      // Other programs use values of several lines, such as keys.
      const end = lines.findIndex((each, at) => at > index && each.includes(read.open));
      if (end < 0) complain(index, 'has a quote that is not closed');
      else {
        for (let at = index + 1; at <= end; at += 1) {
          const inner = assignment.exec(trimUnseen(lines[at] ?? ''))?.[1];
          if (inner && known.includes(inner)) {
            complain(at, `${inner} is inside the quotes that were opened in line ${index + 1}`);
          }
        }
        const rest = trimUnseen((lines[end] ?? '').slice((lines[end] ?? '').indexOf(read.open) + 1));
        if (rest !== '' && !rest.startsWith('#')) complain(end, 'has something after the closing quote');
        index = end;
      }
      values[name] = text;
      continue;
    }
    if (!isOurs) {
      // Whether the name is allowed here is checked elsewhere.
      values[name] = 'value' in read ? read.value : text;
      continue;
    }
    if ('open' in read) complain(index, `the quote that begins the value of ${name} is not closed`);
    else if ('problem' in read) complain(index, `the value of ${name} ${read.problem}`);
    else {
      const before = setAt.get(name);
      if (before !== undefined && values[name] !== read.value) {
        complain(index, `${name} was set to something else in line ${before + 1}; keep one of them`);
      }
      setAt.set(name, index);
      values[name] = read.value;
    }
  }
  return { values, issues };
}

/** A value; or the quote that is still open at the end of the line; or why the value is ambiguous. */
function parseValue(text: string, hasGap: boolean): { value: string } | { open: string } | { problem: string } {
  if (/[\ufffd\0]/.test(text)) return { problem: 'has characters that are not UTF-8; save the file as UTF-8' };
  const quote = /^["'`]/.exec(text)?.[0];
  if (quote) {
    const end = text.indexOf(quote, 1);
    if (end < 0) return { open: quote };
    const rest = trimUnseen(text.slice(end + 1));
    if (rest !== '' && !rest.startsWith('#')) return { problem: 'goes on after its closing quote' };
    const inner = text.slice(1, end);
    return { value: quote === '"' ? inner.replaceAll('\\n', '\n') : inner };
  }
  if (/^[\u00ab\u2018-\u201f\u2039]/.test(text)) {
    return { problem: 'is in typographic quotes; use " or \', or no quotes' };
  }
  const hash = text.indexOf('#');
  if (hash < 0) return { value: trimUnseen(text) };
  const before = text.slice(0, hash);
  const isComment = hash === 0 ? hasGap : trimUnseen(before) !== before;
  if (!isComment) return { problem: 'has a #, which may begin a comment; put the value into quotes' };
  return { value: trimUnseen(before) };
}

/** The variable that a misspelt or lower-case name most likely means. Otherwise the setting would silently not be set. */
export function findMeant(name: string): string | undefined {
  // Every tool also reads these in lower case, and there are more of them than the variables here.
  if (/_proxy$/i.test(name)) return undefined;
  const bare = toBare(name);
  return Object.keys(variables).find((each) => {
    const ours = toBare(each);
    if (bare === ours) return true;
    return ours.length >= 8 && distance(bare, ours) <= (ours.length >= 12 ? 2 : 1);
  });
}

function toBare(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** Windows Notepad writes UTF-16 and byte order marks. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark: every second byte of such a file is zero.
  const zeros = [0, 0];
  for (const [index, byte] of bytes.subarray(0, 1_000).entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (even + odd === 0) return 'utf-8';
  return odd > even ? 'utf-16le' : 'utf-16be';
}
