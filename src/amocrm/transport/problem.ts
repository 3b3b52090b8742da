import {
  type AmocrmGraphqlError,
  BlockedError,
  type ErrorDetails,
  ForbiddenError,
  type Issue,
  NotFoundError,
  NotSupportedByAmocrmError,
  PaymentRequiredError,
  RateLimitedError,
  RefusedError,
  UnauthenticatedError,
  UpstreamInvalidError,
  UpstreamUnavailableError,
  ValidationError,
  WriteOutcomeUnknownError,
} from '../../errors/index.ts';
import { isObject, type Json, readItems, readPart, readText } from '../read.ts';
import type { Answer, Call } from './call.ts';

/** An answer as it came over the wire. */
export interface RawAnswer {
  status: number;
  text: string;
  contentType: string;
  requestId: string | undefined;
  /** The `Retry-After` header. */
  retryAfter: string | undefined;
  /** The `Content-Encoding` header; none is asked for, so a body that has one cannot be read. */
  encoding?: string | undefined;
}

/** amoCRM refused a write because of some of its items (HTTP 400 with `validation-errors`); nothing was written. */
export class RejectedItemsError extends ValidationError {
  /** The bad items by the request id that was sent with them; undefined where amoCRM does not say which. */
  readonly items: { requestId: string | undefined; issues: Issue[] }[];

  constructor(items: { requestId: string | undefined; issues: Issue[] }[], details: ErrorDetails) {
    super(
      items.flatMap(({ issues }) => issues),
      details,
    );
    this.items = items;
  }
}

/** Asking again would not change the answer: a wrong address, or more than can be read. Never repeated (`retry.ts`). */
export class LastingError extends UpstreamUnavailableError {
  override readonly retryable: boolean = false;
}

/** Asking again at once would not help; later it may. Whoever threw it says when. */
export class PausedError extends LastingError {
  override readonly retryable = true;
}

/** There is no account at the address: it never was there, or it was renamed. Nothing was done. */
export class AstrayError extends LastingError {}

/** The hint for everything that looks like a wrong address. */
export const addressRemedy = 'Check AMOCRM_SUBDOMAIN and AMOCRM_DOMAIN (or AMOCRM_BASE_URL): is there such an account?';

/** How long amoCRM wants to be left alone when it does not say. */
const defaultRetryAfterMs = 1_000;

/** The parsed answer of a success. @throws the typed error that any other answer means (Errors) */
export function explainAnswer(call: Call, raw: RawAnswer): Answer {
  const { status, text, requestId } = raw;
  if (status >= 200 && status < 300) {
    if (text.trim() === '') return { status, body: undefined, requestId };
    const body = parseJson(text);
    if (body !== undefined) return { status, body, requestId };
    const problem = `${describe(call)} was answered ${status} with a body that is no JSON (${shape(raw)}).`;
    if (isWrite(call)) throw new WriteOutcomeUnknownError(problem, false, { remedy: lookRemedy, ...id(raw) });
    const remedy = isPage(raw) ? addressRemedy : 'Try again in a minute.';
    throw new UpstreamUnavailableError(problem, { remedy, ...id(raw) });
  }
  throw explainStatus(call, raw, readPart(parseJson(text)));
}

/** The hint for a write of which nobody knows whether it happened. */
export const lookRemedy = 'It may have happened: look for the record before sending it again.';

function explainStatus(call: Call, raw: RawAnswer, body: Json): AmocrmGraphqlError {
  const { status } = raw;
  const detail = readText(body.detail) || readText(body.title);
  const said = detail ? `: ${detail}` : ` (${shape(raw)})`;
  const problem = `amoCRM answered ${describe(call)} with ${status}${said}`;
  if (status === 403 && isPage(raw)) return explainBlock(raw);
  // Records cannot be deleted, whatever it answers; what has no id, such as a webhook, can be.
  if (call.method === 'DELETE' && call.route.includes('{') && (status === 403 || status === 404 || status === 405)) {
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
    const remedy = 'Give the token’s user the right (or the integration the scope), or use an administrator’s token.';
    return new ForbiddenError(problem, { remedy, ...id(raw) });
  }
  if (status === 429) {
    return new RateLimitedError('amoCRM asks for fewer requests.', retryAfter(raw, body), {
      remedy: 'Wait, then try again; other integrations of the account share its limit.',
      ...id(raw),
    });
  }
  // An unknown account is a page of the gateway, or is sent on to the vendor's front page.
  if (status < 400 || (status === 404 && !isJson(raw, body))) {
    return new AstrayError(problem, { remedy: addressRemedy, ...id(raw) });
  }
  if (status === 404) return new NotFoundError(problem, id(raw));
  if (status === 400) return explainBadRequest(call, raw, body, problem);
  if (status === 409 || status === 422) return new RefusedError(problem, id(raw));
  if (status < 500) return new UpstreamInvalidError(problem, id(raw));
  return explainBreakdown(call, raw, problem);
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

function explainBadRequest(call: Call, raw: RawAnswer, body: Json, problem: string): AmocrmGraphqlError {
  const rejected = readRejected(body['validation-errors']);
  if (rejected.length > 0) return new RejectedItemsError(rejected, id(raw));
  const inner = readItems(body.errors)[0]?.code;
  if (Number(inner) === 226) return new NotFoundError('The lead is deleted or not visible.', id(raw));
  if (Number(inner) === 101) return new AstrayError(problem, { remedy: addressRemedy, ...id(raw) });
  // A failure inside amoCRM in the disguise of a bad request. It asks to be repeated, but like a 500 it does not say how
  // far a write came.
  if (/системная ошибка|system error/i.test(readText(body.detail))) return explainBreakdown(call, raw, problem);
  return new RefusedError(problem, id(raw));
}

/** `validation-errors`: an array by the documentation, an object (one item, or items by key) in some answers. */
function readRejected(value: unknown): { requestId: string | undefined; issues: Issue[] }[] {
  const items = !isObject(value) ? readItems(value) : value.errors ? [value] : Object.values(value).filter(isObject);
  return items.map((item) => ({
    requestId: item.request_id === undefined ? undefined : readText(item.request_id),
    issues: readItems(item.errors).map((error) => ({
      path: readText(error.path)
        .split('.')
        .filter((part) => part !== '')
        .map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
      message: `${readText(error.detail)} (${readText(error.code)})`,
    })),
  }));
}

export function isWrite(call: Call): boolean {
  return call.method !== 'GET';
}

export function describe(call: Call): string {
  return `${call.method} ${call.route}`;
}

/** What kind of body came, without quoting it: a gateway's page says nothing useful, and a record's data is private. */
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
