/**
 * Reads a request's arguments from the path, the query string and the JSON body. Refuses invalid JSON and names that are
 * given twice; the operation validates the values.
 */
import { visit } from 'jsonc-parser';
import { quote } from '../errors/quote.ts';
import { maxIssues } from '../operations/issue.ts';
import { isBlank } from '../operations/leaf.ts';
import { BadRequest, refuseFields } from './problem.ts';

/** How deep objects and lists in a body may be nested; operations need only a few levels. */
const maxDepth = 32;

/**
 * Reads all arguments of a request.
 *
 * @param path the arguments in the path
 * @throws {BadRequest}
 */
export async function parseArguments(request: Request, path: Record<string, string>): Promise<Record<string, unknown>> {
  const sources: [where: string, Record<string, unknown>][] = [
    ['path', path],
    ['query', parseQuery(new URL(request.url).searchParams)],
  ];
  if (request.method !== 'GET' && request.method !== 'HEAD') sources.push(['body', await readBody(request)]);
  const found = new Map<string, [where: string, value: unknown]>();
  const issues: { path: string; message: string }[] = [];
  for (const [where, values] of sources) {
    for (const [name, value] of Object.entries(values)) {
      const other = found.get(name);
      // A blank value counts as omitted.
      if (other && isBlank(value)) continue;
      if (other && !isBlank(other[1]))
        issues.push({ path: name, message: `is given twice, in the ${other[0]} and in the ${where}` });
      found.set(name, [where, value]);
    }
  }
  if (issues.length > 0) throw refuseFields(issues);
  return Object.fromEntries([...found].map(([name, [, value]]) => [name, value]));
}

/** The query parameter that selects the account. It is read by `http/` and is not an argument of an operation. */
const accountParameter = 'account';

/** Parses a query string. A name that occurs several times is a list, and so are `a[]=1` and `a[0]=1`. */
function parseQuery(query: URLSearchParams): Record<string, unknown> {
  const lists = new Map<string, { values: string[]; isList: boolean }>();
  for (const [name, value] of query) {
    if (name === accountParameter) continue;
    const listed = /^([^[\]]+)\[\d{0,4}\]$/.exec(name)?.[1];
    const key = listed ?? name;
    const known = lists.get(key);
    lists.set(key, {
      values: [...(known?.values ?? []), restoreOffset(value)],
      isList: known !== undefined || listed !== undefined,
    });
  }
  return Object.fromEntries([...lists].map(([name, { values, isList }]) => [name, isList ? values : values[0]]));
}

/** Restores the plus of an offset (`…T10:00:00+03:00`): if it is not encoded, it is decoded as a space. */
function restoreOffset(value: string): string {
  return value.replace(/^(\d{4}-\d{2}-\d{2}T[\d:.]{5,18}) (\d{2}:?\d{2})$/, '$1+$2');
}

/** @throws {BadRequest} */
async function readBody(request: Request): Promise<Record<string, unknown>> {
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength === 0) return {};
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw new BadRequest(415, {
      code: 'UNSUPPORTED_MEDIA_TYPE',
      message: type
        ? `a body of the type ${JSON.stringify(quote(type))} is not supported.`
        : 'the request has a body but no Content-Type.',
      remedy: 'Send JSON with `Content-Type: application/json`.',
    });
  }
  const body = parseJson(bytes);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw refuseFields([{ path: '', message: 'the body must be a JSON object' }]);
}

function parseJson(bytes: ArrayBuffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    checkMembers(text);
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof BadRequest) throw error;
    const reason = error instanceof SyntaxError ? error.message : 'it is not UTF-8';
    throw new BadRequest(400, { code: 'INVALID_JSON', message: `the body is not valid JSON: ${quote(reason, 300)}.` });
  }
}

/** Refuses duplicate members, of which `JSON.parse` would silently use the last one. */
function checkMembers(text: string): void {
  const open: Set<string>[] = [];
  const issues: { path: string; message: string }[] = [];
  const enter = () => {
    open.push(new Set());
    // Checked here, before any recursive function processes the value.
    if (open.length > maxDepth) {
      throw refuseFields([{ path: '', message: `is nested deeper than ${maxDepth} levels` }]);
    }
  };
  const leave = () => {
    open.pop();
  };
  visit(text, {
    onObjectBegin: enter,
    onObjectEnd: leave,
    onArrayBegin: enter,
    onArrayEnd: leave,
    onObjectProperty: (name, _offset, _length, _line, _column, pathOf) => {
      const names = open.at(-1);
      if (names?.has(name)) {
        // The path is only computed for issues that will be named.
        const path = issues.length < maxIssues ? [...pathOf(), quote(name)].join('.') : '';
        issues.push({ path, message: 'is given twice' });
      }
      names?.add(name);
    },
  });
  if (issues.length > 0) throw refuseFields(issues);
}
