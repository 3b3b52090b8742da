import type { Kind, Snapshot } from '../replica/index.ts';
import type { Context } from './context.ts';

/** What a question reads, brought up to date. @param maxAge seconds. @throws {ReplicaOffError} if the replica is switched off */
export async function readReplica(kinds: readonly Kind[], maxAge: number, context: Context): Promise<Snapshot> {
  const { onProgress, signal } = context;
  const replica = await context.replica();
  return replica.read(kinds, { maxAgeMs: maxAge * 1000, onProgress, signal });
}

/** A year, in seconds: no replica that is used is older. */
const anyAge = 31_536_000;

/** The same as it is, to look up what arguments mean: what asks then reads it again, brought up to date as far as its caller wants. */
export function readStored(kinds: readonly Kind[], context: Context): Promise<Snapshot> {
  return readReplica(kinds, anyAge, context);
}
