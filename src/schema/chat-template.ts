import type {
  TemplateButton as Button,
  TemplateReview as Review,
  ChatTemplate as TemplateRecord,
} from '../amocrm/index.ts';
import { showDateTime } from '../resolvers/account-time.ts';
import * as resolver from '../resolvers/chat-template.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { Source } from './ref.ts';

/** How a template is used. */
export const ChatTemplateType = builder.enumType('ChatTemplateType', {
  description: 'The kinds of chat templates.',
  values: {
    AMOCRM: { value: 'amocrm', description: 'For all messengers.' },
    WABA: { value: 'waba', description: 'For the official WhatsApp, which reviews it.' },
  } as const,
});

const TemplateButton = builder.objectRef<Button>('TemplateButton').implement({
  description: 'A button under a message.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'Its text.' }),
    url: t.string({
      nullable: true,
      description: 'The address that it opens; null for one that sends its text.',
      resolve: ({ url }) => url ?? null,
    }),
  }),
});

const TemplateReview = builder.objectRef<Review>('TemplateReview').implement({
  description: 'How far a template of WhatsApp is with one source.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    status: t.exposeString('status', { description: '`draft`, `review`, `approved`, `paused` or `rejected`.' }),
    rejectReason: t.exposeString('reject_reason', { nullable: true, description: 'Why it was rejected.' }),
    source: t.field({
      type: Source,
      nullable: true,
      description: 'The source, if it is one of this integration.',
      resolve: ({ source_id: id }, _, { loaders }) => (id === null ? null : loaders.source.load(id)),
    }),
  }),
});

const TemplateExample = builder.objectRef<TemplateRecord['waba_examples'][number]>('TemplateExample').implement({
  description: 'An example of what a marker is replaced by, for the review of WhatsApp.',
  fields: (t) => ({
    marker: t.exposeString('marker', { description: 'The marker: `{{contact.name}}`.' }),
    example: t.exposeString('example', { description: 'What could stand there.' }),
  }),
});

export const ChatTemplate = builder.objectRef<TemplateRecord>('ChatTemplate').implement({
  description:
    'A template of a chat message. Only templates of the integration whose token is used are visible: amoCRM shows no others.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id in amoCRM.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    content: t.exposeString('content', { description: 'Its text, with markers such as `{{contact.name}}`.' }),
    type: t.expose('type', { type: ChatTemplateType, description: 'Its kind.' }),
    buttons: t.expose('buttons', { type: [TemplateButton], description: 'The buttons under the message.' }),
    isEditable: t.exposeBoolean('is_editable', { description: 'Whether users may change it in amoCRM.' }),
    externalId: t.exposeString('external_id', {
      nullable: true,
      description: 'Its id in the integration’s own system.',
    }),
    wabaHeader: t.exposeString('waba_header', { nullable: true, description: 'Header, in WhatsApp.' }),
    wabaFooter: t.exposeString('waba_footer', { nullable: true, description: 'Footer, in WhatsApp.' }),
    wabaCategory: t.exposeString('waba_category', {
      nullable: true,
      description: 'Category in WhatsApp: `UTILITY`, `AUTHENTICATION` or `MARKETING`.',
    }),
    wabaLanguage: t.exposeString('waba_language', { nullable: true, description: 'Language, in WhatsApp.' }),
    wabaExamples: t.expose('waba_examples', { type: [TemplateExample], description: 'Examples for the review.' }),
    reviews: t.field({
      type: [TemplateReview],
      description: 'How far it is with each source; none before it was sent to review.',
      resolve: (template, _, context) => resolver.loadReviews(template, context),
    }),
    createdAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was created.',
      resolve: ({ created_at }, _, context) => showDateTime(created_at, context),
    }),
    updatedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was last changed.',
      resolve: ({ updated_at }, _, context) => showDateTime(updated_at, context),
    }),
  }),
});

builder.queryFields((t) => ({
  chatTemplate: t.field({
    type: ChatTemplate,
    nullable: true,
    description: 'One chat template by its id. An unknown id is an error.',
    args: { id: t.arg.id({ required: true, description: 'Template id.', validate: constraint.id }) },
    resolve: (_root, { id }, context, info) => resolver.loadChatTemplate(Number(id), context, info),
  }),
  chatTemplates: t.field({
    type: [ChatTemplate],
    nullable: true,
    description: 'The chat templates of this integration. amoCRM gives 50 for a request. Administrators only.',
    args: {
      externalIds: t.arg.stringList({
        description: 'Only those with these external ids.',
        validate: constraint.namesUpTo(100),
      }),
    },
    resolve: (_root, { externalIds }, context, info) => resolver.listChatTemplates(externalIds, context, info),
  }),
}));
