import { type Issue, ValidationError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { ReplicaLeadFilter } from '../replica/question/lead-condition.ts';
import type { Context } from './context.ts';
import { type CustomFieldFilterInput, fieldsAs, storedFieldsAs } from './custom-field/condition.ts';
import { knownUsers } from './known-user.ts';
import { type LeadConditions, type LeadCriteria, type LiveLeadCriteria, toCriteria } from './list/criteria.ts';
import { type DateTimeRangeInput, idsAs, rangeAs, toNumberRange, toRange } from './list/range.ts';
import { findReplicaNames, type HistoryDays, listNames } from './list/replica.ts';
import { keepTags } from './name/tag.ts';
import { checkPrice } from './price.ts';
import { type FieldConditionInput, replicaFieldsAs, type TagConditionInput, tagsAs } from './replica-condition.ts';
import { checkPipelines, type LeadState, stateOf, toPairs, toStatuses } from './stage.ts';
import { type Line, type Translation, translate } from './translation.ts';

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
  customFields?: Nullish<CustomFieldFilterInput[]>;
  tags?: Nullish<TagConditionInput>;
  fields?: Nullish<FieldConditionInput[]>;
  withoutOpenTask?: Nullish<boolean>;
  withOverdueTask?: Nullish<boolean>;
  idleDays?: Nullish<number>;
  countsClient?: Nullish<boolean>;
  inStageDays?: Nullish<number>;
  contactIds?: Nullish<string[]>;
  withoutContact?: Nullish<boolean>;
  productIds?: Nullish<string[]>;
  noteText?: Nullish<string>;
  moved?: Nullish<LeadMoveInput>;
}

/** A `LeadMoveCondition` input. */
export interface LeadMoveInput {
  at?: Nullish<DateTimeRangeInput>;
  fromStatusIds?: Nullish<string[]>;
  toStatusIds?: Nullish<string[]>;
}

/** The arguments that select and order leads. */
export interface LeadListArguments {
  filter?: Nullish<LeadFilterInput>;
  query?: Nullish<string>;
  orderBy?: Nullish<`${'ID' | 'CREATED_AT' | 'UPDATED_AT'}_${'ASC' | 'DESC'}`>;
  sortBy?: Nullish<`${'PRICE' | 'LAST_ACTIVITY_AT' | 'IN_STAGE_SINCE'}_${'ASC' | 'DESC'}`>;
}

/** Combines `statuses`, `statusIds`, `pipelineIds` and `state`, which limit each other. */
const toStages: Line<unknown, LeadFilterInput, LeadConditions> = async (_value, _path, { input, path, context }) => {
  const { statuses, statusIds, pipelineIds, state } = input;
  if (statuses && (statusIds || pipelineIds)) {
    const message = 'cannot be combined with `statusIds` or `pipelineIds`';
    throw new ValidationError([{ path: [...path, 'statuses'], message }]);
  }
  if (pipelineIds) await checkPipelines(pipelineIds, [...path, 'pipelineIds'], context);
  const pairs = statuses
    ? await toPairs(statuses, [...path, 'statuses'], context)
    : statusIds && (await toStatuses(statusIds, pipelineIds, [...path, 'statusIds'], context, 'listed'));
  if (!pairs) {
    return {
      ...(state && { state: [...new Set(state)].sort() }),
      ...(pipelineIds && { pipeline_id: pipelineIds.map(Number) }),
    };
  }
  // Only pairs are sent: how amoCRM combines `statuses` with `pipeline_id` is not documented.
  const matching = pairs.filter(({ status_id }) => !state || state.includes(stateOf(status_id)));
  if (matching.length > 0) return { statuses: matching };
  throw new ValidationError([{ path: [...path, 'state'], message: 'none of the given statuses has this state' }]);
};

const conditions: Translation<LeadFilterInput, LeadConditions> = {
  ids: idsAs('id'),
  names: (name) => ({ name }),
  price: async (range, path, { context }) => {
    await checkPrice(range.from, [...path, 'from'], context);
    await checkPrice(range.to, [...path, 'to'], context);
    const price = toNumberRange(range, path);
    return price ? { price } : {};
  },
  statuses: toStages,
  statusIds: toStages,
  pipelineIds: toStages,
  state: toStages,
  companyIds: idsAs('company_id'),
  responsibleUserIds: idsAs('responsible_user_id'),
  createdByUserIds: idsAs('created_by'),
  updatedByUserIds: idsAs('updated_by'),
  createdAt: rangeAs('created_at'),
  updatedAt: rangeAs('updated_at'),
  closedAt: rangeAs('closed_at'),
  closestTaskAt: rangeAs('closest_task_at'),
  customFields: fieldsAs('leads'),
  tags: tagsAs('leads'),
  fields: replicaFieldsAs('leads'),
  withoutOpenTask: (isWithout) => ({ has_open_task: !isWithout }),
  withOverdueTask: (has_overdue_task) => ({ has_overdue_task }),
  idleDays: (idle_days) => ({ idle_days }),
  countsClient: (counts, path, { input }) => {
    if (input.idleDays == null) throw new ValidationError([{ path, message: 'requires `idleDays`' }]);
    return counts ? { counts_client: true } : {};
  },
  inStageDays: (stage_days) => ({ stage_days }),
  contactIds: idsAs('contact_id'),
  withoutContact: (isWithout) => ({ has_contact: !isWithout }),
  productIds: idsAs('product_id'),
  noteText: (note_text) => ({ note_text }),
  moved: async ({ at, fromStatusIds, toStatusIds }, path, { context }) => {
    const range = await toRange(at, [...path, 'at'], context);
    const moved = {
      ...(range && { at: range }),
      ...(fromStatusIds && { from_status_id: fromStatusIds.map(Number) }),
      ...(toStatusIds && { to_status_id: toStatusIds.map(Number) }),
    };
    return Object.keys(moved).length === 0 ? {} : { moved };
  },
};

/** What needs the replica, and what the schema calls it. */
const replicaNames = {
  tags: 'tags',
  fields: 'fields',
  has_open_task: 'withoutOpenTask',
  has_overdue_task: 'withOverdueTask',
  idle_days: 'idleDays',
  counts_client: 'countsClient',
  stage_days: 'inStageDays',
  contact_id: 'contactIds',
  has_contact: 'withoutContact',
  product_id: 'productIds',
  note_text: 'noteText',
  moved: 'moved',
} as const satisfies { [Key in keyof LeadConditions]?: keyof LeadFilterInput };

/** The arguments of a list that only the replica can answer; none if amoCRM can answer all of it. */
export function replicaNamesOf({ filter, order }: LeadCriteria): string[] {
  const isLive = !order || order.field === 'id' || order.field === 'created_at' || order.field === 'updated_at';
  return [...findReplicaNames(filter, replicaNames), ...(isLive ? [] : ['sortBy'])];
}

/** How far the log must go back for a filter. */
export function historyDays({ idle_days, stage_days }: LeadConditions): HistoryDays {
  return { 'filter.idleDays': idle_days, 'filter.inStageDays': stage_days };
}

/** Criteria that amoCRM can answer. @throws {ValidationError} naming those that it cannot */
export function requireLive(criteria: LeadCriteria): LiveLeadCriteria {
  const names = replicaNamesOf(criteria);
  if (names.length === 0) return criteria as LiveLeadCriteria;
  const message = `${listNames(names)} can be answered by the replica only, which \`breakdown\` of a report reads, and its other fields do not: select \`breakdown { total { count amount } groups { … } }\` alone, without \`totalCount\` and the like, or list the leads`;
  throw new ValidationError([{ path: ['filter'], message }]);
}

/** The lines where every lead is read with its tags. */
const readConditions: Translation<LeadFilterInput, LeadConditions> = {
  ...conditions,
  tags: tagsAs('leads', keepTags),
};

/**
 * Converts filter, search text and order to amoCRM's names; undefined if none was given.
 *
 * @param readsAll whether every lead is read, so that tags need no replica
 */
export async function toLeadCriteria(
  { orderBy, sortBy, ...args }: LeadListArguments,
  context: Context,
  { readsAll = false }: { readsAll?: boolean } = {},
): Promise<LeadCriteria | undefined> {
  if (orderBy && sortBy) {
    throw new ValidationError([{ path: ['sortBy'], message: 'cannot be combined with `orderBy`' }]);
  }
  return toCriteria({ ...args, orderBy: sortBy ?? orderBy }, readsAll ? readConditions : conditions, context);
}

/** The lines where the replica applies the filter. */
const replicaConditions: Translation<LeadFilterInput, ReplicaLeadFilter> = {
  ...conditions,
  customFields: storedFieldsAs('leads'),
  responsibleUserIds: knownUsers,
};

/** Converts a filter to what the replica compares. @param path of the filter in the arguments */
export async function toReplicaLeadFilter(
  filter: Nullish<LeadFilterInput>,
  path: Issue['path'],
  context: Context,
): Promise<ReplicaLeadFilter> {
  return filter ? translate(replicaConditions, { input: filter, path, context }) : {};
}
