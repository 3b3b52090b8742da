import { readFileSync } from 'node:fs';

/** One fenced block of a document. */
export interface Fence {
  file: string;
  /** Of the opening fence, from 1. */
  line: number;
  /** The first word behind the opening fence; empty if there is none. */
  language: string;
  /** What follows it: what an example of this language is meant as. */
  role: string;
  text: string;
}

/** Where it is, for messages. */
export function placeOf({ file, line }: Fence): string {
  return `${file}:${line}`;
}

/**
 * All fenced blocks, in the order of the document. A block inside of a list is moved to the left by its indent.
 *
 * @throws Error when a block is not closed, because everything behind it would be hidden in it
 */
export function readFences(file: string, text = readFileSync(file, 'utf8')): Fence[] {
  const fences: Fence[] = [];
  let open: (Fence & { indent: string; mark: string; lines: string[] }) | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const [, indent = '', mark = '', info = ''] = /^(\s*)(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (open) {
      if (mark.startsWith(open.mark) && info.trim() === '') {
        const { lines, indent: _, mark: __, ...fence } = open;
        fences.push({ ...fence, text: lines.join('\n') });
        open = undefined;
      } else {
        open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
      }
    } else if (mark) {
      const [language = '', ...role] = info.trim().split(/\s+/);
      open = { file, line: index + 1, language, role: role.join(' '), text: '', indent, mark, lines: [] };
    }
  }
  if (open) throw new Error(`${placeOf(open)}: the block is not closed`);
  return fences;
}

/** The document without its blocks, lines kept in their places. */
export function readProse(file: string): string {
  const lines = readFileSync(file, 'utf8').split('\n');
  for (const { line, text } of readFences(file)) lines.fill('', line - 1, line + text.split('\n').length + 1);
  return lines.join('\n');
}
