/**
 * All faults of one call, within bounds: a caller may send twenty thousand invalid arguments, and the answer must not grow with
 * them.
 */
import type { Issue } from '../errors/index.ts';
import { quote } from '../errors/quote.ts';
import type { Path } from './operation.ts';

/** How many issues one answer names; the rest is counted. */
export const mostIssues = 20;

/** The maximum number of steps in a path, and the maximum length of a step and of a message, in characters. */
const mostSteps = 20;
const longestStep = 100;
const longestMessage = 1_000;

/** Collects what is wrong with a call. */
export class Issues {
  readonly #kept: Issue[] = [];
  #count = 0;

  /** How many there are, also those that are not named. */
  get count(): number {
    return this.#count;
  }

  /** @param message worked out only where it is told */
  add(path: Path, message: () => string): void {
    this.#count += 1;
    if (this.#count <= mostIssues) this.#kept.push({ path: [...path], message: message() });
  }

  /** The first ones, and how many more there are. */
  list(): Issue[] {
    return withRest(this.#kept.map(shorten), this.#count);
  }
}

/** A list of issues from elsewhere, within the same bounds. A list that already says how many more there are is unchanged. */
export function capIssues(issues: readonly Issue[]): Issue[] {
  if (issues.length <= mostIssues + 1) return issues.map(shorten);
  return withRest(issues.slice(0, mostIssues).map(shorten), issues.length);
}

function withRest(named: Issue[], count: number): Issue[] {
  const rest = count - named.length;
  return rest > 0 ? [...named, { path: [], message: `and ${rest.toLocaleString('en')} more` }] : named;
}

function shorten({ path, message }: Issue): Issue {
  return {
    path: path.slice(0, mostSteps).map((step) => (typeof step === 'string' ? quote(step, longestStep) : step)),
    message: quote(message, longestMessage),
  };
}
