import { expect } from 'vitest';
import { Metadata } from '../../src/loaders/metadata.ts';
import { openReplica, type Replica } from '../../src/replica/index.ts';
import type { ReplicaOptions } from '../../src/replica/replica.ts';
import type { Store } from '../../src/replica/store/store.ts';
import { createIdentify } from '../../src/resolvers/identity/record-identity.ts';
import { type Account, type AccountOptions, openAccount, testNow } from '../harness.ts';

/** An account whose time moves only when the test says so. */
export interface MovingAccount extends Account {
  now(): number;
  /** Lets seconds pass. */
  pass(seconds: number): void;
}

/** Starts such an account; it ends with the test. */
export async function openMoving(options: AccountOptions = {}): Promise<MovingAccount> {
  let time = testNow;
  const now = () => time;
  const account = await openAccount({ ...options, now });
  return Object.assign(account, {
    now,
    pass(seconds: number) {
      time += seconds;
    },
  });
}

/** Opens a replica of the account over a store; the caller closes it. */
export function openOver(account: MovingAccount, store: Store, more: Partial<ReplicaOptions> = {}): Promise<Replica> {
  return openReplica({
    store,
    amocrm: account.connection.with({ lane: 'background' }),
    settings: new Metadata(account.connection.with({})),
    identify: createIdentify('RU'),
    now: account.now,
    historyDays: 400,
    waitMs: Number.POSITIVE_INFINITY,
    ...more,
  });
}

/** Expects that the replica has what the account has: every record, field by field. */
export async function expectSame(account: MovingAccount, replica: Replica): Promise<void> {
  account.pass(1);
  const { differences, changed } = await replica.verify({ sample: undefined });
  expect(differences).toEqual([]);
  expect(changed).toBe(0);
}
