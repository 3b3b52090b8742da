/**
 * The configuration: parse, merge, validate, freeze. Refuses names it does not know and halves of a pair, all at once;
 * never exits and never prints. Read by the composition root and the command line.
 */
import { join } from 'node:path';
import type * as z from 'zod';
import { ConfigurationError, type Issue } from '../errors/index.ts';
import { nearestNames } from '../errors/nearest.ts';
import { configFolder } from './environment.ts';
import { Secret } from './secret.ts';
import { retired, type VariableName, variables } from './variable.ts';

export { readEnvironment } from './environment.ts';
export { Secret } from './secret.ts';
export { variables } from './variable.ts';

/** Which amoCRM is spoken to. */
export type Target =
  | { kind: 'sandbox' }
  | { kind: 'account'; baseUrl: string; accessToken: Secret }
  | {
      kind: 'oauth';
      /** Where consent is asked for. */
      consentOrigin: string;
      /** The account, where it is named; otherwise the one that is chosen on the consent page. */
      baseUrl: string | undefined;
      clientId: string;
      clientSecret: Secret;
      redirectUri: string;
      tokenFile: string;
      tokenKeys: readonly Secret[];
    };

/** A token that callers show. */
export interface ApiToken {
  token: Secret;
  access: 'read-only' | 'read-write';
}

/** Everything that can be configured, checked. */
export interface Config {
  readonly target: Target;
  readonly verifyTls: boolean;
  /** Requests per second. */
  readonly rateLimit: number;
  /** Requests per second of all integrations of the account. */
  readonly accountRateLimit: number;
  readonly defaults: {
    readonly pipelineId: number | undefined;
    readonly statusId: number | undefined;
    readonly responsibleUserId: number | undefined;
  };
  readonly host: string;
  readonly port: number;
  readonly apiTokens: readonly ApiToken[];
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly graphiql: boolean;
  readonly introspection: boolean;
  readonly limits: { readonly depth: number; readonly cost: number };
  /** The Redis that instances share; its password is in it. */
  readonly redisUrl: Secret | undefined;
  /** Where the internet reaches this server, without a slash at the end. */
  readonly publicUrl: string | undefined;
  readonly webhook: {
    /** The last part of the address that amoCRM delivers to; without it nothing is received there. */
    readonly secret: Secret | undefined;
    /** Whether `/webhooks/receive`, which has no secret, is open. */
    readonly receive: boolean;
  };
  readonly toolsDir: string | undefined;
  /** The running server that `mcp` forwards to. */
  readonly server: { readonly url: string; readonly token: Secret | undefined } | undefined;
  readonly logLevel: string;
  /** What is not wrong, but should be known; for the log. */
  readonly warnings: readonly string[];
}

type Values = { [Name in VariableName]: z.infer<(typeof variables)[Name]['schema']> };

/** The least characters of a token of ours; shorter ones can be guessed. */
const shortestToken = 16;

/** @throws {ConfigurationError} naming every variable that is wrong */
export function loadConfig(environment: Record<string, string | undefined>): Config {
  // An empty value in a .env file means that the line was left to be filled in.
  const given = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const issues = findUnknownNames(given);
  const values = readValues(given, issues);
  const warnings = Object.keys(given)
    .filter((name) => name in retired)
    .map((name) => `${name} is ignored: ${retired[name]}.`);
  const target = readTarget(values, issues);
  const apiTokens = readApiTokens(values.API_TOKENS, issues);
  const host = values.HOST ?? '127.0.0.1';
  if (!isLoopback(host) && apiTokens.length === 0 && !values.ALLOW_UNAUTHENTICATED) {
    issues.push({
      path: ['API_TOKENS'],
      message: `is needed when HOST is ${host}, because others can reach the server; or say ALLOW_UNAUTHENTICATED=true, and everybody may change your CRM`,
    });
  }
  if (target.kind === 'account' && values.AMOCRM_CLIENT_ID) {
    warnings.push('AMOCRM_CLIENT_ID is ignored: AMOCRM_ACCESS_TOKEN is there.');
  }
  if (!values.AMO_SSL_VERIFY)
    warnings.push('AMO_SSL_VERIFY=false: anybody between here and amoCRM can read the token.');
  if (issues.length > 0) throw new ConfigurationError(issues);
  return Object.freeze({
    target,
    verifyTls: values.AMO_SSL_VERIFY,
    rateLimit: values.AMOCRM_RATE_LIMIT,
    accountRateLimit: Math.max(values.AMOCRM_ACCOUNT_RATE_LIMIT, values.AMOCRM_RATE_LIMIT),
    defaults: {
      pipelineId: values.AMO_PIPELINE_ID,
      statusId: values.AMO_STATUS_ID,
      responsibleUserId: values.AMO_RESPONSIBLE_ID,
    },
    host,
    port: values.PORT,
    apiTokens,
    allowedHosts: values.ALLOWED_HOSTS,
    allowedOrigins: values.ALLOWED_ORIGINS,
    graphiql: values.GRAPHIQL,
    introspection: values.INTROSPECTION,
    limits: { depth: values.GRAPHQL_MAX_DEPTH, cost: values.GRAPHQL_MAX_COST },
    redisUrl: values.REDIS_URL ? new Secret(values.REDIS_URL) : undefined,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ''),
    webhook: {
      secret: values.WEBHOOK_SECRET ? new Secret(values.WEBHOOK_SECRET) : undefined,
      receive: values.WEBHOOK_RECEIVE,
    },
    toolsDir: values.TOOLS_DIR,
    server: values.AMOCRM_SERVER_URL
      ? {
          url: values.AMOCRM_SERVER_URL,
          token: values.AMOCRM_SERVER_TOKEN ? new Secret(values.AMOCRM_SERVER_TOKEN) : undefined,
        }
      : undefined,
    logLevel: values.LOG_LEVEL ?? 'info',
    warnings,
  });
}

/** Each variable by itself: a wrong one counts as not set, so that it does not hide what is wrong with the others. */
function readValues(given: Readonly<Record<string, string>>, issues: Issue[]): Values {
  const entries = Object.entries(variables).map(([name, { schema }]) => {
    const read = schema.safeParse(given[name]);
    if (read.success) return [name, read.data];
    issues.push(...read.error.issues.map(({ message }) => ({ path: [name], message })));
    return [name, schema.parse(undefined)];
  });
  return Object.fromEntries(entries) as Values;
}

/** Misspelt names of ours: with them a setting would silently not be set. */
function findUnknownNames(given: Record<string, unknown>): Issue[] {
  const known = [...Object.keys(variables), ...Object.keys(retired)];
  return Object.keys(given)
    .filter((name) => /^AMO(CRM)?_/.test(name) && !known.includes(name))
    .map((name) => {
      const near = nearestNames(name, Object.keys(variables), 1);
      return { path: [name], message: `is no variable of this program${near[0] ? `; did you mean ${near[0]}?` : ''}` };
    });
}

function readTarget(values: Values, issues: Issue[]): Target {
  const token = values.AMOCRM_ACCESS_TOKEN?.replace(/^Bearer\s+/i, '');
  const address = values.AMOCRM_BASE_URL ?? values.AMOCRM_SUBDOMAIN;
  if (!token && values.AMOCRM_CLIENT_ID) return readOauth(values, values.AMOCRM_CLIENT_ID, issues);
  if (!token && !address) return { kind: 'sandbox' };
  if (!token) {
    issues.push({
      path: ['AMOCRM_ACCESS_TOKEN'],
      message:
        'is missing: the account is named, but there is no token for it (and no AMOCRM_CLIENT_ID to sign in with)',
    });
    return { kind: 'sandbox' };
  }
  if (!address) {
    issues.push({ path: ['AMOCRM_SUBDOMAIN'], message: 'is missing: there is a token, but no account is named' });
    return { kind: 'sandbox' };
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    issues.push({ path: ['AMOCRM_ACCESS_TOKEN'], message: 'must be one line without spaces; was it copied whole?' });
  }
  const baseUrl = values.AMOCRM_BASE_URL
    ? checkBaseUrl(values.AMOCRM_BASE_URL, values.AMOCRM_ALLOW_ANY_HOST, issues)
    : readSubdomain(values.AMOCRM_SUBDOMAIN ?? '', values.AMOCRM_DOMAIN, issues);
  return { kind: 'account', baseUrl, accessToken: new Secret(token) };
}

/** An integration that signs in; every part of it is needed. */
function readOauth(values: Values, clientId: string, issues: Issue[]): Target {
  const redirectUri = values.AMOCRM_REDIRECT_URI ?? values.REDIRECT_URI ?? '';
  const clientSecret = values.AMOCRM_CLIENT_SECRET ?? '';
  const missing = { AMOCRM_CLIENT_SECRET: clientSecret, AMOCRM_REDIRECT_URI: redirectUri };
  for (const [name, value] of Object.entries(missing)) {
    if (!value) issues.push({ path: [name], message: 'is missing: it goes with AMOCRM_CLIENT_ID' });
  }
  const named = values.AMOCRM_BASE_URL
    ? checkBaseUrl(values.AMOCRM_BASE_URL, values.AMOCRM_ALLOW_ANY_HOST, issues)
    : undefined;
  return {
    kind: 'oauth',
    consentOrigin: named || `https://www.${values.AMOCRM_DOMAIN ?? 'amocrm.ru'}`,
    baseUrl:
      named ??
      (values.AMOCRM_SUBDOMAIN ? readSubdomain(values.AMOCRM_SUBDOMAIN, values.AMOCRM_DOMAIN, issues) : undefined),
    clientId,
    clientSecret: new Secret(clientSecret),
    redirectUri,
    tokenFile: values.AMOCRM_TOKEN_FILE ?? join(configFolder(), 'amocrm-graphql', 'token'),
    tokenKeys: values.AMOCRM_TOKEN_KEY.map((key) => new Secret(key)),
  };
}

/** `mycompany`, or an address pasted from the browser. */
function readSubdomain(text: string, domain: string | undefined, issues: Issue[]): string {
  const [, subdomain, , pasted] =
    /^(?:https?:\/\/)?([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(\.(amocrm\.ru|amocrm\.com|kommo\.com))?(?:\/.*)?$/i.exec(
      text,
    ) ?? [];
  if (!subdomain) {
    issues.push({
      path: ['AMOCRM_SUBDOMAIN'],
      message: `«${text}» is no subdomain; it is the first part of the account’s address, e.g. mycompany for https://mycompany.amocrm.ru`,
    });
  }
  if (pasted && domain && pasted.toLowerCase() !== domain) {
    issues.push({ path: ['AMOCRM_DOMAIN'], message: `is ${domain}, but AMOCRM_SUBDOMAIN is an address at ${pasted}` });
  }
  return `https://${subdomain?.toLowerCase()}.${pasted?.toLowerCase() ?? domain ?? 'amocrm.ru'}`;
}

/** The token goes to this address, so a mistake in it gives the account away. */
function checkBaseUrl(text: string, allowAnyHost: boolean, issues: Issue[]): string {
  const path = ['AMOCRM_BASE_URL'];
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    issues.push({ path, message: 'must be an address that begins with https:// (or http:// for this machine)' });
    return '';
  }
  const url = new URL(text);
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    issues.push({ path, message: 'must begin with https://, otherwise anybody on the way reads the token' });
  }
  if (!isLoopback(url.hostname) && !allowAnyHost && !/\.(amocrm\.ru|amocrm\.com|kommo\.com)$/i.test(url.hostname)) {
    issues.push({
      path,
      message: `${url.hostname} is no host of amoCRM’s, and the token would be sent there; if that is meant, set AMOCRM_ALLOW_ANY_HOST=true`,
    });
  }
  if (url.username || url.password || url.search || url.hash) {
    issues.push({ path, message: 'must be an address without a password, a query or a fragment' });
  }
  return `${url.origin}${url.pathname.replace(/\/+(api\/v4\/?)?$/, '')}`;
}

function readApiTokens(items: readonly string[], issues: Issue[]): ApiToken[] {
  return items.map((item, index) => {
    // No bearer token has a colon (RFC 6750), so what follows one was meant as the access, even when it is misspelt.
    const [token = '', suffix] = item.split(/:(.*)/s);
    const place = `token ${index + 1}`;
    if (token.length < shortestToken) {
      issues.push({
        path: ['API_TOKENS'],
        message: `${place} is too short: it must have at least ${shortestToken} characters`,
      });
    }
    if (suffix !== undefined && suffix !== 'read-only' && suffix !== 'read-write') {
      // What follows the colon is not repeated: it may be a piece of a secret.
      issues.push({
        path: ['API_TOKENS'],
        message: `${place} has something else after its colon; say :read-only or :read-write`,
      });
    }
    return { token: new Secret(token), access: suffix === 'read-only' ? 'read-only' : 'read-write' };
  });
}

/** Whether an address is this machine's own. */
function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}
