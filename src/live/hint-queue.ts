import type { Hint } from './delivery.ts';
import { maxTogether } from './read-back.ts';

/** A hint that is not settled: it waits, is being read back, or is put off. */
export interface PendingHint extends Hint {
  /** How often it could not be read back. */
  attempt: number;
  /** The digests of the deliveries that it came in. */
  digests: string[];
}

/**
 * Hints that wait to be read back; of several with the same record and kind one remains. Also counts those that were taken out
 * and are not settled, because all of them together are bounded.
 */
export class HintQueue {
  readonly #waiting = new Map<string, PendingHint>();
  readonly #unsettled = new Set<PendingHint>();

  /** How many hints wait. */
  get size(): number {
    return this.#waiting.size;
  }

  /** How many hints wait, are being read back, or are put off. */
  get unsettled(): number {
    return this.#unsettled.size;
  }

  /** Puts a hint in, whether it is new or tried again. */
  add(hint: PendingHint): void {
    const key = `${hint.entity}:${hint.id}:${hint.kind}`;
    const known = this.#waiting.get(key);
    if (!known) {
      this.#waiting.set(key, hint);
      this.#unsettled.add(hint);
      return;
    }
    // The previous state is what the first of several says, and one that is tried again is older than all new ones.
    if (hint.attempt > known.attempt) known.previous = hint.previous;
    addDigests(known, hint);
    this.#unsettled.delete(hint);
  }

  /** Takes all hints out, without implied updates, in groups that one call reads. They stay unsettled. */
  takeGroups(): PendingHint[][] {
    const { left, implied } = dropImplied(this.#waiting.values());
    this.#waiting.clear();
    for (const hint of implied) this.#unsettled.delete(hint);
    return groupHints(left);
  }

  /** A hint that was taken out is done with. */
  settle(hint: PendingHint): void {
    this.#unsettled.delete(hint);
  }

  /** Forgets the hints that wait. */
  clear(): void {
    this.#waiting.clear();
  }
}

/**
 * Takes out updates that come along with something more precise: amoCRM tells of a new status both as that and as an
 * update, and a subscriber that hears of the first need not hear of the second.
 *
 * @returns what remains, and what was merged into it
 */
function dropImplied(hints: Iterable<PendingHint>): { left: PendingHint[]; implied: PendingHint[] } {
  const all = [...hints];
  const recordOf = ({ entity, id }: PendingHint) => `${entity}:${id}`;
  const precise = new Map(all.filter(({ kind }) => kind !== 'UPDATED').map((hint) => [recordOf(hint), hint]));
  const left: PendingHint[] = [];
  const implied: PendingHint[] = [];
  for (const hint of all) {
    const other = hint.kind === 'UPDATED' ? precise.get(recordOf(hint)) : undefined;
    if (other) addDigests(other, hint);
    (other ? implied : left).push(hint);
  }
  return { left, implied };
}

/** In portions that one call reads. Hints that are tried again are apart, because they wait longer each time. */
function groupHints(hints: Iterable<PendingHint>): PendingHint[][] {
  const groups: PendingHint[][] = [];
  const open = new Map<string, PendingHint[]>();
  for (const hint of hints) {
    const key = `${hint.entity}:${hint.noteOf ?? ''}:${hint.attempt}`;
    const group = open.get(key);
    if (group && group.length < maxTogether) group.push(hint);
    else {
      const fresh = [hint];
      open.set(key, fresh);
      groups.push(fresh);
    }
  }
  return groups;
}

function addDigests(into: PendingHint, { digests }: PendingHint): void {
  for (const digest of digests) into.digests.push(digest);
}
