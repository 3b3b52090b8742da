/** Records whose names have the words of a text in another form or order; only for searches, never for what is written. */
import type { Page } from '../../amocrm/index.ts';
import type { Context } from '../context.ts';
import { tellUnderstood } from '../understood.ts';
import { toAttempts } from './text-search.ts';

/**
 * Finds them among what amoCRM finds by the words, in its order; by one request, or two. The answer says by what they were found.
 *
 * @param query as it was given, under `query` in the arguments
 * @param list loads what amoCRM finds by words
 */
export async function findSimilarNames<Value extends { name: string }>(
  query: string,
  context: Context,
  list: (words: string) => Promise<Page<Value>>,
): Promise<Value[]> {
  const { country } = await context.metadata.account();
  const tried = new Set<string>();
  for (const { query: words, by, matches } of toAttempts(query, country)) {
    const { items, hasNext } = await list(words);
    const found = items.filter(({ name }) => matches([name]));
    tried.add(by);
    const limit = hasNext ? `; only the first ${items.length} records with «${words}» were compared` : '';
    if (found.length > 0) {
      tellUnderstood(context, {
        path: ['query'],
        text: query,
        meaning: `not found as written; found by ${by}${limit}`,
      });
      return found;
    }
  }
  if (tried.size > 0) {
    tellUnderstood(context, { path: ['query'], text: query, meaning: `not found, nor by ${[...tried].join(' or ')}` });
  }
  return [];
}
