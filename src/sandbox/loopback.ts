import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** A list matches an IPv4 address also where it is mapped into IPv6, as a socket that listens on both reports it. */
const loopbackAddresses = new BlockList();
loopbackAddresses.addSubnet('127.0.0.0', 8, 'ipv4');
loopbackAddresses.addAddress('::1', 'ipv6');

/** Whether a host name or an address, without a port, means this machine only. A test compares it with the client's rule. */
export function isLoopback(hostname: string): boolean {
  if (isIPv4(hostname)) return loopbackAddresses.check(hostname, 'ipv4');
  const address = hostname.startsWith('[') && hostname.endsWith(']') ? hostname.slice(1, -1) : hostname;
  if (isIPv6(address)) return loopbackAddresses.check(address, 'ipv6');
  return hostname.toLowerCase() === 'localhost';
}
