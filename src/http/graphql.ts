import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention';
import { type ExecutionArgs, type ExecutionResult, GraphQLError, NoSchemaIntrospectionCustomRule } from 'graphql';
import type { Issue } from '../errors/index.ts';
import type { Engine } from '../graph/engine.ts';
import { boundError, boundErrors } from '../graph/error.ts';
import { type Exchange, type HttpPlugin, requestIdOf } from './hook.ts';
import { type Limits, refuseCost } from './limit.ts';
import { type Subscriptions, takePlace, tooManySubscriptions } from './subscription.ts';

/**
 * Refuses what a foreign page can make a browser send without asking first: forms, plain text, and GET as soon as the
 * request looks like a browser's. Programs may GET: mutations are refused there anyway.
 */
export function useCsrfGuard(): HttpPlugin {
  const guard = useCSRFPrevention({ requestHeaders: ['x-graphql-yoga-csrf', 'apollo-require-preflight'] });
  return {
    onRequestParse(input) {
      const { method, headers } = input.request;
      if (method === 'GET' && !headers.has('origin') && !headers.has('sec-fetch-site')) return;
      try {
        guard.onRequestParse?.(input);
      } catch {
        throw new GraphQLError('A browser may send this from a foreign page.', {
          extensions: {
            code: 'CSRF_REFUSED',
            remedy:
              'Send JSON by POST with `Content-Type: application/json`, or add the header `X-GraphQL-Yoga-CSRF: 1`.',
            http: { status: 403 },
          },
        });
      }
    },
  };
}

/** Hides the schema from clients. */
export function useNoIntrospection(): HttpPlugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(NoSchemaIntrospectionCustomRule);
    },
  };
}

/** How long a subscriber may take nothing of what is sent to it before it is cut off, in milliseconds. */
const STALL_MS = 60_000;

/** Executes through the engine of the account, the only way to execute. */
export function useGraphEngine({ cost }: Pick<Limits, 'cost'>, subscriptions: Subscriptions): HttpPlugin {
  return {
    onExecute({ args, setExecuteFn }) {
      setExecuteFn(() => executeWithin(args, cost));
    },
    onSubscribe({ args, setSubscribeFn }) {
      const exchange = args.contextValue as unknown as Exchange;
      const { req } = exchange;
      setSubscribeFn(async () => {
        if ((exchange.items ?? 1) > 1) return { errors: [refuseInBatch()] };
        const refused = refuseCost(args, cost);
        if (refused) return { errors: [refused] };
        if (!takePlace(exchange, subscriptions)) return { errors: [refuseSubscription()] };
        const result = await engineOf(args).subscribe(args.document, args.variableValues ?? {}, optionsOf(args));
        if (!(Symbol.asyncIterator in result)) return markRequestErrors(result);
        // A reader that takes nothing, not even the ping every few seconds, would keep its connection for ever.
        req.socket.setTimeout(STALL_MS, () => req.socket.destroy());
        return result;
      });
    },
  };
}

/** What execution needs of a request; Yoga has it, and so has the direct path. */
export type Execution = Pick<
  ExecutionArgs,
  'schema' | 'document' | 'contextValue' | 'variableValues' | 'operationName'
>;

/** Executes one query or mutation, unless it costs more than it may. */
export async function executeWithin(args: Execution, mostCost: number): Promise<ExecutionResult> {
  const refused = refuseCost(args, mostCost);
  if (refused) return { errors: [refused] };
  return markRequestErrors(await engineOf(args).execute(args.document, args.variableValues ?? {}, optionsOf(args)));
}

function refuseSubscription(): GraphQLError {
  const { message, extensions } = tooManySubscriptions();
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: 429 } } });
}

/** A batch is answered at once, so nothing of a stream could be in its answer. */
function refuseInBatch(): GraphQLError {
  const extensions = { code: 'BAD_REQUEST', fault: 'caller', retryable: false, remedy: 'Send it by itself.' };
  return new GraphQLError('A subscription cannot be part of a batch.', { extensions });
}

function engineOf({ contextValue }: { contextValue?: unknown }): Engine {
  const { account } = contextValue as Exchange;
  if (!account) throw new Error('A request has come to GraphQL without an account.');
  return account.engine;
}

function optionsOf({ contextValue, operationName }: { contextValue?: unknown; operationName?: string | null }) {
  const exchange = contextValue as Exchange;
  const { signal, caller, deadline, items } = exchange;
  // The authentication step has set it, or the request would not be here.
  return {
    access: caller?.access ?? 'read-only',
    operationName,
    signal,
    deadline,
    share: items,
    requestId: requestIdOf(exchange),
  } as const;
}

/** Nothing was executed: 400 for `application/graphql-response+json`, 200 for `application/json`. */
function markRequestErrors(result: ExecutionResult): ExecutionResult {
  if (result.data !== undefined || !result.errors) return result;
  const http = { spec: true, status: 400 };
  return {
    ...result,
    errors: result.errors.map(
      ({ message, nodes, source, positions, path, extensions }) =>
        new GraphQLError(message, { nodes, source, positions, path, extensions: { ...extensions, http } }),
    ),
  };
}

/** How many errors of a request are told at once: what is wrong with a document is seen from the first. */
const MAX_REQUEST_ERRORS = 20;

/**
 * Says of GraphQL's own refusals (syntax, validation, protocol) whose fault they are, as all other errors do, and no more of what was
 * sent than is needed to find it.
 *
 * @param suggests whether they may name what the schema has instead
 */
export function useBlame({ suggests }: { suggests: boolean }): HttpPlugin {
  return {
    onResultProcess({ result }) {
      for (const one of Array.isArray(result) ? result : [result])
        if (!(Symbol.asyncIterator in one)) blame(one, suggests);
    },
  };
}

/** The same for one result, in place. */
export function blame(result: ExecutionResult, suggests: boolean): void {
  if (!result.errors) return;
  const bounded = result.data === undefined ? boundErrors(result.errors, MAX_REQUEST_ERRORS) : result.errors;
  const errors = bounded.map((error) => {
    error.extensions.fault ??= 'caller';
    error.extensions.retryable ??= false;
    return boundError(suggests ? error : withoutSuggestion(error));
  });
  Object.assign(result, { errors });
}

/** GraphQL's own texts end so; what is suggested of the CRM's data is told in other words. */
const suggestion = / Did you mean [^?]*\?/g;

function withoutSuggestion(error: GraphQLError): GraphQLError {
  const { issues } = error.extensions;
  const told = Array.isArray(issues)
    ? { issues: (issues as Issue[]).map((each) => ({ ...each, message: each.message.replace(suggestion, '') })) }
    : {};
  const { nodes, source, positions, path } = error;
  const extensions = { ...error.extensions, ...told };
  return new GraphQLError(error.message.replace(suggestion, ''), { nodes, source, positions, path, extensions });
}
