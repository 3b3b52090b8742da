import {
  AmocrmGraphqlError,
  type Issue,
  NotFoundError,
  RefusedError,
  UpstreamInvalidError,
  ValidationError,
} from '../errors/index.ts';
import type { Send } from './list.ts';
import { type Json, readEmbedded, readItems, readPart, readText } from './read.ts';
import { RejectedItemsError } from './transport/problem.ts';

/** What became of one item of a write, by its place among the items that were given. */
export type BatchOutcome<Result> = { index: number; result: Result } | { index: number; error: AmocrmGraphqlError };

/** A record that was created. */
export interface Created {
  id: number;
}

/** A record that was changed. */
export interface Updated {
  id: number;
}

/** How many records go into one request: amoCRM takes 250 and advises 50 (Limits). */
const chunkSize = 50;

/** One write route. */
export interface WriteRoute<Result> {
  method: 'POST' | 'PATCH';
  path: string;
  /** The key of the answers under `_embedded`; null where the answer is a bare array. */
  key: string | null;
  parse(item: Json): Result;
}

/**
 * Writes items, 50 in a request, one request after the other; the outcomes are in the order of the items.
 *
 * amoCRM refuses a request as a whole when one item is bad, so nothing of it was written: the items that it names fail,
 * and the others are sent once more without them. A request whose answer was lost fails all its items with
 * `WriteOutcomeUnknownError`; whoever sent them looks for what became of them.
 */
export async function writeItems<Result>(
  send: Send,
  route: WriteRoute<Result>,
  items: readonly object[],
): Promise<BatchOutcome<Result>[]> {
  const outcomes: BatchOutcome<Result>[] = [];
  for (let start = 0; start < items.length; start += chunkSize) {
    const chunk = items.slice(start, start + chunkSize).map((item, offset) => ({ item, index: start + offset }));
    outcomes.push(...(await writeChunk(send, route, chunk, true)));
  }
  return outcomes.sort((a, b) => a.index - b.index);
}

type Chunk = { item: object; index: number }[];

async function writeChunk<Result>(
  send: Send,
  route: WriteRoute<Result>,
  chunk: Chunk,
  mayRetry: boolean,
): Promise<BatchOutcome<Result>[]> {
  const body = chunk.map(({ item, index }) => ({ ...item, request_id: String(index) }));
  try {
    const answer = await send({ method: route.method, route: route.path, path: route.path, body });
    return matchAnswers(route, chunk, answer.body);
  } catch (error) {
    if (!(error instanceof AmocrmGraphqlError)) throw error;
    // A deleted record fails the whole request and is not named (400 with the inner code 226): halving finds it.
    if (error instanceof NotFoundError && chunk.length > 1) {
      const half = Math.ceil(chunk.length / 2);
      const first = await writeChunk(send, route, chunk.slice(0, half), mayRetry);
      return [...first, ...(await writeChunk(send, route, chunk.slice(half), mayRetry))];
    }
    if (!(error instanceof RejectedItemsError)) return chunk.map(({ index }) => ({ index, error }));
    return retryWithoutRejected(send, route, chunk, error, mayRetry);
  }
}

async function retryWithoutRejected<Result>(
  send: Send,
  route: WriteRoute<Result>,
  chunk: Chunk,
  rejected: RejectedItemsError,
  mayRetry: boolean,
): Promise<BatchOutcome<Result>[]> {
  const byIndex = new Map(rejected.items.map(({ requestId, issues }) => [Number(requestId ?? Number.NaN), issues]));
  const innocent = chunk.filter(({ index }) => !byIndex.has(index));
  const failed = chunk.flatMap(({ item, index }): BatchOutcome<Result>[] => {
    const issues = byIndex.get(index);
    return issues ? [{ index, error: explainRejected(route, item, issues, rejected) }] : [];
  });
  // amoCRM named none of them: all share the blame.
  if (failed.length === 0) return chunk.map(({ index }) => ({ index, error: rejected }));
  if (innocent.length === 0) return failed;
  if (mayRetry) return [...failed, ...(await writeChunk(send, route, innocent, false))];
  const refusal = new RefusedError('Not written, because amoCRM refused other records of the same request.', {
    remedy: 'Send this record again.',
  });
  return [...failed, ...innocent.map(({ index }) => ({ index, error: refusal }))];
}

/** amoCRM finds fault with the id of a change only where there is no such record. */
function explainRejected<Result>(
  route: WriteRoute<Result>,
  item: object,
  issues: Issue[],
  { requestId }: RejectedItemsError,
): AmocrmGraphqlError {
  const details = requestId ? { requestId } : {};
  const isUnknown = 'id' in item && issues.some(({ path }) => path.length === 1 && path[0] === 'id');
  if (!isUnknown) return new ValidationError(issues, details);
  return new NotFoundError(`${route.path} has nothing with id ${item.id} that the amoCRM user of the token may see.`, {
    ...details,
    remedy: 'Search first and use the id that the search returns.',
  });
}

/** Answers are matched by the request id that was sent along; their order is not promised. */
function matchAnswers<Result>(route: WriteRoute<Result>, chunk: Chunk, body: unknown): BatchOutcome<Result>[] {
  const all = route.key === null ? readItems(body) : readEmbedded(body, route.key);
  // Without an id nothing is known of a record.
  const answers = all.filter(({ id }) => Number.isSafeInteger(Number(id ?? Number.NaN)));
  const byRequest = new Map(answers.flatMap((answer) => requestIds(answer).map((id) => [id, answer] as const)));
  // By place only where there is one answer for each, or a missing one would shift the others.
  const isByPlace = byRequest.size === 0 && all.length === chunk.length && answers.length === all.length;
  return chunk.map(({ index, item }, position) => {
    // A change is also matched by its id: some accounts do not echo the request id of a PATCH.
    const byId = answers.find((answer) => 'id' in item && answer.id === item.id);
    const answer = byRequest.get(String(index)) ?? byId ?? (isByPlace ? answers[position] : undefined);
    if (answer) return { index, result: route.parse(answer) };
    const error = new UpstreamInvalidError('amoCRM accepted the request but does not say what became of this record.', {
      remedy: 'Look for it before sending it again.',
    });
    return { index, error };
  });
}

function requestIds(answer: Json): string[] {
  const id = answer.request_id;
  if (Array.isArray(id)) return id.map(readText);
  return id === undefined ? [] : [readText(id)];
}

/** The id of a record in the answer to a write. */
export function parseWritten(item: Json): { id: number } {
  return { id: Number(readPart(item).id) };
}
