import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { visit } from 'jsonc-parser';
import { describeIssue } from '../errors/index.ts';
import { quote } from '../errors/quote.ts';
import type { Nullish } from '../nullish.ts';
import type { RequestHead } from './head.ts';
import { Refusal, refuse } from './refusal.ts';

/** The supported compressions. */
const decoders = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

const acceptEncoding = { 'accept-encoding': 'gzip, deflate, br, identity' };

/**
 * Decompresses a body by its `Content-Encoding`.
 *
 * @param maxBytes the maximum size of the result
 */
export async function decode(
  body: Buffer<ArrayBuffer>,
  encoding: Nullish<string>,
  maxBytes: number,
): Promise<Buffer<ArrayBuffer> | Refusal> {
  const names = (encoding ?? '').toLowerCase().split(',').map(trim).filter(Boolean);
  const [name, another] = names.filter((each) => each !== 'identity');
  if (name === undefined || body.length === 0) return body;
  if (another !== undefined || !Object.hasOwn(decoders, name)) {
    const message = `The Content-Encoding «${quote(encoding ?? '', 40)}» is not supported.`;
    return refuse(415, 'UNSUPPORTED_CONTENT_ENCODING', message, 'Send it uncompressed or with gzip.', acceptEncoding);
  }
  try {
    return (await decoders[name as keyof typeof decoders](body, { maxOutputLength: maxBytes })) as Buffer<ArrayBuffer>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return tooLarge(maxBytes);
    return refuse(400, 'BAD_REQUEST', `The body is not valid ${name}, although its Content-Encoding says so.`);
  }
}

/** The refusal of a body that is too large, compressed or not. */
export function tooLarge(maxBytes: number): Refusal {
  const message = `The request body is larger than ${maxBytes} bytes.`;
  return refuse(413, 'REQUEST_TOO_LARGE', message, 'Send less at a time, for example fewer records per mutation.');
}

/** Types that a foreign page can send without a preflight. GraphQL, MCP and REST each refuse them in their own format. */
const formTypes = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The maximum depth of objects and lists in a body. Real requests need only a few levels. */
const maxDepth = 32;

/** A body that has been decoded and checked. */
export interface ReadBody {
  /** Uncompressed; JSON has no byte order mark. */
  bytes: Buffer<ArrayBuffer>;
  /** The normalized content type; undefined if the header of the request is to be kept. */
  type?: string;
  /** The text of a JSON body. */
  text?: string;
}

/**
 * Checks a body that should be JSON, and normalizes its content type.
 *
 * @returns undefined if the body is to be kept as it is
 */
export function parseJsonBody(
  { headers }: RequestHead,
  pathname: string,
  body: Buffer<ArrayBuffer>,
): ReadBody | Refusal | undefined {
  const given = headers.get('content-type');
  const type = parseContentType(given);
  if (body.length === 0) return undefined;
  if (formTypes.has(type.essence)) return undefined;
  const isGraphql = pathname === '/graphql' && type.essence === 'application/graphql';
  // A browser always sends one of these headers. Other programs that omit the content type mean JSON.
  const isPage = headers.has('origin') || headers.has('sec-fetch-site');
  if (!isGraphql && !isJson(type.essence) && (type.essence !== '' || isPage)) {
    const what =
      type.essence === ''
        ? 'The body has no Content-Type.'
        : `The Content-Type «${quote(given ?? '')}» is not supported.`;
    return refuse(415, 'UNSUPPORTED_MEDIA_TYPE', what, 'Send JSON with `Content-Type: application/json`.');
  }
  if (type.charset !== undefined && !['utf-8', 'utf8', 'us-ascii'].includes(type.charset)) {
    const message = `The charset «${quote(type.charset, 40)}» is not supported.`;
    return refuse(415, 'UNSUPPORTED_MEDIA_TYPE', message, 'Send JSON in UTF-8.');
  }
  if (isUtf16(body)) return invalidJson('The body is UTF-16, not UTF-8.', 'Send JSON in UTF-8.');
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    return invalidJson('The body is not valid UTF-8.');
  }
  const bare = body[0] === 0xef ? body.subarray(3) : body;
  if (isGraphql) return { type: 'application/graphql', bytes: bare };
  // REST reports duplicate arguments itself, including those of the path and the query.
  const refused = pathname === '/graphql' || pathname === '/mcp' ? checkMembers(text) : undefined;
  return refused ?? { type: 'application/json', bytes: bare, text };
}

/** Refuses duplicate members and deep nesting. `JSON.parse` would silently take the last of two members with the same name. */
export function checkMembers(text: string): Refusal | undefined {
  const open: Set<string>[] = [];
  let found: Refusal | undefined;
  const enter = () => {
    open.push(new Set());
    // Checked before any recursive function walks the value.
    if (open.length > maxDepth) throw invalidBody([], `is nested deeper than ${maxDepth} levels`);
  };
  const leave = () => void open.pop();
  try {
    visit(text, {
      onObjectBegin: enter,
      onObjectEnd: leave,
      onArrayBegin: enter,
      onArrayEnd: leave,
      onObjectProperty(name, _offset, _length, _line, _column, pathOf) {
        const names = open.at(-1);
        if (names?.has(name)) found ??= invalidBody([...pathOf(), name], 'is given twice');
        names?.add(name);
      },
    });
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return found;
}

function invalidBody(path: (string | number)[], what: string): Refusal {
  const issue = { path: path.map((step) => (typeof step === 'string' ? quote(step) : step)), message: what };
  const extensions = { code: 'VALIDATION_FAILED', fault: 'caller', retryable: false, issues: [issue] };
  return new Refusal(400, { message: `The body is not valid: ${describeIssue(issue)}.`, extensions });
}

function invalidJson(message: string, remedy?: string): Refusal {
  return refuse(400, 'INVALID_JSON', message, remedy);
}

/** Whether a body starts with the byte order mark of UTF-16, or with an ASCII character in UTF-16. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0;
}

/** Parses `Application/JSON; charset="UTF-8"`. */
function parseContentType(given: string | null): { essence: string; charset: string | undefined } {
  // Some clients send the header twice, so it arrives as a list.
  const [first = '', ...others] = (given ?? '').toLowerCase().split(',').map(trim);
  const whole = others.every((each) => each === first) ? first : (given ?? '').toLowerCase();
  const [essence = '', ...parameters] = whole.split(';').map(trim);
  const charset = parameters.find((each) => /^charset\s*=/.test(each));
  const name = charset?.replace(/^charset\s*=\s*/, '').replace(/^(["'])(.*)\1$/, '$2');
  return { essence, charset: name || undefined };
}

/** Whether a type is one of the names of JSON that clients use. A foreign page needs a preflight for each of them. */
function isJson(essence: string): boolean {
  return /^(?:application\/(?:[\w.-]+\+)?json|(?:application|text)\/(?:x-)?json)$/.test(essence);
}

function trim(text: string): string {
  return text.trim();
}
