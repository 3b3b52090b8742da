import {
  type AmocrmGraphqlError,
  BlockedError,
  type ErrorDetails,
  ForbiddenError,
  NotFoundError,
  NotSupportedByAmocrmError,
  PaymentRequiredError,
  RateLimitedError,
  RefusedError,
  UnauthenticatedError,
  UpstreamInvalidError,
  UpstreamUnavailableError,
  WriteOutcomeUnknownError,
} from '../../errors/index.ts';
import { type Json, parsePart, parseText } from '../parse.ts';
import type { Answer, Call } from './call.ts';
import { AstrayError, addressRemedy } from './lasting.ts';
import { dataOf, explainNumber, findNumber, isDisguised, numberedErrors, toNumberedError } from './numbered.ts';
import { parseRejected, RejectedItemsError } from './rejected.ts';

export { AstrayError, addressRemedy, LastingError, PausedError } from './lasting.ts';
export { RejectedItemsError } from './rejected.ts';

/** An answer as it came over the wire. */
export interface RawAnswer {
  status: number;
  /** The body; made anew each time. */
  readonly text: string;
  readonly contentType: string;
  readonly requestId: string | undefined;
  /** The `Retry-After` header. */
  readonly retryAfter: string | undefined;
  /** The `Content-Encoding` header. None is requested, so a body that has one cannot be parsed. */
  readonly encoding?: string | undefined;
  /** The body as JSON; undefined if it is not JSON. */
  json(): unknown;
}

/** The pause after a refusal that does not say how long it should be, in milliseconds. */
const defaultRetryAfterMs = 1_000;

/** The parsed answer of a success. @throws the typed error that any other answer means (Errors) */
export function explainAnswer(call: Call, raw: RawAnswer): Answer {
  const { status, requestId } = raw;
  const parsed = raw.json();
  if (status >= 200 && status < 300) {
    const body = parsed;
    if (isDisguised(body)) return explainDisguise(call, raw, parsePart(body));
    // A task that was accepted (202) is confirmed by a word.
    const isWord = status === 202 && !isPage(raw);
    if (body !== undefined || raw.text.trim() === '' || isWord) return { status, body, requestId };
    const problem = `${describe(call)} was answered ${status} with a body that is not JSON (${shape(raw)}).`;
    if (isWrite(call)) throw new WriteOutcomeUnknownError(problem, false, { remedy: lookRemedy, ...id(raw) });
    const remedy = isPage(raw) ? addressRemedy : 'Try again in a minute.';
    throw new UpstreamUnavailableError(problem, { remedy, ...id(raw) });
  }
  const body = Array.isArray(parsed) ? { errors: parsed } : parsePart(parsed);
  const isRefusal = status >= 400 && status < 500;
  if (isRefusal && isEmpty(call, findNumber(status, body, raw.text)))
    return { status: 204, body: undefined, requestId };
  throw explainStatus(call, raw, body);
}

/** Nothing was found: an empty list, as an older generation of the API says it. */
function isEmpty(call: Call, number: number | undefined): boolean {
  return number !== undefined && numberedErrors[number]?.code === 'EMPTY' && !isWrite(call);
}

/** A successful status whose body says that the request failed. */
function explainDisguise(call: Call, raw: RawAnswer, body: Json): Answer {
  const number = findNumber(raw.status, body, '');
  if (isEmpty(call, number)) return { status: 204, body: undefined, requestId: raw.requestId };
  const said = parseText(parsePart(body.response).error) || parseText(body.error) || parseText(body.detail);
  const problem = `amoCRM answered ${describe(call)} with an error${said ? `: ${said}` : ''}`;
  if (number === undefined) throw new UpstreamInvalidError(problem, id(raw));
  throw explainNumbered(call, raw, number, problem);
}

/** The hint for a write whose outcome is unknown. */
export const lookRemedy = 'It may have happened: look for the record before sending it again.';

function explainStatus(call: Call, raw: RawAnswer, body: Json): AmocrmGraphqlError {
  const { status } = raw;
  const detail = parseText(body.detail) || parseText(body.title);
  const said = detail ? `: ${detail}` : ` (${shape(raw)})`;
  const problem = `amoCRM answered ${describe(call)} with ${status}${said}`;
  if (status === 429) return explainRate(raw, body);
  const number = status < 400 ? undefined : findNumber(status, body, raw.text);
  const rejected = [400, 409, 422].includes(status) ? parseRejected(body) : [];
  // A number beside one of several items belongs to that item.
  const isOfItem = rejected.some(
    (item) => item.number === number && (item.id !== undefined || item.requestId !== undefined),
  );
  if (rejected.length > 0 && (number === undefined || isOfItem)) return new RejectedItemsError(rejected, id(raw));
  if (number !== undefined) return explainNumbered(call, raw, number, problem);
  if ((status === 403 || status === 404) && refusesInText(call, raw)) return explainService(raw, problem);
  if (status === 403 && isPage(raw)) return explainBlock(raw);
  // Records cannot be deleted, whatever it answers.
  if (call.isUndocumented && (status === 403 || status === 404 || status === 405)) {
    return new NotSupportedByAmocrmError(
      `amoCRM’s API has no way to do this (${call.method} ${call.route}: ${status}).`,
      id(raw),
    );
  }
  if (status === 401) {
    const remedy =
      'Check AMOCRM_ACCESS_TOKEN: it is wrong, expired or revoked, or belongs to another account than AMOCRM_SUBDOMAIN. After a sign-in by OAuth: sign in again.';
    return new UnauthenticatedError('amoCRM does not accept the access token.', { remedy, ...id(raw) });
  }
  if (status === 402) {
    const remedy = 'Renew the account’s subscription; the plan may also lack this function.';
    return new PaymentRequiredError(problem, { remedy, ...id(raw) });
  }
  if (status === 403 && !isJson(raw, body)) return explainBlock(raw);
  if (status === 403) {
    const right = call.route.startsWith('/catalogs') ? 'the right to catalogs (`catalog_access`)' : 'the right';
    const remedy = `Give the token’s user ${right} (or the integration the scope), or use an administrator’s token.`;
    return new ForbiddenError(problem, { remedy, ...id(raw) });
  }
  // An unknown account is a page of the gateway, or is sent on to the vendor's front page.
  if (call.service !== undefined && status < 400) return new UpstreamInvalidError(problem, id(raw));
  if (status < 400 || (status === 404 && !isJson(raw, body))) {
    return new AstrayError(problem, { remedy: addressRemedy, ...id(raw) });
  }
  if (status === 404) return new NotFoundError(problem, id(raw));
  if (status === 400) return explainBadRequest(call, raw, body, problem);
  if (status === 409 || status === 422) return new RefusedError(problem, id(raw));
  if (status < 500) return new UpstreamInvalidError(problem, id(raw));
  return explainBreakdown(call, raw, problem);
}

/** Whether a refusal is not JSON although it is none of the gateway's: of another service, or of the files of a record. */
function refusesInText(call: Call, raw: RawAnswer): boolean {
  return call.service !== undefined || (call.route.endsWith('/files') && !isPage(raw));
}

/** What is missing there says nothing about the account's address, and a refusal does not stop the account's other requests. */
function explainService(raw: RawAnswer, problem: string): AmocrmGraphqlError {
  if (raw.status === 404) return new NotFoundError(problem, id(raw));
  if (isPage(raw)) return explainBlock(raw);
  const remedy = 'Give the integration the scope, or the token’s user the right.';
  return new ForbiddenError(problem, { remedy, ...id(raw) });
}

/** A number says more than the status, but for a failure inside amoCRM: a write may have been done by then. */
function explainNumbered(call: Call, raw: RawAnswer, number: number, problem: string): AmocrmGraphqlError {
  const explainOutage = (message: string, details: ErrorDetails): AmocrmGraphqlError =>
    isWrite(call)
      ? new WriteOutcomeUnknownError(message, true, { ...details, remedy: lookRemedy })
      : new UpstreamUnavailableError(message, details);
  if (raw.status >= 500) {
    const { remedy = '' } = numberedErrors[number] ?? {};
    return explainOutage(`${problem}. ${explainNumber(number)}`, { ...id(raw), remedy, data: dataOf(number) });
  }
  return toNumberedError(number, problem, id(raw), explainOutage);
}

function explainRate(raw: RawAnswer, body: Json): RateLimitedError {
  return new RateLimitedError('amoCRM asks for fewer requests.', retryAfter(raw, body), {
    remedy: 'Wait, then try again; other integrations of the account share its limit.',
    ...id(raw),
  });
}

/** amoCRM failed while it worked on the request: a write may have been done by then. */
function explainBreakdown(call: Call, raw: RawAnswer, problem: string): AmocrmGraphqlError {
  if (isWrite(call)) return new WriteOutcomeUnknownError(problem, true, { remedy: lookRemedy, ...id(raw) });
  return new UpstreamUnavailableError(problem, { remedy: 'Try again in a minute.', ...id(raw) });
}

function explainBlock(raw: RawAnswer): BlockedError {
  const remedy =
    'amoCRM has cut off this account or address, usually for too many requests. Stop and write to its support.';
  return new BlockedError('amoCRM blocks all requests of this account or address.', { remedy, ...id(raw) });
}

/** A 400 without a number and without reasons of its items. */
function explainBadRequest(call: Call, raw: RawAnswer, body: Json, problem: string): AmocrmGraphqlError {
  // A failure inside amoCRM that looks like a bad request. It may be repeated, but like a 500 it does not say whether a
  // write was done.
  if (/системная ошибка|system error/i.test(parseText(body.detail))) return explainBreakdown(call, raw, problem);
  return new RefusedError(problem, id(raw));
}

export function isWrite(call: Call): boolean {
  return call.method !== 'GET';
}

export function describe(call: Pick<Call, 'method' | 'route'>): string {
  return `${call.method} ${call.route}`;
}

/** The kind of body, without quoting it: a gateway's page says nothing useful, and a record's data is private. */
function shape({ text, contentType, encoding }: RawAnswer): string {
  if (text === '') return 'an empty body';
  if (encoding) return `it is encoded as ${encoding}, which was not asked for`;
  if (isPage({ text })) return 'an HTML page';
  return `${text.length} characters of ${contentType || 'unknown type'}`;
}

/** Whether a gateway or a web site answered, not the API. */
function isPage({ text }: Pick<RawAnswer, 'text'>): boolean {
  return /^\s*</.test(text);
}

function isJson(raw: RawAnswer, body: Json): boolean {
  return /json/i.test(raw.contentType) || Object.keys(body).length > 0;
}

function id({ requestId }: RawAnswer): { requestId?: string } {
  return requestId === undefined ? {} : { requestId };
}

/** `Retry-After` in seconds or as a date, or Kommo's `retry_after` in the body. */
function retryAfter(raw: RawAnswer, body: Json): number {
  const date = /^[a-z]/i.test(raw.retryAfter ?? '') ? Date.parse(raw.retryAfter ?? '') : Number.NaN;
  if (!Number.isNaN(date)) return Math.max(0, date - Date.now());
  const seconds = Number(raw.retryAfter ?? body.retry_after ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : defaultRetryAfterMs;
}
