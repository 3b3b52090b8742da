import { createHash } from 'node:crypto';
import { type IncomingHttpHeaders, request } from 'node:http';
import { buildSchema, type ExecutionResult, execute, GraphQLError, getOperationAST } from 'graphql';
import { defaultLimits } from '../../../src/config/variable.ts';
import { NotFoundError } from '../../../src/errors/index.ts';
import type { Engine, ExecuteOptions } from '../../../src/graph/engine.ts';
import {
  type ApiToken,
  createHttpServer,
  type HttpServer,
  type HttpServerOptions,
  type ServedAccount,
} from '../../../src/http/index.ts';
import { createMemoryState } from '../../../src/state/memory.ts';
import { coreToolsets } from '../../../src/toolset.ts';

const schema = buildSchema(`
  type Query { leads(first: Int = 20): LeadConnection!  echo(text: String!): String  wait: String  access: String }
  type Mutation { rename(name: String!): String! }
  type LeadConnection { nodes: [Lead!]! }
  type Lead { id: ID! name: String price: Int contacts: [Contact!]! company: Company responsible: User pipeline: Named status: Named tasks: [Task!]! }
  type Contact { id: ID! name: String phones: [Value!]! emails: [Value!]! leads: [Lead!]! company: Company tasks: [Task!]! }
  type Company { id: ID! name: String contacts: [Contact!]! leads: [Lead!]! }
  type User { id: ID! name: String email: String }
  type Named { id: ID! name: String sort: Int color: String }
  type Task { id: ID! text: String completeTill: String isCompleted: Boolean responsible: User }
  type Value { value: String! kind: String }
`);

/** What one execution was asked with. */
export type Executed = Pick<ExecuteOptions, 'access' | 'operationName' | 'signal'>;

/** A small engine over graphql-js with a field for every situation, and a note of what it was asked. */
export function createTestEngine(): Engine & { executed: Executed[]; nextWait(): Promise<void>; finishWait(): void } {
  const executed: Executed[] = [];
  let waiting = resolvers();
  let finish = resolvers();
  return {
    schema,
    executed,
    nextWait: () => waiting.promise,
    finishWait: () => finish.resolve(),
    subscribe: async () => ({ errors: [new GraphQLError('There is nothing to hear.')] }),
    endSubscriptions: () => undefined,
    async execute(document, variables, options) {
      executed.push(options);
      const operation = getOperationAST(document, options.operationName);
      if (operation?.operation === 'mutation' && options.access === 'read-only') {
        return { errors: [new GraphQLError('Only reading.', { extensions: { code: 'FORBIDDEN', fault: 'caller' } })] };
      }
      const rootValue = {
        leads: { nodes: [] },
        echo: ({ text }: { text: string }) => text,
        access: () => options.access,
        rename: ({ name }: { name: string }) => name,
        wait: async () => {
          waiting.resolve();
          waiting = resolvers();
          await finish.promise;
          finish = resolvers();
          return 'waited';
        },
      };
      if (variables.explode) throw new Error('secret detail of a bug');
      const variableValues = variables;
      const result = (await execute({
        schema,
        document,
        rootValue,
        variableValues,
        operationName: options.operationName,
      })) as ExecutionResult;
      return { ...result, extensions: { requests: 3 } };
    },
  };
}

function resolvers() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** One line of the log. */
export interface Logged {
  level: string;
  fields: Record<string, unknown>;
  message: string;
}

/** A server over the test engine, with a note of what it logged. */
export async function serve(
  changes: Partial<HttpServerOptions> = {},
  door: Partial<ServedAccount> = {},
): Promise<HttpServer & { engine: ReturnType<typeof createTestEngine>; logged: Logged[] }> {
  const engine = createTestEngine();
  const logged: Logged[] = [];
  const log = (level: string) => (fields: Record<string, unknown>, message: string) => {
    logged.push({ level, fields, message });
  };
  const { rateBudget } = createMemoryState();
  const account: ServedAccount = {
    name: 'main',
    engine,
    mcp: {
      isStream: () => false,
      handle: async (request, auth) => Response.json({ body: await request.text(), auth }),
    },
    rest: {
      takesBytes: () => false,
      handle: async (request, { access }) =>
        Response.json({ method: request.method, body: await request.text(), access }),
    },
    webhooks: { secret: undefined, accept: () => 'taken' },
    exports: { find: () => Promise.reject(new NotFoundError('There is no file.')) },
    signIn: undefined,
    ...door,
  };
  const server = await createHttpServer({
    schema,
    toolsets: coreToolsets,
    accounts: [account],
    host: '127.0.0.1',
    port: 0,
    apiTokens: [],
    allowedHosts: [],
    allowedOrigins: [],
    graphiql: true,
    introspection: true,
    limits: defaultLimits,
    defaultQuery: '{ leads { nodes { name } } } # Пример',
    refuseRest: (status, error, headers) => Response.json({ problem: error }, { status, headers }),
    showDocument: () => undefined,
    webhookReceive: false,
    mcpAuthorization: undefined,
    countRequest: async (key, limit) => rateBudget.take([{ key, limit }]),
    metrics: async () => ({ contentType: 'text/plain', text: 'amocrm_graphql_info 1\n' }),
    readiness: async () => ({ ready: true, checks: [{ name: 'amocrm', ok: true }] }),
    log: { info: log('info'), warn: log('warn'), error: log('error') },
    about: {
      name: 'amocrm-graphql',
      version: '0.1.0',
      accounts: () => [{ name: 'main', url: 'https://demo.amocrm.ru' }],
    },
    homePage: 'dist/view/home.html',
    ...changes,
  });
  return { ...server, engine, logged };
}

/** A token as the configuration keeps it. */
export function apiToken(text: string, access: ApiToken['access']): ApiToken {
  return { digest: createHash('sha256').update(text).digest('hex'), access, accounts: undefined, limit: 0 };
}

/** A secret as the configuration keeps it. */
export function secret(text: string): { reveal(): string } {
  return { reveal: () => text };
}

/** Sends a GraphQL request as JSON. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** An answer's JSON, loosely typed for reading in assertions. */
export async function read(response: Response): Promise<{
  data?: Record<string, unknown>;
  errors?: { message: string; extensions: Record<string, unknown> }[];
  extensions?: Record<string, unknown>;
  [key: string]: unknown;
}> {
  return (await response.json()) as Awaited<ReturnType<typeof read>>;
}

/** A request with any header at all: `fetch` keeps `Host` and `Origin` to itself. */
export function ask(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(chunks).toString() });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
