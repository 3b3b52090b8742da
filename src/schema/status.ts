import type { StatusDescription as StatusDescriptionRecord } from '../amocrm/index.ts';
import { stateOf } from '../resolvers/stage.ts';
import * as resolver from '../resolvers/status.ts';
import { idempotent } from '../resolvers/write/idempotent.ts';
import { creates, overwrites } from './annotation.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { idempotencyKey } from './idempotency.ts';
import { inputOf } from './input.ts';
import { Pipeline, Status } from './ref.ts';
import { toRank, UserRank } from './user-rank.ts';

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

const StatusDescription = builder.objectRef<StatusDescriptionRecord>('StatusDescription').implement({
  description: 'What users of one rank do at a status.',
  fields: (t) => ({
    level: t.field({
      type: UserRank,
      nullable: true,
      description: 'The rank; null for one that amoCRM does not document.',
      resolve: ({ level }) => toRank(level),
    }),
    text: t.exposeString('description', { description: 'What they do.' }),
  }),
});

Status.implement({
  description: 'A status (stage) of a pipeline.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id; 142 (won) and 143 (lost) are the same in every pipeline.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    sort: t.exposeInt('sort', { description: 'Its place in the pipeline: smaller ones come first.' }),
    color: t.exposeString('color', { description: 'Its colour, e.g. `#99ccff`.' }),
    isEditable: t.exposeBoolean('is_editable', {
      description: 'Whether more than its name can be changed, and whether it can be deleted.',
    }),
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
    descriptions: t.field({
      type: [StatusDescription],
      nullable: true,
      description: 'What users do at it, by their rank. Costs one request to amoCRM for each pipeline.',
      resolve: (status, _, { loaders }) => loaders.statusDescriptions.load(status),
    }),
  }),
});

const DeletedStatus = builder.objectRef<resolver.DeletedStatus>('DeletedStatus').implement({
  description: 'A status that was deleted.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    movedLeads: t.exposeInt('movedLeads', { description: 'How many leads were in it; at most 250 are counted.' }),
    movedTo: t.expose('movedTo', {
      type: Status,
      nullable: true,
      description: 'The status that amoCRM has put them into; null if there were none.',
    }),
  }),
});

const StatusDescriptionInput = inputOf<resolver.StatusDescriptionInput>()(
  builder.inputType('StatusDescriptionInput', {
    description: 'What users of one rank do at a status.',
    fields: (t) => ({
      level: t.field({ type: UserRank, required: true, description: 'The rank.' }),
      text: t.string({ required: true, description: 'What they do.', validate: constraint.statusDescription }),
    }),
  }),
);

const texts = {
  name: { description: 'Its name.', validate: constraint.name },
  sort: { description: 'Its place: smaller ones come first.', validate: constraint.place },
  color: { description: 'Its colour, one of amoCRM’s palette.', validate: constraint.statusColor },
  descriptions: {
    description: 'What users do at it, one text for each rank.',
    validate: constraint.listOf(3, 0),
  },
};

const CreateStatusInput = inputOf<resolver.CreateStatusInput>()(
  builder.inputType('CreateStatusInput', {
    description: 'A new status.',
    fields: (t) => ({
      name: t.string({ required: true, ...texts.name }),
      sort: t.int(texts.sort),
      color: t.string(texts.color),
      descriptions: t.field({ type: [StatusDescriptionInput], ...texts.descriptions }),
    }),
  }),
);

const UpdateStatusInput = inputOf<resolver.UpdateStatusInput>()(
  builder.inputType('UpdateStatusInput', {
    description: 'Fields to change. Omitted fields keep their value.',
    fields: (t) => ({
      name: t.string(texts.name),
      sort: t.int(texts.sort),
      color: t.string(texts.color),
      descriptions: t.field({ type: [StatusDescriptionInput], ...texts.descriptions }),
    }),
    validate: constraint.notEmpty,
  }),
);

builder.mutationFields((t) => {
  const pipelineId = t.arg.id({ required: true, description: 'Pipeline.', validate: constraint.id });
  const statusId = t.arg.id({ required: true, description: 'Status.', validate: constraint.id });
  return {
    createStatus: t.field({
      type: Status,
      description:
        'Creates a status, behind the other open ones unless `sort` is given. Needs an administrator’s token.',
      extensions: creates,
      args: {
        pipelineId,
        input: t.arg({ type: CreateStatusInput, required: true, description: 'The new status.' }),
        idempotencyKey: idempotencyKey(t.arg),
      },
      resolve: (_root, args, context, info) =>
        idempotent(args, context, info, (context) => resolver.createStatus(args.pipelineId, args.input, context)),
    }),
    updateStatus: t.field({
      type: Status,
      description:
        'Changes a status. Of those for incoming, won and lost leads only the name can be changed. Needs an administrator’s token.',
      extensions: overwrites,
      args: {
        pipelineId,
        statusId,
        input: t.arg({ type: UpdateStatusInput, required: true, description: 'The fields to change.' }),
      },
      resolve: (_root, args, context) => resolver.updateStatus(args.pipelineId, args.statusId, args.input, context),
    }),
    orderStatuses: t.field({
      type: Pipeline,
      description:
        'Puts the open statuses of a pipeline in order. Costs one request to amoCRM for each that moves. Needs an administrator’s token.',
      extensions: overwrites,
      args: {
        pipelineId,
        statusIds: t.arg.idList({
          required: true,
          description: 'All open statuses in their new order. Those for incoming, won and lost leads keep their place.',
          validate: constraint.idListUpTo(97),
        }),
      },
      resolve: (_root, args, context) => resolver.orderStatuses(args.pipelineId, args.statusIds, context),
    }),
    deleteStatus: t.field({
      type: DeletedStatus,
      description:
        'Deletes a status. While leads are in it, this is refused with STILL_IN_USE and their number. Needs an administrator’s token.',
      extensions: overwrites,
      args: {
        pipelineId,
        statusId,
        moveLeads: t.arg.boolean({
          required: true,
          defaultValue: false,
          description: 'Whether to delete it although leads are in it: amoCRM puts them into the first open status.',
        }),
      },
      resolve: (_root, args, context) => resolver.deleteStatus(args.pipelineId, args.statusId, args.moveLeads, context),
    }),
  };
});
