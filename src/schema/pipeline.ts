import { listLeads } from '../resolvers/lead.ts';
import { checkPipelines } from '../resolvers/stage.ts';
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
    sort: t.exposeInt('sort', { description: 'Its place among the pipelines: smaller ones come first.' }),
    takesIncomingLeads: t.exposeBoolean('is_unsorted_on', {
      description: 'Whether it has a status for incoming leads («Неразобранное»).',
    }),
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

builder.queryField('pipelines', (t) =>
  t.field({
    type: [Pipeline],
    nullable: true,
    description: 'All pipelines with their statuses, in the account’s order.',
    args: {
      ids: t.arg.idList({
        of: 'pipeline',
        description: 'Only these. An unknown one is an error.',
        validate: constraint.idList,
      }),
    },
    resolve: async (_root, { ids }, context) => {
      if (!ids) return context.metadata.pipelines();
      await checkPipelines(ids, ['ids'], context);
      return (await context.metadata.pipelines()).filter(({ id }) => ids.includes(String(id)));
    },
  }),
);
