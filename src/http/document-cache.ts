import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** The length of all documents that are kept parsed and validated, in characters; parsed ones take some fifty times as much. */
export const MAX_DOCUMENTS_LENGTH = 500_000;

/** Documents that could not be parsed: that the same mistake comes again is worth little. */
const MAX_MISTAKES_LENGTH = 50_000;

/** One document may take so much of a cache; a longer one is parsed each time. */
const share = 5;

/** The parsed documents of callers by their text; the one that was not used for the longest time goes first. */
export function createDocumentCache(): LRUCache<string, DocumentNode> {
  return createCache(MAX_DOCUMENTS_LENGTH);
}

/** What is wrong with documents that cannot be parsed, by their text. */
export function createMistakeCache(): LRUCache<string, Error> {
  return createCache(MAX_MISTAKES_LENGTH);
}

function createCache<Value extends object>(maxSize: number): LRUCache<string, Value> {
  return new LRUCache({
    maxSize,
    maxEntrySize: maxSize / share,
    sizeCalculation: (_, text) => Math.max(1, text.length),
  });
}
