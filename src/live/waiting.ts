import type { Hint } from './delivery.ts';
import { mostTogether } from './read-back.ts';

/** A hint on its way: waiting, being read back, or put off. */
export interface Waiting extends Hint {
  /** How often it could not be read back. */
  attempt: number;
  /** The deliveries that it came in. */
  digests: string[];
}

/**
 * Puts a hint among those that wait; of several with the same record and kind one remains.
 *
 * @returns whether it is one more
 */
export function addHint(waiting: Map<string, Waiting>, hint: Waiting): boolean {
  const key = `${hint.entity}:${hint.id}:${hint.kind}`;
  const known = waiting.get(key);
  if (!known) {
    waiting.set(key, hint);
    return true;
  }
  // How it was before is what the first of several says, and one that is tried again is older than all new ones.
  if (hint.attempt > known.attempt) known.previous = hint.previous;
  takeDigests(known, hint);
  return false;
}

/**
 * Takes out updates that come along with something more precise: amoCRM tells of a new status both as that and as an
 * update, and whoever hears the first need not hear the second.
 *
 * @returns what remains, and what went into it
 */
export function dropImplied(hints: Iterable<Waiting>): { left: Waiting[]; implied: Waiting[] } {
  const all = [...hints];
  const recordOf = ({ entity, id }: Waiting) => `${entity}:${id}`;
  const precise = new Map(all.filter(({ kind }) => kind !== 'UPDATED').map((hint) => [recordOf(hint), hint]));
  const left: Waiting[] = [];
  const implied: Waiting[] = [];
  for (const hint of all) {
    const other = hint.kind === 'UPDATED' ? precise.get(recordOf(hint)) : undefined;
    if (other) takeDigests(other, hint);
    (other ? implied : left).push(hint);
  }
  return { left, implied };
}

/** In portions that one call reads; those that are tried again apart, because they wait longer each time. */
export function groupHints(hints: Iterable<Waiting>): Waiting[][] {
  const groups: Waiting[][] = [];
  const open = new Map<string, Waiting[]>();
  for (const hint of hints) {
    const key = `${hint.entity}:${hint.noteOf ?? ''}:${hint.attempt}`;
    const group = open.get(key);
    if (group && group.length < mostTogether) group.push(hint);
    else {
      const fresh = [hint];
      open.set(key, fresh);
      groups.push(fresh);
    }
  }
  return groups;
}

function takeDigests(into: Waiting, { digests }: Waiting): void {
  for (const digest of digests) into.digests.push(digest);
}
