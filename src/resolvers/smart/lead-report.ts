import type { Lead, LeadListQuery, Range } from '../../amocrm/index.ts';
import { pagesOf } from '../../amocrm/index.ts';
import type { TagCondition } from '../../replica/question/card-condition.ts';
import { formatDate } from '../account-time.ts';
import type { Context } from '../context.ts';
import { type LeadListArguments, toLeadCriteria } from '../lead-filter.ts';
import { companyLeadPages, planLeads } from '../lead-plan.ts';
import {
  type ClosedGroup,
  count,
  earliestFirst,
  emptyClosed,
  emptyTally,
  type Group,
  groupOf,
  mostFirst,
  type StatusGroup,
  type Tally,
  time,
  type WonTally,
} from '../lead-tally.ts';
import type { LeadConditions, LeadCriteria } from '../list/criteria.ts';
import { type SelectionInfo, selectsOnly } from '../list/selection.ts';
import { normalizeName } from '../name/spelling.ts';
import { checkTags } from '../name/tag.ts';
import { fromExact } from '../price.ts';
import { listTags } from '../replica-condition.ts';
import { tellWritten } from '../search/written.ts';
import { isOpen, lostStatusId, wonStatusId } from '../stage.ts';

/** The result of `leadReport`, read page by page. Groups are ordered by count, largest first, and months from the earliest. */
export interface LeadReport {
  /** What was asked for: fields that the replica answers read it themselves. */
  args: LeadListArguments;
  total: Tally;
  won: WonTally;
  lost: Tally;
  open: Tally;
  /** Whether the filter includes won and lost leads alike, so that a win rate makes sense. */
  hasWinRate: boolean;
  byPipeline: Group<number>[];
  byStatus: StatusGroup[];
  byResponsible: ClosedGroup<number>[];
  byLossReason: Group<number>[];
  byMonth: Group<string>[];
  byClosedMonth: ClosedGroup<string>[];
  /** How many leads were read. */
  scanned: number;
  /** False if the list changed while it was read, so that a lead may have been missed. */
  complete: boolean;
  /** The periods of the filter, in unix seconds. */
  created: Range;
  updated: Range;
  closed: Range;
}

/** How many pages are requested ahead. Up to two requests may be wasted at the end of the list. */
const pagesAhead = 3;

/** Reads all leads, unless the query selects only what the replica answers. */
export async function loadLeadReport(
  args: LeadListArguments,
  context: Context,
  info: SelectionInfo,
): Promise<LeadReport> {
  // A figure that was not read must not look like one: there is none at all.
  if (selectsOnly(info, ['breakdown'])) return { args } as LeadReport;
  return countLeads(args, context);
}

/**
 * Counts all leads that match a filter and adds up their prices, page by page, so memory does not grow with their number.
 * If a page cannot be read, the report fails: a partial result is never returned.
 */
async function countLeads(args: LeadListArguments, context: Context): Promise<LeadReport> {
  const selection: LeadCriteria = (await toLeadCriteria(args, context, { readsAll: true })) ?? {};
  const { timezone } = await context.metadata.account();
  // Every lead is read here with its tags, so this condition needs no replica.
  const { tags, ...filter } = selection.filter ?? {};
  const { query, matchesPrice, matches = matchesPrice, ids } = await planLeads({ ...selection, filter }, context);
  const isWanted = tags ? (lead: Lead) => matches(lead) && matchesTags(lead, tags) : matches;
  const tallies = new Tallies(timezone);
  const read = new Set<string>();
  for await (const leads of loadPages(query, ids, context)) {
    for (const lead of leads) {
      if (tags) for (const { name } of lead.tags) read.add(name);
      tallies.add(lead, isWanted);
    }
    context.onProgress?.({ done: tallies.scanned, message: `${tallies.scanned} leads read` });
  }
  if (args.filter?.tags) await checkTags('leads', listTags(args.filter.tags, ['filter', 'tags']), [...read], context);
  const { created_at = {}, updated_at = {}, closed_at = {} } = selection.filter ?? {};
  await tellWritten(selection.query, tallies.scanned, context);
  return {
    args,
    ...tallies.report(),
    hasWinRate: includesWonAndLost(selection.filter),
    created: created_at,
    updated: updated_at,
    closed: closed_at,
  };
}

function matchesTags({ tags }: Lead, { any, all = [], none = [] }: TagCondition): boolean {
  const names = new Set(tags.map(({ name }) => normalizeName(name)));
  const has = (name: string) => names.has(normalizeName(name));
  return (any?.some(has) ?? true) && all.every((spellings) => spellings.some(has)) && !none.some(has);
}

/** Reads all leads ordered by id, so that an id that does not increase reveals that the list changed. */
async function* loadPages(query: LeadListQuery, ids: number[] | undefined, { background }: Context) {
  if (ids) {
    yield* companyLeadPages(background.leads.list, query, ids);
    return;
  }
  const ordered = { ...query, order: { field: 'id', direction: 'asc' } } as const;
  for await (const page of pagesOf(background.leads.list, ordered, { ahead: pagesAhead })) yield page.items;
}

/** Whether the filter includes the won and the lost leads of the same pipelines: otherwise the filter determines the rate. */
export function includesWonAndLost({ state, statuses }: LeadConditions = {}): boolean {
  if (state) return state.includes('WON') === state.includes('LOST');
  if (!statuses) return true;
  const pipelines = (id: number) =>
    [...new Set(statuses.flatMap((pair) => (pair.status_id === id ? [pair.pipeline_id] : [])))].sort().join();
  return pipelines(wonStatusId) === pipelines(lostStatusId);
}

class Tallies {
  readonly #timezone: string;
  readonly #total = emptyTally();
  readonly #won: WonTally = { ...emptyTally(), seconds: 0, timed: 0 };
  readonly #lost = emptyTally();
  readonly #byPipeline = new Map<number, Group<number>>();
  readonly #byStatus = new Map<string, StatusGroup>();
  readonly #byResponsible = new Map<number, ClosedGroup<number>>();
  readonly #byLossReason = new Map<number | null, Group<number>>();
  readonly #byMonth = new Map<string, Group<string>>();
  readonly #byClosedMonth = new Map<string, ClosedGroup<string>>();
  #lastId = 0;
  #inOrder = true;
  scanned = 0;

  constructor(timezone: string) {
    this.#timezone = timezone;
  }

  add(lead: Lead, matches: (lead: Lead) => boolean): void {
    this.scanned += 1;
    // An id that does not increase means that leads moved between pages while they were read.
    if (lead.id <= this.#lastId) {
      this.#inOrder = false;
      return;
    }
    this.#lastId = lead.id;
    if (!matches(lead)) return;
    const { pipeline_id: pipelineId, status_id: statusId } = lead;
    const responsible = groupOf(this.#byResponsible, lead.responsible_user_id, (id) => emptyClosed(id));
    const tallies: Tally[] = [
      this.#total,
      responsible,
      groupOf(this.#byPipeline, pipelineId, () => ({ key: pipelineId })),
      groupOf(this.#byStatus, `${pipelineId}:${statusId}`, () => ({ key: statusId, pipelineId })),
      groupOf(this.#byMonth, this.#monthOf(lead.created_at), (month) => ({ key: month })),
    ];
    if (statusId === wonStatusId) {
      tallies.push(this.#won, responsible.won);
      time(this.#won, lead);
    }
    if (statusId === lostStatusId) {
      const reason = lead.loss_reason_id;
      tallies.push(
        this.#lost,
        responsible.lost,
        groupOf(this.#byLossReason, reason, () => ({ key: reason })),
      );
    }
    if (lead.closed_at !== null && !isOpen(statusId)) {
      const group = groupOf(this.#byClosedMonth, this.#monthOf(lead.closed_at), (month) => emptyClosed(month));
      tallies.push(group, statusId === wonStatusId ? group.won : group.lost);
      if (statusId === wonStatusId) time(group.won, lead);
    }
    for (const tally of tallies) count(tally, lead.price ?? 0);
  }

  #monthOf(seconds: number): string {
    return formatDate(seconds, this.#timezone).slice(0, 7);
  }

  report(): Omit<LeadReport, 'args' | 'hasWinRate' | 'created' | 'updated' | 'closed'> {
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
      byPipeline: mostFirst(this.#byPipeline),
      byStatus: mostFirst(this.#byStatus),
      byResponsible: mostFirst(this.#byResponsible),
      byLossReason: mostFirst(this.#byLossReason),
      byMonth: earliestFirst(this.#byMonth),
      byClosedMonth: earliestFirst(this.#byClosedMonth),
      scanned: this.scanned,
      complete: this.#inOrder,
    };
  }
}
