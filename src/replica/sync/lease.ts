import type { Compilable } from 'kysely';
import { type Statement, UnexpectedChangesError } from '../store/statement.ts';
import type { Store } from '../store/store.ts';

/** How long a holder that says nothing keeps the others out, in milliseconds. */
const leaseMs = 60_000;

/**
 * The right to write the replica. It is a row of the replica itself, so it holds in both engines and for all processes. Every
 * transaction of its holder renews it; one of a process that was suspended and lost it is undone.
 */
export interface Lease {
  /** @throws {UnexpectedChangesError} if another process has taken the lease: nothing is written */
  write(statements: readonly (Statement | Compilable)[]): Promise<void>;
  release(): Promise<void>;
}

/** How often a holder that waits for amoCRM renews its lease, in milliseconds. */
export const renewMs = 20_000;

/** Takes the lease; undefined while another holds it. @param now milliseconds since 1970 */
export async function takeLease(
  store: Store,
  holder: string,
  now: () => number = Date.now,
): Promise<Lease | undefined> {
  const { database } = store;
  await store.write([store.insert('lease', [{ id: 1, holder: '', fence: 0, expires_at: 0 }])]);
  const take = database
    .updateTable('lease')
    .set(({ eb }) => ({ holder, fence: eb('fence', '+', 1), expires_at: now() + leaseMs }))
    .where('id', '=', 1)
    .where('expires_at', '<', now());
  try {
    await store.write([{ query: take, expect: 1 }]);
  } catch (error) {
    if (error instanceof UnexpectedChangesError) return undefined;
    throw error;
  }
  const { fence } = await database.selectFrom('lease').select('fence').where('id', '=', 1).executeTakeFirstOrThrow();
  const own = (expiresAt: number): Statement => ({
    query: database
      .updateTable('lease')
      .set({ expires_at: expiresAt })
      .where('id', '=', 1)
      .where('holder', '=', holder)
      .where('fence', '=', fence),
    expect: 1,
  });
  return {
    write: (statements) => store.write([own(now() + leaseMs), ...statements]),
    release: () => store.write([own(0)]).catch(() => {}),
  };
}
