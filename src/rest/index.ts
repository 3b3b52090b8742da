/**
 * The REST API: every operation at its route, with the arguments in the path, the query string or a JSON body, and the
 * answer as JSON. Only renders operations; called by `http/` with authenticated requests.
 */
import { createHash } from 'node:crypto';
import { quote } from '../errors/quote.ts';
import { takeConfirm } from '../operations/confirm.ts';
import type { OperationError } from '../operations/error.ts';
import { isBlank } from '../operations/leaf.ts';
import type { Operation } from '../operations/operation.ts';
import { type Outcome, type Runner, runOperation } from '../operations/run.ts';
import { createWording } from '../operations/wording.ts';
import type { ConfirmWrites } from '../resolvers/confirm-writes.ts';
import type { Access, UploadContent } from '../resolvers/context.ts';
import { confirmationOfScript } from '../resolvers/journal/watch.ts';
import { parseArguments } from './argument.ts';
import { dispatchEntity, entityPath } from './entity.ts';
import { answerProblem, BadRequest, statusOf } from './problem.ts';
import { createRouter } from './router.ts';
import { takesBytes, withContentType } from './upload.ts';

/** The caller of a request. */
export interface RestCaller extends Pick<Runner, 'engine' | 'observe'> {
  access: Access;
  /** Identifies the caller, who alone may confirm its plans. */
  caller?: string | undefined;
  /** The least that must be confirmed by this caller. */
  confirmWrites?: ConfirmWrites | undefined;
  /** The time at which the client stops waiting, by `performance.now()`. */
  deadline?: number | undefined;
  /** Fires when the client disconnects. */
  signal?: AbortSignal | undefined;
  /** Under which its errors stand in the log. */
  requestId?: string | undefined;
  /** The content of the file in the body. */
  upload?: UploadContent | undefined;
}

/** What is mounted under `/api/`. */
export interface RestDoor {
  /** Whether the body of a request is the content of a file. It is passed beside the request, as a stream. */
  takesBytes(method: string, url: Pick<URL, 'pathname' | 'searchParams'>, contentType: string | null): boolean;
  /** Answers a request. */
  handle(request: Request, caller: RestCaller): Promise<Response>;
  /** Renders a refusal by the server itself (no token, a body that is too large) as problem details. */
  refuse(status: number, error: OperationError, headers?: Record<string, string>): Response;
}

/** Creates the REST API. */
export function createRestDoor(operations: readonly Operation[], { onError }: Pick<Runner, 'onError'>): RestDoor {
  const findPlace = createRouter(operations);
  const wording = createWording(operations, ({ route }) => `${route.method} ${route.path}`);

  const answer = async (request: Request, caller: RestCaller): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const place = findPlace(pathname);
    const methods = pathname === entityPath ? ['POST'] : [...(place?.operations.keys() ?? [])];
    if (methods.length === 0) {
      return answerProblem(404, {
        code: 'NOT_FOUND',
        message: 'There is no route with this path.',
        remedy: 'See /docs for the list of routes.',
      });
    }
    const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } });
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (!methods.includes(method)) {
      return answerProblem(
        405,
        { code: 'METHOD_NOT_ALLOWED', message: `${quote(pathname, 200)} allows ${methods.join(', ')}.` },
        { allow },
      );
    }
    const operation = place?.operations.get(method);
    const inPath = operation && place ? place.parametersOf(operation) : {};
    const read = withIdempotencyKey(await parseArguments(request, inPath), request);
    const parsed = caller.upload ? withContentType(read, request.headers.get('content-type')) : read;
    const dispatched = operation ? { operation, args: parsed } : dispatchEntity(parsed, operations);
    const args = dropUnusedKey(dispatched.operation, dispatched.args, request);
    const { given, token } = takeConfirm(dispatched.operation, args);
    const { engine, observe, ...options } = caller;
    const outcome = await runOperation(
      dispatched.operation,
      given,
      { engine, onError, observe, wording },
      // Custom GPTs send no headers.
      { ...options, door: 'rest', confirmation: confirmationOfScript(token ?? request.headers.get('confirm')) },
    );
    return render(request, dispatched.operation, outcome);
  };

  return {
    takesBytes,
    async handle(request, caller) {
      try {
        const response = await answer(request, caller);
        return request.method === 'HEAD' ? new Response(null, response) : response;
      } catch (error) {
        if (error instanceof BadRequest) return answerProblem(error.status, error.error);
        throw error;
      }
    },
    refuse: answerProblem,
  };
}

const keyHeader = 'idempotency-key';

/** Reads the idempotency key from the header; if it is also an argument, both must be equal. */
function withIdempotencyKey(args: Record<string, unknown>, { headers }: Request): Record<string, unknown> {
  const key = headers.get(keyHeader);
  if (isBlank(key)) return args;
  if (!isBlank(args.idempotency_key) && args.idempotency_key !== key) {
    throw new BadRequest(400, {
      code: 'VALIDATION_FAILED',
      message: 'the request is invalid; nothing was executed.',
      issues: [{ path: 'idempotency_key', message: 'differs from the header Idempotency-Key' }],
    });
  }
  return { ...args, idempotency_key: key };
}

/** Drops the key of the header for operations that do not take one: clients may send it with every request. */
function dropUnusedKey(
  { input }: Operation,
  args: Record<string, unknown>,
  { headers }: Request,
): Record<string, unknown> {
  const takesKey = Object.hasOwn((input.properties as object | undefined) ?? {}, 'idempotency_key');
  if (takesKey || !headers.has(keyHeader)) return args;
  const { idempotency_key: _, ...rest } = args;
  return rest;
}

function render(request: Request, operation: Operation, { answer, errors, failed }: Outcome): Response {
  const [first, ...rest] = errors;
  if (first && failed) return answerProblem(statusOf(first), first, {}, rest);
  const body = `${JSON.stringify({ ...answer, ...(errors.length > 0 && { errors }) })}\n`;
  const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8' };
  const next = describeNext(request, answer);
  if (next) headers.link = next;
  if (operation.route.method !== 'GET' || errors.length > 0) {
    headers['cache-control'] = 'no-store';
    const location = locate(operation, answer);
    return new Response(body, {
      status: location ? 201 : 200,
      headers: location ? { ...headers, location } : headers,
    });
  }
  // Clients must revalidate a cached answer on each use.
  headers['cache-control'] = 'private, no-cache';
  headers.etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const isKnown = matchesTag(request.headers.get('if-none-match'), headers.etag);
  return new Response(isKnown ? null : body, { status: isKnown ? 304 : 200, headers });
}

/** `Link: <…>; rel="next"` (RFC 8288) if a list has a next page. */
function describeNext(request: Request, answer: Record<string, unknown>): string | undefined {
  if (request.method === 'POST' || answer.has_more !== true || typeof answer.next_cursor !== 'string') return undefined;
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set('cursor', answer.next_cursor);
  return `<${pathname}?${searchParams}>; rel="next"`;
}

/** The path of the created record; undefined if none was created. */
function locate({ route }: Operation, answer: Record<string, unknown>): string | undefined {
  if (route.location === undefined || answer.created === false) return undefined;
  let isWhole = true;
  const address = route.location.replaceAll(/\{([^}]*)\}/g, (_, path: string) => {
    const value = path
      .split('.')
      .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], answer);
    if (value === undefined || value === null) isWhole = false;
    return encodeURIComponent(String(value));
  });
  return isWhole ? address : undefined;
}

/** Whether `If-None-Match` (RFC 9110) matches: it is `*`, or a list that contains the tag, strong or weak. */
function matchesTag(header: string | null, tag: string): boolean {
  return (header ?? '').split(',').some((each) => ['*', tag].includes(each.trim().replace(/^W\//, '')));
}
