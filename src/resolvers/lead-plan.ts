/**
 * How leads are asked for whose filter has conditions that amoCRM does not know: a state becomes the statuses that have
 * it, a company becomes the ids of its leads, and what does not fit into an address is filtered here.
 */
import { isInPriceRange, type Lead, type LeadListQuery, type Page } from '../amocrm/index.ts';
import { listCandidates } from '../errors/candidate.ts';
import { ValidationError } from '../errors/index.ts';
import type { Context } from './context.ts';
import type { LeadCriteria } from './list/criteria.ts';
import { type LeadState, type Stage, stateOf } from './stage.ts';

/** How leads are asked for. */
export interface LeadPlan {
  query: LeadListQuery;
  /** What remains to be checked on each lead; absent where the query says everything. */
  holds?: (lead: Lead) => boolean;
  /** Tells what amoCRM returns beyond the query: it compares whole units of a price. Part of `holds`. */
  isMeant: (lead: Lead) => boolean;
  /** The only leads that can be meant, in ascending order: those of the given companies. */
  ids?: number[];
}

/** Statuses in one address: each takes 84 characters of about 7,500. */
const mostPairs = 70;

/** How much room a status takes in an address, measured in ids. */
const idsPerPair = 3;

/** Leads of the companies of one list: they are all read for each page of it. */
const mostCompanyLeads = 5_000;

/** Ids in one address, beside the other filters. */
const idsAtOnce = 200;

/** @throws {ValidationError} for a company that does not exist */
export async function planLeads(
  { filter = {}, ...rest }: LeadCriteria,
  context: Pick<Context, 'metadata' | 'loaders'>,
): Promise<LeadPlan> {
  const { state, company_id, statuses, ...kept } = filter;
  const isMeant = (lead: Lead) => isInPriceRange(lead.price, kept.price);
  const ids = company_id && (await loadCompanyLeads(company_id, kept.id, context));
  const pairs = statuses ?? (state && (await findStages(state, kept.pipeline_id, context)));
  if (!pairs) return { query: { ...rest, filter: kept }, isMeant, ...(ids && { ids }) };
  const { pipeline_id: _, ...others } = kept;
  const listed = Object.values(others).reduce((sum, value) => sum + (Array.isArray(value) ? value.length : 0), 0);
  if (!ids && pairs.length + listed / idsPerPair <= mostPairs) {
    return { query: { ...rest, filter: { ...others, statuses: pairs } }, isMeant };
  }
  const wanted = new Set(pairs.map(keyOf));
  const isInState = statuses
    ? (lead: Lead) => wanted.has(keyOf(lead))
    : (lead: Lead) => state?.includes(stateOf(lead.status_id)) === true;
  const holds = (lead: Lead) => isInState(lead) && isMeant(lead);
  return { query: { ...rest, filter: kept }, holds, isMeant, ...(ids && { ids }) };
}

function keyOf({ pipeline_id, status_id }: Stage): string {
  return `${pipeline_id}:${status_id}`;
}

/** All stages of the given states, in the given pipelines or in all: also those of incoming leads, which are open. */
async function findStages(
  state: readonly LeadState[],
  pipelineIds: number[] | undefined,
  { metadata }: Pick<Context, 'metadata'>,
): Promise<Stage[]> {
  const pipelines = (await metadata.pipelines()).filter(({ id }) => pipelineIds?.includes(id) ?? true);
  return pipelines.flatMap(({ id, statuses }) =>
    statuses
      .filter((status) => state.includes(stateOf(status.id)))
      .map((status) => ({ pipeline_id: id, status_id: status.id })),
  );
}

/** One request for all companies: amoCRM has no filter of leads by company, but tells the leads of a company. */
async function loadCompanyLeads(
  companyIds: readonly number[],
  among: readonly number[] | undefined,
  { loaders }: Pick<Context, 'loaders'>,
): Promise<number[]> {
  const path = ['filter', 'companyIds'];
  const companies = await Promise.all(companyIds.map((id) => loaders.company.load(id, ['leads'])));
  const missing = companyIds.filter((_, index) => !companies[index]);
  if (missing.length > 0) {
    const message = `there is no company ${listCandidates(missing.map((id) => ({ id })))}, or the amoCRM user of the token may not see it; search for the company and use the id that the search returns`;
    throw new ValidationError([{ path, message }]);
  }
  const ids = new Set(companies.flatMap((company) => company?.leads ?? []));
  return [...ids].filter((id) => among?.includes(id) ?? true).sort((a, b) => a - b);
}

/** The leads of companies, in portions, by ascending id: one request for every 200 that the companies have. */
export async function* companyLeadPages(
  list: (query: LeadListQuery) => Promise<Page<Lead>>,
  query: LeadListQuery,
  ids: readonly number[],
): AsyncGenerator<Lead[]> {
  for (let start = 0; start < ids.length; start += idsAtOnce) {
    const filter = { ...query.filter, id: ids.slice(start, start + idsAtOnce) };
    const { items } = await list({ ...query, filter, order: { field: 'id', direction: 'asc' }, page: 1, limit: 250 });
    yield items;
  }
}

/**
 * All of them in the order of the list.
 *
 * @throws {ValidationError} where there are too many to be read for each page
 */
export async function listCompanyLeads(
  list: (query: LeadListQuery) => Promise<Page<Lead>>,
  query: LeadListQuery,
  ids: readonly number[],
  holds: LeadPlan['holds'],
): Promise<Lead[]> {
  if (ids.length > mostCompanyLeads) {
    const message = `these companies have ${ids.length} leads, at most ${mostCompanyLeads} can be listed so; list fewer companies`;
    throw new ValidationError([{ path: ['filter', 'companyIds'], message }]);
  }
  const leads: Lead[] = [];
  for await (const page of companyLeadPages(list, query, ids)) leads.push(...page);
  const { field, direction } = query.order ?? { field: 'id', direction: 'asc' };
  const sign = direction === 'desc' ? -1 : 1;
  return leads.filter((lead) => holds?.(lead) ?? true).sort((a, b) => sign * (a[field] - b[field]) || a.id - b.id);
}
