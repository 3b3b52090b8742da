import { type Issue, ValidationError } from '../errors/index.ts';
import type { Context } from './context.ts';
import type { LeadConditions, LeadSelection } from './list-selection.ts';
import { checkPrice } from './price.ts';
import { type DateTimeRangeInput, dropAbsent, readIds, readNumberRange, readOrder, readRange } from './range.ts';
import { checkPipelines, type LeadState, readPairs, readStatuses, type Stage, stateOf } from './stage.ts';

/** A `LeadFilter` input. */
export interface LeadFilterInput {
  ids?: string[] | null | undefined;
  names?: string[] | null | undefined;
  price?: { from?: number | null | undefined; to?: number | null | undefined } | null | undefined;
  state?: LeadState[] | null | undefined;
  statusIds?: string[] | null | undefined;
  pipelineIds?: string[] | null | undefined;
  companyIds?: string[] | null | undefined;
  responsibleUserIds?: string[] | null | undefined;
  createdByUserIds?: string[] | null | undefined;
  updatedByUserIds?: string[] | null | undefined;
  statuses?: { pipelineId: string; statusId: string }[] | null | undefined;
  createdAt?: DateTimeRangeInput | null | undefined;
  updatedAt?: DateTimeRangeInput | null | undefined;
  closedAt?: DateTimeRangeInput | null | undefined;
  closestTaskAt?: DateTimeRangeInput | null | undefined;
}

/** Which leads, in which order. */
export interface LeadListArguments {
  filter?: LeadFilterInput | null | undefined;
  query?: string | null | undefined;
  orderBy?: `${'ID' | 'CREATED_AT' | 'UPDATED_AT'}_${'ASC' | 'DESC'}` | null | undefined;
}

/** What the arguments mean; undefined where none was given. */
export async function readLeadSelection(
  { filter, query, orderBy }: LeadListArguments,
  context: Pick<Context, 'metadata'>,
): Promise<LeadSelection | undefined> {
  return dropAbsent({
    filter: filter ? await readLeadFilter(filter, context) : undefined,
    query: query?.trim() ? query : undefined,
    order: readOrder<'id' | 'created_at' | 'updated_at'>(orderBy),
  });
}

async function readLeadFilter(
  filter: LeadFilterInput,
  context: Pick<Context, 'metadata'>,
): Promise<LeadConditions | undefined> {
  const path: Issue['path'] = ['filter'];
  if (filter.statuses && (filter.statusIds || filter.pipelineIds)) {
    throw new ValidationError([{ path: [...path, 'statuses'], message: 'excludes `statusIds` and `pipelineIds`' }]);
  }
  if (filter.pipelineIds) await checkPipelines(filter.pipelineIds, [...path, 'pipelineIds'], context);
  await checkPrice(filter.price?.from, [...path, 'price', 'from'], context);
  await checkPrice(filter.price?.to, [...path, 'price', 'to'], context);
  const statuses = await readLeadStatuses(filter, path, context);
  return dropAbsent({
    id: readIds(filter.ids),
    name: filter.names ?? undefined,
    price: readNumberRange(filter.price, [...path, 'price']),
    statuses,
    // Pairs already say the state and the pipeline; what amoCRM makes of both is not documented.
    state: statuses || !filter.state ? undefined : [...new Set(filter.state)].sort(),
    pipeline_id: statuses ? undefined : readIds(filter.pipelineIds),
    company_id: readIds(filter.companyIds),
    responsible_user_id: readIds(filter.responsibleUserIds),
    created_by: readIds(filter.createdByUserIds),
    updated_by: readIds(filter.updatedByUserIds),
    created_at: await readRange(filter.createdAt, [...path, 'createdAt'], context),
    updated_at: await readRange(filter.updatedAt, [...path, 'updatedAt'], context),
    closed_at: await readRange(filter.closedAt, [...path, 'closedAt'], context),
    closest_task_at: await readRange(filter.closestTaskAt, [...path, 'closestTaskAt'], context),
  });
}

/** The given statuses that are of a wanted state; undefined where none were given. */
async function readLeadStatuses(
  { statuses, statusIds, pipelineIds, state }: LeadFilterInput,
  path: Issue['path'],
  context: Pick<Context, 'metadata'>,
): Promise<Stage[] | undefined> {
  const given = statuses
    ? await readPairs(statuses, [...path, 'statuses'], context)
    : statusIds && (await readStatuses(statusIds, pipelineIds, [...path, 'statusIds'], context, 'listed'));
  if (!given) return undefined;
  if (!state) return given;
  const wanted = given.filter(({ status_id }) => state.includes(stateOf(status_id)));
  if (wanted.length > 0) return wanted;
  throw new ValidationError([{ path: [...path, 'state'], message: 'none of the given statuses has this state' }]);
}
