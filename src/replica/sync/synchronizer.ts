/** Runs the work of synchronization in this process: one holder of the lease, one fill at a time, catch-ups one after the other. */
import type { Kind } from '../kind.ts';
import type { ReplicaOptions } from '../replica.ts';
import { UnexpectedChangesError } from '../store/statement.ts';
import { catchUp } from './catch-up.ts';
import { fillKind } from './fill.ts';
import { moveToTimeZone } from './identity.ts';
import { createHolder, type Lease, renewMs, takeLease } from './lease.ts';
import { createPacer, FillEndedError, type Pacer } from './pacer.ts';
import { createRowContext } from './row-context.ts';
import { SettingCopy } from './setting-copy.ts';
import { loadProgress, type StreamProgress, storeProgress } from './state.ts';
import { createStreams } from './stream.ts';
import { readWhole } from './whole-pass.ts';
import type { Work } from './work.ts';

/** After so many new rows the statistics of the tables are collected again. */
const manyRows = 50_000;

/** How a piece of work ended: `elsewhere` if another process holds the lease, so that nothing was done here. */
export type Outcome = 'done' | 'elsewhere';

/** What is told of a fill that goes on. */
export type ProgressListener = NonNullable<Work['onProgress']>;

/** The order in which kinds are filled, if no question asks for one of them: what most questions need comes first. */
const fillOrder: readonly Kind[] = [
  'leads',
  'events',
  'tasks',
  'contacts',
  'companies',
  'lead_notes',
  'contact_notes',
  'company_notes',
  'catalog_elements',
  'incoming_leads',
];

interface Held {
  lease: Lease;
  work: Work;
  renewal: NodeJS.Timeout;
  /** Whether a write has found that another process has the lease. */
  isLost: boolean;
}

/** A fill that runs or waits. */
interface PendingFill {
  outcome: Promise<Outcome>;
  run(): Promise<void>;
}

/** More than any time in unix seconds: how far back a kind is of which nothing was read, and what questions are ahead by. */
const notBegun = 1e11;
const askedFirst = 1e12;

/** The synchronization of one replica in this process. */
export class Synchronizer {
  readonly #options: ReplicaOptions;
  readonly #holder = createHolder();
  readonly #listeners = new Set<ProgressListener>();
  readonly #fills = new Map<Kind, PendingFill>();
  /** Kinds whose fill waits, in their order. */
  #queue: Kind[] = [];
  #filling: Promise<void> | undefined;
  /** Kinds that a question waits for. */
  readonly #asked = new Set<Kind>();
  readonly #pacer: Pacer;
  #users = 0;
  #held: Promise<Held | undefined> | undefined;
  #released: Promise<void> = Promise.resolve();
  #catchUps: Promise<unknown> = Promise.resolve();
  readonly #settings = new SettingCopy();

  constructor(options: ReplicaOptions) {
    this.#options = options;
    this.#pacer = createPacer(options.fillRate ?? Number.POSITIVE_INFINITY);
  }

  /** Fills the kinds of a question before all others. @throws what the fill of one of them throws */
  async fill(wanted: readonly Kind[], listener?: ProgressListener): Promise<Outcome> {
    if (listener) this.#listeners.add(listener);
    try {
      const first = fillOrder.filter((kind) => wanted.includes(kind));
      for (const kind of first) this.#asked.add(kind);
      const fills = first.map((kind) => this.#plan(kind).outcome);
      this.#queue = [
        ...first.filter((kind) => this.#queue.includes(kind)),
        ...this.#queue.filter((kind) => !first.includes(kind)),
      ];
      this.#start();
      const outcomes = await Promise.all(fills);
      return outcomes.every((outcome) => outcome === 'done') ? 'done' : 'elsewhere';
    } finally {
      if (listener) this.#listeners.delete(listener);
    }
  }

  /** Fills the other kinds after those that questions wait for. What goes wrong is in the status. */
  fillLater(wanted: readonly Kind[]): void {
    for (const kind of fillOrder) if (wanted.includes(kind)) this.#plan(kind).outcome.catch(() => {});
    this.#start();
  }

  /** Brings filled kinds up to date. @param changed kinds of which something has said that they changed */
  catchUp(
    wanted: readonly Kind[],
    { maxAge, acceptsDeletes = false }: { maxAge: number; acceptsDeletes?: boolean },
    changed: ReadonlySet<Kind> = new Set(),
  ): Promise<Outcome> {
    const run = this.#catchUps.then(() =>
      this.#hold(async (work) => {
        if (wanted.includes('leads')) await this.#settings.refreshStages(work, maxAge);
        await catchUp({ ...work, acceptsDeletes }, wanted, { maxAge, changed });
        await analyze(work, manyRows);
      }, wanted),
    );
    this.#catchUps = run.catch(() => {});
    return run;
  }

  /** Reads the settings again: a name that is missing may be new. */
  refreshSettings(): Promise<Outcome> {
    return this.#hold((work) => this.#settings.refreshAll(work), []);
  }

  /** Whether this process has the lease. */
  async isWriting(): Promise<boolean> {
    return (await this.#held?.catch(() => undefined)) !== undefined;
  }

  /** The tables were made anew, so that nothing is known to be in them. */
  forget(): void {
    this.#settings.forget();
  }

  /** Ends the fill after the page that is being read. */
  async close(): Promise<void> {
    this.#pacer.end();
    await Promise.all([this.#filling, this.#catchUps]);
    await this.#released;
  }

  #plan(kind: Kind): PendingFill {
    const known = this.#fills.get(kind);
    if (known) return known;
    let run = async () => {};
    const outcome = new Promise<Outcome>((resolve, reject) => {
      run = () => this.#hold((work) => this.#fillOne(work, kind), [kind]).then(resolve, reject);
    });
    const planned = { outcome, run };
    this.#fills.set(kind, planned);
    this.#queue.push(kind);
    return planned;
  }

  /**
   * Without a limit one kind is filled after the other. With one all go back in time together, so that a question about a recent period
   * is answered long before the fill ends.
   */
  #start(): void {
    if (this.#pacer.isUnlimited) {
      this.#filling ??= this.#fillQueue().finally(() => {
        this.#filling = undefined;
      });
      return;
    }
    const started = this.#queue.splice(0).map((kind) => this.#run(kind));
    if (started.length > 0) this.#filling = Promise.all([this.#filling, ...started]).then(() => {});
  }

  async #fillQueue(): Promise<void> {
    for (let kind = this.#queue.shift(); kind; kind = this.#queue.shift()) await this.#run(kind);
  }

  async #run(kind: Kind): Promise<void> {
    await this.#fills.get(kind)?.run();
    this.#fills.delete(kind);
    this.#asked.delete(kind);
  }

  /** Kinds of a question go first; among them, the kind that is least far back in time. */
  #rank(kind: Kind, { progress }: Work): number {
    const since = progress.get(kind)?.filledSince ?? notBegun;
    return this.#asked.has(kind) ? since + askedFirst : since;
  }

  async #fillOne(shared: Work, kind: Kind): Promise<void> {
    if (shared.progress.get(kind)?.isFilled) return;
    const onProgress: ProgressListener = (progress) => {
      for (const listener of this.#listeners) listener(progress);
    };
    const work = { ...shared, onProgress };
    if (kind === 'catalog_elements' || kind === 'incoming_leads') await readWhole(work, kind, this.#pacer);
    else await fillKind(work, kind, this.#pacer, () => this.#rank(kind, work));
    await analyze(work, 0);
  }

  /** Runs work with the lease, which all work of this process shares. */
  async #hold(run: (work: Work) => Promise<void>, about: readonly Kind[]): Promise<Outcome> {
    this.#users += 1;
    let held: Held | undefined;
    try {
      this.#held ??= this.#take();
      held = await this.#held;
      if (!held) return 'elsewhere';
      await run(held.work);
      return 'done';
    } catch (error) {
      // Another process has taken the lease: it goes on where the last commit was.
      if (error instanceof UnexpectedChangesError) {
        if (held && !held.isLost) this.#options.onLeaseLost?.();
        if (held) held.isLost = true;
        return 'elsewhere';
      }
      if (held) await this.#noteError(held.work, about, error);
      throw error;
    } finally {
      this.#users -= 1;
      if (this.#users === 0) await this.#release(held);
    }
  }

  async #release(held: Held | undefined): Promise<void> {
    this.#held = undefined;
    if (!held) return;
    clearInterval(held.renewal);
    this.#released = held.lease.release();
    await this.#released;
  }

  async #take(): Promise<Held | undefined> {
    const { store, amocrm, settings, now, historyDays, clock } = this.#options;
    await this.#released;
    const lease = await takeLease(store, this.#holder, clock);
    if (!lease) return undefined;
    try {
      const context = await createRowContext(this.#options);
      const work: Work = {
        store,
        amocrm,
        settings,
        context,
        streams: createStreams(amocrm, store, context),
        progress: await loadProgress(store),
        historyDays,
        now,
        write: lease.write,
        acceptsDeletes: false,
      };
      await moveToTimeZone(work, context.timeZone);
      await this.#settings.store(work);
      const renewal = setInterval(() => void lease.write([]).catch(() => {}), renewMs);
      renewal.unref();
      return { lease, work, renewal, isLost: false };
    } catch (error) {
      await lease.release();
      throw error;
    }
  }

  /** What was in memory may be ahead of what was committed, so the streams are read again. */
  async #noteError({ store, progress, now, write }: Work, about: readonly Kind[], error: unknown): Promise<void> {
    const stored = await loadProgress(store).catch(() => new Map<Kind, StreamProgress>());
    for (const kind of about) {
      const stream = stored.get(kind);
      if (stream) progress.set(kind, stream);
      else progress.delete(kind);
    }
    if (error instanceof FillEndedError) return;
    const message = error instanceof Error ? error.message : String(error);
    const streams = about.flatMap((kind) => progress.get(kind) ?? []);
    for (const { state } of streams) state.error = { message, at: now() };
    // What failed may be the store itself.
    if (streams.length > 0) await write(streams.map((stream) => storeProgress(store, stream))).catch(() => {});
  }
}

/** Without statistics answers are slower and as right, so what goes wrong here does not undo the work before it. */
async function analyze({ store }: Work, minRows: number): Promise<void> {
  await store.analyze(minRows).catch(() => {});
}
