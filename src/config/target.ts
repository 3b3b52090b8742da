/** Which amoCRM to connect to, by the values of one account. */
import { join } from 'node:path';
import type { Issue } from '../errors/index.ts';
import { quote } from '../errors/quote.ts';
import { isLoopback, parseAccountHost, parseSubdomain, toAccountAddress, type VendorDomain } from '../host.ts';
import { configFolder } from './environment.ts';
import { Secret } from './secret.ts';
import type { Values } from './variable.ts';

/** Which amoCRM to connect to. */
export type Target =
  | { kind: 'sandbox' }
  | { kind: 'account'; baseUrl: string; accessToken: Secret }
  | {
      kind: 'oauth';
      /** The origin of the consent page. */
      consentOrigin: string;
      /** The account, if it is configured; otherwise the one that is chosen on the consent page. */
      baseUrl: string | undefined;
      clientId: string;
      clientSecret: Secret;
      redirectUri: string;
      tokenFile: string;
      tokenKeys: readonly Secret[];
    };

/** @param name of the account, if there are several */
export function parseTarget(values: Values, issues: Issue[], name?: string): Target {
  const token = values.AMOCRM_ACCESS_TOKEN?.replace(/^Bearer\s+/i, '');
  const address = values.AMOCRM_BASE_URL ?? values.AMOCRM_SUBDOMAIN;
  if (!token && values.AMOCRM_CLIENT_ID) return parseOauth(values, values.AMOCRM_CLIENT_ID, issues, name);
  if (!token && !address) return { kind: 'sandbox' };
  if (!token) {
    issues.push({
      path: ['AMOCRM_ACCESS_TOKEN'],
      message: 'is missing: the account is set, but there is no token for it (and no AMOCRM_CLIENT_ID to sign in with)',
    });
    return { kind: 'sandbox' };
  }
  if (!address) {
    issues.push({ path: ['AMOCRM_SUBDOMAIN'], message: 'is missing: there is a token, but no account is set' });
    return { kind: 'sandbox' };
  }
  if (!isOneWord(token)) issues.push({ path: ['AMOCRM_ACCESS_TOKEN'], message: copiedWrongly });
  const baseUrl = values.AMOCRM_BASE_URL
    ? checkBaseUrl(values.AMOCRM_BASE_URL, values.AMOCRM_ALLOW_ANY_HOST, issues)
    : parseSubdomainAddress(values.AMOCRM_SUBDOMAIN ?? '', values.AMOCRM_DOMAIN, issues);
  return { kind: 'account', baseUrl, accessToken: new Secret(token) };
}

const copiedWrongly = 'must be one line without spaces; was it copied whole?';

/** Whether a text can be a token or a key: text copied from a page may contain typographic or invisible characters. */
function isOneWord(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}

/** An integration that signs in by OAuth; all its parts are required. */
function parseOauth(values: Values, clientId: string, issues: Issue[], name = ''): Target {
  const redirectUri = values.AMOCRM_REDIRECT_URI ?? values.REDIRECT_URI ?? '';
  const clientSecret = values.AMOCRM_CLIENT_SECRET ?? '';
  const missing = { AMOCRM_CLIENT_SECRET: clientSecret, AMOCRM_REDIRECT_URI: redirectUri };
  for (const [name, value] of Object.entries(missing)) {
    if (!value) issues.push({ path: [name], message: 'is missing: it goes with AMOCRM_CLIENT_ID' });
  }
  for (const [name, value] of Object.entries({ AMOCRM_CLIENT_ID: clientId, AMOCRM_CLIENT_SECRET: clientSecret })) {
    if (value && !isOneWord(value)) issues.push({ path: [name], message: copiedWrongly });
  }
  const named = values.AMOCRM_BASE_URL
    ? checkBaseUrl(values.AMOCRM_BASE_URL, values.AMOCRM_ALLOW_ANY_HOST, issues)
    : undefined;
  return {
    kind: 'oauth',
    consentOrigin: named || `https://www.${values.AMOCRM_DOMAIN ?? 'amocrm.ru'}`,
    baseUrl:
      named ??
      (values.AMOCRM_SUBDOMAIN
        ? parseSubdomainAddress(values.AMOCRM_SUBDOMAIN, values.AMOCRM_DOMAIN, issues)
        : undefined),
    clientId,
    clientSecret: new Secret(clientSecret),
    redirectUri,
    tokenFile: values.AMOCRM_TOKEN_FILE ?? join(configFolder(), 'amocrm-graphql', name ? `${name}.token` : 'token'),
    tokenKeys: values.AMOCRM_TOKEN_KEY.map((key) => new Secret(key)),
  };
}

/** `mycompany`, or an address pasted from the browser. */
function parseSubdomainAddress(text: string, domain: VendorDomain | undefined, issues: Issue[]): string {
  const host = text.replace(/^https?:\/\//i, '').replace(/\/.*$/, '');
  const pasted = parseAccountHost(host);
  const subdomain = pasted?.subdomain ?? parseSubdomain(host);
  if (!subdomain) {
    issues.push({
      path: ['AMOCRM_SUBDOMAIN'],
      // The part before an @ may be a password.
      message: `${text.includes('@') ? '' : `«${quote(text)}» `}is not a subdomain; it must be the first part of the account’s address, e.g. mycompany for https://mycompany.amocrm.ru`,
    });
    return '';
  }
  if (pasted && domain && pasted.domain !== domain) {
    issues.push({
      path: ['AMOCRM_DOMAIN'],
      message: `is ${domain}, but AMOCRM_SUBDOMAIN is an address at ${pasted.domain}`,
    });
  }
  return toAccountAddress({ subdomain, domain: pasted?.domain ?? domain ?? 'amocrm.ru' });
}

/** The token is sent to this address, so a mistake in it exposes the account. */
function checkBaseUrl(text: string, allowAnyHost: boolean, issues: Issue[]): string {
  const path = ['AMOCRM_BASE_URL'];
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    issues.push({ path, message: 'must be an address that begins with https:// (or http:// for this machine)' });
    return '';
  }
  const url = new URL(text);
  const isLocal = isLoopback(url.hostname);
  if (url.protocol === 'http:' && !isLocal) {
    issues.push({ path, message: 'must begin with https://, otherwise anyone on the network path can read the token' });
  }
  if (!isLocal && !allowAnyHost && !parseAccountHost(url.hostname)) {
    issues.push({
      path,
      message: `${url.hostname} is not a host of amoCRM, and the token would be sent there; if that is intended, set AMOCRM_ALLOW_ANY_HOST=true`,
    });
  } else if (!isLocal && !allowAnyHost && url.port) {
    issues.push({
      path,
      message: `has port ${url.port}, where amoCRM does not listen; if that is intended, set AMOCRM_ALLOW_ANY_HOST=true`,
    });
  }
  if (url.username || url.password || url.search || url.hash) {
    issues.push({ path, message: 'must be an address without a password, a query or a fragment' });
  }
  return `${url.origin}${url.pathname.replace(/\/+(api\/v4\/?)?$/, '')}`;
}
