/** The proxies for outgoing requests, in the variables that all tools use. */
import type { Issue } from '../errors/index.ts';
import { Secret } from './secret.ts';
import type { Values } from './variable.ts';

/** What goes through a proxy, and what does not. */
export interface ProxyConfig {
  /** For addresses that begin with http://, and for all addresses if `https` is not set. Includes the password. */
  readonly http: Secret | undefined;
  /** For addresses that begin with https://. Includes the password. */
  readonly https: Secret | undefined;
  /** Hosts that are reached directly, separated by commas. */
  readonly bypass: string;
  /** For people, without passwords: `HTTPS_PROXY http://proxy:3128, except for NO_PROXY example.ru`. */
  readonly description: string;
}

const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'] as const;

/** The lower-case names, which every tool also reads. */
export const lowerCaseNames: readonly string[] = names.map((name) => name.toLowerCase());

/** Lower-case names win, as in other tools. */
export function adoptLowerCase(given: Readonly<Record<string, string>>): Record<string, string> {
  const adopted = names.flatMap((name) => {
    const value = given[name.toLowerCase()];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...given, ...Object.fromEntries(adopted) };
}

/** Undefined if no proxy is used. */
export function parseProxy(
  { HTTP_PROXY, HTTPS_PROXY, NO_PROXY = '' }: Values,
  issues: Issue[],
): ProxyConfig | undefined {
  if ((!HTTP_PROXY && !HTTPS_PROXY) || NO_PROXY === '*') return undefined;
  const http = HTTP_PROXY && parseProxyAddress('HTTP_PROXY', HTTP_PROXY, issues);
  const https = HTTPS_PROXY && parseProxyAddress('HTTPS_PROXY', HTTPS_PROXY, issues);
  const told = Object.entries({ HTTPS_PROXY: https, HTTP_PROXY: http }).flatMap(([name, url]) =>
    url ? [`${name} ${url.protocol}//${url.host}`] : [],
  );
  const except = NO_PROXY ? `, except for NO_PROXY ${NO_PROXY}` : '';
  return {
    http: http ? new Secret(http.href) : undefined,
    https: https ? new Secret(https.href) : undefined,
    bypass: NO_PROXY,
    description: `${told.join(', ')}${except}`,
  };
}

/** Accepts `proxy:3128` as well, as many tools do. */
function parseProxyAddress(name: string, text: string, issues: Issue[]): URL | undefined {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  // The text is not repeated: it may contain a password.
  if (!url?.hostname || !/^https?:$/.test(url.protocol) || !isDecodable(url)) {
    const message =
      'must be the address of a proxy, such as http://proxy.example.ru:3128; other kinds of proxies are not supported. NO_PROXY=* switches proxies off';
    issues.push({ path: [name], message });
    return undefined;
  }
  return url;
}

function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(`${username}:${password}`);
    return true;
  } catch {
    return false;
  }
}
