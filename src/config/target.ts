/** Which amoCRM is spoken to, read from the values of one account. */
import { join } from 'node:path';
import type { Issue } from '../errors/index.ts';
import { quote } from '../errors/quote.ts';
import { configFolder } from './environment.ts';
import { Secret } from './secret.ts';
import type { Values } from './variable.ts';

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

/** @param name of the account, where there are several */
export function readTarget(values: Values, issues: Issue[], name?: string): Target {
  const token = values.AMOCRM_ACCESS_TOKEN?.replace(/^Bearer\s+/i, '');
  const address = values.AMOCRM_BASE_URL ?? values.AMOCRM_SUBDOMAIN;
  if (!token && values.AMOCRM_CLIENT_ID) return readOauth(values, values.AMOCRM_CLIENT_ID, issues, name);
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
function readOauth(values: Values, clientId: string, issues: Issue[], name = ''): Target {
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
    tokenFile: values.AMOCRM_TOKEN_FILE ?? join(configFolder(), 'amocrm-graphql', name ? `${name}.token` : 'token'),
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
      // What stands before an @ may be a password.
      message: `${text.includes('@') ? '' : `«${quote(text)}» `}is no subdomain; it is the first part of the account’s address, e.g. mycompany for https://mycompany.amocrm.ru`,
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

/** Whether an address is this machine's own. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}
