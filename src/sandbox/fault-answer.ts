import { type Answer, gatewayAnswer, hal, limitedAnswer, problemType, usualAnswer } from './answer.ts';
import type { Exchange } from './exchange.ts';
import type { FaultRule } from './fault.ts';
import { writeAnswer } from './write.ts';

/**
 * Answers a request with what `run` returns, or as the fault that fires on the request says. `run` applies the request,
 * so a fault decides whether it is called before or after the trouble, or never.
 *
 * @param onStatus called with the status just before the answer is written; not called if there is no answer
 */
export async function answerWithFaults(
  exchange: Exchange,
  run: (ignoresFilter: boolean) => Answer,
  onStatus: (status: number) => void = () => {},
): Promise<void> {
  const { engine, response, wait } = exchange;
  const fault = engine.faults.take(exchange.method, exchange.path);
  if (fault?.latencyMs !== undefined) await wait(fault.latencyMs);
  if (fault && losesConnection(fault, 'before', response)) return;
  const answer = (fault && faultAnswer(fault, engine.mode)) ?? run(fault?.ignoresFilter === true);
  if (fault && losesConnection(fault, 'after', response)) return;
  onStatus(answer.status);
  await writeAnswer(engine, response, answer, fault, wait);
}

/** Whether the request gets no answer, as of this moment: it hangs, or its connection is destroyed here. */
function losesConnection(fault: FaultRule, moment: 'before' | 'after', response: Exchange['response']): boolean {
  if ((fault.hang === true ? 'before' : fault.hang) === moment) return true;
  if (fault.drop !== moment) return false;
  response.destroy();
  return true;
}

/** What a fault answers instead of the route; undefined if the route still runs. */
function faultAnswer(fault: FaultRule, mode: 'amocrm' | 'kommo'): Answer | undefined {
  const headers = fault.headers ?? {};
  if (fault.oversize !== undefined) {
    const frame = '{"padding":""}';
    const padding = 'x'.repeat(Math.max(0, fault.oversize - frame.length));
    const body = `{"padding":"${padding}"}`;
    return { status: fault.status ?? 200, body, contentType: fault.contentType ?? hal, headers };
  }
  if (fault.expireToken === true) return { ...usualAnswer(401), headers };
  if (fault.html === true) return { ...gatewayAnswer(fault.status ?? 502), headers };
  if (fault.body !== undefined) {
    const isText = typeof fault.body === 'string';
    const status = fault.status ?? 200;
    const contentType = fault.contentType ?? (isText ? 'text/plain; charset=utf-8' : status >= 400 ? problemType : hal);
    return { status, body: isText ? String(fault.body) : JSON.stringify(fault.body), contentType, headers };
  }
  if (fault.status === undefined) return undefined;
  if (fault.status === 429) return { ...limitedAnswer(mode), headers };
  if (fault.status === 204 || fault.status === 405) return { status: fault.status, body: '', contentType: '', headers };
  if (fault.status >= 502) return { ...gatewayAnswer(fault.status), headers };
  return { ...usualAnswer(fault.status), headers };
}
