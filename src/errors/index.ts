/**
 * The error tree. Owns the stable codes, whose fault an error is and whether a retry helps; knows no transport.
 * Thrown by every room; turned into GraphQL, MCP or HTTP errors by the doors. Texts may change, codes may not.
 */
import { quote } from './quote.ts';

/** Whose mistake it is, and so who can fix it. */
export type Fault = 'caller' | 'configuration' | 'amocrm' | 'server';

/** One thing that is wrong with an input. */
export interface Issue {
  /** Where in the input: argument and field names, list indexes. Empty: the input as a whole. */
  path: (string | number)[];
  /** What is wrong and what would be right, as a sentence. */
  message: string;
}

/** What every error of this project can say besides its message. */
export interface ErrorDetails {
  /** What the reader can do about it, as a sentence. */
  remedy?: string;
  /** The error underneath, for the log; never shown to a client. */
  cause?: unknown;
  /** The support id that amoCRM gave the answer (`X-Request-Id`). */
  requestId?: string;
  /** Machine-readable additions, shown to the client as they are; never a secret. */
  data?: Record<string, unknown>;
}

/** The root of the tree. Whatever else is thrown is a bug and is masked before a client sees it. */
export abstract class AmocrmGraphqlError extends Error {
  /** Stable across versions; clients branch on it. */
  abstract readonly code: string;
  abstract readonly fault: Fault;
  /** Whether the same request may succeed later without a change. */
  readonly retryable: boolean = false;
  readonly remedy: string | undefined;
  readonly requestId: string | undefined;
  readonly data: Record<string, unknown>;

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.remedy = details.remedy;
    this.requestId = details.requestId;
    this.data = details.data ?? {};
  }
}

/** The input is wrong; `issues` names every bad field. Nothing was sent, or amoCRM refused all of it. */
export class ValidationError extends AmocrmGraphqlError {
  readonly code = 'VALIDATION_FAILED';
  readonly fault = 'caller';
  readonly issues: Issue[];

  constructor(issues: Issue[], details: ErrorDetails = {}) {
    super(summarize(issues), details);
    this.issues = issues;
  }
}

/** How many issues a message names; `issues` has them all. */
const maxNamed = 20;

/** How many characters of one issue a message shows, alone and beside others. */
const maxIssue = { alone: 1_000, beside: 500 };

function summarize(issues: readonly Issue[]): string {
  const longest = issues.length === 1 ? maxIssue.alone : maxIssue.beside;
  const named = issues.slice(0, maxNamed).map((issue) => quote(describeIssue(issue), longest));
  const rest = issues.length - named.length;
  return [...named, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
}

/** One problem as text: `input.price: must be a whole number`. */
export function describeIssue(issue: Issue): string {
  return issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`;
}

/** No record with that id is visible to the token's user (it may be in the trash). */
export class NotFoundError extends AmocrmGraphqlError {
  readonly code = 'NOT_FOUND';
  readonly fault = 'caller';
}

/** The caller's token is read-only and the operation writes. Nothing was executed. */
export class ReadOnlyError extends AmocrmGraphqlError {
  readonly code = 'FORBIDDEN';
  readonly fault = 'caller';
}

/** amoCRM refused the configured token: wrong, expired, revoked, or of another account. */
export class UnauthenticatedError extends AmocrmGraphqlError {
  readonly code = 'UNAUTHENTICATED';
  readonly fault = 'configuration';
}

/** Access to amoCRM has ended for good: an administrator must sign in again. */
export class ReauthorizationRequiredError extends AmocrmGraphqlError {
  readonly code = 'REAUTHORIZATION_REQUIRED';
  readonly fault: Fault = 'configuration';
}

/** A sign-in failed because access was denied, or because the code is not valid any more. */
export class SignInRefusedError extends ReauthorizationRequiredError {
  override readonly fault = 'caller';
}

/** The rights of the amoCRM token's user, or its scope, do not allow it. */
export class ForbiddenError extends AmocrmGraphqlError {
  readonly code = 'FORBIDDEN';
  readonly fault = 'configuration';
}

/** amoCRM cut this account or address off (an HTML 403); further calls prolong the block. */
export class BlockedError extends AmocrmGraphqlError {
  readonly code = 'BLOCKED_BY_AMOCRM';
  readonly fault = 'amocrm';
}

/** The account's subscription is over, or its plan lacks the function. */
export class PaymentRequiredError extends AmocrmGraphqlError {
  readonly code = 'PAYMENT_REQUIRED';
  readonly fault = 'configuration';
}

/**
 * The account has no customers (покупатели), or none of the kind that was asked for; nothing was read or written. `data.mode` is the
 * account's mode.
 */
export class CustomersDisabledError extends AmocrmGraphqlError {
  readonly code = 'CUSTOMERS_DISABLED';
  readonly fault = 'configuration';

  /** @param needed what the account would have to have: one of its modes, or customers in any mode */
  constructor(mode: string, details: ErrorDetails = {}, needed?: keyof typeof missingInMode) {
    const section = 'in amoCRM, in the section «Покупатели» (customers)';
    const [message, remedy] =
      mode === 'unavailable'
        ? ['The plan of the amoCRM account has no customers (mode UNAVAILABLE).', 'Choose a plan that includes them.']
        : needed
          ? [
              `The customers of the amoCRM account are in the mode ${mode.toUpperCase()}: ${missingInMode[needed]}.`,
              `An administrator can change the mode ${section}; it regroups all customers.`,
            ]
          : [
              'Customers are switched off in the amoCRM account (mode DISABLED).',
              `An administrator can switch them on ${section}.`,
            ];
    super(message, { remedy, ...details, data: { mode: mode.toUpperCase() } });
  }
}

const missingInMode = {
  segments: 'it has no segments, which belong to the mode SEGMENTS',
  periodicity: 'it has no statuses of customers, which belong to the mode PERIODICITY',
};

/** Too many requests; `retryAfterMs` says how long to wait. */
export class RateLimitedError extends AmocrmGraphqlError {
  readonly code = 'RATE_LIMITED';
  readonly fault = 'amocrm';
  override readonly retryable = true;
  readonly retryAfterMs: number;

  constructor(message: string, retryAfterMs: number, details: ErrorDetails = {}) {
    super(message, details);
    this.retryAfterMs = retryAfterMs;
  }
}

/** amoCRM did not answer, answered with a gateway page, or failed inside. A write certainly did not run. */
export class UpstreamUnavailableError extends AmocrmGraphqlError {
  readonly code = 'UPSTREAM_UNAVAILABLE';
  readonly fault: Fault = 'amocrm';
  override readonly retryable: boolean = true;
}

/** amoCRM answered with something that its contract does not know, or ignored a filter that it should honour. */
export class UpstreamInvalidError extends AmocrmGraphqlError {
  readonly code = 'UPSTREAM_INVALID';
  readonly fault = 'amocrm';
}

/** A write was sent and its answer was lost: it may have happened. Look before repeating. */
export class WriteOutcomeUnknownError extends AmocrmGraphqlError {
  readonly code = 'WRITE_OUTCOME_UNKNOWN';
  readonly fault = 'amocrm';
  /** Whether amoCRM answered (with an error 5xx), so that the request is not in flight any more. */
  readonly answered: boolean;

  constructor(message: string, answered: boolean, details: ErrorDetails = {}) {
    super(message, details);
    this.answered = answered;
  }
}

/** A write of several steps went wrong after the first; `data.applied` says what exists now. Do not repeat the whole. */
export class PartiallyAppliedError extends AmocrmGraphqlError {
  readonly code = 'PARTIALLY_APPLIED';
  readonly fault = 'amocrm';
}

/** A question needs the local replica of the account, and it is switched off. */
export class ReplicaOffError extends AmocrmGraphqlError {
  readonly code = 'REPLICA_OFF';
  readonly fault = 'caller';
}

/** The local replica cannot be read or written: its disk, its database or its file. */
export class ReplicaUnavailableError extends AmocrmGraphqlError {
  readonly code = 'REPLICA_UNAVAILABLE';
  readonly fault = 'server';
}

/** amoCRM understood the write and refused it for a reason of its own (HTTP 409, 422, a legacy inner code). */
export class RefusedError extends AmocrmGraphqlError {
  readonly code = 'REFUSED_BY_AMOCRM';
  readonly fault = 'caller';
}

/** amoCRM's API has no method for it; nothing was changed. `remedy` names what can be done instead. */
export class NotSupportedByAmocrmError extends AmocrmGraphqlError {
  readonly code = 'NOT_SUPPORTED_BY_AMOCRM';
  readonly fault = 'amocrm';
}

/** The lead is won or lost, and the change would undo that; nothing was changed. `data.lead` says what it is. */
export class LeadClosedError extends AmocrmGraphqlError {
  readonly code = 'LEAD_CLOSED';
  readonly fault = 'caller';
}

/** Records still use what would be deleted; nothing was changed. `data` says how many there are. */
export class StillInUseError extends AmocrmGraphqlError {
  readonly code = 'STILL_IN_USE';
  readonly fault = 'caller';
}

/** The change cannot be taken back or breaks something, and the caller did not confirm it; nothing was changed. */
export class ConfirmationRequiredError extends AmocrmGraphqlError {
  readonly code = 'CONFIRMATION_REQUIRED';
  readonly fault = 'caller';
}

/** Why a plan cannot be confirmed. */
export type PlanRefusal = 'PLAN_EXPIRED' | 'PLAN_USED' | 'PLAN_NOT_YOURS' | 'PLAN_LOST' | 'PLAN_DIFFERS';

const planRefusals: Readonly<Record<PlanRefusal, string>> = {
  PLAN_EXPIRED: 'This plan has expired: a plan can be confirmed for ten minutes.',
  PLAN_USED: 'This plan was confirmed before and has been carried out: a plan runs once.',
  PLAN_NOT_YOURS: 'This plan was made for another caller, who alone may confirm it.',
  PLAN_LOST:
    'This plan is not known here: it belongs to another account, or the server was restarted, which forgets plans unless REDIS_URL is set.',
  PLAN_DIFFERS: 'The other arguments are not those of the plan.',
};

/** A plan cannot be confirmed; nothing was written. The code says why. */
export class PlanRefusedError extends AmocrmGraphqlError {
  readonly code: PlanRefusal;
  readonly fault = 'caller';

  constructor(code: PlanRefusal, details: ErrorDetails = {}) {
    super(`${planRefusals[code]} Nothing was written.`, {
      remedy:
        code === 'PLAN_DIFFERS'
          ? 'Give `confirm` alone or with the arguments of the plan, or make a new plan without `confirm`.'
          : 'Make a new plan: repeat the request without `confirm`.',
      ...details,
    });
    this.code = code;
  }
}

/** The idempotency key was used before for something else; nothing was executed. */
export class IdempotencyKeyReusedError extends AmocrmGraphqlError {
  readonly code = 'IDEMPOTENCY_KEY_REUSED';
  readonly fault = 'caller';

  constructor() {
    super('This idempotency key was used within the last 24 hours with other arguments; nothing was executed.', {
      remedy: 'Repeat the first request unchanged, or choose a new key.',
    });
  }
}

/** A contact as far as an error names it. */
export interface NamedContact {
  contactId: string;
  name: string;
  /** The phone or e-mail that belongs to it. */
  by?: string;
}

/** The given phones and e-mails belong to different contacts (`data.contacts`); nothing was written. */
export class ConflictingIdentitiesError extends AmocrmGraphqlError {
  readonly code = 'CONFLICTING_IDENTITIES';
  readonly fault = 'caller';

  constructor(message: string, contacts: NamedContact[]) {
    const remedy =
      'Ask which of them is meant, then give only the phone or e-mail of that one, or use the contact’s id.';
    super(message, { remedy, data: { contacts } });
  }
}

/** The input may mean several contacts (`data.contacts`); nothing was written. */
export class AmbiguousContactError extends AmocrmGraphqlError {
  readonly code = 'AMBIGUOUS_CONTACT';
  readonly fault = 'caller';

  constructor(message: string, contacts: NamedContact[], { remedy }: { remedy: string }) {
    super(message, { remedy, data: { contacts } });
  }
}

/** The shared state cannot be reached, so an operation that must not run twice cannot run now. */
export class StateUnavailableError extends AmocrmGraphqlError {
  readonly code = 'STATE_UNAVAILABLE';
  readonly fault = 'server';
  override readonly retryable = true;
}

/** A file could not be written on this machine: its disk is full, or its folder is not writable. No part of it is left. */
export class StorageError extends AmocrmGraphqlError {
  readonly code = 'STORAGE_FAILED';
  readonly fault = 'server';
}

/** The client went away or its deadline passed; the upstream work was stopped. */
export class CancelledError extends AmocrmGraphqlError {
  readonly code = 'CANCELLED';
  readonly fault = 'caller';
}

/** The answer would exceed the limit of one answer; execution was stopped. `data.field` says where it grew too large. */
export class AnswerTooLargeError extends AmocrmGraphqlError {
  readonly code = 'ANSWER_TOO_LARGE';
  readonly fault = 'caller';
}

/** The server has as much work as fits into its memory; the same request may succeed a moment later. */
export class OverloadedError extends AmocrmGraphqlError {
  readonly code = 'OVERLOADED';
  readonly fault = 'server';
  override readonly retryable = true;
}

/** A subscriber fell so far behind that its buffer is full; it was dropped. */
export class SlowReaderError extends AmocrmGraphqlError {
  readonly code = 'SLOW_READER';
  readonly fault = 'caller';
  override readonly retryable = true;

  constructor() {
    super('Changes came faster than they were read; the subscription ended.', {
      remedy: 'Subscribe again and read the records anew: changes were missed.',
    });
  }
}

/** The configuration is wrong; `issues` names every bad variable. Raised at start-up only. */
export class ConfigurationError extends AmocrmGraphqlError {
  readonly code = 'CONFIGURATION_INVALID';
  readonly fault = 'configuration';
  readonly issues: Issue[];

  constructor(issues: Issue[], details: ErrorDetails = {}) {
    super(issues.map(describeIssue).join('\n'), details);
    this.issues = issues;
  }
}
