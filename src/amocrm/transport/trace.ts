import { AmocrmGraphqlError } from '../../errors/index.ts';
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

/** Tells of every attempt how it went. */
export function createTraceStep(onCall: ((event: CallEvent) => void) | undefined): Step {
  return async (call, next) => {
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
}

function requestIdOf(error: unknown): string | undefined {
  return error instanceof AmocrmGraphqlError ? error.requestId : undefined;
}
