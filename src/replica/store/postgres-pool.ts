/** Pools of connections to PostgreSQL. */
import pg from 'pg';

/** How long opening a connection may take, in milliseconds. */
const connectTimeoutMs = 5_000;

/** A timer that fires so much later than it should, in milliseconds, was not waited for: the process stood still. */
const lateMs = 100;

type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (error?: boolean | Error) => void,
) => void;

/**
 * Opens a connection again whose time was over because this process stood still: one that wakes from being suspended runs its timers
 * before it reads what has arrived.
 */
class Pool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    const start = performance.now();
    const opened = super.connect().catch((error: unknown) => {
      if (performance.now() - start < connectTimeoutMs + lateMs) throw error;
      return super.connect();
    });
    if (!callback) return opened;
    opened.then(
      (client) => callback(undefined, client, client.release),
      (error: Error) => callback(error, undefined, ignore),
    );
    return undefined;
  }
}

/** int8 and numeric: pg would answer them as texts. All of ours are below 2^53. */
const numberTypes: readonly number[] = [20, 1700];

const ignore = () => {};

/** Opens a pool; connects at the first statement. @param onError an idle connection was lost: the next statement opens another */
export function openPool(url: string, max: number, onError: (error: Error) => void): pg.Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: connectTimeoutMs,
    // A server that is gone without a word is noticed by the system.
    keepAlive: true,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        numberTypes.includes(oid) ? Number : pg.types.getTypeParser(oid, format as 'text')) as never,
    },
  });
  pool.on('error', onError);
  return pool;
}
