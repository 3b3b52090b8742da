import { type Answer, gatewayAnswer, hal, limitedAnswer, problemAnswer, usualAnswer } from './answer.ts';
import { type Exchange, parseBody } from './exchange.ts';
import { answerWithFaults } from './fault-answer.ts';
import { Problem } from './problem.ts';
import { decode } from './query.ts';

/** Answers a request to `/api/v4` and records it, in the order in which the vendor's gateway and application would. */
export async function answerApi(exchange: Exchange): Promise<void> {
  const { engine, method, path, query, text } = exchange;
  const body = text === undefined ? undefined : parseBody(text);
  const record = engine.recorder.add({
    method,
    path,
    query: decode(query),
    status: 0,
    at: engine.clock(),
    ...(body === undefined ? {} : { body }),
  });
  const run = () => (text === undefined ? gatewayAnswer(413) : runRoute(exchange, body));
  await answerWithFaults(exchange, run, (status) => {
    record.status = status;
  });
}

/** The token, the rate limit, then the route. */
function runRoute({ engine, request, method, path, query }: Exchange, body: unknown): Answer {
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const user = engine.authorise(token);
  if (user === undefined) return usualAnswer(401);
  const verdict = engine.limiter.admit(token);
  if (verdict === 'limited') return limitedAnswer(engine.mode);
  if (verdict === 'blocked') return gatewayAnswer(403);
  try {
    const reply = engine.dispatch({ method, path, query, body, user });
    return { status: reply.status, body: reply.body === undefined ? '' : JSON.stringify(reply.body), contentType: hal };
  } catch (error) {
    if (error instanceof Problem) return problemAnswer(error);
    throw error;
  }
}
