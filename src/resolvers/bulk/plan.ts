/** The plan of a bulk mutation: which records change, from what to what, and what may follow from it. */
import { ValidationError } from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { fromExact, toExact } from '../price.ts';
import { type FieldChange, listChanges } from './change.ts';
import { type BulkKind, type BulkPatch, type BulkRecord, closes, loadRecords, nameRecord, urlOf } from './kind.ts';
import { maxRecords, type Selected } from './selection.ts';

/** A change of the selected records of one kind. */
export interface BulkChange {
  kind: BulkKind;
  selected: Selected;
  /** @throws {ValidationError} for an input that is wrong for every record, and so for the whole mutation */
  toPatch(record: BulkRecord, context: Context): Promise<BulkPatch>;
}

/** What is written: for each record its id, its `updated_at` when it was planned, and the index of its patch. */
export interface PlannedWrites {
  kind: BulkKind;
  patches: BulkPatch[];
  records: [id: number, updatedAt: number, patch: number][];
}

/** One record of a plan. */
export interface PlannedRecord {
  kind: BulkKind;
  id: number;
  name: string;
  url: string | null;
  changes: FieldChange[];
}

/** The same change of many records. */
export interface PlannedChange extends Omit<FieldChange, 'overwrites'> {
  kind: BulkKind;
  count: number;
}

/** A plan, as it is shown. */
export interface BulkPlan {
  /** How many records change. */
  count: number;
  /** How many of the selected records are already as they would become. */
  unchanged: number;
  /** The ids of records that do not exist. */
  missing: { kind: BulkKind; id: number }[];
  /** The first of the records that change. */
  records: PlannedRecord[];
  changes: PlannedChange[];
  /** Further changes, which are not in `changes`. */
  otherChanges: number;
  /** The sum of the prices of the leads that change; null if no lead does. */
  amount: number | null;
  currency: string | null;
  /** What makes it risky, as sentences; empty if it is not. */
  reasons: string[];
  /** What robots it may start, as sentences. */
  robots: string[];
  asOf: number | null;
  complete: boolean | null;
}

/** How many records and how many different changes a plan shows. */
const shown = { records: 20, changes: 20 };

/** How many records are read and compared at once. */
const pageSize = 250;

/** Plans changes: reads the records as they are now. */
export async function planChanges(
  changes: readonly BulkChange[],
  context: Context,
): Promise<{ plan: BulkPlan; writes: PlannedWrites[] }> {
  const total = changes.reduce((sum, { selected }) => sum + selected.ids.length, 0);
  if (total > maxRecords) {
    const message = `${total} records are selected, and at most ${maxRecords} are changed at once; select fewer`;
    throw new ValidationError([{ path: [], message }]);
  }
  const planner = new Planner(context);
  const writes: PlannedWrites[] = [];
  for (const change of changes) writes.push(await planner.add(change));
  return { plan: await planner.finish(changes), writes };
}

class Planner {
  readonly #context: Context;
  readonly #missing: BulkPlan['missing'] = [];
  readonly #records: PlannedRecord[] = [];
  readonly #groups = new Map<string, PlannedChange>();
  readonly #entered = new Map<string, number>();
  #unchanged = 0;
  #count = 0;
  #leads = 0;
  #amount = 0n;
  #closed = 0;
  #overwritten = 0;

  constructor(context: Context) {
    this.#context = context;
  }

  async add({ kind, selected: { ids }, toPatch }: BulkChange): Promise<PlannedWrites> {
    const { background, loaders, onProgress } = this.#context;
    const loader = { leads: loaders.lead, contacts: loaders.contact, companies: loaders.company, tasks: loaders.task }[
      kind
    ];
    const patches = new Map<string, number>();
    const planned: PlannedWrites = { kind, patches: [], records: [] };
    for (let start = 0; start < ids.length; start += pageSize) {
      const page = ids.slice(start, start + pageSize);
      const found = new Map((await loadRecords(kind, page, background)).map((record) => [record.id, record]));
      for (const id of page) {
        const record = found.get(id);
        if (!record) {
          this.#missing.push({ kind, id });
          continue;
        }
        // A patch that depends on the record is made of what was just read.
        loader.clear(id);
        loader.prime(record as never);
        const patch = await toPatch(record, this.#context);
        if (!(await this.#addRecord(kind, record, patch))) continue;
        const text = JSON.stringify(patch);
        const index = patches.get(text) ?? planned.patches.push(patch) - 1;
        patches.set(text, index);
        planned.records.push([id, record.updated_at, index]);
        loader.clear(id);
      }
      onProgress?.({
        done: start + page.length,
        message: `${start + page.length} of ${ids.length} ${kind} are planned.`,
      });
    }
    return planned;
  }

  /** @returns whether the record changes */
  async #addRecord(kind: BulkKind, record: BulkRecord, patch: BulkPatch): Promise<boolean> {
    const changes = await listChanges(kind, record, patch, this.#context);
    if (changes.length === 0) {
      this.#unchanged += 1;
      return false;
    }
    this.#count += 1;
    if (kind === 'leads') {
      this.#leads += 1;
      this.#amount += toExact(record.price ?? 0);
    }
    if (closes(record, patch)) this.#closed += 1;
    if (changes.some(({ overwrites }) => overwrites)) this.#overwritten += 1;
    for (const { field, from, to } of changes) {
      const key = JSON.stringify([kind, field, from, to]);
      const group = this.#groups.get(key) ?? { kind, field, from, to, count: 0 };
      group.count += 1;
      this.#groups.set(key, group);
      if (field === 'status' && to !== null) this.#entered.set(to, (this.#entered.get(to) ?? 0) + 1);
    }
    if (this.#records.length < shown.records) {
      const { id } = record;
      this.#records.push({ kind, id, name: nameRecord(record), url: urlOf(kind, record, this.#context), changes });
    }
    return true;
  }

  async finish(changes: readonly BulkChange[]): Promise<BulkPlan> {
    const { currency } = await this.#context.metadata.account();
    const groups = [...this.#groups.values()].sort((one, other) => other.count - one.count);
    const times = changes.flatMap(({ selected: { asOf } }) => (asOf === undefined ? [] : [asOf]));
    const complete = changes.flatMap(({ selected }) => (selected.complete === undefined ? [] : [selected.complete]));
    return {
      count: this.#count,
      unchanged: this.#unchanged,
      missing: this.#missing,
      records: this.#records,
      changes: groups.slice(0, shown.changes),
      otherChanges: Math.max(0, groups.length - shown.changes),
      amount: this.#leads > 0 ? fromExact(this.#amount) : null,
      currency,
      reasons: [
        ...(this.#count > 1 ? [`It changes ${this.#count} records.`] : []),
        ...(this.#closed > 0 ? [`It closes ${this.#closed} leads.`] : []),
        ...(this.#overwritten > 0 ? [`It overwrites values of ${this.#overwritten} records.`] : []),
      ],
      robots: [...this.#entered].map(
        ([stage, count]) =>
          `${count} leads enter «${stage}»: robots of this stage (Digital Pipeline) may start, such as messages to clients, tasks or bots. amoCRM does not tell which there are.`,
      ),
      asOf: times.length > 0 ? Math.min(...times) : null,
      complete: complete.length > 0 ? complete.every(Boolean) : null,
    };
  }
}

/** A plan in a few lines, for a person who is asked to confirm it. */
export function summarizePlan(plan: BulkPlan): string {
  const amount = plan.amount === null ? '' : `, leads of ${plan.amount} ${plan.currency ?? ''}`.trimEnd();
  const quoted = (value: string | null) => (value === null ? '(empty)' : `«${value}»`);
  const lines = plan.changes.map(
    ({ kind, field, from, to, count }) => `${count} ${kind}: ${field} from ${quoted(from)} to ${quoted(to)}`,
  );
  return [
    `Change ${plan.count} records${amount}?`,
    ...lines.slice(0, 10),
    ...(plan.otherChanges + Math.max(0, lines.length - 10) > 0
      ? [`and ${plan.otherChanges + Math.max(0, lines.length - 10)} other changes`]
      : []),
    ...plan.robots,
    ...(plan.missing.length > 0 ? [`${plan.missing.length} of the given records do not exist.`] : []),
    ...(plan.complete === false ? ['The copy of the account is not complete yet: more records may match.'] : []),
  ].join('\n');
}
