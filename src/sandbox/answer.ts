import { gatewayPage, Problem, usualProblem } from './problem.ts';

/** An answer ready to be written. */
export interface Answer {
  status: number;
  /** Text, or the bytes of a file. */
  body: string | Buffer;
  contentType: string;
  headers?: Record<string, string>;
}

/** Media types of the API's answers. */
export const hal = 'application/hal+json';
export const problemType = 'application/problem+json';

/** What is not the vendor's API: the control prefix, the errors of the authorization server, bugs. */
export function jsonAnswer(status: number, body: unknown): Answer {
  return {
    status,
    body: body === undefined ? '' : JSON.stringify(body),
    contentType: 'application/json; charset=utf-8',
  };
}

/** A refusal of the API. */
export function problemAnswer(problem: Problem): Answer {
  return { status: problem.status, body: JSON.stringify(problem.body), contentType: problemType };
}

/** The body that the vendor usually sends with a status. */
export function usualAnswer(status: number): Answer {
  return problemAnswer(usualProblem(status));
}

/** A refusal of the gateway in front of the API: a page. */
export function gatewayAnswer(status: number): Answer {
  return { status, body: gatewayPage(status), contentType: 'text/html' };
}

/** Too many requests: amoCRM's gateway answers with a page, Kommo with JSON that says how long to wait. */
export function limitedAnswer(mode: 'amocrm' | 'kommo'): Answer {
  if (mode === 'amocrm') return gatewayAnswer(429);
  const detail = 'You have sent too many requests in a given amount of time. Please try again later.';
  return problemAnswer(new Problem(429, detail, { retry_after: 1 }));
}
