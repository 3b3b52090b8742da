/**
 * Parses a line into messages, or into the error that answers it. The SDK's own function decides which messages are valid,
 * as it does over HTTP, so both transports give the same answers.
 */
import {
  classifyInboundRequest,
  isJSONRPCRequest,
  type JSONRPCMessage,
  type JSONRPCRequest,
  ProtocolErrorCode,
  type RequestId,
} from '@modelcontextprotocol/server';
import type { Line } from './line.ts';
import { tidyMessages } from './tidy.ts';

/** The longest line, in bytes: the limit of a request's body over HTTP. */
export const maxLineBytes = 1_000_000;

/** How many messages a batch may have: the limit over HTTP. */
const maxBatch = 10;

/** The answer to a line that is not a message. */
export interface ErrorResponse {
  jsonrpc: '2.0';
  /** `null` if the id of the request cannot be read. */
  id: RequestId | null;
  error: { code: number; message: string; data?: unknown };
}

/** The content of a line. */
export type ParsedLine =
  | { readonly kind: 'single'; readonly message: JSONRPCMessage }
  | { readonly kind: 'batch'; readonly messages: readonly JSONRPCMessage[] }
  | { readonly kind: 'invalid'; readonly response: ErrorResponse }
  | { readonly kind: 'blank' };

/** Whether a message is a request and needs an answer. */
export function isRequest(message: JSONRPCMessage): message is JSONRPCRequest {
  return 'method' in message && 'id' in message;
}

/** Parses one line. Never throws. */
export function parseLine(line: Line): ParsedLine {
  if (!('text' in line)) {
    const message = `The message is larger than ${maxLineBytes} bytes. Send less at a time.`;
    return toError(ProtocolErrorCode.InvalidRequest, message, findIdInEnds(line.head, line.tail));
  }
  // Some editors and shells write a byte order mark first.
  const text = line.text.replace(/^\uFEFF/, '');
  if (text.trim() === '') return { kind: 'blank' };
  let body: unknown;
  try {
    body = tidyMessages(JSON.parse(text));
  } catch {
    return toError(ProtocolErrorCode.ParseError, 'Parse error: Invalid JSON', null);
  }
  if (Array.isArray(body) && body.length > maxBatch) {
    const message = `A batch is limited to ${maxBatch} operations or messages.`;
    return toError(ProtocolErrorCode.InvalidRequest, message, null);
  }
  // Nearly every line is a request. The function below would check two other shapes first and describe why they fail.
  if (isJSONRPCRequest(body)) return { kind: 'single', message: body };
  const outcome = classifyInboundRequest({ httpMethod: 'POST', body });
  // Other faults depend on the protocol revision. The connection knows it and answers them.
  if (outcome.kind === 'reject' && outcome.rung === 'jsonrpc-shape') {
    return toError(outcome.code, outcome.message, findRequestId(body), outcome.data);
  }
  if (!Array.isArray(body)) return { kind: 'single', message: body as JSONRPCMessage };
  if (body.length > 1 && body.some((message) => (message as { method?: unknown }).method === 'initialize')) {
    const message = 'Invalid Request: Only one initialization request is allowed';
    return toError(ProtocolErrorCode.InvalidRequest, message, null);
  }
  return { kind: 'batch', messages: body as JSONRPCMessage[] };
}

function toError(code: number, message: string, id: RequestId | null, data?: unknown): ParsedLine {
  return {
    kind: 'invalid',
    response: { jsonrpc: '2.0', id, error: { code, message, ...(data !== undefined && { data }) } },
  };
}

/** The id of an invalid request. A message without a method may be an answer, and its id is one of ours. */
function findRequestId(body: unknown): RequestId | null {
  if (body === null || typeof body !== 'object' || !('method' in body) || !('id' in body)) return null;
  const { id } = body;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

const idPattern = String.raw`"id"\s*:\s*("(?:[^"\\]|\\.){0,200}"|-?\d{1,16})`;
const methodPattern = String.raw`(?:"jsonrpc"\s*:\s*"2\.0"\s*,\s*|"method"\s*:\s*"[^"\\]{0,200}"\s*,\s*)*`;
const atHead = new RegExp(String.raw`^\uFEFF?\s*\{\s*${methodPattern}${idPattern}`);
const atTail = new RegExp(
  String.raw`,\s*${idPattern}\s*(?:,\s*"(?:jsonrpc|method)"\s*:\s*"[^"\\]{0,200}"\s*){0,2}\}\s*$`,
);

/** The id of a request that is too long to parse. Libraries write the id first or last. */
function findIdInEnds(head: string, tail: string): RequestId | null {
  const found = atHead.exec(head)?.[1] ?? atTail.exec(tail)?.[1] ?? 'null';
  try {
    return JSON.parse(found) as RequestId | null;
  } catch {
    return null;
  }
}
