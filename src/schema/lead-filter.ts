import type { LeadFilterInput, LeadMoveInput } from '../resolvers/lead-filter.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { CustomFieldFilter, customFieldFilters } from './custom-field-filter.ts';
import { needsValue } from './empty-condition.ts';
import { inputOf } from './input.ts';
import { DateTimeRange, MoneyRange } from './range.ts';
import { cardConditionFields, fromReplica } from './replica-condition.ts';

/** The state of a lead, which follows from the statuses 142 and 143. */
export const LeadState = builder.enumType('LeadState', {
  description: 'Whether a lead is open, won or lost.',
  values: {
    OPEN: { description: 'Neither won nor lost.' },
    WON: { description: 'Closed in the status 142.' },
    LOST: { description: 'Closed in the status 143.' },
  } as const,
});

/** A status as amoCRM filters by it: with its pipeline. */
export const StatusPair = builder.inputType('StatusPair', {
  description: 'A status of one pipeline.',
  fields: (t) => ({
    pipelineId: t.id({ required: true, description: 'Pipeline.', validate: constraint.id }),
    statusId: t.id({ required: true, description: 'Status.', validate: constraint.id }),
  }),
});

/** A condition on moves, which the replica knows from the log. */
const LeadMoveCondition = inputOf<LeadMoveInput>()(
  builder.inputType('LeadMoveCondition', {
    extensions: needsValue,
    description:
      'A move from one stage to another, in the log since `historySince`. All that is given must hold of one move.',
    fields: (t) => ({
      at: t.field({ type: DateTimeRange, description: 'When it was.' }),
      fromStatusIds: t.idList({ description: 'Statuses that it left.', validate: constraint.idList }),
      toStatusIds: t.idList({ description: 'Statuses that it came to.', validate: constraint.idList }),
    }),
  }),
);

/** The filters of `GET /leads` (amoCRM API v4, Leads: filter), state and company, which are translated into them, and those of the replica. */
export const LeadFilter = inputOf<LeadFilterInput>()(
  builder.inputType('LeadFilter', {
    description: 'Which leads match: all given conditions must hold.',
    fields: (t) => ({
      ids: t.idList({ description: 'Ids of leads.', validate: constraint.idList }),
      names: t.stringList({
        description: 'Exact names.',
        validate: constraint.names,
      }),
      price: t.field({ type: MoneyRange, description: 'Range of the amount.' }),
      state: t.field({
        type: [LeadState],
        description:
          'Open, won or lost, in the given pipelines or in all. In an account with very many statuses, pages are read and filtered here; see `scanned`.',
        validate: constraint.listOf(3),
      }),
      pipelineIds: t.idList({ description: 'Pipelines.', validate: constraint.idList }),
      statusIds: t.idList({
        description:
          'Statuses, in the given pipelines or in all that have them. 142 is won, 143 is lost. The status of incoming leads is an error, because amoCRM does not list those leads; see `incomingLeads`.',
        validate: constraint.idList,
      }),
      statuses: t.field({
        type: [StatusPair],
        description: 'Statuses of particular pipelines; instead of `statusIds` and `pipelineIds`.',
        validate: constraint.itemsUpTo(100),
      }),
      companyIds: t.idList({
        description:
          'Companies. amoCRM has no such filter: each page costs one request for the companies and one for every 200 of their leads.',
        validate: constraint.idListUpTo(50),
      }),
      responsibleUserIds: t.idList({ description: 'Responsible users.', validate: constraint.idList }),
      createdByUserIds: t.idList({ description: 'Users who created them.', validate: constraint.idList }),
      updatedByUserIds: t.idList({ description: 'Users who changed them last.', validate: constraint.idList }),
      createdAt: t.field({ type: DateTimeRange, description: 'When they were created.' }),
      updatedAt: t.field({ type: DateTimeRange, description: 'When they were last changed.' }),
      closedAt: t.field({ type: DateTimeRange, description: 'When they were won or lost.' }),
      closestTaskAt: t.field({ type: DateTimeRange, description: 'When their nearest open task is due.' }),
      customFields: t.field({ type: [CustomFieldFilter], ...customFieldFilters }),
      ...cardConditionFields(t),
      countsClient: t.boolean({
        description: 'With `idleDays`: what people did about its contacts and its company counts, too.',
      }),
      withoutOpenTask: t.boolean({ description: `Without an open task (true) or with one (false). ${fromReplica}` }),
      withOverdueTask: t.boolean({
        description: `With an open task past its due time (true) or without (false). ${fromReplica}`,
      }),
      inStageDays: t.int({
        description: `In its present stage for this many days or longer. ${fromReplica}`,
        validate: constraint.idleDays,
      }),
      contactIds: t.idList({ description: `Ids of contacts. ${fromReplica}`, validate: constraint.idList }),
      withoutContact: t.boolean({ description: `Without a contact (true) or with one (false). ${fromReplica}` }),
      productIds: t.idList({
        description: `Products, or other elements of catalogs, that are attached. ${fromReplica}`,
        validate: constraint.idList,
      }),
      moved: t.field({ type: LeadMoveCondition, description: `It was moved between stages. ${fromReplica}` }),
    }),
  }),
);

export const LeadOrder = builder.enumType('LeadOrder', {
  description: 'The sort orders that amoCRM supports for leads.',
  values: {
    ID_ASC: { description: 'Oldest first; stable while pages are read.' },
    ID_DESC: { description: 'Newest first.' },
    CREATED_AT_ASC: { description: 'By creation, earliest first.' },
    CREATED_AT_DESC: { description: 'By creation, latest first.' },
    UPDATED_AT_ASC: { description: 'By last change, earliest first; rows move while pages are read.' },
    UPDATED_AT_DESC: { description: 'By last change, latest first; rows move while pages are read.' },
  } as const,
});

export const LeadSort = builder.enumType('LeadSort', {
  description: 'The sort orders of leads that only the replica has.',
  values: {
    PRICE_ASC: { description: 'By amount, smallest first.' },
    PRICE_DESC: { description: 'By amount, largest first.' },
    LAST_ACTIVITY_AT_ASC: {
      description: 'By the last activity of people, longest idle first; by creation if there is none.',
    },
    LAST_ACTIVITY_AT_DESC: { description: 'By the last activity of people, latest first.' },
    IN_STAGE_SINCE_ASC: {
      description: 'By the time in the present stage, longest first; by creation if the log does not tell.',
    },
    IN_STAGE_SINCE_DESC: { description: 'By the time in the present stage, shortest first.' },
  } as const,
});
