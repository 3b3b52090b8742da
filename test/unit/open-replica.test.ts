import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/config/secret.ts';
import { openReplicaOf, type ReplicaSource } from '../../src/open-replica.ts';

function openWith(databaseUrl: Secret | undefined, isSandbox: boolean): string[] {
  const warnings: string[] = [];
  const replica = { databaseUrl, historyDays: 400, share: 0.5 };
  openReplicaOf({
    config: { replica, dataFolder: '/nowhere' },
    isSandbox,
    log: { warn: (message) => warnings.push(message), error: () => {} },
  } as Partial<ReplicaSource> as ReplicaSource);
  return warnings;
}

describe('DATABASE_URL', () => {
  const url = new Secret('postgres://amocrm:hidden@127.0.0.1/amocrm');

  it('is said not to be used for the demo account, without its password', () => {
    const [warning = ''] = openWith(url, true);
    expect(warning).toContain('DATABASE_URL is not used for the demo account');
    expect(warning).not.toContain('hidden');
  });

  it('is used in silence for an account', () => {
    expect([...openWith(url, false), ...openWith(undefined, true)]).toEqual([]);
  });
});
