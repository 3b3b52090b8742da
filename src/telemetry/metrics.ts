/**
 * Metrics for Prometheus. Labels are names of this program (routes, tools, codes, accounts), never texts of callers or customers, so
 * their number is bounded. The server creates the metrics; other rooms report events by callbacks and do not know them.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The events of one account. */
export interface AccountMetrics {
  /** One request to amoCRM. @param ms from sending to the last byte */
  call(event: { method: string; route: string; outcome: string; ms: number }): void;
  /** A failed request will be retried. */
  retry(event: { method: string; route: string; outcome: string }): void;
  /** A call has waited for the rate budget. */
  wait(lane: string, ms: number): void;
  /** A setting of the account was needed. */
  lookup(part: string, result: 'hit' | 'shared' | 'miss'): void;
  /** An operation has ended. @param outcome `ok`, or the stable code of its first error */
  operation(event: { door: string; operation: string; outcome: string; ms: number }): void;
}

/** The state of an account when the metrics are read. */
export interface AccountState {
  waiting: Record<string, number>;
  /** Requests of this instance in the last second. */
  used: number;
  /** Requests per second that all instances together may send at present. */
  limit: number;
  /** The code of the error that all callers get while the circuit breaker is open; `undefined` while it is closed. */
  open: string | undefined;
  /** Unix seconds. */
  token: { issuedAt?: number | undefined; expiresAt?: number | undefined } | undefined;
  /** The local replica, once it is open: kinds of records that are copied, and since when the oldest of them is, in unix seconds. */
  replica?: { filled: number; kinds: number; syncedAt: number | null } | undefined;
}

/** All metrics of one server. */
export interface Metrics {
  /** One request was answered. @param route its template */
  request(event: { method: string; route: string; status: number; ms: number }): void;
  account(name: string): AccountMetrics;
  /** Registers an account, whose state is read whenever the metrics are. */
  watch(name: string, read: () => Promise<AccountState>): void;
  /** Prometheus's text format. */
  render(): Promise<{ contentType: string; text: string }>;
}

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Creates the metrics of a server. @param version of this package */
export function createMetrics(version: string): Metrics {
  const register = new Registry();
  const registers = [register];
  const prefix = 'amocrm_graphql_';
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: prefix + name, help, labelNames, registers });
  const histogram = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Histogram({ name: prefix + name, help, labelNames, registers, buckets: seconds });
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name: prefix + name, help, labelNames, registers });

  collectDefaultMetrics({ register });
  gauge('info', 'Which version runs; always 1.', 'version').set({ version }, 1);
  const requests = histogram(
    'http_request_duration_seconds',
    'Requests to this server, from arrival to the end of the answer.',
    'method',
    'route',
    'status',
  );
  const calls = histogram(
    'upstream_request_duration_seconds',
    'Requests to amoCRM, from sending to the last byte; outcome is ok or an error code.',
    'account',
    'method',
    'route',
    'outcome',
  );
  const retries = counter(
    'upstream_retries_total',
    'Requests to amoCRM that were retried, by reason.',
    'account',
    'method',
    'route',
    'outcome',
  );
  const waits = histogram('rate_wait_seconds', 'Waiting for the rate budget, by lane.', 'account', 'lane');
  /** Plain numbers, because every field of every record counts a lookup. They are added to the counter when the metrics are read. */
  const newLookups = new Map<string, Record<'hit' | 'shared' | 'miss', Map<string, number>>>();
  new Counter({
    name: `${prefix}settings_lookups_total`,
    help: 'Lookups of account settings: hit in memory, shared by another instance, or miss.',
    labelNames: ['account', 'part', 'result'],
    registers,
    collect() {
      for (const [account, results] of newLookups) {
        for (const [result, parts] of Object.entries(results)) {
          for (const [part, count] of parts) this.inc({ account, part, result }, count);
          parts.clear();
        }
      }
    },
  });
  const countLookups = (account: string): AccountMetrics['lookup'] => {
    const results = newLookups.get(account) ?? { hit: new Map(), shared: new Map(), miss: new Map() };
    newLookups.set(account, results);
    return (part, result) => void results[result].set(part, (results[result].get(part) ?? 0) + 1);
  };
  const operations = histogram(
    'operation_duration_seconds',
    'Tools (door mcp) and REST routes, by name; outcome is ok or an error code.',
    'account',
    'door',
    'operation',
    'outcome',
  );
  const queue = gauge('rate_queue_length', 'Calls that wait for the rate budget.', 'account', 'lane');
  const used = gauge(
    'rate_budget_used_requests',
    'Requests that this instance sent to amoCRM in the last second.',
    'account',
  );
  const limit = gauge(
    'rate_budget_limit_requests',
    'Requests per second that all instances may send at present; lower after a refusal.',
    'account',
  );
  const circuit = gauge(
    'circuit_open',
    'Whether the circuit breaker is open, by reason: 1 while amoCRM has blocked the account or fails.',
    'account',
    'reason',
  );
  const age = gauge('token_age_seconds', 'Seconds since the access token was issued.', 'account');
  const left = gauge(
    'token_expires_in_seconds',
    'Seconds until the access token expires; negative after that.',
    'account',
  );
  const replicaAge = gauge('replica_age_seconds', 'Seconds since the local replica was brought up to date.', 'account');
  const replicaShare = gauge(
    'replica_copied_ratio',
    'Share of the kinds of records that the local replica has copied completely, 0 to 1.',
    'account',
  );
  const watched = new Map<string, () => Promise<AccountState>>();

  const read = async (account: string, readState: () => Promise<AccountState>) => {
    const state = await readState();
    for (const [lane, length] of Object.entries(state.waiting)) queue.set({ account, lane }, length);
    used.set({ account }, state.used);
    limit.set({ account }, state.limit);
    for (const reason of ['BLOCKED_BY_AMOCRM', 'UPSTREAM_UNAVAILABLE']) {
      circuit.set({ account, reason }, state.open === reason ? 1 : 0);
    }
    const now = Date.now() / 1_000;
    const { issuedAt, expiresAt } = state.token ?? {};
    if (issuedAt !== undefined) age.set({ account }, now - issuedAt);
    if (expiresAt !== undefined) left.set({ account }, expiresAt - now);
    if (!state.replica) return;
    const { filled, kinds, syncedAt } = state.replica;
    replicaShare.set({ account }, filled / kinds);
    if (syncedAt !== null) replicaAge.set({ account }, now - syncedAt);
  };

  return {
    request: ({ method, route, status, ms }) => requests.observe({ method, route, status: String(status) }, ms / 1_000),
    account: (account) => ({
      call: ({ method, route, outcome, ms }) => calls.observe({ account, method, route, outcome }, ms / 1_000),
      retry: ({ method, route, outcome }) => retries.inc({ account, method, route, outcome }),
      wait: (lane, ms) => waits.observe({ account, lane }, ms / 1_000),
      lookup: countLookups(account),
      operation: ({ door, operation, outcome, ms }) =>
        operations.observe({ account, door, operation, outcome }, ms / 1_000),
    }),
    watch: (name, readState) => void watched.set(name, readState),
    async render() {
      // An account whose state cannot be read must not hide the others.
      await Promise.allSettled([...watched].map(([name, readState]) => read(name, readState)));
      return { contentType: register.contentType, text: await register.metrics() };
    },
  };
}
