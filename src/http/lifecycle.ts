import type { IncomingMessage, ServerResponse } from 'node:http';
import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import type { ApiToken } from '../config/api-token.ts';
import { presentError } from '../graph/error.ts';
import { nameRequest } from '../telemetry/request.ts';
import { chooseAccount } from './account.ts';
import { authenticate, type CountRequest, createIdentify, limitCallers } from './auth.ts';
import { limitBatches, MAX_BATCH } from './batch.ts';
import { passBody, readBody, readDeadline, watchClient } from './body.ts';
import { createDirectPath, useValidDocuments } from './direct.ts';
import { createDocumentCache, createMistakeCache } from './document-cache.ts';
import type { AccountDoor } from './door.ts';
import { useBlame, useCsrfGuard, useGraphEngine, useNoIntrospection } from './graphql.ts';
import { type CheckReadiness, type RenderMetrics, showHealth, showMetrics, showReadiness } from './health.ts';
import {
  type EntryStep,
  type Exchange,
  type Hook,
  type HttpPlugin,
  type Present,
  requestIdOf,
  useEntryStep,
  useHook,
} from './hook.ts';
import { explainOverflow, type Limits, useLimits } from './limit.ts';
import type { McpAuthorization } from './mcp-authorization.ts';
import { answerOptions, refuseMethods, refuseOverride } from './method.ts';
import { answerAs, type RefuseRest, refuseUnknownPaths, serveMcp, serveRest } from './mounted.ts';
import { receiveAuthorization } from './oauth.ts';
import { checkHost, checkOrigin, type Neighbourhood, setCorsHeaders, useCors } from './origin.ts';
import { type About, setSecurityHeaders, showGraphiql, showIndex, useSecurityHeaders } from './page.ts';
import { useKnownMembers } from './parameter.ts';
import { Refusal } from './refusal.ts';
import type { Subscriptions } from './subscription.ts';
import { receiveWebhooks } from './webhook.ts';

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

/** The handler of all requests. */
export interface Life {
  (req: IncomingMessage, res: ServerResponse): void;
  dispose(): unknown;
}

/** The life of a request, in order. */
export function createLifecycle(options: LifecycleOptions): Life {
  const { accounts, mcpAuthorization, schema, limits } = options;
  const identify = createIdentify(options.apiTokens, mcpAuthorization);
  const present = presentTo(options.log);
  const maskError: Present = (error, exchange) => explainOverflow(error) ?? present(error, exchange);
  const answerRefusal = answerAs(options.refuseRest);
  const subscriptions: Subscriptions = new Map();
  const documentCache = createDocumentCache();
  const valid = new WeakSet<DocumentNode>();
  const step = (take: Hook): HttpPlugin => useHook(take, present, answerRefusal);
  const entryStep = (take: EntryStep): HttpPlugin => useEntryStep(take, present, answerRefusal);
  const documents = step(({ request, url }) => options.showDocument(request, url.pathname));

  // Before anything is looked at: is the client still there, is it for us, is it from a page that may ask?
  const arrival = [
    watchClient,
    readDeadline,
    refuseWhileClosing(options.isClosing),
    checkHost(options),
    checkOrigin(options),
    refuseOverride,
  ];
  // Closed doors: nothing is read from a stranger.
  const admission = [authenticate(identify, mcpAuthorization), limitCallers(options.countRequest)];
  const account = chooseAccount(accounts);
  const batches = limitBatches(options.countRequest);

  const plugins: HttpPlugin[] = [
    // On the way out, whoever answered: what a browser may do with the answer.
    useSecurityHeaders(),
    useCors(options),

    ...arrival.map(entryStep),

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

    step(refuseUnknownPaths(options)),
    ...admission.map(entryStep),
    ...(options.introspection ? [] : [documents]),
    step(showMetrics(options.metrics)),
    step(answerOptions),
    entryStep(account),
    entryStep(readBody),
    step(passBody),
    entryStep(batches),
    step(serveMcp(subscriptions)),
    step(serveRest),

    // GraphQL. Yoga reads the parameters (batches of ten at the most), parses, and refuses mutations by GET.
    useCsrfGuard(),
    useKnownMembers(),
    ...useLimits(limits),
    ...(options.introspection ? [] : [useNoIntrospection()]),
    useValidDocuments(valid),
    useGraphEngine(limits, subscriptions),
    useBlame({ suggests: options.introspection }),
  ];

  const yoga = createYoga<Exchange>({
    schema,
    plugins,
    batching: { limit: MAX_BATCH },
    // Validated once, by the identity of the document, for as long as it is kept.
    parserAndValidationCache: { documentCache, errorCache: createMistakeCache() },
    maskedErrors: { maskError: (error) => maskError(error) },
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

  const handle = createDirectPath({
    schema,
    steps: [...arrival, ...admission, account, readBody, batches],
    findValid(text) {
      const document = documentCache.get(text);
      return document && valid.has(document) ? document : undefined;
    },
    mostCost: limits.cost,
    suggests: options.introspection,
    present: maskError,
    answerRefusal,
    setHeaders(request, headers) {
      setSecurityHeaders(headers);
      setCorsHeaders(request, headers, options);
    },
    handOn: (req, res, exchange) => void (exchange ? yoga(req, res, exchange) : yoga(req, res)),
  });
  return Object.assign(handle, { dispose: () => yoga.dispose() });
}

/** GraphQL's own errors are meant for the client; everything else is presented as the engine does it. */
function presentTo(log: HttpLog): Present {
  return (error, exchange) => {
    if (error instanceof GraphQLError && !error.originalError) return error;
    const presented = presentError(error, ({ correlationId, error: bug }) =>
      log.error(
        { ...nameRequest(exchange && requestIdOf(exchange)), correlationId, err: bug },
        'Unexpected error while answering a request',
      ),
    );
    if (presented.extensions.code === 'INTERNAL_ERROR') presented.extensions.http = { status: 500 };
    return presented;
  };
}

function describeGraphiql({ about, accounts, apiTokens, defaultQuery }: LifecycleOptions) {
  return { title: about.name, defaultQuery, needsToken: apiTokens.length > 0, needsAccount: accounts.length > 1 };
}

/** What has begun is finished; what comes now goes to another instance. The process itself is well. */
function refuseWhileClosing(isClosing: () => boolean): EntryStep {
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
