import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { visit } from 'jsonc-parser';
import { describeIssue } from '../errors/index.ts';
import { quote } from '../errors/quote.ts';
import type { Nullish } from '../nullish.ts';
import type { RequestHead } from './head.ts';
import { Refusal, refuse } from './refusal.ts';

/** How bodies may be compressed. */
const decoders = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

const acceptEncoding = { 'accept-encoding': 'gzip, deflate, br, identity' };

/**
 * A body as it was before it was compressed (`Content-Encoding`).
 *
 * @param most how large it may be then, in bytes
 */
export async function decode(
  body: Buffer<ArrayBuffer>,
  encoding: Nullish<string>,
  most: number,
): Promise<Buffer<ArrayBuffer> | Refusal> {
  const names = (encoding ?? '').toLowerCase().split(',').map(trim).filter(Boolean);
  const [name, another] = names.filter((each) => each !== 'identity');
  if (name === undefined || body.length === 0) return body;
  if (another !== undefined || !Object.hasOwn(decoders, name)) {
    const message = `A body with the Content-Encoding «${quote(encoding ?? '', 40)}» is not read.`;
    return refuse(415, 'UNSUPPORTED_CONTENT_ENCODING', message, 'Send it uncompressed, or by gzip.', acceptEncoding);
  }
  try {
    return (await decoders[name as keyof typeof decoders](body, { maxOutputLength: most })) as Buffer<ArrayBuffer>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return tooLarge(most);
    return refuse(400, 'BAD_REQUEST', `The body is not compressed by ${name}, as its Content-Encoding says.`);
  }
}

/** What is answered to a body that is too large, before or after it is inflated. */
export function tooLarge(most: number): Refusal {
  const message = `The request body is larger than ${most} bytes.`;
  return refuse(413, 'REQUEST_TOO_LARGE', message, 'Send less at a time, for example fewer records per mutation.');
}

/** Types that a foreign page can send without asking first: each door refuses them in its own words. */
const formTypes = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Levels of objects and lists in a body; no request takes more than a handful. */
const deepest = 32;

/** A body as the doors read it. */
export interface ReadBody {
  /** Uncompressed and, where it is JSON, without a byte order mark. */
  bytes: Buffer<ArrayBuffer>;
  /** The type that the doors know; undefined: as the request says. */
  type?: string;
  /** The text of a body that was read as JSON. */
  text?: string;
}

/**
 * Checks a body that should be JSON, whichever door it is for, and says of which type it is to be read.
 *
 * @returns undefined: it is taken as it came
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
  // A page always sends one of these along; a program that leaves out the type means JSON.
  const isPage = headers.has('origin') || headers.has('sec-fetch-site');
  if (!isGraphql && !isJson(type.essence) && (type.essence !== '' || isPage)) {
    const what =
      type.essence === '' ? 'The body has no type.' : `A body of the type «${quote(given ?? '')}» is not read.`;
    return refuse(415, 'UNSUPPORTED_MEDIA_TYPE', what, 'Send JSON with `Content-Type: application/json`.');
  }
  if (type.charset !== undefined && !['utf-8', 'utf8', 'us-ascii'].includes(type.charset)) {
    const message = `A body in «${quote(type.charset, 40)}» is not read.`;
    return refuse(415, 'UNSUPPORTED_MEDIA_TYPE', message, 'Send JSON in UTF-8.');
  }
  if (isUtf16(body)) return invalidJson('The body is not valid UTF-8, but UTF-16.', 'Send JSON in UTF-8.');
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    return invalidJson('The body is not valid UTF-8.');
  }
  const bare = body[0] === 0xef ? body.subarray(3) : body;
  if (isGraphql) return { type: 'application/graphql', bytes: bare };
  // REST names the arguments that are given twice itself, with those of the path and the query.
  const wrong = pathname === '/graphql' || pathname === '/mcp' ? checkMembers(text) : undefined;
  return wrong ?? { type: 'application/json', bytes: bare, text };
}

/** `JSON.parse` takes the last of two members with one name, and nobody learns which was meant. */
export function checkMembers(text: string): Refusal | undefined {
  const open: Set<string>[] = [];
  let found: Refusal | undefined;
  const enter = () => {
    open.push(new Set());
    // Before anything recursive walks it.
    if (open.length > deepest) throw wrongBody([], `is nested deeper than ${deepest} levels`);
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
        if (names?.has(name)) found ??= wrongBody([...pathOf(), name], 'is given twice');
        names?.add(name);
      },
    });
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return found;
}

function wrongBody(path: (string | number)[], what: string): Refusal {
  const issue = { path: path.map((step) => (typeof step === 'string' ? quote(step) : step)), message: what };
  const extensions = { code: 'VALIDATION_FAILED', fault: 'caller', retryable: false, issues: [issue] };
  return new Refusal(400, { message: `The body is wrong: ${describeIssue(issue)}.`, extensions });
}

function invalidJson(message: string, remedy?: string): Refusal {
  return refuse(400, 'INVALID_JSON', message, remedy);
}

/** Begins with the mark of UTF-16, or with a character of ASCII in it. */
function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0;
}

/** `Application/JSON; charset="UTF-8"`: what it is, and in which encoding. */
function parseContentType(given: string | null): { essence: string; charset: string | undefined } {
  // Some clients send the header twice, and it arrives as a list.
  const [one = '', ...others] = (given ?? '').toLowerCase().split(',').map(trim);
  const whole = others.every((each) => each === one) ? one : (given ?? '').toLowerCase();
  const [essence = '', ...parameters] = whole.split(';').map(trim);
  const charset = parameters.find((each) => /^charset\s*=/.test(each));
  const name = charset?.replace(/^charset\s*=\s*/, '').replace(/^(["'])(.*)\1$/, '$2');
  return { essence, charset: name || undefined };
}

/** Under every name that programs give it; a foreign page has to ask before it sends any of them. */
function isJson(essence: string): boolean {
  return /^(?:application\/(?:[\w.-]+\+)?json|(?:application|text)\/(?:x-)?json)$/.test(essence);
}

function trim(text: string): string {
  return text.trim();
}
