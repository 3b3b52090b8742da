import type { Lead as LeadRecord } from '../amocrm/index.ts';
import { sourceLinks } from '../resolvers/lead.ts';
import * as resolver from '../resolvers/source.ts';
import { overwrites } from './annotation.ts';
import { batchType } from './batch.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { inputOf } from './input.ts';
import { declareRecordMutations } from './record-mutation.ts';
import { Lead, Pipeline, Source } from './ref.ts';

const onlyOwn = 'Only sources of the integration whose token is used are visible: amoCRM shows no others.';

Source.implement({
  description: `A source: where leads of this integration come from, such as a number or a page. ${onlyOwn}`,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    externalId: t.exposeString('external_id', {
      description: 'Its id in the integration’s own system. It cannot be changed.',
    }),
    pipeline: t.field({
      type: Pipeline,
      nullable: true,
      description: 'The pipeline that its leads come into; null if it is archived.',
      resolve: async ({ pipeline_id: id }, _, { metadata }) => (id && (await metadata.pipeline(id))) || null,
    }),
    isDefault: t.exposeBoolean('default', { description: 'Whether it is the default source of the integration.' }),
    originCode: t.exposeString('origin_code', {
      nullable: true,
      description: 'Code of the channel that users begin talks in.',
    }),
    services: t.field({
      type: 'JSON',
      description: 'Its settings for buttons on sites and for WhatsApp, as amoCRM stores them.',
      resolve: ({ services }) => services,
    }),
  }),
});

const LeadSource = builder.objectRef<NonNullable<LeadRecord['source']>>('LeadSource').implement({
  description: 'The source that a lead came from, of this integration or another one.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    name: t.exposeString('name', { nullable: true, description: 'Its name, if amoCRM tells it.' }),
    own: t.field({
      type: Source,
      nullable: true,
      description: 'All that is known of it; null if it belongs to another integration.',
      resolve: ({ id }, _, { loaders }) => loaders.source.load(id),
    }),
  }),
});

builder.objectField(Lead, 'source', (t) =>
  t.field({
    type: LeadSource,
    nullable: true,
    description: 'The source that it came from; null if amoCRM knows none.',
    resolve: async (lead, _, { loaders }) => (await loaders.lead.read(lead, 'source', sourceLinks)) ?? null,
  }),
);

builder.queryFields((t) => ({
  source: t.field({
    type: Source,
    nullable: true,
    description: `One source by its id. An unknown id is an error. ${onlyOwn}`,
    args: { id: t.arg.id({ required: true, description: 'Source id.', validate: constraint.id }) },
    resolve: (_root, { id }, context) => resolver.loadSource(Number(id), context),
  }),
  sources: t.field({
    type: [Source],
    nullable: true,
    description: `The sources of this integration, at most 100. ${onlyOwn}`,
    args: {
      externalIds: t.arg.stringList({
        description: 'Only those with these external ids.',
        validate: constraint.namesUpTo(100),
      }),
    },
    resolve: (_root, { externalIds }, context) => resolver.listSources(externalIds, context),
  }),
}));

const name = { description: 'Name.', validate: constraint.name };
const pipelineId = { description: 'Pipeline that its leads come into.', validate: constraint.id };
const isDefault = { description: 'Whether to make it the default source; another one is no longer the default then.' };
const originCode = { description: 'Code of the channel that users begin talks in.', validate: constraint.originCode };

const WhatsappPageInput = inputOf<resolver.WhatsappPageInput>()(
  builder.inputType('WhatsappPageInput', {
    description: 'A number of WhatsApp that a button on a site can lead to.',
    fields: (t) => ({
      id: t.string({ required: true, description: 'Its id in the list of the settings.', validate: constraint.name }),
      name: t.string({ required: true, description: 'Its name in that list.', validate: constraint.name }),
      link: t.string({ required: true, description: 'The number, for `https://wa.me/`.', validate: constraint.name }),
    }),
  }),
);

const WhatsappInput = inputOf<resolver.WhatsappInput>()(
  builder.inputType('WhatsappInput', {
    description: 'What a source is to WhatsApp and to buttons on sites.',
    fields: (t) => ({
      isOfficial: t.boolean({
        description: 'Whether it is an official WhatsApp (`waba`), whose templates are reviewed.',
      }),
      supportsListMessage: t.boolean({ description: 'Whether salesbots may send lists by it.' }),
      pages: t.field({
        type: [WhatsappPageInput],
        description: 'The numbers that a button can lead to.',
        validate: constraint.listOf(100, 0),
      }),
    }),
  }),
);

const whatsapp = { description: 'WhatsApp; replaces the services that the source has.' };

const CreateSourceInput = inputOf<resolver.CreateSourceInput>()(
  builder.inputType('CreateSourceInput', {
    description: 'A new source.',
    fields: (t) => ({
      name: t.string({ ...name, required: true }),
      externalId: t.string({
        required: true,
        description:
          'Its id in the integration’s own system: at most 36 printable ASCII characters, unique, never changed later.',
        validate: constraint.externalId,
      }),
      pipelineId: t.id({ ...pipelineId, description: `${pipelineId.description} The main one if omitted.` }),
      isDefault: t.boolean(isDefault),
      originCode: t.string(originCode),
      whatsapp: t.field({ type: WhatsappInput, ...whatsapp }),
    }),
  }),
);

const UpdateSourceInput = inputOf<resolver.UpdateSourceInput>()(
  builder.inputType('UpdateSourceInput', {
    description: 'Fields to change. Omitted fields keep their value. The external id cannot be changed.',
    fields: (t) => ({
      name: t.string(name),
      pipelineId: t.id(pipelineId),
      isDefault: t.boolean(isDefault),
      originCode: t.string(originCode),
      whatsapp: t.field({ type: WhatsappInput, ...whatsapp }),
    }),
    validate: constraint.notEmpty,
  }),
);

declareRecordMutations({
  name: 'Source',
  plural: 'Sources',
  type: Source,
  creates: 'Creates a source of this integration.',
  createInput: CreateSourceInput,
  updateInput: UpdateSourceInput,
  create: resolver.createSource,
  createAll: resolver.createSources,
  updateAll: resolver.updateSources,
});

const DeletedSource = builder.objectRef<{ id: number }>('DeletedSource').implement({
  description: 'A source that was deleted.',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The id that it had.' }) }),
});

const DeletedSourceBatch = batchType('DeletedSource', DeletedSource, 'source');

builder.mutationFields((t) => ({
  updateSource: t.field({
    type: Source,
    description: 'Changes a source of this integration.',
    extensions: overwrites,
    args: {
      id: t.arg.id({ required: true, description: 'Source id.', validate: constraint.id }),
      input: t.arg({ type: UpdateSourceInput, required: true, description: 'The fields to change.' }),
    },
    resolve: (_root, { id, input }, context) => resolver.updateSource(id, input, context),
  }),
  deleteSource: t.field({
    type: 'ID',
    description: 'Deletes a source of this integration. Its leads stay. Returns its id.',
    extensions: overwrites,
    args: { id: t.arg.id({ required: true, description: 'Source id.', validate: constraint.id }) },
    resolve: (_root, { id }, context) => resolver.deleteSource(id, context),
  }),
  deleteSources: t.field({
    type: DeletedSourceBatch,
    description: 'Deletes up to 100 sources of this integration and returns a result for each. Their leads stay.',
    extensions: overwrites,
    args: {
      ids: t.arg.idList({ required: true, description: 'Ids of the sources.', validate: constraint.idsUpTo(100) }),
    },
    resolve: (_root, { ids }, context) => resolver.deleteSources(ids, context),
  }),
}));
