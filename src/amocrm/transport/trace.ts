import { AmocrmGraphqlError } from '../../errors/index.ts';
import { inSpan } from '../../telemetry/span.ts';
import type { Step } from './call.ts';

/** One attempt, for telemetry: route templates only, never ids, queries or bodies. */
export interface CallEvent {
  method: string;
  route: string;
  /** HTTP status of a success; undefined for a failure. */
  status: number | undefined;
  /** `ok`, or the stable code of the error. */
  outcome: string;
  /** From sending to the last byte. */
  ms: number;
  requestId: string | undefined;
}

/** Reports every attempt and makes a span of it. No `traceparent` is sent to amoCRM, which has no use for it. */
export function createTraceStep(onCall: ((event: CallEvent) => void) | undefined): Step {
  return (call, next) => {
    const { method, route } = call;
    call.onAttempt?.();
    const attributes = { 'http.request.method': method, 'url.template': route };
    return inSpan(`${method} ${route}`, { kind: 'client', attributes }, async (span) => {
      const started = performance.now();
      const report = (outcome: string, status: number | undefined, requestId: string | undefined) =>
        onCall?.({ method, route, status, outcome, ms: Math.round(performance.now() - started), requestId });
      try {
        const answer = await next(call);
        report('ok', answer.status, answer.requestId);
        span.set({ 'http.response.status_code': answer.status });
        return answer;
      } catch (error) {
        const known = error instanceof AmocrmGraphqlError ? error : undefined;
        report(known?.code ?? 'INTERNAL_ERROR', undefined, known?.requestId);
        throw error;
      }
    });
  };
}
