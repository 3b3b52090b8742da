/**
 * The REST door: every operation at its route, with its arguments in the path, the query string or a JSON body, and its
 * answer as JSON. Renders Operations and nothing else; called by `http/` with requests of callers that are let in.
 */
import { createHash } from 'node:crypto';
import { quote } from '../errors/quote.ts';
import type { OperationError } from '../operations/error.ts';
import { isBlank } from '../operations/leaf.ts';
import type { Operation } from '../operations/operation.ts';
import { type Outcome, type Runner, runOperation } from '../operations/run.ts';
import { createWording } from '../operations/wording.ts';
import type { Access } from '../resolvers/context.ts';
import { parseArguments } from './argument.ts';
import { dispatchEntity, entityPath } from './entity.ts';
import { answerProblem, BadRequest, statusOf } from './problem.ts';
import { createRouter } from './router.ts';

/** Who asks. */
export interface RestCaller extends Pick<Runner, 'engine' | 'observe'> {
  access: Access;
  /** When the client stops waiting, by `performance.now()`. */
  deadline?: number | undefined;
  /** Fires when the client is gone. */
  signal?: AbortSignal | undefined;
  /** Under which its errors stand in the log. */
  requestId?: string | undefined;
}

/** What is mounted under `/api/`. */
export interface RestDoor {
  /** Answers one request. */
  handle(request: Request, caller: RestCaller): Promise<Response>;
  /** A refusal of the server itself (no token, a body that is too large) as this door's clients read errors. */
  refuse(status: number, error: OperationError, headers?: Record<string, string>): Response;
}

/** Makes the door. */
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
        message: 'There is nothing at this address.',
        remedy: 'See /docs for what there is.',
      });
    }
    const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow } });
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (!methods.includes(method)) {
      return answerProblem(
        405,
        { code: 'METHOD_NOT_ALLOWED', message: `${quote(pathname, 200)} takes ${methods.join(', ')}.` },
        { allow },
      );
    }
    const operation = place?.operations.get(method);
    const read = operation && place ? place.parametersOf(operation) : {};
    const given = withIdempotencyKey(await parseArguments(request, read), request);
    const dispatched = operation ? { operation, args: given } : dispatchEntity(given, operations);
    const args = dropForeignKey(dispatched.operation, dispatched.args, request);
    const { engine, observe, ...options } = caller;
    const outcome = await runOperation(dispatched.operation, args, { engine, onError, observe, wording }, options);
    return render(request, dispatched.operation, outcome);
  };

  return {
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

/** The header stands for the argument; in both places it must be the same. */
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

/** Clients may send the header with everything; what creates nothing is safe to repeat and takes no key. */
function dropForeignKey(
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
  // Whoever kept an answer asks each time whether it still holds.
  headers['cache-control'] = 'private, no-cache';
  headers.etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const isKnown = matchesTag(request.headers.get('if-none-match'), headers.etag);
  return new Response(isKnown ? null : body, { status: isKnown ? 304 : 200, headers });
}

/** `Link: <…>; rel="next"` (RFC 8288) for a list that goes on. */
function describeNext(request: Request, answer: Record<string, unknown>): string | undefined {
  if (request.method === 'POST' || answer.has_more !== true || typeof answer.next_cursor !== 'string') return undefined;
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set('cursor', answer.next_cursor);
  return `<${pathname}?${searchParams}>; rel="next"`;
}

/** The address of what was created; undefined where nothing was, or where it was there before. */
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

/** `If-None-Match`: `*`, or a list of tags, weak ones too (RFC 9110). */
function matchesTag(given: string | null, tag: string): boolean {
  return (given ?? '').split(',').some((each) => ['*', tag].includes(each.trim().replace(/^W\//, '')));
}
