/** Which parentheses belong together, and what names stand for. */
import { listOf } from './operand-type.ts';
import { isColumnList } from './relation.ts';
import type { Token } from './token.ts';

/** Which parenthesis belongs to which, both ways. */
export function findPairs(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (const [index, { mark }] of tokens.entries()) {
    if (mark === '(') open.push(index);
    else if (mark === ')') {
      const start = open.pop();
      if (start === undefined) continue;
      pairs.set(start, index);
      pairs.set(index, start);
    }
  }
  return pairs;
}

/** Words of the language that an operand may follow. Behind others, a name is what something is called. */
export const beforeOperand: ReadonlySet<string> = listOf(
  `select distinct all where and or not on having by case when then else between in is like ilike glob using filter limit offset
   values`,
);

/** Names of columns that the statement gives to something else. */
export function findRenamed(tokens: readonly Token[]): ReadonlySet<string> {
  const renamed = new Set<string>();
  for (const [index, { name }] of tokens.entries()) {
    const previous = tokens[index - 1];
    if (name === '' || !previous) continue;
    if (previous.mark === 'as' ? tokens[index - 2]?.name !== name : !isOperand(previous)) renamed.add(name);
    const isList = tokens[index + 1]?.mark === '(' && (previous.mark === 'as' || isColumnList(tokens, index));
    for (let at = index + 2; isList && tokens[at] && tokens[at]?.mark !== ')'; at++)
      renamed.add(tokens[at]?.name ?? '');
  }
  return renamed;
}

/** Whether a name behind a token is a value that is read, and not what something is called. */
export function isOperand(previous: Token): boolean {
  if (previous.kind === 'symbol') return previous.mark !== ')' && previous.mark !== ']';
  return previous.kind === 'word' && beforeOperand.has(previous.mark);
}
