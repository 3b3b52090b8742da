/**
 * The direct path of GraphQL: a query or mutation that is sent as JSON, whose document has been seen and found valid, is answered
 * from Node's own request to one write, without the requests, responses, promises and hooks that Yoga makes for each. Everything
 * else goes to Yoga. Both ways take the same entry steps, limits and texts; here is no check of its own.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DocumentNode, type ExecutionResult, type GraphQLSchema, getOperationAST } from 'graphql';
import { processRegularResult } from 'graphql-yoga';
import { isAnswerable } from './body.ts';
import { blame, executeWithin } from './graphql.ts';
import type { AnswerHeaders, RequestHead } from './head.ts';
import type { EntryInput, EntryStep, Exchange, HttpPlugin, Present } from './hook.ts';
import { type PlainParams, readPlainParams } from './parameter.ts';
import { type AnswerRefusal, Refusal } from './refusal.ts';

/** What the direct path is made of. */
export interface DirectOptions {
  schema: GraphQLSchema;
  /** What every GraphQL request goes through, in order; the body is read by one of them. */
  steps: readonly EntryStep[];
  /** A document that is known to be valid, by its text. */
  findValid(text: string): DocumentNode | undefined;
  mostCost: number;
  /** Whether errors may name what the schema has. */
  suggests: boolean;
  present: Present;
  answerRefusal: AnswerRefusal;
  /** Sets the headers that every answer has. */
  setHeaders(request: RequestHead, headers: AnswerHeaders): void;
  /** Answers everything else. With an exchange: the entry steps have been taken. */
  handOn(req: IncomingMessage, res: ServerResponse, exchange?: Exchange): unknown;
}

const path = '/graphql';

/** Handles all requests, those of the direct path itself. */
export function createDirectPath(options: DirectOptions): (req: IncomingMessage, res: ServerResponse) => void {
  return (req, res) => {
    const url = addressOf(req.url ?? '');
    if (req.method === 'POST' && url) void answer(req, res, url, options);
    else options.handOn(req, res);
  };
}

async function answer(req: IncomingMessage, res: ServerResponse, url: EntryInput['url'], options: DirectOptions) {
  const exchange: Exchange = { req, res };
  const request = headOf(req);
  const input: EntryInput = { request, url, serverContext: exchange };
  const send = (response: Response) => sendResponse(res, response, (headers) => options.setHeaders(request, headers));
  try {
    const refused = await takeSteps(options.steps, input);
    if (refused) return await send(refused instanceof Refusal ? options.answerRefusal(refused, path) : refused);
    const type = jsonTypeFor(request.headers.get('accept'));
    const execution = type && findExecution(exchange, options);
    if (!execution) {
      exchange.isAdmitted = true;
      options.handOn(req, res, exchange);
      return;
    }
    const result = await execute(execution, exchange, options);
    if (result.errors || result.extensions) return await send(processRegularResult(result, fetchApi, type));
    if (res.destroyed) return;
    const body = JSON.stringify(result);
    options.setHeaders(request, headersOf(res));
    res
      .writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-length': Buffer.byteLength(body) })
      .end(body);
  } catch (error) {
    await send(options.answerRefusal(new Refusal(500, options.present(error, exchange)), path));
  }
}

/** What Yoga makes the answers with that have errors in them. */
const fetchApi = { Response } as Parameters<typeof processRegularResult>[1];

async function takeSteps(steps: readonly EntryStep[], input: EntryInput): Promise<Response | Refusal | undefined> {
  for (const step of steps) {
    const answer = step(input);
    const settled = answer instanceof Promise ? await answer : answer;
    if (settled) return settled;
  }
  return undefined;
}

/** What is to be executed; undefined: Yoga has to look at it. */
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
  { schema, mostCost, suggests, present }: DirectOptions,
): Promise<ExecutionResult> {
  let result: ExecutionResult;
  try {
    const args = { schema, document, contextValue, variableValues: variables, operationName };
    result = await executeWithin(args, mostCost);
  } catch (error) {
    result = { errors: [present(error, contextValue)] };
  }
  blame(result, suggests);
  return result;
}

/** The type of the JSON that a client wants: of those that it accepts, the first which GraphQL has. Undefined: it wants a stream. */
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

/** The address of a request for GraphQL; the parameters behind it are read when they are asked for. */
function addressOf(url: string): EntryInput['url'] | undefined {
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

function headOf({ method = '', headers }: IncomingMessage): RequestHead {
  const get = (name: string) => headers[name.toLowerCase()]?.toString() ?? null;
  return { method, headers: { get, has: (name) => get(name) !== null } };
}

function headersOf(res: ServerResponse): AnswerHeaders {
  return {
    get: (name) => res.getHeader(name)?.toString() ?? null,
    has: (name) => res.hasHeader(name),
    set: (name, value) => void res.setHeader(name, value),
    append: (name, value) => void res.appendHeader(name, value),
  };
}

/** Sends an answer that is no stream. */
async function sendResponse(res: ServerResponse, response: Response, setHeaders: (headers: AnswerHeaders) => void) {
  const body = await response.text();
  // The client may have gone away meanwhile.
  if (res.destroyed || res.headersSent) return;
  response.headers.forEach((value, name) => void res.setHeader(name, value));
  setHeaders(headersOf(res));
  res.writeHead(response.status, { 'content-length': Buffer.byteLength(body) }).end(body);
}

/** Remembers which documents are valid: Yoga validates each one once, with all limits. */
export function useValidDocuments(valid: WeakSet<DocumentNode>): HttpPlugin {
  return {
    onValidate({ params: { documentAST } }) {
      return ({ valid: isValid }) => {
        if (isValid) valid.add(documentAST);
      };
    },
  };
}
