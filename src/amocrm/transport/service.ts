import { UpstreamInvalidError } from '../../errors/index.ts';
import { isLoopback, parseAccountHost } from '../../host.ts';

/**
 * Whether the token may be sent to the address of another service: a host of the vendor's over TLS, the account's own server, or this
 * machine if the account is on it too.
 *
 * @param baseUrl the account's address
 */
export function isTrustedService(service: string, baseUrl: string): boolean {
  if (!URL.canParse(service)) return false;
  const { protocol, origin, host, hostname, username, password } = new URL(service);
  if (username !== '' || password !== '') return false;
  const account = new URL(baseUrl);
  if (origin === account.origin) return true;
  if (isLoopback(hostname) && isLoopback(account.hostname)) return true;
  return protocol === 'https:' && parseAccountHost(host) !== undefined;
}

/** @throws {UpstreamInvalidError} if the token must not be sent there */
export function checkService(service: string, baseUrl: string): void {
  if (isTrustedService(service, baseUrl)) return;
  const host = URL.canParse(service) ? new URL(service).host : 'an invalid address';
  throw new UpstreamInvalidError(`amoCRM named ${host} as one of its services. The token is not sent there.`, {
    remedy: 'Only hosts of amocrm.ru, amocrm.com and kommo.com get the token. Report it if the host is amoCRM’s.',
  });
}
