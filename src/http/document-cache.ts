import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** The total length of the cached documents, in characters. A parsed document takes about fifty times its length in memory. */
export const maxDocumentsLength = 500_000;

/** The total length of cached documents that could not be parsed. It is small, because the same mistake is seldom repeated. */
const maxParseErrorsLength = 50_000;

/** One document may take this part of a cache; a longer one is parsed each time. */
const maxShare = 1 / 5;

/** Parsed documents by their text; the least recently used one is evicted first. */
export function createDocumentCache(): LRUCache<string, DocumentNode> {
  return createCache(maxDocumentsLength);
}

/** The errors of documents that cannot be parsed, by the text of the document. */
export function createParseErrorCache(): LRUCache<string, Error> {
  return createCache(maxParseErrorsLength);
}

function createCache<Value extends object>(maxSize: number): LRUCache<string, Value> {
  return new LRUCache({
    maxSize,
    maxEntrySize: maxSize * maxShare,
    sizeCalculation: (_, text) => Math.max(1, text.length),
  });
}
