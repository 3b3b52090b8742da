import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchExpiry } from '../../../src/cli/expiry.ts';
import { loadConfig } from '../../../src/config/index.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-01T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the warning of an expiring token', () => {
  it('is logged every day from 14 days before the end of a long-lived token, also after weeks', () => {
    const claims = { exp: Date.parse('2026-11-20T12:00:00Z') / 1000 };
    const accessToken = ['{"alg":"RS256"}', JSON.stringify(claims), 'signature']
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.');
    const { accounts } = loadConfig({ AMOCRM_SUBDOMAIN: 'mycompany', AMOCRM_ACCESS_TOKEN: accessToken });
    const warnings: string[] = [];
    watchExpiry(accounts, { warn: (_, message) => warnings.push(message) });
    vi.advanceTimersByTime(4 * 86_400_000);
    expect(warnings).toEqual([]);
    vi.advanceTimersByTime(2 * 86_400_000);
    expect(warnings).toEqual([
      'the token expires on 2026-11-20, in 14 days: create a new one in the settings of the integration',
      'the token expires on 2026-11-20, in 13 days: create a new one in the settings of the integration',
    ]);
  });
});
