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
  const send: Step = async (call, next) => {
    const started = performance.now();
    const report = (outcome: string, status?: number, requestId?: string) =>
      onCall?.({
        method: call.method,
        route: call.route,
        status,
        outcome,
        ms: Math.round(performance.now() - started),
        requestId,
      });
    try {
      const answer = await next(call);
      report('ok', answer.status, answer.requestId);
      return answer;
    } catch (error) {
      report(error instanceof AmocrmGraphqlError ? error.code : 'INTERNAL_ERROR', undefined, requestIdOf(error));
      throw error;
    }
  };
  return (call, next) => {
    const attributes = { 'http.request.method': call.method, 'url.template': call.route };
    return inSpan(`${call.method} ${call.route}`, { kind: 'client', attributes }, async (span) => {
      const answer = await send(call, next);
      span.set({ 'http.response.status_code': answer.status });
      return answer;
    });
  };
}

function requestIdOf(error: unknown): string | undefined {
  return error instanceof AmocrmGraphqlError ? error.requestId : undefined;
}
