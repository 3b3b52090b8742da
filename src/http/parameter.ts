/**
 * The parameters of a GraphQL request: what is known of them is read, also where a client writes "nothing" in another
 * way than the protocol does.
 */

import { GraphQLError } from 'graphql';
import { isObject } from '../json.ts';
import type { HttpPlugin } from './hook.ts';
import { checkMembers } from './payload.ts';

/** What stands in the JSON of a request; clients add more (ids of documents, hints for caches), which says nothing here. */
const members = ['query', 'variables', 'operationName', 'extensions'] as const;

/** Members that are JSON objects; where a request stands in an address, they are written as text. */
const objects = ['variables', 'extensions'] as const;

type Params = Record<string, unknown>;

/** A request that says nothing but what GraphQL needs. */
export interface PlainParams {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | undefined;
}

/** The parameters of a JSON body, where they are as simple as nearly always; undefined: Yoga reads them, or says what is wrong with them. */
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

/** Reads what is known of a request and leaves the rest. */
export function useKnownMembers(): HttpPlugin {
  return {
    onRequestParse({ request, url }) {
      if (request.method === 'GET') checkAddress(url);
      return {
        onRequestParseDone({ requestParserResult: result, setRequestParserResult }) {
          // What is no object, or asks for nothing, is refused by who reads it next.
          const read = (each: unknown) => (isObject(each) ? toParams(each) : each);
          setRequestParserResult((Array.isArray(result) ? result.map(read) : read(result)) as typeof result);
        },
      };
    },
    onParams({ params }) {
      if (isBlank(params.query) && isObject(params.extensions) && 'persistedQuery' in params.extensions) {
        // By this message clients know that they are to send the document itself, now and from now on.
        throw new GraphQLError('PersistedQueryNotSupported', {
          extensions: {
            code: 'PERSISTED_QUERY_NOT_SUPPORTED',
            remedy: 'Send the query itself.',
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
      throw new GraphQLError(`\`${name}\` in the address is not valid JSON.`, { extensions });
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

/** A blank or an empty list, as PHP writes an empty object, says nothing; a text may be the JSON of an object, under the same limits. */
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
