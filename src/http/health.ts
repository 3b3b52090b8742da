import { type CountRequest, countRequests, type Identify } from './auth.ts';
import type { Hook } from './hook.ts';
import { answerJson, refuse } from './refusal.ts';

/** Whether work can be done now, and why not. */
export interface Readiness {
  ready: boolean;
  /** `account` where there are several. */
  checks: { account?: string; name: string; ok: boolean; message?: string }[];
}

/** @param accounts names of those to look at; undefined: all. Ready is who can work for one of them. */
export type CheckReadiness = (accounts?: readonly string[]) => Promise<Readiness>;

/** `/health`: the process is alive. Asks nobody, so that an outage of amoCRM does not restart it. */
export const showHealth: Hook = ({ url }) =>
  url.pathname === '/health' ? answerJson(200, { status: 'ok' }) : undefined;

/** The metrics of the whole server, as text. */
export type RenderMetrics = () => Promise<{ contentType: string; text: string }>;

/** `/metrics`, for Prometheus. They are of all accounts, so a token that is bound to some of them does not open it. */
export function showMetrics(render: RenderMetrics): Hook {
  return async ({ request, url, serverContext: { caller } }) => {
    if (url.pathname !== '/metrics') return undefined;
    if (request.method !== 'GET') {
      return refuse(405, 'METHOD_NOT_ALLOWED', '/metrics is read by GET.', undefined, { allow: 'GET' });
    }
    if (caller?.accounts) {
      const message = 'The metrics are of all accounts, and this token is bound to some.';
      return refuse(403, 'ACCOUNT_NOT_ALLOWED', message, 'Use a token without account=.');
    }
    const { contentType, text } = await render();
    return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } });
  };
}

/** How long strangers are told the same, in milliseconds. */
const STRANGERS_WAIT_MS = 5_000;

/** How long everybody is told that all is well, in milliseconds: long enough that looking costs nothing, whoever looks how often. */
const READY_MS = 1_000;

/**
 * `/ready`: whether amoCRM answers and takes the token. Strangers learn only yes or no.
 *
 * Each look is a request to amoCRM, in the lane of people: without bounds, whoever looks could use up the account's 7 a second.
 */
export function showReadiness(readiness: CheckReadiness, identify: Identify, count: CountRequest): Hook {
  const look = shareLooks(readiness);
  let told: { at: number; answer: Promise<Readiness> } | undefined;
  const tellStranger = () => {
    if (!told || Math.abs(Date.now() - told.at) >= STRANGERS_WAIT_MS) told = { at: Date.now(), answer: look() };
    return told.answer;
  };
  return async ({ request, url }) => {
    if (url.pathname !== '/ready') return undefined;
    const caller = await identify(request, url.pathname);
    const refused = await countRequests(count, caller);
    if (refused) return refused;
    const { ready, checks } = await (caller ? look(caller.accounts) : tellStranger());
    return answerJson(ready ? 200 : 503, caller ? { ready, checks } : { ready });
  };
}

/**
 * One look at a time for the same accounts: who comes meanwhile shares it. That something is wrong is not kept any longer, so that
 * whoever mends it sees at once that it is well again.
 */
function shareLooks(readiness: CheckReadiness): CheckReadiness {
  const looks = new Map<string, { answer: Promise<Readiness>; readyAt?: number }>();
  return (accounts) => {
    // As many as there are sets of accounts in API_TOKENS: no other token is known at this path.
    const key = accounts?.join() ?? '*';
    const kept = looks.get(key);
    const isGood = kept && (kept.readyAt === undefined || Math.abs(Date.now() - kept.readyAt) < READY_MS);
    if (isGood) return kept.answer;
    const look: { answer: Promise<Readiness>; readyAt?: number } = { answer: readiness(accounts) };
    looks.set(key, look);
    look.answer.then(
      ({ ready }) => {
        if (ready) look.readyAt = Date.now();
        else looks.delete(key);
      },
      () => looks.delete(key),
    );
    return look.answer;
  };
}
