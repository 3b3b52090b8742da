import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention';
import { type ExecutionResult, GraphQLError, NoSchemaIntrospectionCustomRule } from 'graphql';
import type { Engine } from '../graph/engine.ts';
import type { Access } from '../resolvers/context.ts';
import type { HttpPlugin } from './step.ts';

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

/** Executes through the engine, the only way to execute. */
export function useGraphEngine(engine: Engine): HttpPlugin {
  return {
    onExecute({ args, setExecuteFn }) {
      const { signal, access } = args.contextValue as { signal?: AbortSignal; access?: Access };
      setExecuteFn(async () =>
        markRequestErrors(
          await engine.execute(args.document, args.variableValues ?? {}, {
            // The authentication step has set it, or the request would not be here.
            access: access ?? 'read-only',
            operationName: args.operationName,
            signal,
          }),
        ),
      );
    },
  };
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

/** Says of GraphQL's own refusals (syntax, validation, protocol) whose fault they are, as all other errors do. */
export function useBlame(): HttpPlugin {
  return {
    onResultProcess({ result }) {
      for (const one of Array.isArray(result) ? result : [result]) {
        if (!('errors' in one)) continue;
        for (const error of one.errors ?? []) {
          error.extensions.fault ??= 'caller';
          error.extensions.retryable ??= false;
        }
      }
    },
  };
}
