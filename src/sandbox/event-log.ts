import type { EventRow } from './rows.ts';

/** Seconds after `created_at` before the log shows an entry: the same for all, or for each its own. */
export type EventDelay = number | ((event: EventRow) => number);

/** How many entries since the start are kept, so that a long-running sandbox does not grow. */
const kept = 100_000;

/**
 * The log of changes, oldest first: what is told of the time before the start, and everything since. Entries since the start may be
 * shown late; those of before have been there long since.
 */
export class EventLog {
  readonly #onChange: () => void;
  readonly #recent: EventRow[] = [];
  #count = 0;
  #loadPast: () => readonly EventRow[] = () => [];
  #past: readonly EventRow[] | undefined;
  #all: readonly EventRow[] | undefined;
  /** Whether every entry since the start is as late as the one before it: not after a clock was set back. */
  #isOrdered = true;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** All entries, those that are not shown yet included. */
  rows(): readonly EventRow[] {
    this.#past ??= this.#loadPast();
    this.#all ??= this.#past.length === 0 ? [...this.#recent] : [...this.#past, ...this.#recent];
    return this.#all;
  }

  /** The entries that are shown at a time. One that comes late stands where its `created_at` says, among older ones. */
  shown(now: number, delay: EventDelay): readonly EventRow[] {
    if (delay === 0) return this.rows();
    const delayOf = typeof delay === 'number' ? () => delay : delay;
    const hidden = new Set(this.#recent.filter((event) => event.createdAt + delayOf(event) > now));
    return hidden.size === 0 ? this.rows() : this.rows().filter((event) => !hidden.has(event));
  }

  /** Whether the entries stand in the order of their `created_at`, so that a time can be looked for by halving. */
  get isOrdered(): boolean {
    const oldest = this.#recent[0]?.createdAt ?? Number.POSITIVE_INFINITY;
    const lastPast = this.rows()[this.rows().length - this.#recent.length - 1];
    return this.#isOrdered && (lastPast?.createdAt ?? 0) <= oldest;
  }

  /** Says what happened before the start; `load` runs when the log is read for the first time. */
  tellPast(load: () => readonly EventRow[]): void {
    this.#loadPast = load;
  }

  /** Adds an entry. */
  add(event: Omit<EventRow, 'id'>): void {
    this.#count += 1;
    this.#isOrdered &&= event.createdAt >= (this.#recent.at(-1)?.createdAt ?? 0);
    this.#recent.push({ ...event, id: eventId(event.createdAt, this.#count) });
    // Cut in large pieces: shifting all entries on every write would cost more than the write.
    if (this.#recent.length >= 2 * kept) this.#recent.splice(0, kept);
    this.#all = undefined;
    this.#onChange();
  }
}

/** The place of the first entry that is not older than a time, by halving. */
export function findPlace(rows: readonly EventRow[], time: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.createdAt ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The id of an event: 26 characters that sort by time, then by number. */
export function eventId(createdAt: number, number: number): string {
  return `01${createdAt.toString(32).padStart(8, '0')}${number.toString(32).padStart(16, '0')}`;
}
