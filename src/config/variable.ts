import * as z from 'zod';
import { vendorDomains } from '../host.ts';
import {
  address,
  baseAddress,
  entityId,
  flag,
  list,
  onOrOff,
  optional,
  origins,
  toolsetList,
  wholeNumber,
  writeConfirmation,
} from './shape.ts';

/**
 * Every environment variable: what it means, its default, its danger, and the shape that it must have. `--help`,
 * `.env.example`'s test and the validation all read this one table.
 */

/** One variable. */
export interface Variable<Value> {
  /** What it means, for people. */
  description: string;
  /** What happens if it is not set. */
  fallback: string;
  schema: z.ZodType<Value>;
}

function variable<Value>(schema: z.ZodType<Value>, description: string, fallback: string): Variable<Value> {
  return { schema, description, fallback };
}

/**
 * The limits of a query. They let through 250 leads with their contacts, company, responsible, pipeline, status and tasks, and
 * the contacts' own leads and companies; they refuse one more list of records below that. What an answer really takes is
 * bounded while it is made.
 */
export const defaultLimits = { depth: 12, cost: 2_500_000 };

export const variables = {
  ACCOUNTS_DIR: variable(
    optional,
    'A folder with a file <name>.env for each of several accounts, with the variables of that account (AMOCRM_*, AMO_*, WEBHOOK_SECRET). Values that all accounts share, such as AMOCRM_CLIENT_ID, can be set here instead.',
    'one account',
  ),
  AMOCRM_SUBDOMAIN: variable(
    optional,
    'Your account: the first part of its address, e.g. mycompany for https://mycompany.amocrm.ru. The whole address is accepted too.',
    'the embedded sandbox with demo data',
  ),
  AMOCRM_ACCESS_TOKEN: variable(
    optional,
    'Long-lived token of a private integration (amoCRM → Settings → Integrations). It acts with the rights of the administrator who made it; keep it secret.',
    'the embedded sandbox with demo data',
  ),
  AMOCRM_CLIENT_ID: variable(
    optional,
    'Id of the integration, to sign in by OAuth instead of a long-lived token. Then run `amocrm-graphql login`.',
    'no OAuth',
  ),
  AMOCRM_CLIENT_SECRET: variable(optional, 'Secret key of the integration; keep it secret.', 'no OAuth'),
  AMOCRM_REDIRECT_URI: variable(
    address,
    'Redirect URI of the integration, exactly as in its card: http://127.0.0.1:8000/oauth/callback, or /oauth/callback under PUBLIC_URL.',
    'no OAuth',
  ),
  REDIRECT_URI: variable(address, 'Old name of AMOCRM_REDIRECT_URI.', 'AMOCRM_REDIRECT_URI'),
  AMOCRM_TOKEN_FILE: variable(
    optional,
    'File in which the tokens of OAuth are kept; only its owner can read it.',
    'amocrm-graphql/token in your configuration folder',
  ),
  AMOCRM_TOKEN_KEY: variable(
    list.refine((keys) => keys.every((key) => key.length >= 16), { error: 'must have keys of at least 16 characters' }),
    'Keys that encrypt the stored tokens, separated by commas. The first encrypts, all decrypt, so put a new key before the old one.',
    'they are not encrypted, only readable by their owner',
  ),
  AMOCRM_DOMAIN: variable(
    z.enum(vendorDomains, { error: 'must be amocrm.ru, amocrm.com or kommo.com' }).optional(),
    'Domain of the account: amocrm.ru, amocrm.com or kommo.com.',
    'amocrm.ru',
  ),
  AMOCRM_BASE_URL: variable(
    // Its shape is checked with its host: a wrong one must still count as an account that is set.
    optional,
    'Address of the API’s host, instead of AMOCRM_SUBDOMAIN and AMOCRM_DOMAIN. The token is sent there, so plain http is allowed for this machine only, and a host that is not amoCRM’s needs AMOCRM_ALLOW_ANY_HOST.',
    'built from AMOCRM_SUBDOMAIN and AMOCRM_DOMAIN',
  ),
  AMOCRM_ALLOW_ANY_HOST: variable(
    flag(false),
    'Lets AMOCRM_BASE_URL be a host that is not amoCRM’s, such as a proxy of your own. The operator of that host can read the token.',
    'false',
  ),
  AMO_SSL_VERIFY: variable(
    flag(true),
    'Whether amoCRM’s certificate is checked. With false, anyone on the network path can read the token.',
    'true',
  ),
  AMO_PIPELINE_ID: variable(entityId, 'Pipeline of new leads if the caller names none.', 'the account’s main pipeline'),
  AMO_STATUS_ID: variable(entityId, 'Status of new leads in that pipeline.', 'its first status after incoming'),
  AMO_RESPONSIBLE_ID: variable(entityId, 'Responsible user of new leads.', 'the user of the token'),
  AMOCRM_RATE_LIMIT: variable(
    wholeNumber(7, 1, 1_000),
    'Requests per second to amoCRM. 7 is its limit for an integration. Exceeding what you were granted gets the account blocked.',
    '7',
  ),
  AMOCRM_ACCOUNT_RATE_LIMIT: variable(
    wholeNumber(50, 1, 10_000),
    'Requests per second of all integrations of the account together; 50 is amoCRM’s limit. It matters if several integrations share one Redis.',
    '50',
  ),
  AMOCRM_SERVER_URL: variable(
    baseAddress,
    'Address of a running amocrm-graphql server. If set, `mcp` forwards to its /mcp instead of connecting to amoCRM, so that several assistants share one rate budget and cache.',
    '`mcp` connects to amoCRM itself',
  ),
  AMOCRM_SERVER_TOKEN: variable(optional, 'Token for that server, one of its API_TOKENS.', 'none'),
  HOST: variable(
    optional,
    'Address to listen on. Any address other than this machine’s own (127.0.0.1, ::1, localhost) needs API_TOKENS.',
    '127.0.0.1',
  ),
  PORT: variable(wholeNumber(8000, 0, 65_535), 'Port to listen on; 0 takes a free one.', '8000'),
  API_TOKENS: variable(
    list,
    'Bearer tokens that callers must send, separated by commas. Each is the token or its hash, as `amocrm-graphql token` makes it, followed by its rights: `sha256-…:read-only:account=north:limit=10` (by default read-write, every account and API_TOKEN_RATE_LIMIT; account= may be repeated). `:toolset=` names a toolset that is listed to it, and may be repeated too. `:confirm=` is the least that CONFIRM_WRITES is for it.',
    'none: anyone who reaches the server may do everything',
  ),
  API_TOKEN_RATE_LIMIT: variable(
    wholeNumber(50, 0, 100_000),
    'Requests per second that each token may send to this server; 0 means no limit. Each operation of a batch counts.',
    '50',
  ),
  MCP_OAUTH_ISSUER: variable(
    baseAddress,
    'Issuer of an OAuth 2.1 authorization server, exactly as in its metadata. /mcp then also takes its access tokens (JWT), and tells clients where to get them. Scopes: amocrm:read, amocrm:write.',
    '/mcp takes API_TOKENS only',
  ),
  MCP_OAUTH_AUDIENCE: variable(optional, 'Audience that those tokens must have.', '/mcp under PUBLIC_URL'),
  MCP_OAUTH_JWKS_URL: variable(
    address,
    'Address of that issuer’s public keys.',
    'the address in the issuer’s metadata',
  ),
  ALLOW_UNAUTHENTICATED: variable(
    flag(false),
    'Lets the server listen on other addresses than this machine’s without API_TOKENS. Anyone who reaches it can read and change the CRM.',
    'false',
  ),
  ALLOWED_HOSTS: variable(
    list,
    'Additional host names for requests to the server, separated by commas. Other names are refused, against DNS rebinding.',
    'this machine’s own names and HOST',
  ),
  ALLOWED_ORIGINS: variable(
    origins,
    'Origins of web pages that may call the server, separated by commas, e.g. https://app.example.ru.',
    'pages of this machine',
  ),
  GRAPHIQL: variable(flag(true), 'Whether /graphql shows GraphiQL to a browser.', 'true'),
  INTROSPECTION: variable(flag(true), 'Whether clients may ask for the schema; GraphiQL needs it.', 'true'),
  GRAPHQL_MAX_DEPTH: variable(
    wholeNumber(defaultLimits.depth, 1, 100),
    'How deep a query may be nested.',
    String(defaultLimits.depth),
  ),
  GRAPHQL_MAX_COST: variable(
    wholeNumber(defaultLimits.cost, 1, 100_000_000),
    'How much a query may cost: its fields and objects, times the lists around them. A list counts by its `first`, one without as 25 records or 5 values. A question about all records costs 50,000 (leads by group), 200,000 (history) or 500,000 (duplicates, SQL, exports) more.',
    String(defaultLimits.cost),
  ),
  REDIS_URL: variable(
    z.url({ protocol: /^rediss?$/, error: 'must be an address that begins with redis:// or rediss://' }).optional(),
    'Redis or Valkey that several instances share for tokens, locks, the rate budget, idempotency keys, caches and changes. Enable its append-only file; otherwise tokens are lost with it.',
    'one instance, with its state in memory and the tokens in a file',
  ),
  PUBLIC_URL: variable(
    baseAddress,
    'Public address of this server, e.g. https://crm.example.ru. amoCRM sends webhooks there, and the OpenAPI documents name it.',
    'the address that a request was sent to; webhooks cannot be subscribed',
  ),
  WEBHOOK_SECRET: variable(
    z
      .string()
      .regex(/^[A-Za-z0-9_-]{16,128}$/, { error: 'must be 16 to 128 of the characters A-Z, a-z, 0-9, _ and -' })
      .optional(),
    'The last part of the address that amoCRM sends webhooks to, /webhooks/amocrm/<secret>. Deliveries are not signed: anyone who knows the secret can make the server check whether a record has changed.',
    'webhooks are not received, and subscriptions stay silent',
  ),
  WEBHOOK_RECEIVE: variable(
    flag(false),
    'Also takes webhooks at /webhooks/receive, which has no secret. Anyone who reaches the server can make it check whether a record has changed.',
    'false',
  ),
  HTTPS_PROXY: variable(
    optional,
    'Proxy for requests to amoCRM and other servers at https://, e.g. http://user:password@proxy.example.ru:3128. The proxy cannot read them. This machine is always reached directly.',
    'HTTP_PROXY',
  ),
  HTTP_PROXY: variable(optional, 'Proxy for addresses at http://, and for all if HTTPS_PROXY is not set.', 'none'),
  NO_PROXY: variable(
    optional,
    'Hosts that are reached directly, including their subdomains, separated by commas; * means all.',
    'none',
  ),
  TOOLS_DIR: variable(
    optional,
    'Folder with your own operation documents (*.graphql). Each becomes a tool.',
    'only the tools of the package',
  ),
  TOOLSETS: variable(
    toolsetList,
    'Toolsets whose tools are listed to assistants, separated by commas: `core`, `lean`, `all`, or names from docs/tools.md. A token (:toolset=) or an address (/mcp?toolsets=) may choose others. REST and OpenAPI always have all of them.',
    'core',
  ),
  CONFIRM_WRITES: variable(
    writeConfirmation,
    'Which writes show a plan first and run only after it is confirmed: `risky` (what changes several records, closes a lead, overwrites a value or deletes), `all`, or `never`. It holds for mutations of many records at every door, and for single writes over MCP; over GraphQL and REST single writes are confirmed under `all` alone, by the header Confirm. A token (:confirm=) may ask for more, never for less.',
    'risky',
  ),
  CHART_IMAGES: variable(
    onOrOff('off'),
    'Whether reports and funnels come with a picture (PNG) for assistants whose hosts have no MCP Apps. One costs a model up to about a thousand tokens, and it needs two more packages: docs/views.md.',
    'off',
  ),
  REPLICA: variable(
    onOrOff('on'),
    'Whether the server keeps a copy of each account for questions about all of its records: reports by group, funnels, stuck leads, SQL. With off, those questions are refused.',
    'on: a copy is made when the first such question is asked',
  ),
  REPLICA_SHARE: variable(
    wholeNumber(50, 1, 100),
    'How much of the rate limit the first copy may take, in percent. Callers go first in any case.',
    '50',
  ),
  REPLICA_HISTORY_DAYS: variable(
    wholeNumber(400, 1, 10_000),
    'How many days of the account’s log the first copy has. Later ones are kept for good.',
    '400',
  ),
  JOURNAL_DAYS: variable(
    wholeNumber(90, 0, 3_650),
    'How many days every write is kept in the journal of its account, with who, when, by what, and the values before and after, so that it can be undone. With 0 there is no journal, and no record is read before it is changed.',
    '90',
  ),
  DATABASE_URL: variable(
    z
      .url({ protocol: /^postgres(ql)?$/, error: 'must be an address that begins with postgres:// or postgresql://' })
      .optional(),
    'PostgreSQL database for the copies and journals, schemas for each account, so that several instances and BI tools share them.',
    'a SQLite file for each account in DATA_DIR',
  ),
  DATA_DIR: variable(
    optional,
    'Folder for the copies of accounts, for journals and for exported files. They are not encrypted; only their owner can read them.',
    'amocrm-graphql in your data folder',
  ),
  LOG_LEVEL: variable(
    z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'must be fatal, error, warn, info, debug, trace or silent',
      })
      .optional(),
    'Log level on standard error: fatal, error, warn, info, debug, trace or silent.',
    'info',
  ),
} as const;

export type VariableName = keyof typeof variables;

/** All values by name. */
export type Values = { [Name in VariableName]: z.infer<(typeof variables)[Name]['schema']> };

/** Variables of exactly one account: with several accounts they must be in an account's own file. */
export const ownNames: readonly VariableName[] = [
  'AMOCRM_SUBDOMAIN',
  'AMOCRM_BASE_URL',
  'AMOCRM_ACCESS_TOKEN',
  'AMOCRM_TOKEN_FILE',
  'AMO_PIPELINE_ID',
  'AMO_STATUS_ID',
  'AMO_RESPONSIBLE_ID',
  'WEBHOOK_SECRET',
];

/** Variables that an account's own file may set: those, and the ones that accounts may share. */
export const accountNames: readonly VariableName[] = [
  ...ownNames,
  'AMOCRM_CLIENT_ID',
  'AMOCRM_CLIENT_SECRET',
  'AMOCRM_REDIRECT_URI',
  'REDIRECT_URI',
  'AMOCRM_TOKEN_KEY',
  'AMOCRM_DOMAIN',
  'AMOCRM_ALLOW_ANY_HOST',
  'AMO_SSL_VERIFY',
  'AMOCRM_RATE_LIMIT',
  'AMOCRM_ACCOUNT_RATE_LIMIT',
];

/** Names of the first version of this system, and what replaces them. */
export const retired: Readonly<Record<string, string>> = {
  AMOCRM_REFRESH_TOKEN: 'it is stored by `amocrm-graphql login`',
};
