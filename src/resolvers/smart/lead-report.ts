import type { Lead, LeadListQuery } from '../../amocrm/index.ts';
import { pagesOf } from '../../amocrm/index.ts';
import { formatDate } from '../account-time.ts';
import type { Context } from '../context.ts';
import { isMeant, type LeadListArguments, readLeadSelection } from '../lead.ts';
import { fromExact, toExact } from '../price.ts';
import { lostStatusId, wonStatusId } from '../stage.ts';

/** Leads counted and their prices added up. */
export interface Tally {
  count: number;
  amount: number;
  /** The amount as an integer, see `toExact`: it is what is added up. */
  exact: bigint;
}

/** A tally of the leads that have one thing in common; `key` is its id, or null where they have none. */
export interface Group<Key> extends Tally {
  key: Key;
}

/** What `leadReport` answers. */
export interface LeadReport {
  total: Tally;
  won: Tally;
  lost: Tally;
  open: Tally;
  byPipeline: Group<number>[];
  byStatus: (Group<number> & { pipelineId: number })[];
  byResponsible: Group<number>[];
  byLossReason: Group<number | null>[];
  byMonth: Group<string>[];
  /** How many leads were read. */
  scanned: number;
  /** False where the list changed under the reader, so that a lead may have been missed or counted twice. */
  complete: boolean;
  /** The period of creation that the filter meant, in unix seconds. */
  createdFrom: number | null;
  createdTo: number | null;
}

/** How many pages are asked for ahead: the end of the list is known only when it is reached, so two may be in vain. */
const pagesAhead = 3;

/**
 * Counts and adds up all leads that a filter means, page by page: memory does not grow with their number.
 * A page that cannot be read makes the whole report fail; a part is never shown as the whole.
 */
export async function readLeadReport(args: LeadListArguments, context: Context): Promise<LeadReport> {
  const selection: LeadListQuery = (await readLeadSelection(args, context)) ?? {};
  const { timezone } = await context.metadata.account();
  const tallies = new Tallies(timezone);
  const query = { ...selection, order: { field: 'id', direction: 'asc' } } as const;
  for await (const page of pagesOf(context.background.leads.list, query, { ahead: pagesAhead })) {
    for (const lead of page.items) if (isMeant(lead, selection)) tallies.add(lead);
    context.onProgress?.({ done: tallies.scanned, message: `${tallies.scanned} leads read` });
  }
  const { from = null, to = null } = selection.filter?.created_at ?? {};
  return { ...tallies.report(), createdFrom: from, createdTo: to };
}

class Tallies {
  readonly #timezone: string;
  readonly #total = emptyTally();
  readonly #won = emptyTally();
  readonly #lost = emptyTally();
  readonly #byPipeline = new Map<number, Group<number>>();
  readonly #byStatus = new Map<string, Group<number> & { pipelineId: number }>();
  readonly #byResponsible = new Map<number, Group<number>>();
  readonly #byLossReason = new Map<number | null, Group<number | null>>();
  readonly #byMonth = new Map<string, Group<string>>();
  #lastId = 0;
  #inOrder = true;
  scanned = 0;

  constructor(timezone: string) {
    this.#timezone = timezone;
  }

  add(lead: Lead): void {
    this.scanned += 1;
    // Ids that do not grow mean that rows moved between pages while they were read.
    if (lead.id <= this.#lastId) {
      this.#inOrder = false;
      return;
    }
    this.#lastId = lead.id;
    const amount = lead.price ?? 0;
    count(this.#total, amount);
    if (lead.status_id === wonStatusId) count(this.#won, amount);
    if (lead.status_id === lostStatusId) {
      count(this.#lost, amount);
      count(
        groupOf(this.#byLossReason, lead.loss_reason_id, () => ({ key: lead.loss_reason_id })),
        amount,
      );
    }
    count(
      groupOf(this.#byPipeline, lead.pipeline_id, () => ({ key: lead.pipeline_id })),
      amount,
    );
    const stage = { key: lead.status_id, pipelineId: lead.pipeline_id };
    count(
      groupOf(this.#byStatus, `${lead.pipeline_id}:${lead.status_id}`, () => stage),
      amount,
    );
    count(
      groupOf(this.#byResponsible, lead.responsible_user_id, () => ({ key: lead.responsible_user_id })),
      amount,
    );
    const month = formatDate(lead.created_at, this.#timezone).slice(0, 7);
    count(
      groupOf(this.#byMonth, month, () => ({ key: month })),
      amount,
    );
  }

  report(): Omit<LeadReport, 'createdFrom' | 'createdTo'> {
    const openExact = this.#total.exact - this.#won.exact - this.#lost.exact;
    return {
      total: this.#total,
      won: this.#won,
      lost: this.#lost,
      open: {
        count: this.#total.count - this.#won.count - this.#lost.count,
        amount: fromExact(openExact),
        exact: openExact,
      },
      byPipeline: largestFirst(this.#byPipeline),
      byStatus: largestFirst(this.#byStatus),
      byResponsible: largestFirst(this.#byResponsible),
      byLossReason: largestFirst(this.#byLossReason),
      byMonth: [...this.#byMonth.values()].sort((a, b) => a.key.localeCompare(b.key)),
      scanned: this.scanned,
      complete: this.#inOrder,
    };
  }
}

function emptyTally(): Tally {
  return { count: 0, amount: 0, exact: 0n };
}

function count(tally: Tally, amount: number): void {
  tally.count += 1;
  tally.exact += toExact(amount);
  tally.amount = fromExact(tally.exact);
}

function groupOf<Key, Value extends object>(
  groups: Map<Key, Value & Tally>,
  key: Key,
  create: () => Value,
): Value & Tally {
  const group = groups.get(key) ?? { ...create(), ...emptyTally() };
  groups.set(key, group);
  return group;
}

function largestFirst<Value extends Tally>(groups: ReadonlyMap<unknown, Value>): Value[] {
  return [...groups.values()].sort((a, b) => b.amount - a.amount || b.count - a.count);
}
