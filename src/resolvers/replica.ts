import type { Kind, Snapshot } from '../replica/index.ts';
import type { Context } from './context.ts';

/** What a question reads, brought up to date. @param maxAge seconds. @throws {ReplicaOffError} if the replica is switched off */
export async function readReplica(kinds: readonly Kind[], maxAge: number, context: Context): Promise<Snapshot> {
  const { onProgress, signal } = context;
  const replica = await context.replica();
  return replica.read(kinds, { maxAgeMs: maxAge * 1000, onProgress, signal });
}
