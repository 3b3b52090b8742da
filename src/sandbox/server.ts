import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerControl } from './control.ts';
import type { Engine } from './engine.ts';
import type { FaultRule } from './fault.ts';
import { consentPage, PAGE_HEADERS, unknownIntegrationPage } from './oauth.ts';
import { gatewayPage, Problem, usualProblem } from './problem.ts';
import { decode } from './query.ts';
import { type Answer, writeAnswer } from './write.ts';

/**
 * The HTTP side: reads requests, applies faults and limits in the order in which the vendor's gateway and application
 * would, writes answers. It knows no CRM; `engine.ts` holds the account and `routes/` the behaviour.
 */
export function createSandboxServer(engine: Engine, timers: Set<NodeJS.Timeout>): Server {
  const server = createServer((request, response) => {
    serve(engine, timers, request, response).catch((error: unknown) => {
      // A bug of the sandbox must be seen as one: not as an empty answer, nor as a crash of the host.
      if (response.headersSent) response.destroy();
      else
        sendJson(response, 500, {
          title: 'SandboxBug',
          status: 500,
          detail: error instanceof Error ? error.stack : String(error),
        });
    });
  });
  return server;
}

/** What the gateway lets through. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;

async function serve(
  engine: Engine,
  timers: Set<NodeJS.Timeout>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = request.method ?? 'GET';
  const [path = '/', ...rest] = (request.url ?? '/').split('?');
  const query = rest.join('?');
  const text = await readBody(request);
  if (path.startsWith('/oauth')) {
    answerOauth(engine, request, response, method, path, query, text ?? '', timers);
    return;
  }
  if (engine.isMovedFrom(request.socket.localPort)) {
    // The old address of a renamed account is dead.
    await writeAnswer(engine, response, gatewayAnswer(404));
    return;
  }
  if (!path.startsWith('/api/v4')) {
    answerElsewhere(engine, request, response, method, path, text);
    return;
  }
  const body = text === undefined ? undefined : parseBody(text);
  const record = engine.recorder.add({
    method,
    path,
    query: decode(query),
    status: 0,
    at: engine.clock(),
    ...(body === undefined ? {} : { body }),
  });
  const fault = engine.faults.take(method, path);
  if (fault?.latencyMs !== undefined) await wait(fault.latencyMs, timers);
  const hang = fault?.hang === true ? 'before' : fault?.hang;
  if (hang === 'before') return;
  if (fault?.drop === 'before') {
    response.destroy();
    return;
  }
  const run = () => (text === undefined ? gatewayAnswer(413) : answerApi(engine, request, method, path, query, body));
  const answer = (fault && answerFault(fault, engine.mode)) ?? run();
  if (hang === 'after') return;
  if (fault?.drop === 'after') {
    response.destroy();
    return;
  }
  record.status = answer.status;
  await writeAnswer(engine, response, answer, fault, (milliseconds) => wait(milliseconds, timers));
}

/** The authorization server: consent, tokens, and where a renamed account is. */
function answerOauth(
  engine: Engine,
  request: IncomingMessage,
  response: ServerResponse,
  method: string,
  path: string,
  query: string,
  text: string,
  timers: Set<NodeJS.Timeout>,
): void {
  const { account } = engine.store.metadata;
  const parameters = new URLSearchParams(query);
  const isOld = engine.isMovedFrom(request.socket.localPort);
  switch (`${method} ${path}`) {
    case 'GET /oauth': {
      const isKnown = parameters.get('client_id') === engine.oauth.integration.clientId;
      response.writeHead(isKnown ? 200 : 404, PAGE_HEADERS);
      response.end(isKnown ? consentPage(account, parameters) : unknownIntegrationPage());
      return;
    }
    case 'POST /oauth/decision': {
      const form = new URLSearchParams(text);
      const target = new URL(engine.oauth.integration.redirectUri);
      if (form.get('decision') === 'allow') {
        target.searchParams.set('code', engine.oauth.issueCode());
        target.searchParams.set('referer', engine.host);
      } else target.searchParams.set('error', 'access_denied');
      target.searchParams.set('state', form.get('state') ?? '');
      target.searchParams.set('client_id', form.get('client_id') ?? '');
      response.writeHead(302, { location: target.href }).end();
      return;
    }
    case 'POST /oauth2/access_token': {
      if (isOld) void writeAnswer(engine, response, gatewayAnswer(404));
      else void answerToken(engine, response, path, text, timers);
      return;
    }
    case 'GET /oauth2/account/current/subdomain': {
      const fault = engine.faults.take(method, path);
      const planned = fault && answerFault(fault, engine.mode);
      if (planned) {
        void writeAnswer(engine, response, planned);
        return;
      }
      const isKnown = engine.oauth.knowsRefreshToken(String(request.headers['x-refresh-token'] ?? ''));
      const { id, subdomain } = account;
      const body = { id, subdomain, domain: engine.host, top_level_domain: 'ru' };
      sendJson(response, isKnown ? 200 : 401, isKnown ? body : usualProblem(401).body);
      return;
    }
    default:
      sendJson(response, 404, usualProblem(404).body);
  }
}

/** Faults fire here too, under this path. */
async function answerToken(
  engine: Engine,
  response: ServerResponse,
  path: string,
  text: string,
  timers: Set<NodeJS.Timeout>,
): Promise<void> {
  engine.oauth.requestCount += 1;
  const fault = engine.faults.take('POST', path);
  if (fault?.latencyMs !== undefined) await wait(fault.latencyMs, timers);
  const hang = fault?.hang === true ? 'before' : fault?.hang;
  if (hang === 'before') return;
  if (fault?.drop === 'before') {
    response.destroy();
    return;
  }
  const planned = fault && answerFault(fault, engine.mode);
  if (planned) {
    await writeAnswer(engine, response, planned, fault, (milliseconds) => wait(milliseconds, timers));
    return;
  }
  const { status, body } = engine.oauth.answerToken(parseBody(text), engine.store.metadata.account, engine.sharedHost);
  if (hang === 'after') return;
  if (fault?.drop === 'after') {
    response.destroy();
    return;
  }
  const contentType = status === 200 ? 'application/json' : PROBLEM;
  const answer = { status, body: JSON.stringify(body), contentType };
  await writeAnswer(engine, response, answer, fault, (milliseconds) => wait(milliseconds, timers));
}

/** The front page and the control prefix: everything outside the vendor's API. */
function answerElsewhere(
  engine: Engine,
  request: IncomingMessage,
  response: ServerResponse,
  method: string,
  path: string,
  text: string | undefined,
): void {
  if (path.startsWith('/_sandbox/')) {
    const { status, body } = answerControl(engine, request, method, path, text ?? '');
    sendJson(response, status, body);
    return;
  }
  const isFront = path === '/' && method === 'GET';
  response.writeHead(isFront ? 200 : 404, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(isFront ? 'amoCRM API v4 sandbox with demo data: /api/v4, control: /_sandbox/\n' : 'Not found\n');
}

/** What a fault answers instead of the route; undefined when the route still runs. */
function answerFault(fault: FaultRule, mode: 'amocrm' | 'kommo'): Answer | undefined {
  const headers = fault.headers ?? {};
  if (fault.oversize !== undefined) {
    const frame = '{"padding":""}';
    const padding = 'x'.repeat(Math.max(0, fault.oversize - frame.length));
    return {
      status: fault.status ?? 200,
      body: `{"padding":"${padding}"}`,
      contentType: fault.contentType ?? HAL,
      headers,
    };
  }
  if (fault.expireToken === true) return { ...problemAnswer(usualProblem(401)), headers };
  if (fault.html === true) return { ...gatewayAnswer(fault.status ?? 502), headers };
  if (fault.body !== undefined) {
    const isText = typeof fault.body === 'string';
    const status = fault.status ?? 200;
    const contentType = fault.contentType ?? (isText ? 'text/plain; charset=utf-8' : status >= 400 ? PROBLEM : HAL);
    return { status, body: isText ? String(fault.body) : JSON.stringify(fault.body), contentType, headers };
  }
  if (fault.status === undefined) return undefined;
  if (fault.status === 429) return { ...limitedAnswer(mode), headers };
  if (fault.status === 204 || fault.status === 405) return { status: fault.status, body: '', contentType: '', headers };
  if (fault.status >= 502) return { ...gatewayAnswer(fault.status), headers };
  return { ...problemAnswer(usualProblem(fault.status)), headers };
}

const HAL = 'application/hal+json';
const PROBLEM = 'application/problem+json';

function answerApi(
  engine: Engine,
  request: IncomingMessage,
  method: string,
  path: string,
  query: string,
  body: unknown,
): Answer {
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const user = engine.authorise(token);
  if (user === undefined) return problemAnswer(usualProblem(401));
  const verdict = engine.limiter.admit(token);
  if (verdict === 'limited') return limitedAnswer(engine.mode);
  if (verdict === 'blocked') return gatewayAnswer(403);
  try {
    const reply = engine.dispatch({ method, path, query, body, user });
    return { status: reply.status, body: reply.body === undefined ? '' : JSON.stringify(reply.body), contentType: HAL };
  } catch (error) {
    if (error instanceof Problem) return problemAnswer(error);
    throw error;
  }
}

function problemAnswer(problem: Problem): Answer {
  return { status: problem.status, body: JSON.stringify(problem.body), contentType: PROBLEM };
}

function gatewayAnswer(status: number): Answer {
  return { status, body: gatewayPage(status), contentType: 'text/html' };
}

/** amoCRM's gateway answers with a page, Kommo with JSON that says how long to wait. */
function limitedAnswer(mode: 'amocrm' | 'kommo'): Answer {
  if (mode === 'amocrm') return gatewayAnswer(429);
  const detail = 'You have sent too many requests in a given amount of time. Please try again later.';
  return problemAnswer(new Problem(429, detail, { retry_after: 1 }));
}

/** The body as text; undefined when it is larger than the gateway allows (the rest is read and thrown away). */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return size > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString('utf8');
}

/** JSON, or the text itself: a route then refuses it as the wrong type. */
function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function wait(milliseconds: number, timers: Set<NodeJS.Timeout>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      resolve();
    }, milliseconds);
    timers.add(timer);
  });
}
