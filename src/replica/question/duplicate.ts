/** Records that are probably one: they share a phone, an e-mail, a tax number, a site or a name. */
import type { Kysely } from 'kysely';
import type { Snapshot } from '../index.ts';
import type { IdentityKind, Tables } from '../store/tables.ts';

/** What identifies records; of these, names alone are a weak reason. */
export type DuplicateReason = Exclude<IdentityKind, 'invalid_phone'>;

/** Which duplicates are looked for. */
export interface DuplicateInput {
  of: 'contacts' | 'companies';
  by: readonly DuplicateReason[];
  /** A key that more records share than this joins none of them. */
  commonAbove: number;
}

/** A phone, e-mail, tax number, site or name that records share. */
export interface SharedKey {
  kind: DuplicateReason;
  key: string;
  ids: number[];
}

/** Records that are joined by shared keys, directly or through others. */
export interface DuplicateGroup {
  /** Ascending. */
  ids: number[];
  shared: SharedKey[];
  /** Whether names alone join some of them. */
  isWeak: boolean;
}

/** All groups, the largest first, and the keys that are too common to join records. */
export interface Duplicates {
  groups: DuplicateGroup[];
  recordCount: number;
  common: { kind: DuplicateReason; key: string; count: number }[];
}

/** How many common keys are listed. */
const maxCommon = 100;

/** How many keys one statement is asked for: engines bound the number of parameters. */
const portion = 5_000;

/** Finds all groups of duplicates. */
export async function loadDuplicates({ database }: Snapshot, input: DuplicateInput): Promise<Duplicates> {
  const kinds = [...new Set(input.by)];
  const counted = (await Promise.all(kinds.map((kind) => countShared(database, kind, input)))).flat();
  const joining = counted.filter(({ count }) => count <= input.commonAbove);
  const rows = await Promise.all(kinds.map((kind) => loadSharing(database, kind, input, joining)));
  const groups = joinRecords(rows.flat());
  return {
    groups,
    recordCount: groups.reduce((count, { ids }) => count + ids.length, 0),
    common: counted
      .filter(({ count }) => count > input.commonAbove)
      .sort(compareCommon)
      .slice(0, maxCommon),
  };
}

/** The keys of one kind that several records have. One kind at a time: the index then has the records of a key side by side. */
async function countShared(database: Kysely<Tables>, kind: DuplicateReason, { of }: DuplicateInput) {
  const rows = await database
    .selectFrom('identity')
    .select(({ fn }) => ['key', fn.countAll<number>().as('count')])
    .where('entity_type', '=', of)
    .where('kind', '=', kind)
    .groupBy('key')
    .having(({ fn }) => fn.countAll(), '>', 1)
    .execute();
  return rows.map(({ key, count }) => ({ kind, key, count: Number(count) }));
}

/** The records that share keys of one kind. */
async function loadSharing(
  database: Kysely<Tables>,
  kind: DuplicateReason,
  { of }: DuplicateInput,
  joining: readonly { kind: DuplicateReason; key: string }[],
): Promise<SharedRow[]> {
  const keys = joining.flatMap((each) => (each.kind === kind ? [each.key] : []));
  const rows: SharedRow[] = [];
  for (let start = 0; start < keys.length; start += portion) {
    const some = await database
      .selectFrom('identity')
      .select(['key', 'entity_id'])
      .where('entity_type', '=', of)
      .where('kind', '=', kind)
      .where('key', 'in', keys.slice(start, start + portion))
      .execute();
    for (const row of some) rows.push({ kind, ...row });
  }
  return rows;
}

function compareCommon(one: Duplicates['common'][number], other: Duplicates['common'][number]): number {
  return other.count - one.count || compareTexts(one.kind, other.kind) || compareTexts(one.key, other.key);
}

interface SharedRow {
  kind: DuplicateReason;
  key: string;
  entity_id: number;
}

/** Joins records that share keys: if A shares a phone with B and B an e-mail with C, they are one group. */
function joinRecords(rows: readonly SharedRow[]): DuplicateGroup[] {
  const keys = new Map<string, SharedKey>();
  for (const { kind, key, entity_id } of rows) {
    const name = `${kind} ${key}`;
    const known = keys.get(name);
    if (known) known.ids.push(entity_id);
    else keys.set(name, { kind, key, ids: [entity_id] });
  }
  const shared = [...keys.values()]
    // A record may have been removed after its key was counted.
    .filter(({ ids }) => ids.length > 1)
    .map((each) => ({ ...each, ids: each.ids.sort((one, other) => one - other) }));
  const all = findRoots(shared);
  const strong = findRoots(shared.filter(({ kind }) => kind !== 'name'));
  const groups = new Map<number, DuplicateGroup>();
  for (const each of shared) {
    const root = all(each.ids[0] as number);
    const group = groups.get(root) ?? { ids: [], shared: [], isWeak: false };
    group.shared.push(each);
    groups.set(root, group);
  }
  for (const group of groups.values()) {
    group.ids = [...new Set(group.shared.flatMap(({ ids }) => ids))].sort((one, other) => one - other);
    group.isWeak = new Set(group.ids.map(strong)).size > 1;
    group.shared.sort((one, other) => compareTexts(one.kind, other.kind) || compareTexts(one.key, other.key));
  }
  return [...groups.values()].sort(compareGroups);
}

/** The largest first; of equal size, that with the oldest record. */
function compareGroups(one: DuplicateGroup, other: DuplicateGroup): number {
  return other.ids.length - one.ids.length || (one.ids[0] as number) - (other.ids[0] as number);
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Union by smallest id: for each record, the smallest id of those that it is joined with. */
function findRoots(shared: readonly SharedKey[]): (id: number) => number {
  const parents = new Map<number, number>();
  const find = (id: number): number => {
    let root = id;
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
      root = parent;
    for (let step = id; step !== root; ) {
      const next = parents.get(step) ?? root;
      parents.set(step, root);
      step = next;
    }
    return root;
  };
  for (const { ids } of shared) {
    const roots = ids.map(find);
    const smallest = Math.min(...roots);
    for (const root of roots) parents.set(root, smallest);
  }
  return find;
}
