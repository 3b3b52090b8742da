import { isHeld } from '../errors/held.ts';
import {
  AmocrmGraphqlError,
  describeIssue,
  type ErrorDetails,
  NotFoundError,
  RefusedError,
  UpstreamInvalidError,
  ValidationError,
} from '../errors/index.ts';
import type { Send } from './list.ts';
import { type Json, parseEmbedded, parseItems, parsePart, parseText } from './parse.ts';
import { toNumberedError } from './transport/numbered.ts';
import { parseReason, parseRejected, type RejectedItem, RejectedItemsError } from './transport/rejected.ts';

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
  method: 'POST' | 'PATCH' | 'DELETE';
  path: string;
  /** The path with placeholders, if it contains an id. */
  template?: string;
  /** The key of the answers under `_embedded`; null where the answer is a bare array. */
  key: string | null;
  /** Whether a success has no body: then every item was written, and `parse` reads what was sent. */
  isSilent?: boolean;
  /** The id of the record in an answer; its `id` if omitted. */
  idOf?(item: Json): unknown;
  parse(item: Json): Result;
}

/** Sends a write as a whole: if amoCRM refuses any part of it, that is one error. */
export async function sendWhole(send: Send, call: Parameters<Send>[0]): ReturnType<Send> {
  try {
    return await send(call);
  } catch (error) {
    throw error instanceof RejectedItemsError ? explainWhole(call.route, error) : error;
  }
}

/**
 * Writes items, 50 in a request, one request after the other; the outcomes are in the order of the items.
 *
 * amoCRM refuses a request as a whole when one item is bad, so nothing of it was written: the items that it names fail,
 * and the others are sent again without them. A request whose answer was lost fails all its items with
 * `WriteOutcomeUnknownError`; callers look for the records.
 */
export async function sendItems<Result>(
  send: Send,
  route: WriteRoute<Result>,
  items: readonly object[],
): Promise<BatchOutcome<Result>[]> {
  const outcomes: BatchOutcome<Result>[] = [];
  for (let start = 0; start < items.length; start += chunkSize) {
    const chunk = items.slice(start, start + chunkSize).map((item, offset) => ({ item, index: start + offset }));
    outcomes.push(...(await sendChunk(send, route, chunk)));
  }
  return outcomes.sort((a, b) => a.index - b.index);
}

type Chunk = { item: object; index: number }[];

async function sendChunk<Result>(send: Send, route: WriteRoute<Result>, chunk: Chunk): Promise<BatchOutcome<Result>[]> {
  const body = chunk.map(({ item, index }) => ({ ...item, request_id: String(index) }));
  try {
    const { method, path, template = path } = route;
    const answer = await send({ method, route: template, path, body });
    if (route.isSilent) return chunk.map(({ item, index }) => ({ index, result: route.parse({ ...item }) }));
    return matchAnswers(route, chunk, answer.body);
  } catch (error) {
    if (isHeld(error) || !(error instanceof AmocrmGraphqlError)) throw error;
    // A deleted record fails the whole request and is not named (400 with the inner code 226): halving finds it.
    if (error instanceof NotFoundError && chunk.length > 1) {
      const half = Math.ceil(chunk.length / 2);
      const first = await sendChunk(send, route, chunk.slice(0, half));
      return [...first, ...(await sendChunk(send, route, chunk.slice(half)))];
    }
    if (!(error instanceof RejectedItemsError)) return chunk.map(({ index }) => ({ index, error }));
    return retryWithoutRejected(send, route, chunk, error);
  }
}

async function retryWithoutRejected<Result>(
  send: Send,
  route: WriteRoute<Result>,
  chunk: Chunk,
  rejected: RejectedItemsError,
): Promise<BatchOutcome<Result>[]> {
  const byIndex = assignRejected(chunk, rejected.items);
  const innocent = chunk.filter(({ index }) => !byIndex.has(index));
  const failed = chunk.flatMap(({ item, index }): BatchOutcome<Result>[] => {
    const found = byIndex.get(index);
    return found ? [{ index, error: explainRejected(route.path, item, found, rejected) }] : [];
  });
  // amoCRM named none of them, so all fail.
  if (failed.length === 0) return chunk.map(({ index }) => ({ index, error: explainWhole(route.path, rejected) }));
  if (innocent.length === 0) return failed;
  // Some answers name one bad item only; each repetition has fewer items.
  return [...failed, ...(await sendChunk(send, route, innocent))];
}

/** The reasons by the item that they are about. */
function assignRejected(chunk: Chunk, items: readonly RejectedItem[]): Map<number, RejectedItem> {
  const byIndex = new Map<number, RejectedItem>();
  for (const item of items) {
    const index = findIndex(chunk, item);
    const known = index === undefined ? undefined : byIndex.get(index);
    // Several reasons of one item.
    if (index !== undefined) byIndex.set(index, { ...item, issues: [...(known?.issues ?? []), ...item.issues] });
  }
  return byIndex;
}

/** The item that amoCRM means, by the id of the record, the request id, or its position. */
function findIndex(chunk: Chunk, { requestId, id }: RejectedItem): number | undefined {
  const name = requestId ?? (id === undefined ? undefined : String(id));
  const byId = chunk.find(({ item }) => requestId === undefined && id !== undefined && 'id' in item && item.id === id);
  const byRequest = chunk.find(({ index }) => String(index) === name);
  return (byId ?? byRequest ?? chunk.find((_, place) => String(place) === name))?.index;
}

/** The error of a refused request whose items are not told apart: it has all reasons. */
function explainWhole(path: string, rejected: RejectedItemsError): AmocrmGraphqlError {
  const number = rejected.items.find((item) => item.number !== undefined)?.number;
  if (number === undefined) return rejected;
  return explainRejected(path, {}, { requestId: undefined, issues: rejected.issues, number }, rejected);
}

/** amoCRM refuses the id of a change only if there is no such record. */
function explainRejected(
  path: string,
  item: object,
  { issues, number }: RejectedItem,
  { requestId }: { requestId?: string | undefined },
): AmocrmGraphqlError {
  const details = requestId ? { requestId } : {};
  if (number !== undefined) {
    const problem = `amoCRM refused the record: ${issues.map(describeIssue).join('; ')}`;
    const refuse = (message: string, told: ErrorDetails) => new RefusedError(message, told);
    return toNumberedError(number, problem, details, refuse);
  }
  const isUnknown = 'id' in item && issues.some(({ path: at }) => at.length === 1 && at[0] === 'id');
  if (!isUnknown) return new ValidationError(issues, details);
  return new NotFoundError(`${path} has nothing with id ${item.id} that the amoCRM user of the token may see.`, {
    ...details,
    remedy: 'Search first and use the id that the search returns.',
  });
}

/** Answers are matched by the request id that was sent along; their order is not promised. */
function matchAnswers<Result>(route: WriteRoute<Result>, chunk: Chunk, body: unknown): BatchOutcome<Result>[] {
  const all = route.key === null ? parseItems(body) : parseEmbedded(body, route.key);
  // Without an id nothing is known of a record.
  const { idOf = ({ id }) => id } = route;
  const answers = all.filter((answer) => Number.isSafeInteger(Number(idOf(answer) ?? Number.NaN)));
  const refused = parseRefused(chunk, all, body);
  const byRequest = new Map(answers.flatMap((answer) => requestIds(answer).map((id) => [id, answer] as const)));
  // By position only if there is one answer for each item: a missing one would shift the others.
  const isByPlace = byRequest.size === 0 && all.length === chunk.length && answers.length === all.length;
  return chunk.map(({ index, item }, position) => {
    // A change is also matched by its id: some accounts do not echo the request id of a PATCH.
    const byId = answers.find((answer) => 'id' in item && answer.id === item.id);
    const reason = refused.get(index);
    if (reason) return { index, error: explainRejected(route.path, item, reason, {}) };
    const answer = byRequest.get(String(index)) ?? byId ?? (isByPlace ? answers[position] : undefined);
    if (answer) return { index, result: route.parse(answer) };
    const error = new UpstreamInvalidError(
      'amoCRM accepted the request but did not say what happened to this record.',
      {
        remedy: 'Look for it before sending it again.',
      },
    );
    return { index, error };
  });
}

/** The items that a successful answer reports as refused, in place of a record or beside the records. */
function parseRefused(chunk: Chunk, answers: readonly Json[], body: unknown): Map<number, RejectedItem> {
  const isPlaced = answers.length === chunk.length;
  const isNew = chunk.every(({ item }) => !('id' in item));
  const told = answers.flatMap((answer, place): RejectedItem[] => {
    const id = Number.isSafeInteger(answer.id) ? { id: Number(answer.id) } : {};
    // An item with an id was created, whatever else the answer says about it.
    const reason = isNew && 'id' in id ? undefined : parseReason(answer);
    const [requestId = isPlaced && !('id' in id) ? String(chunk[place]?.index) : undefined] = requestIds(answer);
    return reason ? [{ ...reason, requestId, ...id }] : [];
  });
  return assignRejected(chunk, [...told, ...parseRejected(parsePart(body))]);
}

function requestIds(answer: Json): string[] {
  const id = answer.request_id;
  if (Array.isArray(id)) return id.map(parseText);
  return id === undefined ? [] : [parseText(id)];
}

/** The id of a record in the answer to a write. */
export function parseWritten(item: Json): { id: number } {
  return { id: Number(parsePart(item).id) };
}
