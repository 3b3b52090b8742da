/** Numbers of leads and the sums of their prices, by what they have in common. */
import type { Lead } from '../amocrm/index.ts';
import { fromExact, toExact } from './price.ts';

/** A number of leads and the sum of their prices. */
export interface Tally {
  count: number;
  amount: number;
  /** The amount as an integer, for exact sums; see `toExact`. */
  exact: bigint;
}

/** A tally of the leads that have one property in common. */
export interface Group<Key> extends Tally {
  /** The value that they have in common; null if it is empty, and in the sum of the remaining groups. */
  key: Key | null;
  /** The number of groups in the sum of the remaining groups; undefined in other groups. */
  others?: number;
}

/** The leads in one status of one pipeline. */
export interface StatusGroup extends Group<number> {
  pipelineId: number;
}

/** Leads that have one property in common, and which of them were won and lost. */
export interface ClosedGroup<Key> extends Group<Key> {
  won: WonTally;
  lost: Tally;
  /** False if the filter determines the rate, as in the report. */
  hasWinRate?: boolean;
}

/** Won leads and their durations. */
export interface WonTally extends Tally {
  /** The sum of the times from creation to winning. */
  seconds: number;
  /** The number of leads in that sum; leads without a closing time are not in it. */
  timed: number;
}

/** A tally of no lead. */
export function emptyTally(): Tally {
  return { count: 0, amount: 0, exact: 0n };
}

/** A group of no lead. */
export function emptyClosed<Key>(key: Key) {
  return { key, won: { ...emptyTally(), seconds: 0, timed: 0 }, lost: emptyTally() };
}

/** Adds one lead to a tally. */
export function count(tally: Tally, amount: number): void {
  tally.count += 1;
  tally.exact += toExact(amount);
  tally.amount = fromExact(tally.exact);
}

function addTo(sum: Tally, { count, exact }: Tally): void {
  sum.count += count;
  sum.exact += exact;
  sum.amount = fromExact(sum.exact);
}

/** Adds the duration of a won lead, if it is known. */
export function time(won: WonTally, { created_at, closed_at }: Lead): void {
  if (closed_at === null) return;
  won.timed += 1;
  won.seconds += Math.max(0, closed_at - created_at);
}

/** The group of a key, made if it is the first of its leads. */
export function groupOf<Key, Value extends Tally>(
  groups: Map<Key, Value>,
  key: Key,
  create: (key: Key) => Omit<Value, keyof Tally>,
): Value {
  const group = groups.get(key) ?? ({ ...create(key), ...emptyTally() } as Value);
  groups.set(key, group);
  return group;
}

/** The groups with most leads first. */
export function mostFirst<Value extends Tally>(groups: ReadonlyMap<unknown, Value>): Value[] {
  return [...groups.values()].sort((a, b) => b.count - a.count || b.amount - a.amount);
}

/** The groups of months from the earliest. */
export function earliestFirst<Value extends Group<string>>(groups: ReadonlyMap<string, Value>): Value[] {
  return [...groups].sort(([a], [b]) => a.localeCompare(b)).map(([, value]) => value);
}

/** The first groups, and after them one group with the sum of the others. */
export function keepFirst<Value extends Group<unknown>>(groups: readonly Value[], first: number): Value[] {
  const [rest, kept] = [groups.slice(first), groups.slice(0, first)];
  return rest.length === 0 ? [...kept] : [...kept, addUp(rest)];
}

/** The latest months, and before them one group with the sum of the earlier ones. */
export function keepLatest<Value extends Group<string>>(months: readonly Value[], first: number): Value[] {
  const cut = Math.max(0, months.length - first);
  return cut === 0 ? [...months] : [addUp(months.slice(0, cut)), ...months.slice(cut)];
}

function addUp<Value extends Group<unknown>>(groups: readonly Value[]): Value {
  const sum = { ...(groups[0] as Value), ...emptyTally(), key: null, others: groups.length };
  for (const group of groups) addTo(sum, group);
  return isClosedGroup(sum) ? { ...sum, ...addUpClosed(groups as unknown as ClosedGroup<unknown>[]) } : sum;
}

function isClosedGroup(group: Group<unknown>): group is ClosedGroup<unknown> {
  return 'won' in group;
}

function addUpClosed(groups: readonly ClosedGroup<unknown>[]): Pick<ClosedGroup<unknown>, 'won' | 'lost'> {
  const { won, lost } = emptyClosed(null);
  for (const group of groups) {
    addTo(won, group.won);
    won.seconds += group.won.seconds;
    won.timed += group.won.timed;
    addTo(lost, group.lost);
  }
  return { won, lost };
}
