/** The proxies on the way out, as programs agree to name them. */
import type { Issue } from '../errors/index.ts';
import { Secret } from './secret.ts';
import type { Values } from './variable.ts';

/** What goes through a proxy, and what does not. */
export interface ProxyConfig {
  /** For addresses that begin with http://, and for all where `https` is absent; its password is in it. */
  readonly http: Secret | undefined;
  /** For addresses that begin with https://; its password is in it. */
  readonly https: Secret | undefined;
  /** Hosts that are reached directly, separated by commas. */
  readonly bypass: string;
  /** What is told of it, without passwords: `HTTPS_PROXY http://proxy:3128, except for NO_PROXY example.ru`. */
  readonly description: string;
}

const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'] as const;

/** The same names as every tool also reads them. */
export const lowerCaseNames: readonly string[] = names.map((name) => name.toLowerCase());

/** The names in lower case win, as in other tools. */
export function adoptLowerCase(given: Readonly<Record<string, string>>): Record<string, string> {
  const adopted = names.flatMap((name) => {
    const value = given[name.toLowerCase()];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...given, ...Object.fromEntries(adopted) };
}

/** Undefined where nothing goes through a proxy. */
export function readProxy(
  { HTTP_PROXY, HTTPS_PROXY, NO_PROXY = '' }: Values,
  issues: Issue[],
): ProxyConfig | undefined {
  if ((!HTTP_PROXY && !HTTPS_PROXY) || NO_PROXY === '*') return undefined;
  const http = HTTP_PROXY && readAddress('HTTP_PROXY', HTTP_PROXY, issues);
  const https = HTTPS_PROXY && readAddress('HTTPS_PROXY', HTTPS_PROXY, issues);
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

/** `proxy:3128` is an address too: many tools take it. */
function readAddress(name: string, text: string, issues: Issue[]): URL | undefined {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  // The text is not repeated: a password may be in it.
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
