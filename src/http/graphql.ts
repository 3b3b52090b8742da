import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention';
import {
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  type ValidationRule,
} from 'graphql';
import type { Engine } from '../graph/engine.ts';
import { boundError, boundErrors, maxRequestErrors } from '../graph/error.ts';
import { withIdVariables } from '../graph/id-variable.ts';
import { type Limits, refuseCost } from '../graph/limit.ts';
import { withoutSuggestion } from '../graph/suggestion.ts';
import { type Exchange, type HttpPlugin, requestIdOf } from './step.ts';
import { openSubscription, refuseSubscription, type Subscriptions } from './subscription.ts';

/**
 * Refuses requests that a foreign page can make a browser send without a preflight: forms, plain text, and GET if its headers
 * show that it comes from a browser. Other programs may use GET, which never executes mutations.
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
        throw new GraphQLError('A foreign page could make a browser send this request.', {
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

/** Accepts variables of the type `ID` where names are accepted as well. */
export function useIdVariables(): HttpPlugin {
  return {
    onValidate({ validateFn, setValidationFn }) {
      setValidationFn((schema, document, rules, ...rest) =>
        validateFn(schema, document, withIdVariables(rules as ValidationRule[] | undefined), ...rest),
      );
    },
  };
}

/** Disables introspection. */
export function useNoIntrospection(): HttpPlugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(NoSchemaIntrospectionCustomRule);
    },
  };
}

/** A subscriber that reads nothing for this long is disconnected, in milliseconds. */
const stallMs = 60_000;

/** Executes operations through the account's engine. */
export function useGraphEngine({ cost }: Pick<Limits, 'cost'>, subscriptions: Subscriptions): HttpPlugin {
  return {
    onExecute({ args, setExecuteFn }) {
      setExecuteFn(() => executeWithin(args, cost));
    },
    onSubscribe({ args, setSubscribeFn }) {
      const exchange = args.contextValue as unknown as Exchange;
      const { req } = exchange;
      setSubscribeFn(async () => {
        if ((exchange.items ?? 1) > 1) return { errors: [refuseBatchedSubscription()] };
        const refused = refuseCost(args, cost);
        if (refused) return { errors: [refused] };
        if (!openSubscription(exchange, subscriptions)) return { errors: [subscriptionLimitError()] };
        const result = await engineOf(args).subscribe(args.document, args.variableValues ?? {}, optionsOf(args));
        if (!(Symbol.asyncIterator in result)) return markRequestErrors(result);
        // A client that reads nothing, not even the regular pings, would keep its connection open forever.
        req.socket.setTimeout(stallMs, () => req.socket.destroy());
        return result;
      });
    },
  };
}

/** The input of an execution, as both Yoga and the direct path provide it. */
export type Execution = Pick<
  ExecutionArgs,
  'schema' | 'document' | 'contextValue' | 'variableValues' | 'operationName'
>;

/** Executes one query or mutation, unless its cost exceeds the limit. */
export async function executeWithin(args: Execution, maxCost: number): Promise<ExecutionResult> {
  const refused = refuseCost(args, maxCost);
  if (refused) return { errors: [refused] };
  return markRequestErrors(await engineOf(args).execute(args.document, args.variableValues ?? {}, optionsOf(args)));
}

function subscriptionLimitError(): GraphQLError {
  const { message, extensions } = refuseSubscription();
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: 429 } } });
}

/** A batch has one response, which cannot contain a stream. */
function refuseBatchedSubscription(): GraphQLError {
  const extensions = {
    code: 'BAD_REQUEST',
    fault: 'caller',
    retryable: false,
    remedy: 'Send it in a request of its own.',
  };
  return new GraphQLError('A subscription cannot be part of a batch.', { extensions });
}

function engineOf({ contextValue }: { contextValue?: unknown }): Engine {
  const { account } = contextValue as Exchange;
  if (!account) throw new Error('A request has reached GraphQL without an account.');
  return account.engine;
}

function optionsOf({ contextValue, operationName }: { contextValue?: unknown; operationName?: string | null }) {
  const exchange = contextValue as Exchange;
  const { signal, caller, deadline, items } = exchange;
  // The authentication step has set the caller of every request that gets here.
  return {
    access: caller?.access ?? 'read-only',
    caller: caller?.id,
    confirmWrites: caller?.confirmWrites,
    operationName,
    signal,
    deadline,
    share: items,
    requestId: requestIdOf(exchange),
  } as const;
}

/** Sets the status of a result without execution: 400 for `application/graphql-response+json`, 200 for `application/json`. */
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

/**
 * Adds `fault` and `retryable` to GraphQL's own errors (syntax, validation, protocol), which all other errors have, and shortens
 * the input that they quote.
 *
 * @param allowsSuggestions whether the errors may name types and fields of the schema
 */
export function useErrorDetails({ allowsSuggestions }: { allowsSuggestions: boolean }): HttpPlugin {
  return {
    onResultProcess({ result }) {
      for (const one of Array.isArray(result) ? result : [result])
        if (!(Symbol.asyncIterator in one)) addErrorDetails(one, allowsSuggestions);
    },
  };
}

/**
 * Adds them to the errors of one result, in place.
 *
 * @param allowsSuggestions whether the errors may name types and fields of the schema
 */
export function addErrorDetails(result: ExecutionResult, allowsSuggestions: boolean): void {
  if (!result.errors) return;
  const bounded = result.data === undefined ? boundErrors(result.errors, maxRequestErrors) : result.errors;
  const errors = bounded.map((error) => {
    error.extensions.fault ??= 'caller';
    error.extensions.retryable ??= false;
    return boundError(allowsSuggestions ? error : withoutSuggestion(error));
  });
  Object.assign(result, { errors });
}
