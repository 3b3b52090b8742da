import { NotFoundError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import { type LoadPace, unhurried } from './pace.ts';

/** A record of which at least the id is known: a whole one, a reference, or what a write just sent. */
export type Known<Value extends { id: number }> = Partial<Value> & { id: number };

/** Loads many records at once; records that do not exist are missing from the answer. */
export type LoadMany<Value, With extends string> = (ids: number[], withs: With[]) => Promise<Value[]>;

/** A record that is known or on its way. */
interface Entry<Value, With> {
  id: number;
  /** The links that it is read with. */
  withs: readonly With[];
  /** Undefined while it is on its way; null where there is none. */
  value: Nullish<Value>;
  /** What reads it; undefined for what came another way. */
  batch: Batch<Value, With> | undefined;
  /** Made once it is asked for alone. */
  promise?: Promise<Value | null>;
}

/** What is read by one call. */
interface Batch<Value, With> {
  entries: Entry<Value, With>[];
  /** Resolves when all its entries have a value. */
  done: Promise<void>;
}

/**
 * Loads the records of one noun by id, once per request and in the fewest calls.
 *
 * amoCRM returns a record's links only when asked by `with`. Keys of one tick that want different links are read in
 * one call that asks for all of them; a record that was read with more serves those who want less. Not a DataLoader: a hit depends
 * on the links and not on the id alone, and a list of records waits for one promise instead of one for each record.
 */
export class RecordLoader<Value extends { id: number }, With extends string = never> {
  readonly #noun: string;
  readonly #loadMany: LoadMany<Value, With>;
  readonly #pace: LoadPace;
  readonly #entries = new Map<number, Entry<Value, With>[]>();
  /** What is wanted in this tick. */
  #gathered: Batch<Value, With> | undefined;

  /** @param noun the name of one record in error texts: `lead` */
  constructor(noun: string, loadMany: LoadMany<Value, With>, pace: LoadPace = unhurried) {
    this.#noun = noun;
    this.#loadMany = loadMany;
    this.#pace = pace;
  }

  /** The record with at least these links; null if the token's user cannot see one. */
  load(id: number, withs: readonly With[] = []): Promise<Value | null> {
    try {
      const entry = this.#want(id, withs);
      entry.promise ??= waitFor(entry);
      return entry.promise;
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** The records that exist, in the order of the ids; at once where all are known. */
  loadMany(ids: readonly number[], withs: readonly With[] = []): Value[] | Promise<Value[]> {
    try {
      // Before anything is made for each of them: others of the same answer may list as many in this very tick.
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

  /** References to records of which only the ids are wanted. */
  refer(ids: readonly number[]): { id: number }[] {
    this.#pace.list(ids.length);
    return ids.map((id) => ({ id }));
  }

  /** One property of a record: at once if it is known, otherwise loaded (with all other missing ones). */
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

  /** Forgets a record that was just written. */
  clear(id: number): void {
    this.#entries.delete(id);
  }

  /** The entry of a record, which is read in this tick's batch where it is not known. @throws where it is one too many */
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
    // Callers who wait for a record are told. There may be none any more.
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

/** The error for an id that no visible record has. */
export function notFound(noun: string, id: number): NotFoundError {
  return new NotFoundError(`There is no ${noun} with id ${id}, or the amoCRM user of the token may not see it.`, {
    remedy: `Search for the ${noun} first and use the id that the search returns; a deleted one is in the trash and cannot be read.`,
  });
}
