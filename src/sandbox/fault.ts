import type { RequestRule } from './request-rule.ts';

/**
 * A failure on demand. A rule fires on the requests that it matches, in the order in which rules were added; the first
 * that fires wins. Without any effect it only counts.
 */
export interface FaultRule extends RequestRule {
  /** Answer with this status; the request is not applied. The body is what the vendor usually sends with it. */
  status?: number;
  /** Body of that answer: text as it is, anything else as JSON. */
  body?: unknown;
  contentType?: string;
  headers?: Record<string, string>;
  /** Answer with a gateway's HTML page (502 unless `status` says otherwise). */
  html?: boolean;
  /** Wait this many milliseconds first. The request is then applied, unless another effect prevents it. */
  latencyMs?: number;
  /** Destroy the connection: before the request is applied, or after it was and the answer is lost. */
  drop?: 'before' | 'after';
  /** Never answer; true is 'before'. The connection is destroyed when the sandbox closes. */
  hang?: boolean | 'before' | 'after';
  /** Apply the request, send half of its answer and destroy the connection. */
  truncate?: boolean;
  /** Send the headers, then the body in ten pieces with this many milliseconds before each. */
  dripMs?: number;
  /** Send the answer's body compressed, whatever the request accepts. */
  gzip?: boolean;
  /** Answer as if the token had expired. */
  expireToken?: boolean;
  /** Answer 200 with a JSON body of this many bytes. */
  oversize?: number;
  /** Apply the request as if it had no `filter`, as accounts do whose filters are switched off. Links of many cards keep theirs. */
  ignoresFilter?: boolean;
}

/** The keys of a rule; a misspelt one is refused instead of being ignored. */
export const faultKeys: readonly (keyof FaultRule)[] = [
  'method',
  'path',
  'times',
  'after',
  'status',
  'body',
  'contentType',
  'headers',
  'html',
  'latencyMs',
  'drop',
  'hang',
  'truncate',
  'dripMs',
  'gzip',
  'expireToken',
  'oversize',
  'ignoresFilter',
];
