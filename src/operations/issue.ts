/**
 * Collects the issues of one call, up to a limit: a client may send thousands of bad arguments, and the answer must stay
 * small.
 */
import type { Issue } from '../errors/index.ts';
import { quote } from '../errors/quote.ts';
import type { Path } from './operation.ts';

/** How many issues an answer names; the others are counted. */
export const maxIssues = 20;

/** The limits of a path's steps, and of the characters of one step and one message. */
const maxSteps = 20;
const maxStep = 100;
const maxMessage = 1_000;

/** The issues of one call. */
export class Issues {
  readonly #kept: Issue[] = [];
  #count = 0;

  /** The number of issues, including those that are not named. */
  get count(): number {
    return this.#count;
  }

  /** Adds an issue. @param message called only if the issue is named */
  add(path: Path, message: () => string): void {
    this.#count += 1;
    if (this.#count <= maxIssues) this.#kept.push({ path: [...path], message: message() });
  }

  /** The first issues, and the number of the others as one more issue. */
  list(): Issue[] {
    return withRest(this.#kept.map(shorten), this.#count);
  }
}

/** Limits a list of issues from elsewhere. A list that already ends with the number of the others is not cut again. */
export function capIssues(issues: readonly Issue[]): Issue[] {
  if (issues.length <= maxIssues + 1) return issues.map(shorten);
  return withRest(issues.slice(0, maxIssues).map(shorten), issues.length);
}

function withRest(named: Issue[], count: number): Issue[] {
  const rest = count - named.length;
  return rest > 0 ? [...named, { path: [], message: `and ${rest.toLocaleString('en')} more` }] : named;
}

function shorten({ path, message }: Issue): Issue {
  return {
    path: path.slice(0, maxSteps).map((step) => (typeof step === 'string' ? quote(step, maxStep) : step)),
    message: quote(message, maxMessage),
  };
}
