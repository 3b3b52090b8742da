import type { Lane } from './call.ts';

/** Of this many calls that are let through, one is a background call if one waits: people come first, but reports get on. */
const backgroundShare = 5;

/** How many background calls may run at once; the other connections are left for people. */
const maxBackground = 8;

/**
 * Two lanes of waiting calls and the rule of who is next: first in, first out within a lane; interactive calls go before
 * background ones, but do not starve them. Knows neither budgets nor time.
 */
export class LaneQueue<Entry> {
  readonly #lanes: Record<Lane, Entry[]> = { interactive: [], background: [] };
  #taken = 0;
  #running = 0;

  /** How many calls wait, in both lanes. */
  get size(): number {
    return this.#lanes.interactive.length + this.#lanes.background.length;
  }

  /** How many calls wait in each lane. */
  sizes(): Record<Lane, number> {
    return { interactive: this.#lanes.interactive.length, background: this.#lanes.background.length };
  }

  /** How many calls go before a new one: for an interactive call the background calls that have their share among them. */
  ahead(lane: Lane): number {
    if (lane === 'background') return this.size;
    const { interactive, background } = this.#lanes;
    return interactive.length + Math.min(background.length, interactive.length / (backgroundShare - 1));
  }

  push(lane: Lane, entry: Entry): void {
    this.#lanes[lane].push(entry);
  }

  /** The place in its lane, from 0; -1 if it does not wait. */
  position(lane: Lane, entry: Entry): number {
    return this.#lanes[lane].indexOf(entry);
  }

  /** Takes an entry out that does not wait any more. */
  remove(lane: Lane, entry: Entry): void {
    const index = this.position(lane, entry);
    if (index !== -1) this.#lanes[lane].splice(index, 1);
  }

  /** Whether an entry may go: background calls also wait for each other's end. */
  get isReady(): boolean {
    return this.#lanes.interactive.length > 0 || this.#mayRunBackground();
  }

  /** Takes the next entry out. A background call counts as running until `finish`. */
  take(): Entry | undefined {
    this.#taken += 1;
    const isBackgroundTurn = this.#taken % backgroundShare === 0;
    return (
      (isBackgroundTurn ? this.#takeBackground() : undefined) ??
      this.#lanes.interactive.shift() ??
      this.#takeBackground()
    );
  }

  /** An interactive call goes without having waited. */
  pass(): void {
    this.#taken += 1;
  }

  /** A call that was taken has ended. */
  finish(lane: Lane): void {
    if (lane === 'background') this.#running -= 1;
  }

  /** Takes all entries out. */
  drain(): Entry[] {
    return [...this.#lanes.interactive.splice(0), ...this.#lanes.background.splice(0)];
  }

  #mayRunBackground(): boolean {
    return this.#lanes.background.length > 0 && this.#running < maxBackground;
  }

  #takeBackground(): Entry | undefined {
    if (!this.#mayRunBackground()) return undefined;
    this.#running += 1;
    return this.#lanes.background.shift();
  }
}
