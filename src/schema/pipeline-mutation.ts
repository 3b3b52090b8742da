import * as resolver from '../resolvers/pipeline.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { creates, overwrites } from './annotation.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { idempotencyKey } from './idempotency.ts';
import { inputOf } from './input.ts';
import { Pipeline } from './ref.ts';

const texts = {
  name: { description: 'Its name.', validate: constraint.name },
  sort: { description: 'Its place among the pipelines: smaller ones come first.', validate: constraint.place },
  isMain: { description: 'Whether new leads go here by default; it then replaces the present main pipeline.' },
  takesIncomingLeads: { description: 'Whether it has a status for incoming leads («Неразобранное»).' },
};

const NewStatusInput = inputOf<resolver.NewStatusInput>()(
  builder.inputType('NewStatusInput', {
    description: 'A status of a new pipeline. Those of incoming, won and lost leads are there without it.',
    fields: (t) => ({
      name: t.string({ required: true, ...texts.name }),
      sort: t.int({ description: 'Its place; by default they stand as they are given.', validate: constraint.place }),
      color: t.string({ description: 'Its colour, one of amoCRM’s palette.', validate: constraint.statusColor }),
    }),
  }),
);

const CreatePipelineInput = inputOf<resolver.CreatePipelineInput>()(
  builder.inputType('CreatePipelineInput', {
    description: 'A new pipeline.',
    fields: (t) => ({
      name: t.string({ required: true, ...texts.name }),
      sort: t.int(texts.sort),
      isMain: t.boolean(texts.isMain),
      takesIncomingLeads: t.boolean(texts.takesIncomingLeads),
      statuses: t.field({
        type: [NewStatusInput],
        description: 'Its open statuses, in their order.',
        validate: constraint.listOf(97),
      }),
    }),
  }),
);

const UpdatePipelineInput = inputOf<resolver.UpdatePipelineInput>()(
  builder.inputType('UpdatePipelineInput', {
    description: 'Fields to change. Omitted fields keep their value.',
    fields: (t) => ({
      name: t.string(texts.name),
      sort: t.int(texts.sort),
      isMain: t.boolean(texts.isMain),
      takesIncomingLeads: t.boolean(texts.takesIncomingLeads),
    }),
    validate: constraint.notEmpty,
  }),
);

builder.mutationFields((t) => ({
  createPipeline: t.field({
    type: Pipeline,
    description: 'Creates a pipeline, behind the others unless `sort` is given. Needs an administrator’s token.',
    extensions: creates,
    args: {
      input: t.arg({ type: CreatePipelineInput, required: true, description: 'The new pipeline.' }),
      idempotencyKey: idempotencyKey(t.arg),
    },
    resolve: (_root, args, context, info) =>
      idempotent(args, context, info, (context) => resolver.createPipeline(args.input, context)),
  }),
  updatePipeline: t.field({
    type: Pipeline,
    description: 'Changes a pipeline. Needs an administrator’s token.',
    extensions: overwrites,
    args: {
      id: t.arg.id({ of: 'pipeline', required: true, description: 'Pipeline.', validate: constraint.id }),
      input: t.arg({ type: UpdatePipelineInput, required: true, description: 'The fields to change.' }),
    },
    resolve: (_root, { id, input }, context) => resolver.updatePipeline(id, input, context),
  }),
  deletePipeline: t.field({
    type: 'ID',
    description:
      'Deletes a pipeline and returns its id. While leads are in it, this is refused with STILL_IN_USE and their number. Needs an administrator’s token.',
    extensions: overwrites,
    args: { id: t.arg.id({ of: 'pipeline', required: true, description: 'Pipeline.', validate: constraint.id }) },
    resolve: (_root, { id }, context) => resolver.deletePipeline(id, context),
  }),
}));
