import * as resolver from '../resolvers/chat-template.ts';
import { ensures, overwrites } from './annotation.ts';
import { batchType } from './batch.ts';
import { builder } from './builder.ts';
import { ChatTemplate, ChatTemplateType } from './chat-template.ts';
import * as constraint from './constraint.ts';
import { inputOf } from './input.ts';
import { declareRecordMutations } from './record-mutation.ts';

const WabaCategory = builder.enumType('WabaCategory', {
  description: 'The categories of templates in WhatsApp.',
  values: {
    UTILITY: { description: 'About an order or a visit of the client.' },
    AUTHENTICATION: { description: 'A code to sign in with.' },
    MARKETING: { description: 'An offer.' },
  } as const,
});

const TemplateButtonInput = inputOf<resolver.TemplateButtonInput>()(
  builder.inputType('TemplateButtonInput', {
    description: 'A button under a message.',
    fields: (t) => ({
      text: t.string({ required: true, description: 'Its text.', validate: constraint.name }),
      url: t.string({
        description: 'The address that it opens. Without one it sends its text.',
        validate: constraint.address,
      }),
    }),
  }),
);

const TemplateExampleInput = inputOf<resolver.TemplateExampleInput>()(
  builder.inputType('TemplateExampleInput', {
    description: 'An example of what a marker is replaced by.',
    fields: (t) => ({
      marker: t.string({ required: true, description: 'The marker: `{{contact.name}}`.', validate: constraint.name }),
      example: t.string({ required: true, description: 'What could stand there.', validate: constraint.name }),
    }),
  }),
);

const name = { description: 'Name.', validate: constraint.name };
const content = { description: 'Text, with markers such as `{{contact.name}}`.', validate: constraint.text };
const type = { type: ChatTemplateType };
const buttons = { validate: constraint.listOf(20, 0) };
const isEditable = { description: 'Whether users may change it in amoCRM.' };
const externalId = { description: 'Its id in the integration’s own system.', validate: constraint.name };
const wabaHeader = { description: 'Header, in WhatsApp.', validate: constraint.wabaHeader };
const wabaFooter = { description: 'Footer, in WhatsApp.', validate: constraint.name };
const wabaCategory = { type: WabaCategory, description: 'Category, in WhatsApp.' };
const wabaLanguage = { description: 'Language, in WhatsApp: `ru`.', validate: constraint.name };
const wabaExamples = {
  description: 'Examples for the review of WhatsApp, one for each marker.',
  validate: constraint.listOf(50, 0),
};

const CreateChatTemplateInput = inputOf<resolver.CreateChatTemplateInput>()(
  builder.inputType('CreateChatTemplateInput', {
    description: 'A new chat template.',
    fields: (t) => ({
      name: t.string({ ...name, required: true }),
      content: t.string({ ...content, required: true }),
      type: t.field({ ...type, description: 'Its kind; for all messengers if omitted.' }),
      buttons: t.field({ type: [TemplateButtonInput], ...buttons, description: 'The buttons under the message.' }),
      isEditable: t.boolean(isEditable),
      externalId: t.string(externalId),
      wabaHeader: t.string(wabaHeader),
      wabaFooter: t.string(wabaFooter),
      wabaCategory: t.field(wabaCategory),
      wabaLanguage: t.string(wabaLanguage),
      wabaExamples: t.field({ type: [TemplateExampleInput], ...wabaExamples }),
    }),
  }),
);

const UpdateChatTemplateInput = inputOf<resolver.ChatTemplateFieldsInput>()(
  builder.inputType('UpdateChatTemplateInput', {
    description:
      'Fields to change. Omitted fields keep their value. A template of WhatsApp can be changed only before its review.',
    fields: (t) => ({
      name: t.string(name),
      content: t.string(content),
      type: t.field({ ...type, description: 'Its kind.' }),
      buttons: t.field({
        type: [TemplateButtonInput],
        ...buttons,
        description: 'The buttons under the message; they replace the present ones.',
      }),
      isEditable: t.boolean(isEditable),
      externalId: t.string(externalId),
      wabaHeader: t.string(wabaHeader),
      wabaFooter: t.string(wabaFooter),
      wabaCategory: t.field(wabaCategory),
      wabaLanguage: t.string(wabaLanguage),
      wabaExamples: t.field({ type: [TemplateExampleInput], ...wabaExamples }),
    }),
    validate: constraint.notEmpty,
  }),
);

declareRecordMutations({
  name: 'ChatTemplate',
  plural: 'ChatTemplates',
  nouns: ['chat template', 'chat templates'],
  type: ChatTemplate,
  creates: 'Creates a chat template of this integration.',
  createInput: CreateChatTemplateInput,
  updateInput: UpdateChatTemplateInput,
  create: resolver.createChatTemplate,
  createAll: resolver.createChatTemplates,
  updateAll: resolver.updateChatTemplates,
});

const DeletedChatTemplate = builder.objectRef<{ id: number }>('DeletedChatTemplate').implement({
  description: 'A chat template that was deleted.',
  fields: (t) => ({ id: t.exposeID('id', { description: 'The id that it had.' }) }),
});

const DeletedChatTemplateBatch = batchType('DeletedChatTemplate', DeletedChatTemplate, 'chat template');

builder.mutationFields((t) => ({
  updateChatTemplate: t.field({
    type: ChatTemplate,
    description: 'Changes a chat template of this integration.',
    extensions: overwrites,
    args: {
      id: t.arg.id({ required: true, description: 'Template id.', validate: constraint.id }),
      input: t.arg({ type: UpdateChatTemplateInput, required: true, description: 'The fields to change.' }),
    },
    resolve: (_root, { id, input }, context) => resolver.updateChatTemplate(id, input, context),
  }),
  sendChatTemplateToReview: t.field({
    type: ChatTemplate,
    description:
      'Sends a template of WhatsApp to review, at each source of this integration that is an official WhatsApp. It cannot be changed afterwards.',
    extensions: ensures,
    args: { id: t.arg.id({ required: true, description: 'Template id.', validate: constraint.id }) },
    resolve: (_root, { id }, context) => resolver.sendToReview(id, context),
  }),
  deleteChatTemplate: t.field({
    type: 'ID',
    description: 'Deletes a chat template of this integration. Returns its id.',
    extensions: overwrites,
    args: { id: t.arg.id({ required: true, description: 'Template id.', validate: constraint.id }) },
    resolve: (_root, { id }, context) => resolver.deleteChatTemplate(id, context),
  }),
  deleteChatTemplates: t.field({
    type: DeletedChatTemplateBatch,
    description: 'Deletes up to 250 chat templates of this integration and returns a result for each.',
    extensions: overwrites,
    args: { ids: t.arg.idList({ required: true, description: 'Ids of the templates.', validate: constraint.ids }) },
    resolve: (_root, { ids }, context) => resolver.deleteChatTemplates(ids, context),
  }),
}));
