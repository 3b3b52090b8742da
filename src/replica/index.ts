/**
 * A copy of one account in a database of its own, which answers questions about all records at once. It keeps itself up to date; every
 * answer says how current it is. Loaded only by a process that asks such a question.
 */
import { OpenReplica } from './open.ts';
import type { Replica, ReplicaOptions } from './replica.ts';

export type { Kind } from './kind.ts';
export type { Freshness, ReadOptions, Replica, ReplicaOptions, Snapshot, SqlAnswer, SqlStream } from './replica.ts';
export type { SqlQuestion, SqlStatement } from './sql/query.ts';
export type { Store } from './store/store.ts';
export type { Tables } from './store/tables.ts';
export type { KindStatus, ReplicaStatus } from './sync/status.ts';
export type { Difference, Verification, VerifyOptions } from './sync/verify.ts';

/** Opens the replica of an account; makes its tables if there are none. */
export async function openReplica(options: ReplicaOptions): Promise<Replica> {
  const replica = new OpenReplica(options);
  await replica.prepare();
  return replica;
}
