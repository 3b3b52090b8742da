/** The replica of one account: what is fresh enough is answered at once, the rest is brought up to date first. */
import { ReplicaUnavailableError } from '../errors/index.ts';
import { untilAborted, within } from '../wait.ts';
import { type Kind, kinds } from './kind.ts';
import type { Freshness, ReadOptions, Replica, ReplicaOptions, Snapshot, SqlAnswer, SqlStream } from './replica.ts';
import {
  readQuestion,
  runStatement,
  type SqlPlace,
  type SqlQuestion,
  type SqlStatement,
  streamStatement,
} from './sql/query.ts';
import { isDamage } from './store/fault.ts';
import { migrate, NewerReplicaError } from './store/migration.ts';
import { isStale } from './sync/catch-up.ts';
import { checkIdentity } from './sync/identity.ts';
import { isRemovable } from './sync/removal.ts';
import { createRowContext } from './sync/row-context.ts';
import { loadProgress } from './sync/state.ts';
import { loadStatus, type ReplicaStatus } from './sync/status.ts';
import { type Outcome, Synchronizer } from './sync/synchronizer.ts';
import { filterOffWarning } from './sync/unfiltered.ts';
import { type Verification, type VerifyOptions, verifyReplica } from './sync/verify.ts';
import { createViews } from './view/create.ts';

const defaultMaxAgeMs = 60_000;
const defaultWaitMs = 10_000;

/**
 * How soon it is looked whether another process has got further, and how long the pauses become, in milliseconds: with many accounts
 * the questions that wait would keep the database busy.
 */
const firstPollMs = 100;
const longestPollMs = 1_000;

/** The replica of an account in this process. */
export class OpenReplica implements Replica {
  readonly #options: ReplicaOptions;
  readonly #synchronizer: Synchronizer;
  /** Kinds of which something has said that they changed. */
  readonly #changed = new Set<Kind>();
  #hints: Promise<unknown> = Promise.resolve();
  #damagedFile: string | null = null;

  constructor(options: ReplicaOptions) {
    this.#options = options;
    this.#synchronizer = new Synchronizer(options);
  }

  /** Makes sure that the tables are there, are of this version and of this account. */
  async prepare(): Promise<void> {
    const { store, schema, settings } = this.#options;
    try {
      await this.#reopenLost();
      await migrate(store, schema);
    } catch (error) {
      if (error instanceof NewerReplicaError) {
        throw new ReplicaUnavailableError(error.message, { remedy: 'Update the server, or drop the replica.' });
      }
      if (!store.isLost() || !isDamage((error as Error).cause)) throw error;
      await this.#reopenLost();
      await migrate(store, schema);
    }
    const account = await settings.account();
    await checkIdentity(store, account);
    await createViews(store, account.timezone, schema);
  }

  async #reopenLost(): Promise<void> {
    const { store, onDamage } = this.#options;
    if (!store.isLost()) return;
    const file = await store.reopen();
    this.#synchronizer.forget();
    if (file === undefined) return;
    this.#damagedFile = file;
    onDamage?.(file);
  }

  async read(wanted: readonly Kind[], options: ReadOptions = {}): Promise<Snapshot> {
    const { maxAgeMs = defaultMaxAgeMs, signal } = options;
    await this.#prepareAgain();
    await untilAborted(this.#refresh(wanted, maxAgeMs / 1000, options), signal);
    return this.#snapshot(wanted);
  }

  async ask(question: SqlQuestion, options: ReadOptions = {}): Promise<SqlAnswer> {
    const { store } = this.#options;
    const statement = readQuestion(question, store.engine, await this.#clock());
    const snapshot = await this.read(statement.kinds, options);
    return { snapshot, ...(await runStatement(this.#sqlPlace(), statement, question.first, options.signal)) };
  }

  async stream(statement: SqlStatement, options: ReadOptions = {}): Promise<SqlStream> {
    const { store } = this.#options;
    const checked = readQuestion(statement, store.engine, await this.#clock());
    const snapshot = await this.read(checked.kinds, options);
    return { snapshot, steps: streamStatement(this.#sqlPlace(), checked, options.signal) };
  }

  #sqlPlace(): SqlPlace {
    return { store: this.#options.store, refreshSettings: () => this.#synchronizer.refreshSettings() };
  }

  /** The account's own time. */
  async #clock() {
    const { now, settings } = this.#options;
    return { now: now(), timeZone: (await settings.account()).timezone };
  }

  async #prepareAgain(): Promise<void> {
    if (this.#options.store.isLost()) await this.prepare();
    else await checkIdentity(this.#options.store, await this.#options.settings.account());
  }

  /** @param maxAge seconds */
  async #refresh(wanted: readonly Kind[], maxAge: number, { onProgress }: ReadOptions): Promise<void> {
    const { waitMs = defaultWaitMs, fillsAll = false } = this.#options;
    await this.#hints;
    const unfilled = await this.#unfilled(wanted);
    const fills = unfilled.length > 0 ? this.#synchronizer.fill(unfilled, onProgress) : undefined;
    fills?.catch(() => {});
    if (fills && fillsAll) this.#synchronizer.fillLater(kinds);
    const stale = await this.#stale(wanted, maxAge);
    if (stale.length > 0) {
      const changed = new Set(stale.filter((kind) => this.#changed.delete(kind)));
      const outcome = await this.#synchronizer.catchUp(stale, { maxAge }, changed).catch((error: unknown) => {
        for (const kind of changed) this.#changed.add(kind);
        throw error;
      });
      if (outcome === 'elsewhere') {
        // It may be busy with a first fill for hours, and would bring nothing up to date by itself.
        this.#options.onWait?.(stale, maxAge);
        await this.#waitFor(wanted, maxAge, waitMs);
      }
    }
    if (fills) {
      const outcome = await within<Outcome, Outcome>(fills, waitMs, () => 'done');
      if (outcome === 'elsewhere') await this.#waitFor(wanted, maxAge, waitMs);
    }
    // What the log said may have shown that a fill has a gap.
    const reopened = (await this.#unfilled(wanted)).filter((kind) => !unfilled.includes(kind));
    if (reopened.length === 0) return;
    await within<Outcome, Outcome>(this.#synchronizer.fill(reopened, onProgress), waitMs, () => 'done');
    // They were left out of the catch-up, because they were not filled.
    const late = await this.#stale(wanted, maxAge);
    if (late.length > 0) await this.#synchronizer.catchUp(late, { maxAge });
  }

  async #unfilled(wanted: readonly Kind[]): Promise<Kind[]> {
    const progress = await loadProgress(this.#options.store);
    return wanted.filter((kind) => !progress.get(kind)?.isFilled);
  }

  async #stale(wanted: readonly Kind[], maxAge: number): Promise<Kind[]> {
    const { store, now } = this.#options;
    const [progress, hints] = await Promise.all([
      loadProgress(store),
      store.database.selectFrom('hint').select('kind').distinct().where('kind', 'in', wanted).execute(),
    ]);
    const hinted = new Set(hints.map(({ kind }) => kind));
    return wanted.filter((kind) => {
      const stream = progress.get(kind);
      if (!stream?.isFilled) return false;
      return hinted.has(kind) || this.#changed.has(kind) || isStale(stream, now(), maxAge);
    });
  }

  /** Waits for the process that has the lease; the answer is what is there then. */
  async #waitFor(wanted: readonly Kind[], maxAge: number, waitMs: number): Promise<void> {
    const from = performance.now();
    const startedAt = this.#options.now();
    for (let pause = firstPollMs; ; pause = Math.min(pause * 1.5, longestPollMs)) {
      const progress = await loadProgress(this.#options.store);
      const oldest = startedAt - maxAge;
      if (wanted.every((kind) => progress.get(kind)?.isFilled && (progress.get(kind)?.syncedAt ?? 0) >= oldest)) return;
      const left = from + waitMs - performance.now();
      if (left <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, Math.min(pause, left)));
    }
  }

  async #snapshot(wanted: readonly Kind[]): Promise<Snapshot> {
    const { store, settings } = this.#options;
    const progress = await loadProgress(store);
    const streams = wanted.map((kind) => progress.get(kind));
    const missing = wanted.find((kind) => !progress.get(kind)?.syncedAt);
    if (missing) {
      throw new ReplicaUnavailableError(`The local replica is being made: no page of ${missing} has been copied yet.`, {
        remedy: 'Ask again in a minute. `amocrm-graphql sync --status` shows how far it is.',
      });
    }
    const { timezone, currency } = await settings.account();
    const complete = streams.every((stream) => stream?.isFilled);
    const since = Math.max(
      ...streams.map((stream) => (stream?.isFilled ? 0 : (stream?.filledSince ?? Number.POSITIVE_INFINITY))),
    );
    const events = wanted.includes('events') ? progress.get('events') : undefined;
    return {
      database: store.database,
      engine: store.engine,
      asOf: Math.min(...streams.map((stream) => stream?.syncedAt ?? 0)),
      complete,
      createdSince: complete || !Number.isFinite(since) ? null : since,
      historySince: events?.filledSince ?? null,
      warning: streams.some((stream) => stream && stream.state.filterOffAt !== null) ? filterOffWarning : null,
      timeZone: timezone,
      currency,
    };
  }

  async verify(options: VerifyOptions): Promise<Verification> {
    await this.synchronize();
    const { store, amocrm, now } = this.#options;
    const settledAt = now();
    return verifyReplica(store.database, amocrm, await createRowContext(this.#options), settledAt, options);
  }

  async synchronize({
    onProgress,
    signal,
    acceptsDeletes = false,
  }: Parameters<Replica['synchronize']>[0] = {}): Promise<ReplicaStatus> {
    await this.#prepareAgain();
    const work = async () => {
      await this.#synchronizer.fill(await this.#unfilled(kinds), onProgress);
      await this.#synchronizer.catchUp(kinds, { maxAge: 0, acceptsDeletes });
      await this.#synchronizer.fill(await this.#unfilled(kinds), onProgress);
    };
    await untilAborted(work(), signal);
    return this.status();
  }

  async status(): Promise<ReplicaStatus> {
    const { store, clock = Date.now } = this.#options;
    return { ...(await loadStatus(store, clock)), damagedFile: this.#damagedFile };
  }

  async freshness(): Promise<Freshness> {
    const streams = [...(await loadProgress(this.#options.store)).values()].filter(({ isFilled }) => isFilled);
    const times = streams.map(({ syncedAt }) => syncedAt ?? 0);
    return { filled: streams.length, kinds: kinds.length, syncedAt: times.length === 0 ? null : Math.min(...times) };
  }

  noteChange(kind: Kind, id?: number): void {
    this.#changed.add(kind);
    if (id === undefined || !isRemovable(kind) || kind === 'catalog_elements') return;
    const { store, now } = this.#options;
    const hint = { kind, id, reason: 'changed', at: now() };
    // It is a hint: what cannot be written is found by the next window.
    this.#hints = this.#hints.then(() => store.write([store.insert('hint', [hint])])).catch(() => {});
  }

  async refreshForOthers(wanted: readonly Kind[], maxAge: number): Promise<void> {
    if (!(await this.#synchronizer.isWriting())) return;
    const stale = await this.#stale(wanted, maxAge);
    if (stale.length > 0) await this.#synchronizer.catchUp(stale, { maxAge });
  }

  close = async (): Promise<void> => {
    await this.#synchronizer.close();
    await this.#options.store.close();
  };
}
