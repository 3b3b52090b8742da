import { type CountRequest, countRequests } from './auth.ts';
import { refuse } from './refusal.ts';
import type { EntryStep } from './step.ts';

/** The maximum number of GraphQL operations, or of MCP messages, in one request. */
export const maxBatch = 10;

/** The paths that accept batches. */
const batchPaths = new Set(['/graphql', '/mcp']);

/** Bytes that may precede JSON in a body: whitespace and the byte order mark. */
const blanks = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]);
const openingBracket = 0x5b;

/** The number of requests in a body: the length of a JSON array, otherwise one. */
export function countItems(body: Uint8Array): number {
  // Only arrays are parsed a second time.
  if (body.find((byte) => !blanks.has(byte)) !== openingBracket) return 1;
  try {
    const items: unknown = JSON.parse(new TextDecoder().decode(body));
    return Array.isArray(items) ? items.length : 1;
  } catch {
    // The next step reports invalid JSON.
    return 1;
  }
}

/** Limits the size of batches, and counts all their items except the first, which was counted before the body was read. */
export function limitBatches(count: CountRequest): EntryStep {
  return ({ url, serverContext: { caller, items = 1 } }) => {
    if (!batchPaths.has(url.pathname) || items <= 1) return undefined;
    if (items <= maxBatch) return countRequests(count, caller, { items, counted: 1 });
    const message = `A batch is limited to ${maxBatch} operations or messages.`;
    return refuse(413, 'BAD_REQUEST', message, 'Split the batch into several requests.');
  };
}
