/**
 * Finds operations by the words of users, in Russian and English. An operation is found by its name, its title, its description
 * and the phrases of `@words`.
 */
import MiniSearch, { type SearchOptions } from 'minisearch';
import { findIntent } from './intent.ts';
import type { Operation } from './operation.ts';
import { toStems, toWords, weigh } from './stem.ts';

/** Finds operations: the best match first, and the same ones in the same order for the same words. */
export type SearchOperations = (query: string, first: number) => Operation[];

/** The longest query that is read, in characters. */
const maxQuery = 300;

/** How two indexes search. Users say words of their own as well, so no word is required. */
const options: SearchOptions = {
  combineWith: 'OR',
  boostTerm: weigh,
  prefix: (term) => term.length >= 4,
  fuzzy: (term) => (term.length >= 6 ? 0.2 : false),
  weights: { prefix: 0.4, fuzzy: 0.3 },
};

/** A word counts once in an operation, however often it is repeated there, and long texts are not at a disadvantage. */
const wholeOptions: SearchOptions = {
  ...options,
  boost: { phrases: 1.5, name: 1.5, description: 0.4 },
  bm25: { k: 0.3, b: 0, d: 0.1 },
};

/** A short phrase that is said as a whole counts more than a long one of which a part is said. */
const phraseOptions: SearchOptions = { ...options, bm25: { k: 0.3, b: 0.6, d: 0.1 } };

const stemming = { tokenize: toStems, processTerm: (term: string) => term };

/** Creates the index of these operations, which takes some tens of milliseconds. */
export function createOperationSearch(operations: readonly Operation[]): SearchOperations {
  const whole = new MiniSearch<{ id: number; name: string; phrases: string; description: string }>({
    fields: ['name', 'phrases', 'description'],
    ...stemming,
  });
  const single = new MiniSearch<{ id: number; phrase: string; operation: number }>({
    fields: ['phrase'],
    storeFields: ['operation'],
    ...stemming,
  });
  const exact = new Set<string>();
  operations.forEach(({ name, title, description, words }, id) => {
    const called = [name.replaceAll('_', ' '), title];
    whole.add({ id, name: called.join(', '), phrases: words.join(', '), description });
    for (const phrase of [...called, ...words]) {
      single.add({ id: single.documentCount, phrase, operation: id });
      exact.add(`${id} ${toKey(phrase)}`);
    }
  });
  return (query, first) => {
    const asked = query.slice(0, maxQuery);
    const intent = findIntent(toWords(asked));
    const key = toKey(asked);
    const best = new Map<number, number>();
    for (const { operation, score } of single.search(asked, phraseOptions)) {
      if (!best.has(operation)) best.set(operation, score);
    }
    return whole
      .search(asked, wholeOptions)
      .map(({ id, score }) => {
        const likelihood = operations[id]?.kind === (intent ?? 'query') ? 1 : intent ? otherKind : unsaidKind;
        const said = exact.has(`${id} ${key}`) ? exactPhrase : 1;
        return { id: id as number, score: (score + phraseWeight * (best.get(id) ?? 0)) * likelihood * said };
      })
      .sort((a, b) => b.score - a.score || a.id - b.id)
      .slice(0, first)
      .map(({ id }) => operations[id] as Operation);
  };
}

/** The stems of a text in any order. */
function toKey(text: string): string {
  return [...new Set(toStems(text))].sort().join(' ');
}

/** How much more counts an operation of which a whole phrase is said, and nothing else. */
const exactPhrase = 1.3;

/** What is left of the score of a write if the user asks, and of a read if the user orders a change. */
const otherKind = 0.45;

/** What is left of the score of a write if the user says neither: a noun alone is mostly a question. */
const unsaidKind = 0.75;

/** How much the best phrase counts beside all texts of an operation. */
const phraseWeight = 3;
