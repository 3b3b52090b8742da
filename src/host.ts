/**
 * Which hosts may be sent tokens and secrets. A host that comes from outside is compared label by label, as text: what is not
 * exactly `<subdomain>.<domain of the vendor>` is refused, so that no reader of addresses can see another host in it. Below
 * every room; imports none.
 */
import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** The domains of the vendor under which accounts live. */
export const vendorDomains = ['amocrm.ru', 'amocrm.com', 'kommo.com'] as const;

export type VendorDomain = (typeof vendorDomains)[number];

/** A label of a host name (RFC 1123). Without the flag `u`, `i` folds ASCII letters only: a Kelvin sign is not a k. */
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

/** The host of an account. */
export interface AccountHost {
  subdomain: string;
  domain: VendorDomain;
}

/** `MyCompany.amocrm.ru` → its parts in lower case; undefined for everything else, however it ends. */
export function parseAccountHost(text: string): AccountHost | undefined {
  const dot = text.indexOf('.');
  const subdomain = dot < 0 ? undefined : parseSubdomain(text.slice(0, dot));
  const rest = text.slice(dot + 1);
  const domain = vendorDomains.find((each) => /^[a-z.]+$/i.test(rest) && each === rest.toLowerCase());
  return subdomain && domain ? { subdomain, domain } : undefined;
}

/** `MyCompany` → `mycompany`; undefined for what is not one label. Accounts have no internationalized names. */
export function parseSubdomain(text: string): string | undefined {
  return label.test(text) && !/^xn--/i.test(text) ? text.toLowerCase() : undefined;
}

/** The address of the account that a host names: `https://mycompany.amocrm.ru`. */
export function toAccountAddress({ subdomain, domain }: AccountHost): string {
  return `https://${subdomain}.${domain}`;
}

/** Addresses of this machine. A list matches an IPv4 address also where it is mapped into IPv6. */
const loopbackAddresses = new BlockList();
loopbackAddresses.addSubnet('127.0.0.0', 8, 'ipv4');
loopbackAddresses.addAddress('::1', 'ipv6');

/**
 * Whether a host name or an address, without a port, means this machine only. Other names, `foo.localhost` and `localhost.`
 * included, are not trusted: a resolver may answer anything for them.
 */
export function isLoopback(hostname: string): boolean {
  if (isIPv4(hostname)) return hostname.startsWith('127.');
  const address = /^\[(.*)\]$/.exec(hostname)?.[1] ?? hostname;
  return isIPv6(address) ? loopbackAddresses.check(address, 'ipv6') : /^localhost$/i.test(hostname);
}

/** `127.0.0.1:8080` → the same; undefined for what is not a host of this machine exactly as addresses spell it. */
export function parseLoopbackHost(text: string): string | undefined {
  const host = /^((?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?)$/i.exec(text)?.[1]?.toLowerCase();
  if (host === undefined || !URL.canParse(`http://${host}`)) return undefined;
  return new URL(`http://${host}`).host === host ? host : undefined;
}
