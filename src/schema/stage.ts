import { showDateTime } from '../resolvers/account-time.ts';
import type { Stage as StageKey } from '../resolvers/stage.ts';
import type { StageHistory as History, StageMove as Move, StageTime as Time } from '../resolvers/stage-history.ts';
import { findStatus, loadStageHistory } from '../resolvers/stage-history.ts';
import { loadUser } from '../resolvers/user.ts';
import { builder } from './builder.ts';
import { Lead, Pipeline, Status } from './ref.ts';
import { User } from './user.ts';

/** A stage that may be gone. */
export const Stage = builder.objectRef<StageKey>('Stage').implement({
  description: 'A stage at which a lead was: a status of a pipeline. It keeps its ids after it was deleted.',
  fields: (t) => ({
    pipelineId: t.exposeID('pipeline_id', { description: 'Id of the pipeline.' }),
    statusId: t.exposeID('status_id', {
      description: 'Id of the status; 142 (won) and 143 (lost) are the same in every pipeline.',
    }),
    name: t.string({
      nullable: true,
      description: 'The present name of the status; null if it was deleted.',
      resolve: async (stage, _, context) => (await findStatus(stage, context))?.name ?? null,
    }),
    pipeline: t.field({
      type: Pipeline,
      nullable: true,
      description: 'The pipeline; null if it was deleted.',
      resolve: async (stage, _, context) => {
        // A pipeline without the status may be there.
        await findStatus(stage, context);
        return (await context.metadata.pipeline(stage.pipeline_id)) ?? null;
      },
    }),
    status: t.field({
      type: Status,
      nullable: true,
      description: 'The status; null if it was deleted.',
      resolve: async (stage, _, context) => (await findStatus(stage, context)) ?? null,
    }),
    isDeleted: t.boolean({
      description: 'Whether the account no longer has it.',
      resolve: async (stage, _, context) => (await findStatus(stage, context)) === undefined,
    }),
  }),
});

/** Days with two decimals. */
function toDays(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds / 864) / 100;
}

const StageMove = builder.objectRef<Move>('StageMove').implement({
  description: 'A move of a lead from one stage to another.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the event.' }),
    from: t.field({ type: Stage, description: 'The stage that it left.', resolve: ({ from }) => from }),
    to: t.field({ type: Stage, description: 'The stage that it came to.', resolve: ({ to }) => to }),
    movedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was moved.',
      resolve: ({ at }, _, context) => showDateTime(at, context),
    }),
    movedBy: t.field({
      type: User,
      nullable: true,
      description: 'The user who moved it; null for a robot or an integration.',
      resolve: ({ userId }, _, context, info) => loadUser(userId, context, info),
    }),
    seconds: t.int({
      nullable: true,
      description: 'How long it had been in the stage that it left, in seconds; null if the log does not tell.',
      resolve: ({ seconds }) => seconds,
    }),
    days: t.float({
      nullable: true,
      description: 'The same in days of 24 hours, with two decimals.',
      resolve: ({ seconds }) => toDays(seconds),
    }),
  }),
});

const StageTime = builder.objectRef<Time>('StageTime').implement({
  description: 'How long a lead was in a stage.',
  fields: (t) => ({
    stage: t.field({ type: Stage, description: 'The stage.', resolve: ({ stage }) => stage }),
    seconds: t.int({
      nullable: true,
      description:
        'All visits together, in seconds, the present one until now; null if the log does not tell, and for the stage of a closed lead.',
      resolve: ({ seconds }) => seconds,
    }),
    days: t.float({
      nullable: true,
      description: 'The same in days of 24 hours, with two decimals.',
      resolve: ({ seconds }) => toDays(seconds),
    }),
    visits: t.exposeInt('visits', { description: 'How often the lead came to it.' }),
    isCurrent: t.exposeBoolean('isCurrent', { description: 'Whether the lead is there now.' }),
  }),
});

const StageHistory = builder.objectRef<History>('StageHistory').implement({
  description: 'How a lead moved through its stages, from amoCRM’s log of events.',
  fields: (t) => ({
    moves: t.field({
      type: [StageMove],
      description: 'Its moves, the earliest first. A move from a stage to itself is none.',
      resolve: ({ moves }) => moves,
    }),
    stages: t.field({
      type: [StageTime],
      description: 'The stages it was in, in the order in which it first came to them.',
      resolve: ({ stages }) => stages,
    }),
    isComplete: t.exposeBoolean('isComplete', {
      description:
        'Whether each move begins where the one before ended, and the last one leads to the present stage. If false, the log lacks moves, and the time between is counted for no stage.',
    }),
  }),
});

builder.objectField(Lead, 'stageHistory', (t) =>
  t.field({
    type: StageHistory,
    nullable: true,
    description:
      'How it moved through its stages, and how long it was in each. Costs one request to amoCRM for every 10 leads, and one more for every 100 of their moves beyond the first.',
    resolve: (lead, _, context) => loadStageHistory(lead, context),
  }),
);
