import { GraphQLError, type GraphQLSchema } from 'graphql';
import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import type { ApiToken } from '../config/api-token.ts';
import { presentError } from '../graph/error.ts';
import { chooseAccount } from './account.ts';
import { authenticate, type CountRequest, createIdentify, limitCallers } from './auth.ts';
import { limitBatches, MAX_BATCH } from './batch.ts';
import { readBody, readDeadline, watchClient } from './body.ts';
import { createDocumentCache, createMistakeCache } from './document-cache.ts';
import type { AccountDoor } from './door.ts';
import { useBlame, useCsrfGuard, useGraphEngine, useNoIntrospection } from './graphql.ts';
import { type CheckReadiness, type RenderMetrics, showHealth, showMetrics, showReadiness } from './health.ts';
import { type Exchange, type Hook, type HttpPlugin, useHook } from './hook.ts';
import { explainOverflow, type Limits, useLimits } from './limit.ts';
import type { McpAuthorization } from './mcp-authorization.ts';
import { receiveAuthorization } from './oauth.ts';
import { checkHost, checkOrigin, type Neighbourhood, useCors } from './origin.ts';
import { type About, showGraphiql, showIndex, useSecurityHeaders } from './page.ts';
import { useKnownMembers } from './parameter.ts';
import { type AnswerRefusal, answerErrors, answerJson, Refusal, refuse } from './refusal.ts';
import { type Subscriptions, takePlace, tooManySubscriptions } from './subscription.ts';
import { receiveWebhooks } from './webhook.ts';

/** How a refusal of this server's looks to programs that speak REST. */
export type RefuseRest = (
  status: number,
  error: { code: string; message: string },
  headers: Record<string, string>,
) => Response;

/** Pages that describe the doors: nothing for a path that is none. */
export type ShowDocument = (request: Request, pathname: string) => Response | undefined | Promise<Response | undefined>;

/** Where the server reports. */
export interface HttpLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** What the doors of one server are made of. */
export interface LifecycleOptions extends Neighbourhood {
  /** Whether the server is finishing what is under way: new work is refused. */
  isClosing(): boolean;
  /** Of all accounts. */
  schema: GraphQLSchema;
  /** Never empty. */
  accounts: readonly AccountDoor[];
  refuseRest: RefuseRest;
  /** `/docs`, `/openapi.json` and the like. They are open to all, as the schema is; without introspection, to callers. */
  showDocument: ShowDocument;
  /** Whether `/webhooks/receive`, which has no secret, is open; for a single account. */
  webhookReceive: boolean;
  /** Empty, and without an authorization server: everybody who reaches the server may do everything. */
  apiTokens: readonly ApiToken[];
  /** The authorization server whose access tokens `/mcp` takes. */
  mcpAuthorization: McpAuthorization | undefined;
  countRequest: CountRequest;
  /** Whether browsers get GraphiQL at `/graphql`; it needs introspection. */
  graphiql: boolean;
  /** Whether clients may read the schema. */
  introspection: boolean;
  limits: Limits;
  /** The worked example that GraphiQL opens with. */
  defaultQuery: string;
  readiness: CheckReadiness;
  /** Answers `/metrics`. */
  metrics: RenderMetrics;
  log: HttpLog;
  about: About;
}

/** The handler of all requests: the life of a request, in order. */
export function createLifecycle(options: LifecycleOptions): YogaServerInstance<Exchange, Record<string, unknown>> {
  const { accounts, mcpAuthorization } = options;
  const identify = createIdentify(options.apiTokens, mcpAuthorization);
  const present = presentTo(options.log);
  const answerRefusal = answerAs(options.refuseRest);
  const subscriptions: Subscriptions = new Map();
  const step = (take: Hook): HttpPlugin => useHook(take, present, answerRefusal);
  const documents = step(({ request, url }) => options.showDocument(request, url.pathname));

  const plugins: HttpPlugin[] = [
    // On the way out, whoever answered: what a browser may do with the answer.
    useSecurityHeaders(),
    useCors(options),

    // Before anything is looked at: is the client still there, is it for us, is it from a page that may ask?
    step(watchClient),
    step(readDeadline),
    step(refuseWhileClosing(options.isClosing)),
    step(checkHost(options)),
    step(checkOrigin(options)),

    step(refuseOverride),

    // Open doors.
    step(refuseMethods),
    step(showHealth),
    step(showReadiness(options.readiness, identify, options.countRequest)),
    step(showIndex(options.about, identify)),
    ...(options.graphiql && options.introspection ? [step(showGraphiql(describeGraphiql(options)))] : []),
    ...(options.introspection ? [documents] : []),
    step(
      receiveWebhooks(
        accounts.map(({ webhooks }) => webhooks),
        options.webhookReceive,
      ),
    ),
    step(receiveAuthorization(accounts.flatMap(({ signIn }) => signIn ?? []))),
    ...(mcpAuthorization ? [step(mcpAuthorization.showMetadata)] : []),

    // Closed doors: nothing is read from a stranger.
    step(refuseUnknownPaths(options)),
    step(authenticate(identify, mcpAuthorization)),
    step(limitCallers(options.countRequest)),
    ...(options.introspection ? [] : [documents]),
    step(showMetrics(options.metrics)),
    step(answerOptions),
    step(chooseAccount(accounts)),
    step(readBody),
    step(limitBatches(options.countRequest)),
    step(serveMcp(subscriptions)),
    step(serveRest),

    // GraphQL. Yoga reads the parameters (batches of ten at the most), parses, and refuses mutations by GET.
    useCsrfGuard(),
    useKnownMembers(),
    ...useLimits(options.limits),
    ...(options.introspection ? [] : [useNoIntrospection()]),
    useGraphEngine(options.limits, subscriptions),
    useBlame({ suggests: options.introspection }),
  ];

  return createYoga<Exchange>({
    schema: options.schema,
    plugins,
    batching: { limit: MAX_BATCH },
    // Validated once, by the identity of the document, for as long as it is kept.
    parserAndValidationCache: { documentCache: createDocumentCache(), errorCache: createMistakeCache() },
    maskedErrors: { maskError: (error) => explainOverflow(error) ?? present(error) },
    // `maskError` logs, once and with the id that the client is told; Yoga would log the same error again.
    logging: false,
    // Each of these has its own step above, with an answer of ours.
    cors: false,
    graphiql: false,
    landingPage: false,
    multipart: false,
    maxRequestBodySize: false,
    // Yoga answers every URL that ends so, query string included; no URL ends in a line feed.
    healthCheckEndpoint: '\n',
  });
}

/** GraphQL's own errors are meant for the client; everything else is presented as the engine does it. */
function presentTo(log: HttpLog): (error: unknown) => GraphQLError {
  return (error) => {
    if (error instanceof GraphQLError && !error.originalError) return error;
    const presented = presentError(error, ({ correlationId, error: bug }) =>
      log.error({ correlationId, err: bug }, 'Unexpected error while answering a request'),
    );
    if (presented.extensions.code === 'INTERNAL_ERROR') presented.extensions.http = { status: 500 };
    return presented;
  };
}

function describeGraphiql({ about, accounts, apiTokens, defaultQuery }: LifecycleOptions) {
  return { title: about.name, defaultQuery, needsToken: apiTokens.length > 0, needsAccount: accounts.length > 1 };
}

/** What has begun is finished; what comes now goes to another instance. The process itself is well. */
function refuseWhileClosing(isClosing: () => boolean): Hook {
  return ({ url }) => {
    if (!isClosing() || url.pathname === '/health') return undefined;
    const extensions = { code: 'SHUTTING_DOWN', fault: 'server', retryable: true, remedy: 'Send it again.' };
    return new Refusal(
      503,
      { message: 'This server is stopping.', extensions },
      { 'retry-after': '1', connection: 'close' },
    );
  };
}

const OPEN_PATHS = new Set(['/', '/health', '/ready']);

const refuseMethods: Hook = ({ request, url }) => {
  if (!OPEN_PATHS.has(url.pathname) || request.method === 'GET' || request.method === 'HEAD') return undefined;
  return refuse(405, 'METHOD_NOT_ALLOWED', `${url.pathname} is read by GET.`, undefined, { allow: 'GET, HEAD' });
};

/** What is sent by one method is never taken for another: proxies and frameworks that rewrite methods are not obeyed, and are told so. */
const refuseOverride: Hook = ({ request }) => {
  for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
    const wanted = request.headers.get(name);
    if (wanted === null || wanted.trim().toUpperCase() === request.method) continue;
    const message = `The header ${name} asks for another method than ${request.method}.`;
    return refuse(400, 'BAD_REQUEST', message, 'Send the request by the method that is meant.');
  }
  return undefined;
};

/** What `/graphql` and `/mcp` take; the routes under `/api` say it each for itself. */
const METHODS: Readonly<Record<string, string>> = { '/graphql': 'GET, POST, OPTIONS', '/mcp': 'POST, OPTIONS' };

/** OPTIONS that are no preflight, and methods that no door takes. */
const answerOptions: Hook = ({ request: { method }, url: { pathname } }) => {
  const allow = METHODS[pathname];
  if (allow === undefined) return undefined;
  if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow, 'content-length': '0' } });
  // The SDK answers to the methods of MCP, and says why it has no streams.
  if (pathname === '/mcp' ? ['POST', 'GET', 'DELETE'].includes(method) : allow.split(', ').includes(method))
    return undefined;
  return refuse(405, 'METHOD_NOT_ALLOWED', `${pathname} takes ${allow}.`, undefined, { allow });
};

const CLOSED_PATHS = new Set(['/graphql', '/mcp', '/metrics']);

const refuseUnknownPaths =
  ({ introspection }: Pick<LifecycleOptions, 'introspection'>): Hook =>
  ({ url }) => {
    if (CLOSED_PATHS.has(url.pathname) || isRest(url.pathname)) return undefined;
    if (!introspection && DOCUMENT_PATH.test(url.pathname)) return undefined;
    return refuse(404, 'NOT_FOUND', 'There is nothing here.', 'See / for what there is.');
  };

/** Streams of MCP that never end by themselves count as subscriptions, as those of GraphQL do. */
const serveMcp =
  (subscriptions: Subscriptions): Hook =>
  ({ request, url, serverContext }) => {
    const { account, caller, deadline, items = 1 } = serverContext;
    const share = items > 1 ? items : undefined;
    if (url.pathname !== '/mcp' || !account || !caller) return undefined;
    if (account.mcp.isStream(request) && !takePlace(serverContext, subscriptions)) return tooManySubscriptions();
    return account.mcp.handle(request, { access: caller.access, deadline, share });
  };

const serveRest: Hook = ({ request, url, serverContext: { account, caller, signal, deadline } }) =>
  isRest(url.pathname) && account && caller
    ? account.rest.handle(request, { access: caller.access, signal, deadline })
    : undefined;

/** Other refusals of `/mcp` are for the transport of its client, which reads the status. */
function isAboutBody({ extensions }: Refusal): boolean {
  return extensions.code === 'INVALID_JSON' || extensions.code === 'VALIDATION_FAILED';
}

function answerJsonRpc({ status, message, extensions, headers }: Refusal): Response {
  const code = extensions.code === 'INVALID_JSON' ? -32_700 : -32_600;
  return answerJson(status, { jsonrpc: '2.0', id: null, error: { code, message } }, headers);
}

function isRest(pathname: string): boolean {
  return pathname === '/api' || pathname.startsWith('/api/');
}

/** Documents that wait behind the token. */
const DOCUMENT_PATH = /^\/(docs|openapi)(\/|\.json$|$)/;

/** Programs that speak REST read problem details, all others the shape of GraphQL's errors. */
function answerAs(refuseRest: RefuseRest): AnswerRefusal {
  return (refusal, pathname) => {
    if (pathname === '/mcp' && refusal.status === 400 && isAboutBody(refusal)) return answerJsonRpc(refusal);
    if (!isRest(pathname)) return answerErrors(refusal);
    const { code = 'INTERNAL_ERROR', fault: _, retryable: _no, ...extensions } = refusal.extensions;
    return refuseRest(
      refusal.status,
      { code: String(code), message: refusal.message, ...extensions },
      { ...refusal.headers },
    );
  };
}
