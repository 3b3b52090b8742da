import { type Answer, gatewayAnswer, hal, limitedAnswer, problemAnswer, usualAnswer } from './answer.ts';
import { type Exchange, parseBody } from './exchange.ts';
import { answerWithFaults } from './fault-answer.ts';
import { activeVersion } from './formatters/file.ts';
import { Problem } from './problem.ts';
import { decode } from './query.ts';

/** Answers a request to `/api/v4` or to the drive and records it, in the order in which the vendor's gateway and application would. */
export async function answerApi(exchange: Exchange): Promise<void> {
  const { engine, method, path, query, text } = exchange;
  const body = readBody(exchange);
  const record = engine.recorder.add({
    method,
    path,
    query: decode(query),
    status: 0,
    at: engine.clock(),
    ...(body === undefined ? {} : { body }),
  });
  for (const hook of engine.hooks.takeAll(method, path)) await hook.run(record);
  const run = (ignoresFilter: boolean) => {
    if (text === undefined) return gatewayAnswer(413);
    return method === 'GET' && path.startsWith('/drive/download/')
      ? answerDownload(engine, path)
      : runRoute(exchange, body, ignoresFilter);
  };
  await answerWithFaults(exchange, run, (status) => {
    record.status = status;
  });
}

/** JSON; the bytes of a part of a file are recorded by their number. */
function readBody({ path, text, bytes }: Exchange): unknown {
  if (text === undefined) return undefined;
  return path.startsWith('/drive/upload/') ? { bytes: bytes.length } : parseBody(text);
}

/** The bytes of a file. The address is a secret, so it needs no token. */
function answerDownload({ store }: Exchange['engine'], path: string): Answer {
  const [account, uuid = ''] = path.split('/').slice(3);
  const file = account === store.metadata.account.uuid ? store.file(uuid) : undefined;
  if (file === undefined) return gatewayAnswer(404);
  return { status: 200, body: activeVersion(file).content, contentType: file.mimeType };
}

/** The token, the rate limit, then the route. */
function runRoute(
  { engine, request, method, path, query, bytes }: Exchange,
  body: unknown,
  ignoresFilter: boolean,
): Answer {
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const user = engine.authorise(token);
  if (user === undefined) return usualAnswer(401);
  const verdict = engine.limiter.admit(token);
  if (verdict === 'limited') return limitedAnswer(engine.mode);
  if (verdict === 'blocked') return gatewayAnswer(403);
  try {
    const reply = engine.dispatch({ method, path, query, body, bytes, user, ignoresFilter });
    return { status: reply.status, body: reply.body === undefined ? '' : JSON.stringify(reply.body), contentType: hal };
  } catch (error) {
    if (error instanceof Problem) return problemAnswer(error);
    throw error;
  }
}
