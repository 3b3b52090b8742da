import type { FaultRule } from '../../src/sandbox/index.ts';

/** One kind of trouble, and what a caller may be told of it besides a correct answer. */
export interface Trouble {
  name: string;
  fault: Omit<FaultRule, 'method' | 'path' | 'times'>;
  /** Codes for a read. */
  reads: string[];
  /** Codes for a write: also what is not known of it. */
  writes?: string[];
}

const system = { detail: 'Возникла системная ошибка. Пожалуйста, повторите попытку.', status: 400 };
const validation = {
  'validation-errors': [{ request_id: '0', errors: [{ code: 'NotSupportedChoice', path: 'name', detail: 'no' }] }],
  title: 'Bad Request',
  status: 400,
};
const unknown = ['WRITE_OUTCOME_UNKNOWN', 'PARTIALLY_APPLIED'];
const gone = ['UPSTREAM_UNAVAILABLE'];

/** Every answer of amoCRM's that is documented or was met, and everything that a network can do. */
export const troubles: readonly Trouble[] = [
  { name: '400 in disguise', fault: { status: 400, body: system }, reads: gone, writes: unknown },
  {
    name: '400 validation',
    fault: { status: 400, body: validation },
    reads: ['VALIDATION_FAILED', 'REFUSED_BY_AMOCRM'],
  },
  {
    name: '400 without details',
    fault: { status: 400, body: { title: 'Bad Request', status: 400 } },
    reads: ['REFUSED_BY_AMOCRM'],
  },
  { name: '401', fault: { expireToken: true }, reads: ['UNAUTHENTICATED'] },
  { name: '402', fault: { status: 402 }, reads: ['PAYMENT_REQUIRED'] },
  { name: '403', fault: { status: 403 }, reads: ['FORBIDDEN', 'NOT_SUPPORTED_BY_AMOCRM'] },
  { name: '403 page', fault: { status: 403, html: true }, reads: ['BLOCKED_BY_AMOCRM'] },
  { name: '404', fault: { status: 404 }, reads: ['NOT_FOUND', 'NOT_SUPPORTED_BY_AMOCRM'] },
  { name: '404 page', fault: { status: 404, html: true }, reads: [...gone, 'NOT_SUPPORTED_BY_AMOCRM'] },
  { name: '405', fault: { status: 405 }, reads: ['UPSTREAM_INVALID', 'NOT_SUPPORTED_BY_AMOCRM'] },
  { name: '409', fault: { status: 409 }, reads: ['REFUSED_BY_AMOCRM'] },
  { name: '422', fault: { status: 422 }, reads: ['REFUSED_BY_AMOCRM'] },
  { name: '429', fault: { status: 429, headers: { 'retry-after': '0' } }, reads: ['RATE_LIMITED'] },
  { name: '429 for long', fault: { status: 429, headers: { 'retry-after': '600' } }, reads: ['RATE_LIMITED'] },
  { name: '500', fault: { status: 500 }, reads: gone, writes: unknown },
  { name: '500 page', fault: { status: 500, html: true }, reads: gone, writes: unknown },
  { name: '502', fault: { status: 502 }, reads: gone, writes: unknown },
  { name: '503', fault: { status: 503 }, reads: gone, writes: unknown },
  { name: '504', fault: { status: 504 }, reads: gone, writes: unknown },
  { name: 'a page instead of JSON', fault: { status: 200, html: true }, reads: gone, writes: unknown },
  {
    name: 'an empty list',
    fault: { status: 204 },
    reads: ['NOT_FOUND', 'UPSTREAM_INVALID', ...gone],
    writes: [...unknown, 'UPSTREAM_INVALID'],
  },
  {
    name: 'another shape',
    fault: { status: 200, body: { _embedded: [] } },
    reads: ['UPSTREAM_INVALID', 'NOT_FOUND'],
    writes: [...unknown, 'UPSTREAM_INVALID'],
  },
  {
    name: 'a list instead of an object',
    fault: { status: 200, body: [1, 2] },
    reads: ['UPSTREAM_INVALID', 'NOT_FOUND'],
    writes: [...unknown, 'UPSTREAM_INVALID'],
  },
  {
    name: 'garbage said to be gzip',
    fault: { status: 200, body: '\u001f\u008b\u0008garbage', headers: { 'content-encoding': 'gzip' } },
    reads: gone,
    writes: unknown,
  },
  {
    name: 'a redirect',
    fault: { status: 302, body: '', headers: { location: 'https://www.amocrm.ru/' } },
    reads: gone,
  },
  { name: 'a cut answer', fault: { truncate: true }, reads: gone, writes: unknown },
  { name: 'a reset before it was read', fault: { drop: 'before' }, reads: gone, writes: unknown },
  { name: 'a reset after it was read', fault: { drop: 'after' }, reads: gone, writes: unknown },
  { name: 'silence before it was read', fault: { hang: 'before' }, reads: gone, writes: unknown },
  { name: 'silence after it was read', fault: { hang: 'after' }, reads: gone, writes: unknown },
  { name: 'a slow answer', fault: { latencyMs: 30 }, reads: [] },
];
