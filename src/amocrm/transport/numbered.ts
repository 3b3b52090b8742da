/**
 * The vendor's numbered errors («Код ошибки …», amoCRM API, error codes). They come in envelopes of several generations and say
 * more than the HTTP status. Some numbers are also HTTP statuses, with different meanings.
 */
import {
  type AmocrmGraphqlError,
  type ErrorDetails,
  ForbiddenError,
  NotFoundError,
  NotSupportedByAmocrmError,
  PaymentRequiredError,
  RateLimitedError,
  RefusedError,
  UnauthenticatedError,
  UpstreamInvalidError,
} from '../../errors/index.ts';
import { isObject, type Json, parseItems, parsePart } from '../parse.ts';
import { AstrayError, addressRemedy, PausedError } from './lasting.ts';

/** What a number means. */
interface Meaning {
  /** The stable code of the error that it becomes. */
  code: keyof typeof makers | 'OUTAGE' | 'EMPTY';
  /** What happened, as the end of a sentence. */
  explanation: string;
  remedy: string;
}

const makers = {
  ACCOUNT_UNKNOWN: (message: string, details: ErrorDetails) => new AstrayError(message, details),
  UNAUTHENTICATED: (message: string, details: ErrorDetails) => new UnauthenticatedError(message, details),
  FORBIDDEN: (message: string, details: ErrorDetails) => new ForbiddenError(message, details),
  NOT_FOUND: (message: string, details: ErrorDetails) => new NotFoundError(message, details),
  REFUSED_BY_AMOCRM: (message: string, details: ErrorDetails) => new RefusedError(message, details),
  UPSTREAM_UNAVAILABLE: (message: string, details: ErrorDetails) => new PausedError(message, details),
  UPSTREAM_INVALID: (message: string, details: ErrorDetails) => new UpstreamInvalidError(message, details),
  PAYMENT_REQUIRED: (message: string, details: ErrorDetails) => new PaymentRequiredError(message, details),
  NOT_SUPPORTED_BY_AMOCRM: (message: string, details: ErrorDetails) => new NotSupportedByAmocrmError(message, details),
  RATE_LIMITED: (message: string, details: ErrorDetails) => new RateLimitedError(message, 1_000, details),
} as const;

const rights = {
  code: 'FORBIDDEN',
  explanation: 'the amoCRM user of the token has no right to do this',
  remedy: 'Give that user the right in amoCRM, or use an administrator’s token.',
} as const;

const searchFirst = 'Search first and use the id that the search returns; the record may be deleted.';
const missing = (what: string) =>
  ({ code: 'NOT_FOUND', explanation: `${what} does not exist`, remedy: searchFirst }) as const;

/** Every number of the contract. */
export const numberedErrors: Readonly<Record<number, Meaning>> = {
  101: { code: 'ACCOUNT_UNKNOWN', explanation: 'there is no account with this subdomain', remedy: addressRemedy },
  110: {
    code: 'UNAUTHENTICATED',
    explanation: 'the credentials are wrong',
    remedy: 'Check AMOCRM_ACCESS_TOKEN, or sign in again with `amocrm-graphql login`.',
  },
  111: {
    code: 'FORBIDDEN',
    explanation: 'amoCRM wants a captcha after several failed sign-ins',
    remedy: 'Sign in to amoCRM in a browser as the user of the token and solve the captcha, then try again.',
  },
  112: {
    code: 'FORBIDDEN',
    explanation: 'the amoCRM user of the token is switched off, or is not in the account',
    remedy: 'Switch the user on in amoCRM (Settings → Users), or use the token of another user.',
  },
  113: {
    code: 'FORBIDDEN',
    explanation: 'the account does not accept requests from the IP address of this server',
    remedy: 'Add the address to the list of allowed IP addresses in the account’s settings.',
  },
  202: rights,
  244: rights,
  288: rights,
  203: {
    code: 'OUTAGE',
    explanation: 'amoCRM failed while it worked on custom fields',
    remedy: 'Try again in a minute; if it stays, check the ids and values of the custom fields.',
  },
  204: {
    code: 'NOT_FOUND',
    explanation: 'the custom field does not exist',
    remedy: 'List the custom fields and use an id of that list.',
  },
  225: missing('the event'),
  231: missing('the task'),
  233: missing('the event'),
  234: missing('the task'),
  236: missing('the lead'),
  237: missing('the lead'),
  205: {
    code: 'REFUSED_BY_AMOCRM',
    explanation: 'the contact was not created',
    remedy: 'Check the values of the contact, then try again.',
  },
  212: {
    code: 'REFUSED_BY_AMOCRM',
    explanation: 'the contact was not updated',
    remedy: 'Check the values of the contact, then try again.',
  },
  219: {
    code: 'UPSTREAM_UNAVAILABLE',
    explanation: 'the search failed inside amoCRM',
    remedy: 'Try again in a minute, or search for something else.',
  },
  222: {
    code: 'UPSTREAM_INVALID',
    explanation: 'amoCRM did not understand the shape of the request',
    remedy: 'Report it: the API may have changed.',
  },
  226: {
    code: 'NOT_FOUND',
    explanation: 'the lead is deleted or not visible',
    remedy: searchFirst,
  },
  282: {
    code: 'NOT_FOUND',
    explanation: 'the record has already been deleted',
    remedy: 'Nothing is left to do; search again to see what exists.',
  },
  330: {
    code: 'REFUSED_BY_AMOCRM',
    explanation: 'the record has too many links',
    remedy: 'Unlink records that are not needed, or link this one to another record.',
  },
  402: {
    code: 'PAYMENT_REQUIRED',
    explanation: 'the account’s subscription is over',
    remedy: 'Renew the account’s subscription.',
  },
  405: {
    code: 'NOT_SUPPORTED_BY_AMOCRM',
    explanation: 'amoCRM’s API has no way to do this',
    remedy: 'Do it in amoCRM’s web interface.',
  },
  429: {
    code: 'RATE_LIMITED',
    explanation: 'amoCRM asks for fewer requests',
    remedy: 'Wait, then try again; other integrations of the account share its limit.',
  },
  425: {
    code: 'PAYMENT_REQUIRED',
    explanation: 'the account’s plan does not include this function',
    remedy: 'Choose a plan that includes it.',
  },
  426: {
    code: 'FORBIDDEN',
    explanation: 'the function is switched off in the account',
    remedy: 'Switch it on in the account’s settings.',
  },
  2002: { code: 'EMPTY', explanation: 'nothing was found', remedy: 'Search for something else.' },
};

/** In a text, after its name; other numbers in a text mean other things. */
const named =
  /(?<!\p{L})(?:(?:код\p{L}*\s+)?ошибк\p{L}*(?:\s+с\s+кодом)?|\(код|err(?:or)?(?:[\s_-]*(?:code|number|no))?)[\s:=#№.«"'(-]*(\d{3,4})(?!\d)/giu;

/** The number in an answer, whatever its envelope; undefined if it has none that the contract knows. */
export function findNumber(status: number, body: Json, text: string): number | undefined {
  const envelopes = [body, parsePart(body.response), parsePart(body.error), parsePart(parsePart(body.response).error)];
  const listed = [...parseItems(body.errors), ...parseItems(parsePart(body.response).errors)];
  for (const { error_code, errorCode, code } of [...envelopes, ...listed]) {
    // A `code` may repeat the status, which is not a number of this kind.
    const candidates = [error_code, errorCode, Number(code) === status ? undefined : code];
    const found = candidates.map(toNumber).find((each) => each !== undefined);
    if (found !== undefined) return found;
  }
  if (Object.keys(body).length === 0) return findInText(text.slice(0, maxPage).replace(/<[^>]*>|&nbsp;/g, ' '));
  const texts = [...envelopes, ...listed].flatMap(({ detail, title, hint, message, error, description }) => [
    detail,
    title,
    hint,
    message,
    error,
    description,
  ]);
  return findInText(texts.filter((each) => typeof each === 'string').join('\n'));
}

/** Characters of a page that are looked at. */
const maxPage = 20_000;

/** The number that a text names. */
export function findInText(text: string): number | undefined {
  for (const [, digits] of text.matchAll(named)) {
    const known = toNumber(digits);
    if (known !== undefined) return known;
  }
  return undefined;
}

/** A number of the contract’s list; undefined for anything else. */
export function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{3,4}$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Object.hasOwn(numberedErrors, number) ? number : undefined;
}

/** The sentence about a number, for any error that carries it. */
export function explainNumber(number: number): string {
  return `amoCRM’s error ${number}: ${numberedErrors[number]?.explanation}.`;
}

/** Machine-readable, for callers that know the vendor's list. */
export function dataOf(number: number): { amocrmErrorCode: number } {
  return { amocrmErrorCode: number };
}

/**
 * The error that a number means.
 *
 * @param explainOutage makes the error of a failure inside amoCRM, after which a write may have been done
 */
export function toNumberedError(
  number: number,
  problem: string,
  details: ErrorDetails,
  explainOutage: (message: string, details: ErrorDetails) => AmocrmGraphqlError,
): AmocrmGraphqlError {
  const { code, remedy } = numberedErrors[number] ?? { code: 'UPSTREAM_INVALID', remedy: '' };
  const message = `${problem.replace(/[.\s]+$/, '')}. ${explainNumber(number)}`;
  const told = { ...details, remedy, data: dataOf(number) };
  if (code === 'OUTAGE') return explainOutage(message, told);
  return makers[code === 'EMPTY' ? 'NOT_FOUND' : code](message, told);
}

/** Whether the body of a successful status is a failure, as in answers of older generations. */
export function isDisguised(body: unknown): boolean {
  if (!isObject(body) || body._embedded !== undefined) return false;
  return body.error_code !== undefined || parsePart(body.response).error_code !== undefined;
}
