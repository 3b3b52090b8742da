import type { FaultRule } from '../../src/sandbox/index.ts';
import { type AccountOptions, testNow } from '../harness.ts';
import { atClosedPort, atCutHandshake, atPlainHttp, atSilentHandshake, atUnresolved, behindTls } from './network.ts';

/** One kind of fault, and the errors that a caller may get besides a correct answer. */
export interface Trouble {
  name: string;
  /** What amoCRM does. */
  fault?: Omit<FaultRule, 'method' | 'path' | 'times'>;
  /** What is between the client and amoCRM, or how its clock goes. */
  account?: AccountOptions;
  /** What our own clock shows meanwhile, in unix seconds. */
  ourTime?: number;
  /** Whether it is there all the time, so that there is no "once". */
  lasts?: true;
  /** Whether nothing reaches amoCRM, so that a write surely was not done. */
  unreachable?: true;
  /** What every error advises. */
  remedy?: RegExp;
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

/** Nothing is sent there, and what to do about it is said. */
function unreachable(name: string, remedy: RegExp, account: AccountOptions): Trouble {
  return { name, account, lasts: true, unreachable: true, remedy, reads: gone };
}

/** An attempt without an answer ends soon; others have time, because the machine may be busy. */
const impatient = { timeoutMs: 200 };

const insecure = /https:\/\/ or http:\/\//;

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
  { name: 'silence before it was read', fault: { hang: 'before' }, account: impatient, reads: gone, writes: unknown },
  { name: 'silence after it was read', fault: { hang: 'after' }, account: impatient, reads: gone, writes: unknown },
  { name: 'a slow answer', fault: { latencyMs: 30 }, reads: [] },
  { name: 'an answer that drips', fault: { dripMs: 3 }, reads: [] },
  {
    name: 'an answer that drips for longer than anybody waits',
    fault: { dripMs: 60 },
    account: impatient,
    reads: gone,
    writes: unknown,
  },
  { name: 'gzip that was not requested', fault: { gzip: true }, reads: gone, writes: unknown },
  { name: 'gzip that is cut', fault: { gzip: true, truncate: true }, reads: gone, writes: unknown },
  unreachable('a host that is not known', /is there such an account/, { address: atUnresolved('ENOTFOUND') }),
  unreachable('a resolver that does not answer', /Check the network/, { address: atUnresolved('EAI_AGAIN') }),
  unreachable('a closed port', /Check the network/, { address: atClosedPort }),
  unreachable('plain HTTP at an https address', insecure, { address: atPlainHttp }),
  unreachable('a handshake that is cut', insecure, { address: atCutHandshake }),
  {
    name: 'a handshake that never ends',
    account: { ...impatient, address: atSilentHandshake },
    lasts: true,
    unreachable: true,
    reads: gone,
    writes: unknown,
  },
  unreachable('a certificate that is not trusted', /AMO_SSL_VERIFY/, { address: behindTls }),
  {
    name: 'the same certificate, unchecked',
    account: { address: behindTls, verifyTls: false },
    lasts: true,
    reads: [],
  },
  // amoCRM's clock shows `testNow`; what depends on it is in `clock.test.ts`.
  ...[-7, 7].map((hours) => ({
    name: `our clock is seven hours ${hours < 0 ? 'slow' : 'fast'}`,
    account: { learnsTime: true },
    ourTime: testNow + hours * 3_600,
    lasts: true as const,
    reads: [],
  })),
];
