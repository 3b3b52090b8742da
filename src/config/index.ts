/**
 * The configuration: parse, merge, validate, freeze. Refuses unknown names and incomplete pairs, all at once. Never exits and
 * never prints. Read by the composition root and the command line.
 */
import { join } from 'node:path';
import { ConfigurationError, type Issue } from '../errors/index.ts';
import { nearestNames } from '../errors/nearest.ts';
import { isLoopback } from '../host.ts';
import { chooseToolsets, type ToolsetChoice } from '../toolset.ts';
import { type AccountConfig, parseAccounts } from './account.ts';
import { type ApiToken, digestPrefix, parseApiTokens } from './api-token.ts';
import { dataFolder } from './data-folder.ts';
import { findMeant, trimUnseen } from './env-file.ts';
import { adoptLowerCase, type ProxyConfig, parseProxy } from './proxy.ts';
import { Secret } from './secret.ts';
import { retired, type Values, variables } from './variable.ts';

export type { AccountConfig } from './account.ts';
export { type ApiToken, hashToken } from './api-token.ts';
export { loadEnvironment } from './environment.ts';
export { Secret } from './secret.ts';
export type { Target } from './target.ts';
export { variables } from './variable.ts';

/** Everything that can be configured, checked. */
export interface Config {
  /** Never empty. */
  readonly accounts: readonly AccountConfig[];
  readonly host: string;
  readonly port: number;
  /** If empty, and without `mcpOauth`, anyone who reaches the server may do everything. */
  readonly apiTokens: readonly ApiToken[];
  /** Requests per second of each caller whose token does not say otherwise; 0: no limit. */
  readonly tokenLimit: number;
  /** The authorization server whose access tokens `/mcp` takes. */
  readonly mcpOauth: McpOauth | undefined;
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly graphiql: boolean;
  readonly introspection: boolean;
  readonly limits: { readonly depth: number; readonly cost: number };
  /** The Redis that instances share; its password is in it. */
  readonly redisUrl: Secret | undefined;
  /** Where the internet reaches this server, without a slash at the end. */
  readonly publicUrl: string | undefined;
  /** Whether `/webhooks/receive`, which has no secret, is open. */
  readonly webhookReceive: boolean;
  readonly toolsDir: string | undefined;
  /** The toolsets whose tools are listed. */
  readonly toolsets: ToolsetChoice;
  /** Which writes are planned first and run only after they are confirmed. */
  readonly confirmWrites: 'all' | 'risky' | 'never';
  /** Whether answers are drawn for hosts without MCP Apps. */
  readonly chartImages: boolean;
  /** The running server that `mcp` forwards to. */
  readonly server:
    | {
        readonly url: string;
        readonly token: Secret | undefined;
        /** The toolsets to ask it for, separated by commas; undefined: its own choice. */
        readonly toolsets: string | undefined;
      }
    | undefined;
  /** How copies of accounts are kept; undefined: none is. */
  readonly replica: ReplicaConfig | undefined;
  /** How many days writes are kept in the journal; 0: there is none. */
  readonly journalDays: number;
  /** The folder for copies, journals and exported files. */
  readonly dataFolder: string;
  /** What requests to other machines go through. */
  readonly proxy: ProxyConfig | undefined;
  readonly logLevel: string;
  /** Texts that must not appear in the log. */
  readonly secrets: readonly Secret[];
  /** What is not an error but should be known, for the log. */
  readonly warnings: readonly string[];
}

/** How copies of accounts are kept. */
export interface ReplicaConfig {
  /** The share of the rate limit that the first copy may take, above 0 and at most 1. */
  readonly share: number;
  readonly historyDays: number;
  /** PostgreSQL; undefined: files in `dataFolder`. */
  readonly databaseUrl: Secret | undefined;
}

/** An OAuth 2.1 authorization server. */
export interface McpOauth {
  readonly issuer: string;
  readonly audience: string;
  /** Where its public keys are; taken from its metadata if omitted. */
  readonly jwksUrl: string | undefined;
}

/** @throws {ConfigurationError} naming every variable that is wrong */
export function loadConfig(environment: Record<string, string | undefined>): Config {
  // An empty value in a .env file means that the line has not been filled in.
  const given = adoptLowerCase(
    Object.fromEntries(
      Object.entries(environment).flatMap(([name, text = '']) => {
        const value = trimUnseen(text);
        return value ? [[trimUnseen(name), value]] : [];
      }),
    ),
  );
  const issues = findUnknownNames(given);
  const values = parseValues(given, issues);
  const warnings = Object.keys(given)
    .filter((name) => name in retired)
    .map((name) => `${name} is ignored: ${retired[name]}.`);
  for (const name of Object.keys(given)) {
    const meant = name in variables || /^AMO(CRM)?_/.test(name) ? undefined : findMeant(name);
    if (meant && !(meant in given)) warnings.push(`${name} is not a variable of this program; did you mean ${meant}?`);
  }
  const accounts = parseAccounts(values, given, issues, parseValues);
  const names = accounts.map(({ name }) => name);
  const apiTokens = parseApiTokens(values.API_TOKENS, names, values.API_TOKEN_RATE_LIMIT, issues);
  const mcpOauth = parseMcpOauth(values, issues);
  const proxy = parseProxy(values, issues);
  const host = values.HOST ?? '127.0.0.1';
  if (!isLoopback(host) && apiTokens.length === 0 && !mcpOauth && !values.ALLOW_UNAUTHENTICATED) {
    issues.push({
      path: ['API_TOKENS'],
      message: `is needed when HOST is ${host}, because others can reach the server. With ALLOW_UNAUTHENTICATED=true anyone may change your CRM`,
    });
  }
  if (accounts.length > 1 && values.WEBHOOK_RECEIVE) {
    const message = 'works with one account only: without a secret the account of a delivery is unknown';
    issues.push({ path: ['WEBHOOK_RECEIVE'], message });
  }
  if (accounts[0]?.target.kind === 'account' && values.AMOCRM_CLIENT_ID && !values.ACCOUNTS_DIR) {
    warnings.push('AMOCRM_CLIENT_ID is ignored because AMOCRM_ACCESS_TOKEN is set.');
  }
  for (const { name, target, verifyTls } of accounts) {
    const whose = accounts.length > 1 ? ` (${name})` : '';
    if (target.kind === 'oauth' && target.tokenKeys.length === 0) {
      const where = values.REDIS_URL ? 'Redis' : 'their file';
      warnings.push(`AMOCRM_TOKEN_KEY is not set${whose}: anyone who can read ${where} can use the tokens.`);
    }
    if (!verifyTls)
      warnings.push(`AMO_SSL_VERIFY=false${whose}: anyone on the network path to amoCRM can read the token.`);
  }
  if (values.AMOCRM_SERVER_TOKEN && values.AMOCRM_SERVER_URL && isReadable(values.AMOCRM_SERVER_URL)) {
    warnings.push('AMOCRM_SERVER_URL begins with http://: anyone on the network path can read AMOCRM_SERVER_TOKEN.');
  }
  if (values.API_TOKENS.some((item) => !item.startsWith(digestPrefix))) {
    warnings.push(
      'API_TOKENS has a token in plain text; `amocrm-graphql token` makes a token and the hash to put here instead.',
    );
  }
  if (issues.length > 0) throw new ConfigurationError(issues);
  const secret = (value: string | undefined) => (value ? new Secret(value) : undefined);
  const redisUrl = secret(values.REDIS_URL);
  const databaseUrl = secret(values.DATABASE_URL);
  const serverToken = secret(values.AMOCRM_SERVER_TOKEN);
  const plainTokens = values.API_TOKENS.filter((item) => !item.startsWith(digestPrefix)).map(
    (item) => new Secret(item.split(':', 1)[0] ?? ''),
  );
  return Object.freeze({
    accounts,
    host,
    port: values.PORT,
    apiTokens,
    tokenLimit: values.API_TOKEN_RATE_LIMIT,
    mcpOauth,
    allowedHosts: values.ALLOWED_HOSTS,
    allowedOrigins: values.ALLOWED_ORIGINS,
    graphiql: values.GRAPHIQL,
    introspection: values.INTROSPECTION,
    limits: { depth: values.GRAPHQL_MAX_DEPTH, cost: values.GRAPHQL_MAX_COST },
    redisUrl,
    publicUrl: values.PUBLIC_URL && toPlainAddress(values.PUBLIC_URL),
    webhookReceive: values.WEBHOOK_RECEIVE,
    toolsDir: values.TOOLS_DIR,
    toolsets: chooseToolsets(values.TOOLSETS),
    confirmWrites: values.CONFIRM_WRITES,
    chartImages: values.CHART_IMAGES,
    server: values.AMOCRM_SERVER_URL
      ? {
          url: values.AMOCRM_SERVER_URL,
          token: serverToken,
          toolsets: values.TOOLSETS.length > 0 ? values.TOOLSETS.join(',') : undefined,
        }
      : undefined,
    replica: values.REPLICA
      ? { share: values.REPLICA_SHARE / 100, historyDays: values.REPLICA_HISTORY_DAYS, databaseUrl }
      : undefined,
    journalDays: values.JOURNAL_DAYS,
    dataFolder: values.DATA_DIR ?? join(dataFolder(), 'amocrm-graphql'),
    proxy,
    logLevel: values.LOG_LEVEL ?? 'info',
    secrets: [
      redisUrl,
      databaseUrl,
      ...passwordOf(databaseUrl),
      serverToken,
      proxy?.http,
      proxy?.https,
      ...passwordOf(proxy?.http),
      ...passwordOf(proxy?.https),
      ...plainTokens,
      ...accounts.flatMap(secretsOf),
    ].filter((each) => each !== undefined),
    warnings,
  });
}

/** A library may log a password without its address. */
function passwordOf(address: Secret | undefined): Secret[] {
  const { password } = address ? new URL(address.reveal()) : { password: '' };
  return password ? [...new Set([password, decodeURIComponent(password)])].map((text) => new Secret(text)) : [];
}

function secretsOf({ target, webhookSecret }: AccountConfig): (Secret | undefined)[] {
  if (target.kind === 'account') return [webhookSecret, target.accessToken];
  return target.kind === 'oauth' ? [webhookSecret, target.clientSecret, ...target.tokenKeys] : [webhookSecret];
}

function parseMcpOauth(values: Values, issues: Issue[]): McpOauth | undefined {
  const { MCP_OAUTH_ISSUER: issuer, MCP_OAUTH_AUDIENCE, MCP_OAUTH_JWKS_URL: jwksUrl, PUBLIC_URL } = values;
  if (!issuer) {
    for (const name of ['MCP_OAUTH_AUDIENCE', 'MCP_OAUTH_JWKS_URL'] as const) {
      if (values[name]) issues.push({ path: [name], message: 'goes with MCP_OAUTH_ISSUER, which is not set' });
    }
    return undefined;
  }
  if (!PUBLIC_URL) {
    issues.push({
      path: ['PUBLIC_URL'],
      message: 'is needed with MCP_OAUTH_ISSUER: the resource metadata contains it',
    });
  }
  for (const [name, url] of Object.entries({ MCP_OAUTH_ISSUER: issuer, MCP_OAUTH_JWKS_URL: jwksUrl })) {
    if (url && isReadable(url)) {
      issues.push({
        path: [name],
        message: 'must begin with https://, otherwise anyone on the network path can forge its keys',
      });
    }
  }
  return { issuer, audience: MCP_OAUTH_AUDIENCE ?? `${PUBLIC_URL && toPlainAddress(PUBLIC_URL)}/mcp`, jwksUrl };
}

/** The normal form of an address, without a slash at the end: other addresses are made of it. */
function toPlainAddress(text: string): string {
  return new URL(text).href.replace(/\/+$/, '');
}

/** Whether requests to an address can be read on the network path. */
function isReadable(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && !isLoopback(hostname);
}

/** Parses each variable by itself. A wrong one counts as not set, so that the problems of the others are reported too. */
function parseValues(given: Readonly<Record<string, string>>, issues: Issue[]): Values {
  const entries = Object.entries(variables).map(([name, { schema }]) => {
    const parsed = schema.safeParse(given[name]);
    if (parsed.success) return [name, parsed.data];
    issues.push(...parsed.error.issues.map(({ message }) => ({ path: [name], message })));
    return [name, schema.parse(undefined)];
  });
  return Object.fromEntries(entries) as Values;
}

/** Misspelt names of variables: the setting would silently not be set. */
function findUnknownNames(given: Record<string, unknown>): Issue[] {
  const known = [...Object.keys(variables), ...Object.keys(retired)];
  return Object.keys(given)
    .filter((name) => /^AMO(CRM)?_/.test(name) && !known.includes(name))
    .map((name) => {
      const near = nearestNames(name, Object.keys(variables), 1);
      return {
        path: [name],
        message: `is not a variable of this program${near[0] ? `; did you mean ${near[0]}?` : ''}`,
      };
    });
}
