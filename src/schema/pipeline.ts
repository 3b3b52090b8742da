import { listLeads } from '../resolvers/lead.ts';
import { checkPipelines, stateOf } from '../resolvers/stage.ts';
import { builder } from './builder.ts';
import { connectionArgs, LeadConnection } from './connection.ts';
import * as constraint from './constraint.ts';
import { Pipeline, Status } from './ref.ts';

Pipeline.implement({
  description: 'A sales pipeline: the statuses that a lead goes through.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    isMain: t.exposeBoolean('is_main', { description: 'Whether new leads go here by default.' }),
    isArchived: t.exposeBoolean('is_archive', { description: 'Whether it is archived.' }),
    statuses: t.field({
      type: [Status],
      description: 'Its statuses in their order; the last two are won (142) and lost (143).',
      resolve: (pipeline) => pipeline.statuses,
    }),
    leads: t.field({
      type: LeadConnection,
      nullable: true,
      description: 'Its leads, ordered by id. Costs one request to amoCRM for each pipeline.',
      args: connectionArgs(t),
      resolve: (pipeline, page, context, info) =>
        listLeads({ ...page, filter: { pipelineIds: [String(pipeline.id)] } }, context, info),
    }),
  }),
});

/** Whether a status is for incoming, open, won or lost leads. */
export const StatusKind = builder.enumType('StatusKind', {
  description: 'What a status means for a lead.',
  values: {
    INCOMING: { description: 'Unaccepted incoming leads («Неразобранное»).' },
    OPEN: { description: 'Neither incoming nor closed.' },
    WON: { description: 'Closed and won; its id is 142 in every pipeline.' },
    LOST: { description: 'Closed and lost; its id is 143 in every pipeline.' },
  } as const,
});

Status.implement({
  description: 'A status (stage) of a pipeline.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id; 142 (won) and 143 (lost) are the same in every pipeline.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    color: t.exposeString('color', { description: 'Its colour, e.g. `#99ccff`.' }),
    kind: t.field({
      type: StatusKind,
      description: 'Whether it is for incoming, open, won or lost leads.',
      resolve: (status) => {
        return status.type === 1 ? 'INCOMING' : stateOf(status.id);
      },
    }),
    pipeline: t.field({
      type: Pipeline,
      nullable: true,
      description: 'The pipeline that it belongs to.',
      resolve: async (status, _, { metadata }) => (await metadata.pipeline(status.pipeline_id)) ?? null,
    }),
  }),
});

builder.queryField('pipelines', (t) =>
  t.field({
    type: [Pipeline],
    nullable: true,
    description: 'All pipelines with their statuses, in the account’s order.',
    args: { ids: t.arg.idList({ description: 'Only these. An unknown id is an error.', validate: constraint.idList }) },
    resolve: async (_root, { ids }, context) => {
      if (!ids) return context.metadata.pipelines();
      await checkPipelines(ids, ['ids'], context);
      return (await context.metadata.pipelines()).filter(({ id }) => ids.includes(String(id)));
    },
  }),
);
