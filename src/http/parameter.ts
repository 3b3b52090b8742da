/**
 * The parameters of a GraphQL request. Unknown members are ignored, and empty values are accepted in the forms that clients send
 * them, even if the protocol has no such form.
 */

import { GraphQLError } from 'graphql';
import { isObject } from '../json.ts';
import { checkMembers } from './payload.ts';
import type { HttpPlugin } from './step.ts';

/** The members of a request. Clients add others (document ids, cache hints), which are ignored. */
const members = ['query', 'variables', 'operationName', 'extensions'] as const;

/** Members that are JSON objects. In a URL they are JSON text. */
const objects = ['variables', 'extensions'] as const;

type Params = Record<string, unknown>;

/** The parameters of a simple request. */
export interface PlainParams {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | undefined;
}

/** The parameters of a JSON body; undefined for requests that Yoga must read or reject. */
export function readPlainParams(text: string): PlainParams | undefined {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(given)) return undefined;
  const { query, variables = {}, operationName, extensions = {} } = toParams(given);
  if (typeof query !== 'string' || !isObject(variables) || !isObject(extensions)) return undefined;
  if (operationName !== undefined && typeof operationName !== 'string') return undefined;
  return { query, variables, operationName };
}

/** Reads the known members of a request and drops the others. */
export function useKnownMembers(): HttpPlugin {
  return {
    onRequestParse({ request, url }) {
      if (request.method === 'GET') checkAddress(url);
      return {
        onRequestParseDone({ requestParserResult: result, setRequestParserResult }) {
          // Yoga refuses values that are not objects, and objects without a query.
          const read = (each: unknown) => (isObject(each) ? toParams(each) : each);
          setRequestParserResult((Array.isArray(result) ? result.map(read) : read(result)) as typeof result);
        },
      };
    },
    onParams({ params }) {
      if (isBlank(params.query) && isObject(params.extensions) && 'persistedQuery' in params.extensions) {
        // Clients recognize this message and send the whole document from then on.
        throw new GraphQLError('PersistedQueryNotSupported', {
          extensions: {
            code: 'PERSISTED_QUERY_NOT_SUPPORTED',
            remedy: 'Send the whole query.',
            http: { status: 200 },
          },
        });
      }
    },
  };
}

function checkAddress({ searchParams }: URL): void {
  for (const name of objects) {
    try {
      JSON.parse(searchParams.get(name)?.trim() || 'null');
    } catch {
      const extensions = { code: 'BAD_REQUEST', fault: 'caller', retryable: false, http: { status: 400 } };
      throw new GraphQLError(`\`${name}\` in the URL is not valid JSON.`, { extensions });
    }
  }
}

function toParams(given: Params): Params {
  const params =
    'query' in given
      ? Object.fromEntries(members.flatMap((name) => (name in given ? [[name, given[name]]] : [])))
      : { ...given };
  if (isBlank(params.operationName)) delete params.operationName;
  for (const name of objects) {
    if (name in params) params[name] = readObject(params[name]);
  }
  return params;
}

/** Blanks and empty lists (an empty object in PHP) count as omitted. Text with the JSON of an object is parsed, under the same limits. */
function readObject(value: unknown): unknown {
  if (isBlank(value) || (Array.isArray(value) && value.length === 0)) return undefined;
  if (typeof value !== 'string' || !value.trim().startsWith('{')) return value;
  try {
    return checkMembers(value) ? value : JSON.parse(value);
  } catch {
    return value;
  }
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
