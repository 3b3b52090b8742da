/**
 * Plans the requests for leads if the filter has conditions that amoCRM does not support: a state is replaced by its
 * statuses, a company by the ids of its leads, and conditions too long for a URL are checked here.
 */
import { type FieldCondition, isInPriceRange, type Lead, type LeadListQuery, type Page } from '../amocrm/index.ts';
import { listCandidates } from '../errors/candidate.ts';
import { ValidationError } from '../errors/index.ts';
import type { Context } from './context.ts';
import { requireLive } from './lead-filter.ts';
import type { LeadCriteria } from './list/criteria.ts';
import { type LeadState, type Stage, stateOf } from './stage.ts';

/** How to request the leads of a filter. */
export interface LeadPlan {
  query: LeadListQuery;
  /** Checks the conditions that the query leaves out; omitted if there are none. Includes `matchesPrice`. */
  matches?: (lead: Lead) => boolean;
  /** Checks the price, of which amoCRM compares only the whole units. */
  matchesPrice: (lead: Lead) => boolean;
  /** The leads of the given companies, in ascending order; no other lead can match. */
  ids?: number[];
}

/** Statuses in one URL: each takes 84 characters of about 7,500. */
const maxPairs = 70;

/** How many ids take as much of a URL as one status. */
const idsPerPair = 3;

/** How many leads the companies of one list may have: all of them are read for each page. */
const maxCompanyLeads = 5_000;

/** Ids in one URL, besides the other filters. */
const idsPerRequest = 200;

/** Plans the requests for a filter. @throws {ValidationError} if a company does not exist, or a condition needs the replica */
export async function planLeads(
  criteria: LeadCriteria,
  context: Pick<Context, 'metadata' | 'loaders'>,
): Promise<LeadPlan> {
  const { filter = {}, ...rest } = requireLive(criteria);
  const { state, company_id, statuses, ...kept } = filter;
  const matchesPrice = (lead: Lead) => isInPriceRange(lead.price, kept.price);
  const ids = company_id && (await loadCompanyLeads(company_id, kept.id, context));
  const pairs = statuses ?? (state && (await findStages(state, kept.pipeline_id, context)));
  if (!pairs) return { query: { ...rest, filter: kept }, matchesPrice, ...(ids && { ids }) };
  const { pipeline_id: _, ...others } = kept;
  const idCount =
    Object.values(others).reduce((sum, value) => sum + (Array.isArray(value) ? value.length : 0), 0) +
    2 * countValues(others.custom_fields_values);
  if (!ids && pairs.length + idCount / idsPerPair <= maxPairs) {
    return { query: { ...rest, filter: { ...others, statuses: pairs } }, matchesPrice };
  }
  const wanted = new Set(pairs.map(keyOf));
  const isInState = statuses
    ? (lead: Lead) => wanted.has(keyOf(lead))
    : (lead: Lead) => state?.includes(stateOf(lead.status_id)) === true;
  const matches = (lead: Lead) => isInState(lead) && matchesPrice(lead);
  return { query: { ...rest, filter: kept }, matches, matchesPrice, ...(ids && { ids }) };
}

/** How many parameters conditions on custom fields take; each takes as much of a URL as two ids. */
function countValues(conditions: readonly FieldCondition[] = []): number {
  return conditions.reduce((sum, { values }) => sum + (values?.length ?? 2), 0);
}

function keyOf({ pipeline_id, status_id }: Stage): string {
  return `${pipeline_id}:${status_id}`;
}

/** All stages with the given states, in the given pipelines or in all; stages of incoming leads count as open. */
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

/** The ids of the companies' leads, in one request: amoCRM cannot filter leads by company, but lists a company's leads. */
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

/** Loads the leads of companies page by page, by ascending id; one request for every 200 leads. */
export async function* companyLeadPages(
  list: (query: LeadListQuery) => Promise<Page<Lead>>,
  query: LeadListQuery,
  ids: readonly number[],
): AsyncGenerator<Lead[]> {
  for (let start = 0; start < ids.length; start += idsPerRequest) {
    const filter = { ...query.filter, id: ids.slice(start, start + idsPerRequest) };
    const { items } = await list({ ...query, filter, order: { field: 'id', direction: 'asc' }, page: 1, limit: 250 });
    yield items;
  }
}

/**
 * Loads all leads of companies and sorts them in the order of the list.
 *
 * @throws {ValidationError} if there are too many to read them all for each page
 */
export async function listCompanyLeads(
  list: (query: LeadListQuery) => Promise<Page<Lead>>,
  query: LeadListQuery,
  ids: readonly number[],
  matches: LeadPlan['matches'],
): Promise<Lead[]> {
  if (ids.length > maxCompanyLeads) {
    const message = `these companies have ${ids.length} leads, and at most ${maxCompanyLeads} can be listed by company; give fewer companies`;
    throw new ValidationError([{ path: ['filter', 'companyIds'], message }]);
  }
  const leads: Lead[] = [];
  for await (const page of companyLeadPages(list, query, ids)) leads.push(...page);
  const { field, direction } = query.order ?? { field: 'id', direction: 'asc' };
  const sign = direction === 'desc' ? -1 : 1;
  return leads.filter((lead) => matches?.(lead) ?? true).sort((a, b) => sign * (a[field] - b[field]) || a.id - b.id);
}
