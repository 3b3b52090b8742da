import { describe, expect, it } from 'vitest';
import { isLoopback } from '../../../src/sandbox/loopback.ts';

describe('a connection', () => {
  it.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])('from %s comes from this machine', (address) => {
    expect(isLoopback(address)).toBe(true);
  });

  it.each(['10.0.0.1', '192.168.127.1', '::ffff:10.0.0.1', 'fe80::1', '1.127.0.0', '', undefined])(
    'from %j comes from another machine',
    (address) => {
      expect(isLoopback(address)).toBe(false);
    },
  );
});
