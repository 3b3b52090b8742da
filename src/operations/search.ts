/**
 * Finds operations by the words of users, in Russian and English. An operation is found by its name, its title, its description
 * and the phrases of `@words`.
 */
import MiniSearch, { type SearchOptions } from 'minisearch';
import { findIntent, meansMany, meansUndoing } from './intent.ts';
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
  const findNamed = (pattern: RegExp) =>
    new Set(operations.flatMap(({ name }, id) => (pattern.test(name) ? [id] : [])));
  const undoing = findNamed(undoingName);
  const adding = findNamed(addingName);
  const records = operations.map(({ name }) => findRecords(name.replaceAll('_', ' ')));
  return (query, first) => {
    const asked = query.slice(0, maxQuery);
    const words = toWords(asked);
    const intent = findIntent(words);
    const isMany = meansMany(words);
    const isUndoing = meansUndoing(words);
    const key = toKey(asked);
    const meant = findRecords(asked);
    const isOther = (id: number) => {
      const own = records[id] ?? [];
      return own.length > 0 && meant.length > 0 && !own.some((kind) => meant.includes(kind));
    };
    const best = new Map<number, number>();
    for (const { operation, score } of single.search(asked, phraseOptions)) {
      if (!best.has(operation)) best.set(operation, score);
    }
    return whole
      .search(asked, wholeOptions)
      .map(({ id, score }) => {
        const likelihood = operations[id]?.kind === (intent ?? 'query') ? 1 : intent ? otherKind : unsaidKind;
        const said = exact.has(`${id} ${key}`) ? exactPhrase : 1;
        const scope = operations[id]?.toolset === 'bulk' ? (isMany ? manyRecords : fewRecords) : 1;
        const opposite = isUndoing ? adding : undoing;
        const direction = intent === 'mutation' && opposite.has(id) ? otherDirection : 1;
        const fit = likelihood * said * scope * direction * (isOther(id) ? otherRecord : 1);
        return { id: id as number, score: (score + phraseWeight * (best.get(id) ?? 0)) * fit };
      })
      .sort((a, b) => b.score - a.score || a.id - b.id)
      .slice(0, first)
      .map(({ id }) => operations[id] as Operation);
  };
}

/** The words for the kinds of records, as stems. */
const recordWords = [
  ['lead', 'сделка'],
  ['contact', 'контакт'],
  ['company', 'компания'],
  ['task', 'задача'],
].map((names) => new Set(names.flatMap(toStems)));

/** The kinds of records that a text names. */
function findRecords(text: string): number[] {
  const stems = toStems(text);
  return recordWords.flatMap((names, kind) => (stems.some((each) => names.has(each)) ? [kind] : []));
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

/** How much more counts a write of many records if the user says that many are meant. */
const manyRecords = 1.25;

/** What is left of the score of a write of many records if the user does not say that many are meant. */
const fewRecords = 0.75;

/** What is left of the score of a write that adds if the user takes away, and of one that takes away if the user does not. */
const otherDirection = 0.8;

/** What is left of the score of an operation on records of another kind than the user names. */
const otherRecord = 0.7;

/** The names of operations that take something away, undo or end it. */
const undoingName = /^(delete|detach|unlink|unpin|unsubscribe|decline|deactivate|stop|close|archive|undo)_?/;

/** The names of operations that add something. */
const addingName = /^(create|add|import|subscribe|upload|attach|link|pin|activate|accept|smart|get_or_create|run)_/;

/** How much the best phrase counts beside all texts of an operation. */
const phraseWeight = 3;
