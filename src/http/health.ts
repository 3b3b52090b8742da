import type { Identify } from './auth.ts';
import { answerJson, type Step } from './step.ts';

/** Whether work can be done now, and why not. */
export interface Readiness {
  ready: boolean;
  /** `account` where there are several. */
  checks: { account?: string; name: string; ok: boolean; message?: string }[];
}

/** @param accounts names of those to look at; undefined: all. Ready is who can work for one of them. */
export type CheckReadiness = (accounts?: readonly string[]) => Promise<Readiness>;

/** `/health`: the process is alive. Asks nobody, so that an outage of amoCRM does not restart it. */
export const showHealth: Step = ({ url }) =>
  url.pathname === '/health' ? answerJson(200, { status: 'ok' }) : undefined;

/** How long strangers are told the same, in milliseconds. */
const STRANGERS_WAIT_MS = 5_000;

/** `/ready`: whether amoCRM answers and takes the token. Strangers learn only yes or no. */
export function showReadiness(readiness: CheckReadiness, identify: Identify): Step {
  let told: { at: number; answer: Promise<Readiness> } | undefined;
  // Each look is a request to amoCRM: without this, anybody who reaches the port could use up the account's 7 a second.
  const tellStranger = () => {
    if (!told || Math.abs(Date.now() - told.at) >= STRANGERS_WAIT_MS) told = { at: Date.now(), answer: readiness() };
    return told.answer;
  };
  return async ({ request, url }) => {
    if (url.pathname !== '/ready') return undefined;
    const caller = await identify(request, url.pathname);
    const { ready, checks } = await (caller ? readiness(caller.accounts) : tellStranger());
    return answerJson(ready ? 200 : 503, caller ? { ready, checks } : { ready });
  };
}
