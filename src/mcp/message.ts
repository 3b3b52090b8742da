/**
 * What one line of a client means: messages, or the error that is the answer to it. Which messages are valid, the SDK
 * decides by the same function as for HTTP, so both doors say the same.
 */
import {
  classifyInboundRequest,
  type JSONRPCMessage,
  type JSONRPCRequest,
  ProtocolErrorCode,
  type RequestId,
} from '@modelcontextprotocol/server';
import type { Line } from './line.ts';
import { tidyMessages } from './tidy.ts';

/** The longest line, in bytes: as long as a request's body over HTTP may be. */
export const MAX_LINE_BYTES = 1_000_000;

/** How many messages a batch may carry: as many as over HTTP. */
const MAX_BATCH = 10;

/** The answer to what is not a message. */
export interface Refusal {
  jsonrpc: '2.0';
  /** null: it cannot be read. */
  id: RequestId | null;
  error: { code: number; message: string; data?: unknown };
}

/** What a line holds. */
export type Reading =
  | { readonly kind: 'single'; readonly message: JSONRPCMessage }
  | { readonly kind: 'batch'; readonly messages: readonly JSONRPCMessage[] }
  | { readonly kind: 'refused'; readonly answer: Refusal }
  | { readonly kind: 'blank' };

/** Whether a message is a request, which has to be answered. */
export function isRequest(message: JSONRPCMessage): message is JSONRPCRequest {
  return 'method' in message && 'id' in message;
}

/** Reads one line. Never throws. */
export function readLine(line: Line): Reading {
  if (!('text' in line)) {
    const message = `The message is larger than ${MAX_LINE_BYTES} bytes. Send less at a time.`;
    return refuse(ProtocolErrorCode.InvalidRequest, message, findId(line.head, line.tail));
  }
  // Editors and shells put a byte order mark in front.
  const text = line.text.replace(/^\uFEFF/, '');
  if (text.trim() === '') return { kind: 'blank' };
  let body: unknown;
  try {
    body = tidyMessages(JSON.parse(text));
  } catch {
    return refuse(ProtocolErrorCode.ParseError, 'Parse error: Invalid JSON', null);
  }
  if (Array.isArray(body) && body.length > MAX_BATCH) {
    const message = `A batch is limited to ${MAX_BATCH} operations or messages.`;
    return refuse(ProtocolErrorCode.InvalidRequest, message, null);
  }
  const outcome = classifyInboundRequest({ httpMethod: 'POST', body });
  // What else may be wrong depends on the connection, which knows its protocol.
  if (outcome.kind === 'reject' && outcome.rung === 'jsonrpc-shape') {
    return refuse(outcome.code, outcome.message, readId(body), outcome.data);
  }
  if (!Array.isArray(body)) return { kind: 'single', message: body as JSONRPCMessage };
  if (body.length > 1 && body.some((message) => (message as { method?: unknown }).method === 'initialize')) {
    const message = 'Invalid Request: Only one initialization request is allowed';
    return refuse(ProtocolErrorCode.InvalidRequest, message, null);
  }
  return { kind: 'batch', messages: body as JSONRPCMessage[] };
}

function refuse(code: number, message: string, id: RequestId | null, data?: unknown): Reading {
  return {
    kind: 'refused',
    answer: { jsonrpc: '2.0', id, error: { code, message, ...(data !== undefined && { data }) } },
  };
}

/** Of a request that is wrong in another place. What has no method may be an answer to us, and its id is ours. */
function readId(body: unknown): RequestId | null {
  if (body === null || typeof body !== 'object' || !('method' in body) || !('id' in body)) return null;
  const { id } = body;
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

const ID = String.raw`"id"\s*:\s*("(?:[^"\\]|\\.){0,200}"|-?\d{1,16})`;
const METHOD = String.raw`(?:"jsonrpc"\s*:\s*"2\.0"\s*,\s*|"method"\s*:\s*"[^"\\]{0,200}"\s*,\s*)*`;
const AT_HEAD = new RegExp(String.raw`^\uFEFF?\s*\{\s*${METHOD}${ID}`);
const AT_TAIL = new RegExp(String.raw`,\s*${ID}\s*(?:,\s*"(?:jsonrpc|method)"\s*:\s*"[^"\\]{0,200}"\s*){0,2}\}\s*$`);

/** The id of a request that is too long to be read: libraries write it first or last. */
function findId(head: string, tail: string): RequestId | null {
  const found = AT_HEAD.exec(head)?.[1] ?? AT_TAIL.exec(tail)?.[1] ?? 'null';
  try {
    return JSON.parse(found) as RequestId | null;
  } catch {
    return null;
  }
}
