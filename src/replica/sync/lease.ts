import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
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

/** A name for a holder, from which others on this machine can tell whether its process lives. */
export function createHolder(): string {
  return `${hostname()}/${process.pid}/${randomUUID()}`;
}

/** Whether the process of a holder was on this machine and has ended, for instance by `kill -9`. */
function hasDied(holder: string): boolean {
  const [host, pid] = holder.split('/');
  if (host !== hostname() || !pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/**
 * Takes the lease; undefined while another holds it.
 *
 * @param holder holds no lease at present
 * @param now milliseconds since 1970
 */
export async function takeLease(
  store: Store,
  holder: string,
  now: () => number = Date.now,
): Promise<Lease | undefined> {
  const { database } = store;
  await store.write([store.insert('lease', [{ id: 1, holder: '', fence: 0, expires_at: 0 }])]);
  const known = await database.selectFrom('lease').select('holder').where('id', '=', 1).executeTakeFirstOrThrow();
  const free = database
    .updateTable('lease')
    .set(({ eb }) => ({ holder, fence: eb('fence', '+', 1), expires_at: now() + leaseMs }))
    .where('id', '=', 1);
  // The holder is named, so that of several processes that find it dead only one succeeds it. One that could not give its own lease back,
  // for instance because the database was away, takes it again.
  const isFree = known.holder === holder || hasDied(known.holder);
  const take = isFree ? free.where('holder', '=', known.holder) : free.where('expires_at', '<', now());
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
