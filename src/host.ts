/**
 * Decides which hosts may receive tokens and secrets. A host from outside is compared label by label, as text. Anything but
 * `<subdomain>.<domain of the vendor>` is refused, so that no URL parser can find a different host in it. Every folder may import
 * this file; it imports none.
 */
import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** The vendor's domains, of which accounts are subdomains. */
export const vendorDomains = ['amocrm.ru', 'amocrm.com', 'kommo.com'] as const;

export type VendorDomain = (typeof vendorDomains)[number];

/** A label of a host name (RFC 1123). Without the flag `u`, `i` folds ASCII letters only: a Kelvin sign is not a k. */
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** The host of an account. */
export interface AccountHost {
  subdomain: string;
  domain: VendorDomain;
}

/** `MyCompany.amocrm.ru` → its parts in lower case; undefined for any other host, whatever its ending. */
export function parseAccountHost(text: string): AccountHost | undefined {
  const dot = text.indexOf('.');
  const subdomain = dot < 0 ? undefined : parseSubdomain(text.slice(0, dot));
  const rest = text.slice(dot + 1);
  const domain = vendorDomains.find((each) => /^[a-z.]+$/i.test(rest) && each === rest.toLowerCase());
  return subdomain && domain ? { subdomain, domain } : undefined;
}

/** `MyCompany` → `mycompany`; undefined if the text is not one label. Accounts have no internationalized names. */
export function parseSubdomain(text: string): string | undefined {
  return label.test(text) && !/^xn--/i.test(text) ? text.toLowerCase() : undefined;
}

/** The URL of an account: `https://mycompany.amocrm.ru`. */
export function toAccountAddress({ subdomain, domain }: AccountHost): string {
  return `https://${subdomain}.${domain}`;
}

/** The loopback addresses. A block list also matches IPv4 addresses that are mapped into IPv6. */
const loopbackAddresses = new BlockList();
loopbackAddresses.addSubnet('127.0.0.0', 8, 'ipv4');
loopbackAddresses.addAddress('::1', 'ipv6');

/**
 * Whether a host name or an address, without a port, is a loopback one. Other names, such as `foo.localhost` and `localhost.`, are
 * not trusted: a resolver may answer with any address.
 */
export function isLoopback(hostname: string): boolean {
  if (isIPv4(hostname)) return hostname.startsWith('127.');
  const address = /^\[(.*)\]$/.exec(hostname)?.[1] ?? hostname;
  return isIPv6(address) ? loopbackAddresses.check(address, 'ipv6') : /^localhost$/i.test(hostname);
}

/** `127.0.0.1:8080` → the same; undefined if the text is not a loopback host in the form that URLs use. */
export function parseLoopbackHost(text: string): string | undefined {
  const host = /^((?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?)$/i.exec(text)?.[1]?.toLowerCase();
  if (host === undefined || !URL.canParse(`http://${host}`)) return undefined;
  return new URL(`http://${host}`).host === host ? host : undefined;
}
