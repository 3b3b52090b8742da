import { type CountRequest, countRequests, type Identify } from './auth.ts';
import { answerJson, refuse } from './refusal.ts';
import type { RequestStep } from './step.ts';

/** Whether the server can serve requests now, and the checks behind it. */
export interface Readiness {
  ready: boolean;
  /** `account` is set if there are several. */
  checks: { account?: string; name: string; ok: boolean; message?: string }[];
}

/** Checks the accounts. The server is ready if one of them works. @param accounts the names of the accounts; all if omitted */
export type CheckReadiness = (accounts?: readonly string[]) => Promise<Readiness>;

/** `/health`: the process is alive. It sends no requests, so an outage of amoCRM does not cause a restart. */
export const showHealth: RequestStep = ({ url }) =>
  url.pathname === '/health' ? answerJson(200, { status: 'ok' }) : undefined;

/** Renders the metrics of the whole server as text. */
export type RenderMetrics = () => Promise<{ contentType: string; text: string }>;

/** `/metrics`, for Prometheus. The metrics cover all accounts, so a token that is limited to some of them is refused. */
export function showMetrics(render: RenderMetrics): RequestStep {
  return async ({ request, url, serverContext: { caller } }) => {
    if (url.pathname !== '/metrics') return undefined;
    if (request.method !== 'GET') {
      return refuse(405, 'METHOD_NOT_ALLOWED', '/metrics accepts GET.', undefined, { allow: 'GET' });
    }
    if (caller?.accounts) {
      const message = 'The metrics cover all accounts, and this token is limited to some.';
      return refuse(403, 'ACCOUNT_NOT_ALLOWED', message, 'Use a token without account=.');
    }
    const { contentType, text } = await render();
    return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } });
  };
}

/** How long the answer for unauthenticated clients is cached, in milliseconds. */
const anonymousCacheMs = 5_000;

/** How long a positive result is cached, in milliseconds. It bounds the requests to amoCRM, however often clients poll. */
const readyCacheMs = 1_000;

/**
 * `/ready`: whether amoCRM answers and accepts the token. Unauthenticated clients get only yes or no.
 *
 * Each check sends an interactive request to amoCRM. Without a cache, frequent polling could use up the account's 7 per second.
 */
export function showReadiness(readiness: CheckReadiness, identify: Identify, count: CountRequest): RequestStep {
  const check = cacheReadiness(readiness);
  let cached: { at: number; answer: Promise<Readiness> } | undefined;
  const checkAnonymously = () => {
    if (!cached || Math.abs(Date.now() - cached.at) >= anonymousCacheMs) cached = { at: Date.now(), answer: check() };
    return cached.answer;
  };
  return async ({ request, url }) => {
    if (url.pathname !== '/ready') return undefined;
    const caller = await identify(request, url.pathname);
    const refused = await countRequests(count, caller);
    if (refused) return refused;
    const { ready, checks } = await (caller ? check(caller.accounts) : checkAnonymously());
    return answerJson(ready ? 200 : 503, caller ? { ready, checks } : { ready });
  };
}

/**
 * Shares one check at a time between all requests for the same accounts. A negative result is not cached, so that a repair shows at
 * once.
 */
function cacheReadiness(readiness: CheckReadiness): CheckReadiness {
  const checks = new Map<string, { answer: Promise<Readiness>; readyAt?: number }>();
  return (accounts) => {
    // Bounded by the sets of accounts in API_TOKENS: this path accepts no other tokens.
    const key = accounts?.join() ?? '*';
    const cached = checks.get(key);
    const isFresh = cached && (cached.readyAt === undefined || Math.abs(Date.now() - cached.readyAt) < readyCacheMs);
    if (isFresh) return cached.answer;
    const check: { answer: Promise<Readiness>; readyAt?: number } = { answer: readiness(accounts) };
    checks.set(key, check);
    check.answer.then(
      ({ ready }) => {
        if (ready) check.readyAt = Date.now();
        else checks.delete(key);
      },
      () => checks.delete(key),
    );
    return check.answer;
  };
}
