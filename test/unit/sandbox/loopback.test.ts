import { describe, expect, it } from 'vitest';
import { isLoopback as isLoopbackOfClient } from '../../../src/host.ts';
import { isLoopback as isLoopbackOfSandbox } from '../../../src/sandbox/loopback.ts';

/** Host names and addresses, whether each means this machine only, and why. */
const hosts: [host: string, isLoopback: boolean, why: string][] = [
  ['localhost', true, 'the name of this machine'],
  ['LOCALHOST', true, 'names have no case'],
  ['127.0.0.1', true, 'the usual address'],
  ['127.5.5.5', true, 'the whole network 127.0.0.0/8 is this machine'],
  ['127.255.255.255', true, 'the last address of that network'],
  ['::1', true, 'the address of IPv6'],
  ['[::1]', true, 'as addresses of web pages spell it'],
  ['0:0:0:0:0:0:0:1', true, 'the same address, written out'],
  ['::ffff:127.0.0.1', true, 'a socket for IPv4 and IPv6 reports clients so'],
  ['[::ffff:7f00:1]', true, 'the same, as URL spells it'],
  ['127.0.0.1:8080', false, 'a port is not part of a host name; callers remove it'],
  ['localhost:8080', false, 'the same'],
  ['[::1]:80', false, 'the same'],
  ['[::1', false, 'half a bracket'],
  ['::1]', false, 'half a bracket'],
  ['[127.0.0.1]', false, 'brackets are for IPv6'],
  ['[localhost]', false, 'brackets are for IPv6'],
  ['localhost.', false, 'resolvers differ; a name that may leave this machine is not trusted'],
  ['foo.localhost', false, 'browsers keep it here, but the resolver of the system may ask the DNS'],
  ['localhost.evil.example', false, 'a foreign name'],
  ['127.evil.example', false, 'a foreign name'],
  ['127.0.0.1.evil.example', false, 'a foreign name'],
  ['127.0.0.256', false, 'not an address, so a name'],
  ['127.1', false, 'a short spelling; URL makes 127.0.0.1 of it, and other programs read it differently'],
  ['2130706433', false, 'the same'],
  ['0x7f.0.0.1', false, 'the same'],
  ['0.0.0.0', false, 'all networks of this machine, so others can reach it'],
  ['::', false, 'the same'],
  ['::ffff:10.0.0.1', false, 'a foreign address'],
  ['128.0.0.1', false, 'the next network'],
  ['1127.0.0.1', false, 'not an address'],
  [' localhost', false, 'not a host name'],
  ['localhost\n', false, 'not a host name'],
  ['loca\u017Fhost', false, 'a letter that folds to s is not s'],
  ['', false, 'not a host name'],
];

describe('isLoopback', () => {
  it.each(hosts)('%j is this machine: %s (%s)', (host, expected) => {
    expect(isLoopbackOfClient(host)).toBe(expected);
    expect(isLoopbackOfSandbox(host)).toBe(expected);
  });
});
