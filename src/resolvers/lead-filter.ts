import { type Issue, ValidationError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import type { LeadConditions, LeadCriteria } from './list/criteria.ts';
import { type DateTimeRangeInput, dropAbsent, toIds, toNumberRange, toOrder, toRange } from './list/range.ts';
import { checkPrice } from './price.ts';
import { checkPipelines, type LeadState, type Stage, stateOf, toPairs, toStatuses } from './stage.ts';

/** A `LeadFilter` input. */
export interface LeadFilterInput {
  ids?: Nullish<string[]>;
  names?: Nullish<string[]>;
  price?: Nullish<{ from?: Nullish<number>; to?: Nullish<number> }>;
  state?: Nullish<LeadState[]>;
  statusIds?: Nullish<string[]>;
  pipelineIds?: Nullish<string[]>;
  companyIds?: Nullish<string[]>;
  responsibleUserIds?: Nullish<string[]>;
  createdByUserIds?: Nullish<string[]>;
  updatedByUserIds?: Nullish<string[]>;
  statuses?: Nullish<{ pipelineId: string; statusId: string }[]>;
  createdAt?: Nullish<DateTimeRangeInput>;
  updatedAt?: Nullish<DateTimeRangeInput>;
  closedAt?: Nullish<DateTimeRangeInput>;
  closestTaskAt?: Nullish<DateTimeRangeInput>;
}

/** Which leads, in which order. */
export interface LeadListArguments {
  filter?: Nullish<LeadFilterInput>;
  query?: Nullish<string>;
  orderBy?: Nullish<`${'ID' | 'CREATED_AT' | 'UPDATED_AT'}_${'ASC' | 'DESC'}`>;
}

/** What the arguments mean; undefined where none was given. */
export async function toLeadCriteria(
  { filter, query, orderBy }: LeadListArguments,
  context: Pick<Context, 'metadata'>,
): Promise<LeadCriteria | undefined> {
  return dropAbsent({
    filter: filter ? await toLeadConditions(filter, context) : undefined,
    query: query?.trim() ? query : undefined,
    order: toOrder<'id' | 'created_at' | 'updated_at'>(orderBy),
  });
}

async function toLeadConditions(
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
  const statuses = await toLeadStatuses(filter, path, context);
  return dropAbsent({
    id: toIds(filter.ids),
    name: filter.names ?? undefined,
    price: toNumberRange(filter.price, [...path, 'price']),
    statuses,
    // Pairs already say the state and the pipeline; what amoCRM makes of both is not documented.
    state: statuses || !filter.state ? undefined : [...new Set(filter.state)].sort(),
    pipeline_id: statuses ? undefined : toIds(filter.pipelineIds),
    company_id: toIds(filter.companyIds),
    responsible_user_id: toIds(filter.responsibleUserIds),
    created_by: toIds(filter.createdByUserIds),
    updated_by: toIds(filter.updatedByUserIds),
    created_at: await toRange(filter.createdAt, [...path, 'createdAt'], context),
    updated_at: await toRange(filter.updatedAt, [...path, 'updatedAt'], context),
    closed_at: await toRange(filter.closedAt, [...path, 'closedAt'], context),
    closest_task_at: await toRange(filter.closestTaskAt, [...path, 'closestTaskAt'], context),
  });
}

/** The given statuses that are of a wanted state; undefined where none were given. */
async function toLeadStatuses(
  { statuses, statusIds, pipelineIds, state }: LeadFilterInput,
  path: Issue['path'],
  context: Pick<Context, 'metadata'>,
): Promise<Stage[] | undefined> {
  const given = statuses
    ? await toPairs(statuses, [...path, 'statuses'], context)
    : statusIds && (await toStatuses(statusIds, pipelineIds, [...path, 'statusIds'], context, 'listed'));
  if (!given) return undefined;
  if (!state) return given;
  const wanted = given.filter(({ status_id }) => state.includes(stateOf(status_id)));
  if (wanted.length > 0) return wanted;
  throw new ValidationError([{ path: [...path, 'state'], message: 'none of the given statuses has this state' }]);
}
