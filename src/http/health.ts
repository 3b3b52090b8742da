import type { Identify } from './auth.ts';
import { answerJson, type Step } from './step.ts';

/** Whether work can be done now, and why not. */
export interface Readiness {
  ready: boolean;
  checks: { name: string; ok: boolean; message?: string }[];
}

/** `/health`: the process is alive. Asks nobody, so that an outage of amoCRM does not restart it. */
export const showHealth: Step = ({ url }) =>
  url.pathname === '/health' ? answerJson(200, { status: 'ok' }) : undefined;

/** `/ready`: whether amoCRM answers and takes the token. Strangers learn only yes or no. */
export function showReadiness(readiness: () => Promise<Readiness>, identify: Identify): Step {
  return async ({ request, url }) => {
    if (url.pathname !== '/ready') return undefined;
    const { ready, checks } = await readiness();
    return answerJson(ready ? 200 : 503, identify(request) ? { ready, checks } : { ready });
  };
}
