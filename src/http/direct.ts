/**
 * The direct path of GraphQL: answers a query or mutation in JSON whose document is already known to be valid. It reads Node's
 * request and writes Node's response, without the requests, responses, promises and hooks that Yoga creates. All other requests
 * go to Yoga. Both paths share their entry steps, limits and error texts; the direct path has no checks of its own.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DocumentNode, type ExecutionResult, type GraphQLSchema, getOperationAST } from 'graphql';
import { processRegularResult } from 'graphql-yoga';
import { isAnswerable } from './body.ts';
import { addErrorDetails, executeWithin } from './graphql.ts';
import type { AnswerHeaders, RequestHead } from './head.ts';
import { type PlainParams, readPlainParams } from './parameter.ts';
import { type AnswerRefusal, Refusal } from './refusal.ts';
import type { EntryStep, EntryStepInput, Exchange, HttpPlugin, PresentError } from './step.ts';

/** The parts of the direct path. */
export interface DirectOptions {
  schema: GraphQLSchema;
  /** The entry steps of every GraphQL request, in order; one of them reads the body. */
  steps: readonly EntryStep[];
  /** Finds a document that is known to be valid, by its text. */
  findValid(text: string): DocumentNode | undefined;
  maxCost: number;
  /** Whether errors may name types and fields of the schema. */
  allowsSuggestions: boolean;
  presentError: PresentError;
  answerRefusal: AnswerRefusal;
  /** Sets the headers of every response. */
  setHeaders(request: RequestHead, headers: AnswerHeaders): void;
  /** Passes a request to Yoga. With an exchange, the entry steps have already run. */
  forward(req: IncomingMessage, res: ServerResponse, exchange?: Exchange): unknown;
}

const path = '/graphql';

/** Handles all requests: answers those of the direct path and forwards the others. */
export function createDirectPath(options: DirectOptions): (req: IncomingMessage, res: ServerResponse) => void {
  return (req, res) => {
    const url = parseUrl(req.url ?? '');
    if (req.method === 'POST' && url) void answer(req, res, url, options);
    else options.forward(req, res);
  };
}

async function answer(req: IncomingMessage, res: ServerResponse, url: EntryStepInput['url'], options: DirectOptions) {
  const exchange: Exchange = { req, res };
  const request = toRequestHead(req);
  const input: EntryStepInput = { request, url, serverContext: exchange };
  const send = (response: Response) => sendResponse(res, response, (headers) => options.setHeaders(request, headers));
  try {
    const refused = await runSteps(options.steps, input);
    if (refused) return await send(refused instanceof Refusal ? options.answerRefusal(refused, path) : refused);
    const type = jsonTypeFor(request.headers.get('accept'));
    const execution = type && findExecution(exchange, options);
    if (!execution) {
      exchange.hasPassedEntry = true;
      options.forward(req, res, exchange);
      return;
    }
    const result = await execute(execution, exchange, options);
    if (result.errors || result.extensions) return await send(processRegularResult(result, fetchApi, type));
    if (res.destroyed) return;
    const body = JSON.stringify(result);
    options.setHeaders(request, toAnswerHeaders(res));
    res
      .writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-length': Buffer.byteLength(body) })
      .end(body);
  } catch (error) {
    await send(options.answerRefusal(new Refusal(500, options.presentError(error, exchange)), path));
  }
}

/** Yoga's own function renders results with errors, and needs only this part of its fetch API. */
const fetchApi = { Response } as Parameters<typeof processRegularResult>[1];

async function runSteps(steps: readonly EntryStep[], input: EntryStepInput): Promise<Response | Refusal | undefined> {
  for (const step of steps) {
    const pending = step(input);
    const answer = pending instanceof Promise ? await pending : pending;
    if (answer) return answer;
  }
  return undefined;
}

/** The operation to execute; undefined if the request must go to Yoga. */
function findExecution(
  { body, items = 1 }: Exchange,
  { findValid }: DirectOptions,
): (PlainParams & { document: DocumentNode }) | undefined {
  const params = body?.text === undefined || items !== 1 ? undefined : readPlainParams(body.text);
  const document = params && findValid(params.query);
  const operation = document && getOperationAST(document, params.operationName);
  return operation && operation.operation !== 'subscription' ? { ...params, document } : undefined;
}

async function execute(
  { document, variables, operationName }: PlainParams & { document: DocumentNode },
  contextValue: Exchange,
  { schema, maxCost, allowsSuggestions, presentError }: DirectOptions,
): Promise<ExecutionResult> {
  let result: ExecutionResult;
  try {
    const args = { schema, document, contextValue, variableValues: variables, operationName };
    result = await executeWithin(args, maxCost);
  } catch (error) {
    result = { errors: [presentError(error, contextValue)] };
  }
  addErrorDetails(result, allowsSuggestions);
  return result;
}

/** The first accepted media type in which GraphQL answers with one JSON document; undefined if the client wants a stream. */
function jsonTypeFor(accept: string | null): string | undefined {
  if (!isAnswerable(accept)) return 'application/json';
  for (const each of (accept || '*/*').replace(/\s/g, '').toLowerCase().split(',')) {
    const [type, ...parameters] = each.split(';');
    if ((parameters.find((parameter) => parameter.includes('charset=')) ?? 'charset=utf-8') !== 'charset=utf-8')
      continue;
    if (type === '*/*' || type === 'application/*' || type === 'application/json') return 'application/json';
    if (type === 'application/graphql-response+json') return type;
  }
  return undefined;
}

/** The URL of a request to `/graphql`; its query string is parsed on first use. */
function parseUrl(url: string): EntryStepInput['url'] | undefined {
  if (!url.startsWith(path) || url.includes('#')) return undefined;
  const rest = url.slice(path.length);
  if (rest !== '' && !rest.startsWith('?')) return undefined;
  return {
    pathname: path,
    get searchParams() {
      return new URLSearchParams(rest);
    },
  };
}

function toRequestHead({ method = '', headers }: IncomingMessage): RequestHead {
  const get = (name: string) => headers[name.toLowerCase()]?.toString() ?? null;
  return { method, headers: { get, has: (name) => get(name) !== null } };
}

function toAnswerHeaders(res: ServerResponse): AnswerHeaders {
  return {
    get: (name) => res.getHeader(name)?.toString() ?? null,
    has: (name) => res.hasHeader(name),
    set: (name, value) => void res.setHeader(name, value),
    append: (name, value) => void res.appendHeader(name, value),
  };
}

/** Sends a response that is not a stream. */
async function sendResponse(res: ServerResponse, response: Response, setHeaders: (headers: AnswerHeaders) => void) {
  const body = await response.text();
  // The client may have disconnected meanwhile.
  if (res.destroyed || res.headersSent) return;
  response.headers.forEach((value, name) => void res.setHeader(name, value));
  setHeaders(toAnswerHeaders(res));
  res.writeHead(response.status, { 'content-length': Buffer.byteLength(body) }).end(body);
}

/** Records which documents are valid. Yoga validates each document once, with all limits. */
export function useValidDocuments(valid: WeakSet<DocumentNode>): HttpPlugin {
  return {
    onValidate({ params: { documentAST } }) {
      return ({ valid: isValid }) => {
        if (isValid) valid.add(documentAST);
      };
    },
  };
}
