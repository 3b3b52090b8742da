import DataLoader from 'dataloader';
import { NotFoundError } from '../errors/index.ts';
import { type LoadPace, unhurried } from './pace.ts';

/** A record of which at least the id is known: a whole one, a reference, or what a write just sent. */
export type Known<Value extends { id: number }> = Partial<Value> & { id: number };

/** Loads many records at once; records that do not exist are missing from the answer. */
export type LoadMany<Value, With extends string> = (ids: number[], withs: With[]) => Promise<Value[]>;

interface Entry<Value, With> {
  withs: ReadonlySet<With>;
  value: Promise<Value | null>;
}

/**
 * Loads the records of one noun by id, once per request and in the fewest calls.
 *
 * amoCRM returns a record's links only when asked by `with`. Keys of one tick that want different links are read in
 * one call that asks for all of them; a record that was loaded with more links serves keys that want fewer.
 */
export class RecordLoader<Value extends { id: number }, With extends string = never> {
  readonly #noun: string;
  readonly #pace: LoadPace;
  readonly #entries = new Map<number, Entry<Value, With>[]>();
  readonly #loader: DataLoader<{ id: number; withs: readonly With[] }, Value | null>;

  /** @param noun the name of one record in error texts: `lead` */
  constructor(noun: string, loadMany: LoadMany<Value, With>, pace: LoadPace = unhurried) {
    this.#noun = noun;
    this.#pace = pace;
    this.#loader = new DataLoader(
      async (keys) => {
        const withs = [...new Set(keys.flatMap((key) => key.withs))].sort();
        const values = await loadMany([...new Set(keys.map((key) => key.id))], withs);
        const byId = new Map(values.map((value) => [value.id, value]));
        return keys.map((key) => byId.get(key.id) ?? null);
      },
      // The entries above are the cache, because a hit depends on the links and not on the id alone.
      { cache: false, batchScheduleFn: pace.schedule.bind(pace) },
    );
  }

  /** The record with at least these links; null if the token's user cannot see one. */
  load(id: number, withs: readonly With[] = []): Promise<Value | null> {
    const known = this.#entries.get(id)?.find((entry) => withs.every((name) => entry.withs.has(name)));
    if (known) return known.value;
    try {
      this.#pace.load(1);
    } catch (error) {
      // Not thrown: records of the same list that were counted before must still be awaited.
      return Promise.reject(error);
    }
    return this.#remember(id, withs, this.#loader.load({ id, withs }));
  }

  /** The records that exist, in the order of the ids. */
  async loadMany(ids: readonly number[], withs: readonly With[] = []): Promise<Value[]> {
    // Before anything is allocated for them: other fields of the same answer may list as many in this tick.
    this.#pace.list(ids.length);
    const values = await Promise.all(ids.map((id) => this.load(id, withs)));
    return values.filter((value) => value !== null);
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
    this.#remember(value.id, withs, Promise.resolve(value));
  }

  /** Forgets a record that was just written. */
  clear(id: number): void {
    this.#entries.delete(id);
  }

  #remember(id: number, withs: readonly With[], value: Promise<Value | null>): Promise<Value | null> {
    const entries = this.#entries.get(id) ?? [];
    entries.push({ withs: new Set(withs), value });
    this.#entries.set(id, entries);
    return value;
  }
}

/** The error for an id that no visible record has. */
export function notFound(noun: string, id: number): NotFoundError {
  return new NotFoundError(`There is no ${noun} with id ${id}, or the amoCRM user of the token may not see it.`, {
    remedy: `Search for the ${noun} first and use the id that the search returns; a deleted one is in the trash and cannot be read.`,
  });
}
