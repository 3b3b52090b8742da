/**
 * Finds names behind a dot. PostgreSQL takes `l.row_to_json` and `('x').upper` for calls of functions, if there is no such column. It also
 * reads its catalogs for values of the types `regclass`, `regrole` and their like.
 */
import { views } from '../view/index.ts';
import { allowedFunctions } from './function.ts';
import { SqlRefusal } from './refusal.ts';
import type { Token } from './token.ts';

const columns: ReadonlySet<string> = new Set(Object.values(views).flatMap((view) => Object.keys(view.columns)));

/** Types whose values are names of what is in a database of PostgreSQL, whichever schema has it, and lists of them. */
const catalogTypes =
  /^_?(?:aclitem|reg(?:class|collation|config|database|dictionary|namespace|oper|operator|proc|procedure|role|type))$/;

/**
 * The names behind dots that are neither columns of views nor functions that may be called: what the statement itself has named, or
 * functions.
 *
 * @throws {SqlRefusal} for a name behind the dot of something that has no name
 */
export function findMembers(tokens: readonly Token[], engine: 'sqlite' | 'postgres'): string[] {
  const members = new Set<string>();
  for (const [index, { name }] of tokens.entries()) {
    if (catalogTypes.test(name)) throw new SqlRefusal(`The type ${JSON.stringify(name)} is not available.`);
    if (name === '' || tokens[index - 1]?.mark !== '.') continue;
    if (!tokens[index - 2]?.name) {
      throw new SqlRefusal(
        `Only the name of a view or its alias stands before a dot: ${JSON.stringify(name)} is behind another.`,
      );
    }
    if (!columns.has(name) && !allowedFunctions[engine].has(name)) members.add(name);
  }
  return [...members];
}
