import { NotFoundError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import { type LoadPace, unhurried } from './pace.ts';

/** A record of which at least the id is known: a whole record, a reference, or the fields of a write. */
export type Known<Value extends { id: number }> = Partial<Value> & { id: number };

/** Loads many records at once. Records that do not exist are missing from the answer. */
export type LoadMany<Value, With extends string> = (ids: number[], withs: With[]) => Promise<Value[]>;

/** A record that is loaded or being loaded. */
interface Entry<Value, With> {
  id: number;
  /** The links that it is loaded with. */
  withs: readonly With[];
  /** Undefined while it is being loaded; null if it does not exist. */
  value: Nullish<Value>;
  /** The batch that loads it; undefined if it was loaded in another way. */
  batch: Batch<Value, With> | undefined;
  /** Created when the record is loaded by itself. */
  promise?: Promise<Value | null>;
}

/** The records of one call. */
interface Batch<Value, With> {
  entries: Entry<Value, With>[];
  /** Resolves when all its entries have a value. */
  done: Promise<void>;
}

/**
 * Loads the records of one noun by id, once per request and in the fewest calls.
 *
 * amoCRM returns a record's links only if the request lists them in `with`. Loads of one tick with different links share one call
 * with all these links, and a record that was loaded with more links also serves loads with fewer. Not a DataLoader: a cache hit
 * depends on the links and not only on the id, and a list of records waits for one promise instead of one per record.
 */
export class RecordLoader<Value extends { id: number }, With extends string = never> {
  readonly #noun: string;
  readonly #loadMany: LoadMany<Value, With>;
  readonly #pace: LoadPace;
  readonly #entries = new Map<number, Entry<Value, With>[]>();
  /** The batch of this tick. */
  #gathered: Batch<Value, With> | undefined;

  /** @param noun the name of one record in error texts: `lead` */
  constructor(noun: string, loadMany: LoadMany<Value, With>, pace: LoadPace = unhurried) {
    this.#noun = noun;
    this.#loadMany = loadMany;
    this.#pace = pace;
  }

  /** The record with at least these links; null if it does not exist or the token's user cannot see it. */
  load(id: number, withs: readonly With[] = []): Promise<Value | null> {
    try {
      const entry = this.#want(id, withs);
      entry.promise ??= waitFor(entry);
      return entry.promise;
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** The records that exist, in the order of the ids; returned without a promise if all are loaded. */
  loadMany(ids: readonly number[], withs: readonly With[] = []): Value[] | Promise<Value[]> {
    try {
      // Counted before anything is allocated per record: other fields of the same answer may list as many in the same tick.
      this.#pace.list(ids.length);
      const entries = ids.map((id) => this.#want(id, withs));
      const batches = new Set<Batch<Value, With>>();
      for (const { value, batch } of entries) if (value === undefined && batch) batches.add(batch);
      const [first, ...others] = batches;
      if (!first) return presentOf(entries);
      const done = others.length === 0 ? first.done : Promise.all([...batches].map((batch) => batch.done));
      return done.then(() => presentOf(entries));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** The record if this request has it already, with whatever links. */
  peek(id: number): Value | undefined {
    return this.#entries.get(id)?.find(({ value }) => value)?.value ?? undefined;
  }

  /** References to records of which only the ids are needed. */
  refer(ids: readonly number[]): { id: number }[] {
    this.#pace.list(ids.length);
    return ids.map((id) => ({ id }));
  }

  /** One property of a record. If it is unknown, the record is loaded, together with all others that are missing. */
  read<Key extends keyof Value>(
    record: Known<Value>,
    key: Key,
    withs: readonly With[] = [],
  ): Value[Key] | Promise<Value[Key]> {
    if (key in record) return (record as Value)[key];
    return this.load(record.id, withs).then((value) => {
      if (value === null) throw notFound(this.#noun, record.id);
      return value[key];
    });
  }

  /** Caches a record that was loaded in another way. */
  prime(value: Value, withs: readonly With[] = []): void {
    this.#remember({ id: value.id, withs, value, batch: undefined });
  }

  /** Drops a record that was just written. */
  clear(id: number): void {
    this.#entries.delete(id);
  }

  /** The entry of a record. If it is unknown, the record is added to this tick's batch. @throws if the limit is exceeded */
  #want(id: number, withs: readonly With[]): Entry<Value, With> {
    const known = this.#entries.get(id)?.find((entry) => withs.every((name) => entry.withs.includes(name)));
    if (known) return known;
    this.#pace.load(1);
    this.#gathered ??= this.#gather();
    const entry: Entry<Value, With> = { id, withs, value: undefined, batch: this.#gathered };
    this.#gathered.entries.push(entry);
    this.#remember(entry);
    return entry;
  }

  #remember(entry: Entry<Value, With>): void {
    const entries = this.#entries.get(entry.id);
    if (entries) entries.push(entry);
    else this.#entries.set(entry.id, [entry]);
  }

  #gather(): Batch<Value, With> {
    const entries: Entry<Value, With>[] = [];
    const done = new Promise<void>((resolve) =>
      this.#pace.schedule(() => {
        this.#gathered = undefined;
        resolve(this.#readAll(entries));
      }),
    );
    // Callers that wait for a record get the error. If none waits any more, the rejection must still be handled.
    done.catch(() => {});
    return { entries, done };
  }

  async #readAll(entries: readonly Entry<Value, With>[]): Promise<void> {
    const ids = new Set<number>();
    const withs = new Set<With>();
    for (const entry of entries) {
      ids.add(entry.id);
      for (const name of entry.withs) withs.add(name);
    }
    const byId = new Map<number, Value>();
    for (const value of await this.#loadMany([...ids], [...withs].sort())) byId.set(value.id, value);
    for (const entry of entries) entry.value = byId.get(entry.id) ?? null;
  }
}

/** The value of an entry, once it has one. */
function waitFor<Value>(entry: Entry<Value, string>): Promise<Value | null> {
  if (entry.value !== undefined || !entry.batch) return Promise.resolve(entry.value ?? null);
  return entry.batch.done.then(() => entry.value ?? null);
}

/** The values of entries that have one. */
function presentOf<Value>(entries: readonly Entry<Value, string>[]): Value[] {
  const values: Value[] = [];
  for (const { value } of entries) if (value !== null && value !== undefined) values.push(value);
  return values;
}

/** The error for a record that does not exist or is not visible. */
export function notFound(noun: string, id: number): NotFoundError {
  return new NotFoundError(`There is no ${noun} with id ${id}, or the amoCRM user of the token may not see it.`, {
    remedy: `Search for the ${noun} first and use the id that the search returns; a deleted one is in the trash and cannot be read.`,
  });
}
