import { type CountRequest, countRequests } from './auth.ts';
import type { EntryStep } from './hook.ts';
import { refuse } from './refusal.ts';

/** How many GraphQL operations, or messages of MCP, one request may carry. */
export const MAX_BATCH = 10;

/** The doors that take several requests in one. */
const batchPaths = new Set(['/graphql', '/mcp']);

/** What the JSON in a body may begin with: blanks, and the mark of byte order, which readers skip. */
const blanks = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]);
const openingBracket = 0x5b;

/** How many requests a body carries: the length of a JSON array, otherwise one. */
export function countItems(body: Uint8Array): number {
  // Other bodies are not read twice for this.
  if (body.find((byte) => !blanks.has(byte)) !== openingBracket) return 1;
  try {
    const items: unknown = JSON.parse(new TextDecoder().decode(body));
    return Array.isArray(items) ? items.length : 1;
  } catch {
    // Whoever reads it says so.
    return 1;
  }
}

/** Bounds batches, and counts everything in them but the first, which has been counted before the body was read. */
export function limitBatches(count: CountRequest): EntryStep {
  return ({ url, serverContext: { caller, items = 1 } }) => {
    if (!batchPaths.has(url.pathname) || items <= 1) return undefined;
    if (items <= MAX_BATCH) return countRequests(count, caller, { items, counted: 1 });
    const message = `A batch is limited to ${MAX_BATCH} operations or messages.`;
    return refuse(413, 'BAD_REQUEST', message, 'Send them in several requests.');
  };
}
