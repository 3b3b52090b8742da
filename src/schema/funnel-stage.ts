import type { FunnelStage as Stage } from '../replica/question/funnel.ts';
import { toDays } from '../resolvers/funnel.ts';
import { findStatus } from '../resolvers/stage-history.ts';
import { builder } from './builder.ts';
import { Conversion } from './conversion.ts';
import { Status } from './ref.ts';

/** A stage of a funnel. */
export const FunnelStage = builder.objectRef<Stage>('FunnelStage').implement({
  description:
    'A stage of a funnel. Every lead that entered it has one outcome, by its last counted stay: enteredCount = passedOnCount + wentBackCount + lostCount + movedOutCount + stillHereCount.',
  fields: (t) => ({
    statusId: t.id({ description: 'Id of the status.', resolve: ({ statusId }) => String(statusId) }),
    name: t.exposeString('name', {
      nullable: true,
      description:
        'Name of the status, of a deleted one the last name that it had; null if it was deleted before the replica first saw it. Such a status stands last.',
    }),
    status: t.field({
      type: Status,
      nullable: true,
      description: 'The status; null if it was deleted.',
      resolve: async ({ pipelineId, statusId }, _, context) =>
        (await findStatus({ pipeline_id: pipelineId, status_id: statusId }, context)) ?? null,
    }),
    isDeleted: t.exposeBoolean('isDeleted', { description: 'Whether the account no longer has it.' }),
    enteredCount: t.exposeInt('entered', { description: 'Leads that entered it, each counted once.' }),
    passedOnCount: t.exposeInt('passedOn', {
      description: 'Of these, leads that left it for a later stage or were won.',
    }),
    wentBackCount: t.exposeInt('wentBack', { description: 'Of these, leads that left it for an earlier stage.' }),
    lostCount: t.exposeInt('lost', { description: 'Of these, leads that were lost from it.' }),
    movedOutCount: t.exposeInt('movedOut', { description: 'Of these, leads that left it for another pipeline.' }),
    stillHereCount: t.exposeInt('stillHere', { description: 'Of these, leads that are still in it.' }),
    skippedCount: t.exposeInt('skipped', {
      description: 'Leads that were moved from an earlier to a later stage over it, and were never in it.',
    }),
    returnedCount: t.exposeInt('returned', {
      description:
        'How many counted stays began with a way back, from a later stage or a closed lead. A lead that came back twice is counted twice.',
    }),
    medianDays: t.float({
      nullable: true,
      description:
        'Median length of the finished stays in days of 24 hours. Every stay counts: a lead that was in the stage twice has two. Null if none is finished.',
      resolve: async ({ time }) => toDays((await time())?.median),
    }),
    p90Days: t.float({
      nullable: true,
      description: 'At most so many days lasted 90 % of the finished stays.',
      resolve: async ({ time }) => toDays((await time())?.p90),
    }),
    finishedStays: t.exposeInt('finishedStays', { description: 'Number of stays with a known length.' }),
    ongoingStays: t.exposeInt('ongoingStays', { description: 'Number of stays that go on: they have no length yet.' }),
    toNext: t.field({
      type: Conversion,
      description: 'The leads that passed on, of those that entered it.',
      resolve: ({ passedOn, entered }) => ({ count: passedOn, of: entered }),
    }),
    toWon: t.field({
      type: Conversion,
      description: 'The leads that are won by now, of those that entered it.',
      resolve: ({ won, entered }) => ({ count: won, of: entered }),
    }),
  }),
});
