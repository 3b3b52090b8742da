import type { UserCounts } from '../replica/question/activity-figure.ts';
import type {
  TeamActivity as Activity,
  PeriodFigures as Figures,
  UserActivity as Member,
  SummedFigure,
} from '../replica/question/team-activity.ts';
import { showDateTime } from '../resolvers/account-time.ts';
import { fromExact } from '../resolvers/price.ts';
import { loadActivityOfTeam } from '../resolvers/team-activity.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { DateTimeRange } from './range.ts';
import { maxAge, ReplicaAnswer, work } from './replica-answer.ts';
import { User } from './user.ts';

const amount = (exact: number) => fromExact(BigInt(exact));
const minutes = (seconds: number) => Math.round(seconds / 6) / 10;

const CallActivity = builder.objectRef<{ calls: number; talks: number; seconds: number }>('CallActivity').implement({
  description: 'Calls in one direction. A call is a note; the same call that is noted on two cards counts twice.',
  fields: (t) => ({
    count: t.exposeInt('calls', { description: 'Number of calls.' }),
    talkCount: t.exposeInt('talks', { description: 'Of these, calls that lasted longer than 0 seconds.' }),
    minutes: t.float({
      description: 'How long they lasted together, in minutes with one decimal.',
      resolve: ({ seconds }) => minutes(seconds),
    }),
  }),
});

const TeamActivityGrouping = builder.enumType('TeamActivityGrouping', {
  description: 'The parts of the account’s calendar by which the activity of a team is counted.',
  values: {
    DAY: { description: 'Days.' },
    WEEK: { description: 'Weeks, from Monday.' },
    MONTH: { description: 'Months.' },
  } as const,
});

const ActivitySums = builder.interfaceRef<Pick<Figures, keyof Figures & SummedFigure>>('ActivitySums').implement({
  description: 'What users did in a period, as far as it can be added up. Amounts are in the account’s currency.',
  fields: (t) => ({
    createdCount: t.exposeInt('createdLeads', { description: 'Leads that they created in the period.' }),
    createdAmount: t.float({
      description: 'The sum of the amounts of these.',
      resolve: ({ createdSum }) => amount(createdSum),
    }),
    wonCount: t.exposeInt('wonLeads', {
      description: 'Leads won in the period for which they are responsible now.',
    }),
    wonAmount: t.float({ description: 'The sum of the amounts of these.', resolve: ({ wonSum }) => amount(wonSum) }),
    lostCount: t.exposeInt('lostLeads', {
      description: 'Leads lost in the period for which they are responsible now.',
    }),
    lostAmount: t.float({ description: 'The sum of the amounts of these.', resolve: ({ lostSum }) => amount(lostSum) }),
    tasksDoneInTime: t.exposeInt('tasksDoneInTime', {
      description:
        'Their tasks that were done in the period, not later than due. The time is that of the event; without one, that of the last change of the task.',
    }),
    tasksDoneLate: t.exposeInt('tasksDoneLate', {
      description: 'Their tasks that were done in the period, later than due.',
    }),
    noteCount: t.exposeInt('notes', {
      description: 'Notes of all kinds that they wrote in the period, without calls and messages.',
    }),
    incomingCalls: t.field({
      type: CallActivity,
      description: 'Calls in the period that came in to them: they are responsible for the note.',
      resolve: ({ incomingCalls, incomingTalks, incomingSeconds }) => ({
        calls: incomingCalls,
        talks: incomingTalks,
        seconds: incomingSeconds,
      }),
    }),
    outgoingCalls: t.field({
      type: CallActivity,
      description: 'Calls in the period that they made: they are responsible for the note.',
      resolve: ({ outgoingCalls, outgoingTalks, outgoingSeconds }) => ({
        calls: outgoingCalls,
        talks: outgoingTalks,
        seconds: outgoingSeconds,
      }),
    }),
    incomingLeadCount: t.exposeInt('incomingLeads', {
      description:
        'Incoming leads created in the period for which they are responsible now: those that no user created, robots and integrations included. Leads older than `historySince` are left out.',
    }),
    respondedCount: t.exposeInt('respondedLeads', {
      description:
        'Of the incoming leads, those with a response: an outgoing call or message on the lead or one of its contacts, or a note, a move or a task of any user on the lead.',
    }),
  }),
});

const ActivityFigures = builder.interfaceRef<Figures>('ActivityFigures').implement({
  description: 'What one user did in a period. Amounts are in the account’s currency.',
  interfaces: [ActivitySums],
  fields: (t) => ({
    movedCount: t.exposeInt('movedLeads', {
      description: 'Leads that they moved to another stage in the period, each counted once.',
    }),
    medianResponseMinutes: t.exposeFloat('medianResponseMinutes', {
      nullable: true,
      description:
        'Median time from the creation of these leads to the first response, nights and days off included. Null without any.',
    }),
    activeDays: t.exposeInt('activeDays', {
      description: 'Days of the period on which the log of events has an entry by them, in the account’s calendar.',
    }),
  }),
});

type Part = NonNullable<Member['periods']>[number];

const UserActivityPeriod = builder.objectRef<Part>('UserActivityPeriod').implement({
  description: 'What one user did on a day, in a week or in a month.',
  interfaces: [ActivitySums, ActivityFigures],
  fields: (t) => ({
    key: t.exposeString('key', { description: '`2026-11-05`, the Monday of the week, or `2026-11`.' }),
    firstDay: t.exposeString('firstDay', { description: 'Its first day that lies in the period.' }),
    lastDay: t.exposeString('lastDay', { description: 'Its last day that lies in the period, today at the latest.' }),
    isOver: t.exposeBoolean('isOver', {
      description: 'Whether the last day is over; a part of a week or month is not compared with whole ones.',
    }),
  }),
});

const UserActivity = builder.objectRef<Member>('UserActivity').implement({
  description: 'What one user did in the period, and what they have now. Amounts are in the account’s currency.',
  interfaces: [ActivitySums, ActivityFigures],
  fields: (t) => ({
    user: t.field({
      type: User,
      nullable: true,
      description: 'The user; without a name if they were removed from the account. Null for robots and integrations.',
      resolve: ({ userId }, _, context, info) => loadUser(userId, context, info),
    }),
    userName: t.exposeString('name', {
      nullable: true,
      description: 'The name that the replica keeps, also of a user who was removed; null if it never had one.',
    }),
    openCount: t.exposeInt('openLeads', { description: 'Their open leads, now.' }),
    idleCount: t.exposeInt('idleLeads', {
      description: 'Of the open leads, those about which people did nothing for `idleDays`, now.',
    }),
    tasksOverdue: t.exposeInt('overdueTasks', { description: 'Their open tasks that are past due, now.' }),
    periods: t.field({
      type: [UserActivityPeriod],
      nullable: true,
      description:
        'The figures of the period by `groupBy`, from the earliest, days without any included. A lead that they moved in two of them counts in both. Null without `groupBy`.',
      resolve: ({ periods }) => periods,
    }),
  }),
});

const TeamTotal = builder.objectRef<Pick<UserCounts, SummedFigure>>('TeamTotal').implement({
  description:
    'The figures of all users of an answer, added up. Leads moved and active days are not among them: two users may share one.',
  interfaces: [ActivitySums],
  fields: (t) => ({
    openCount: t.exposeInt('openLeads', { description: 'Their open leads, now.' }),
    idleCount: t.exposeInt('idleLeads', {
      description: 'Of the open leads, those about which people did nothing for `idleDays`, now.',
    }),
    tasksOverdue: t.exposeInt('overdueTasks', { description: 'Their open tasks that are past due, now.' }),
  }),
});

const TeamActivity = builder.objectRef<Activity>('TeamActivity').implement({
  description:
    'What each user did in a period. Moves, active days, responses and times of done tasks are known since `historySince`. Deleted records are not in it.',
  interfaces: [ReplicaAnswer],
  fields: (t) => ({
    currency: t.string({
      nullable: true,
      description: 'ISO 4217 code of the currency of all amounts.',
      resolve: ({ snapshot }) => snapshot.currency,
    }),
    periodFrom: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Where the period begins; null if it has no beginning.',
      resolve: ({ input }, _, context) => showDateTime(input.from, context),
    }),
    periodTo: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Where the period ends; null if it has no end.',
      resolve: ({ input }, _, context) => showDateTime(input.to, context),
    }),
    isOver: t.boolean({
      description: 'Whether the period is over; a part of a period is not compared with whole ones.',
      resolve: ({ input, snapshot }) => input.to !== null && input.to < snapshot.asOf,
    }),
    users: t.field({
      type: [UserActivity],
      description: 'By name: all active users, and users who left if they have a figure.',
      resolve: ({ users }) => users,
    }),
    total: t.field({
      type: TeamTotal,
      description: 'The sums over `users`, robots left out.',
      resolve: async ({ users }) => (await import('../replica/question/team-activity.ts')).sumActivity(users),
    }),
    robots: t.field({
      type: UserActivity,
      description: 'What robots and integrations did, and what no user did.',
      resolve: ({ robots }) => robots,
    }),
  }),
});

builder.queryField('teamActivity', (t) =>
  t.field({
    extensions: work.history,
    type: TeamActivity,
    nullable: true,
    description:
      'Counts what each user did in a period: leads, tasks, notes, calls, the first response to incoming leads. It compares and does not grade. Read from the local replica: a few requests to amoCRM.',
    args: {
      period: t.arg({ type: DateTimeRange, description: 'The period; all of the time if omitted.' }),
      groupBy: t.arg({
        type: TeamActivityGrouping,
        description: 'Counts the period by its days, weeks or months as well, 400 at most: see `periods` of each user.',
      }),
      userIds: t.arg.idList({ description: 'Only these users.', validate: constraint.ids }),
      idleDays: t.arg.int({
        required: true,
        defaultValue: 14,
        description: 'An open lead is idle if people did nothing about it for this many days.',
        validate: constraint.idleDays,
      }),
      maxAge: t.arg.int(maxAge),
    },
    resolve: (_root, args, context) => loadActivityOfTeam(args, context),
  }),
);
