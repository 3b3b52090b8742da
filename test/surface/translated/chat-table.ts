/** What the arguments and inputs of talks, sources, salesbots and chat templates do. */
import { expect } from 'vitest';
import { answer, type Effect, path, pick, query, type Seen, sentAt, write, writes } from './effect.ts';

const id = Number;

/** A condition that is sent if it is wanted, and means nothing otherwise. */
const onlyInWork: Effect = Object.assign(
  (seen: Seen) => {
    if (seen.value === true) query('filter[only_in_work]', () => 1)(seen);
    else expect(JSON.stringify(seen.requests)).not.toContain('only_in_work');
  },
  { isUsual: ({ value }: Seen) => value === false },
);

/** The ids that were deleted stood in the body, and their rows are gone. */
const deleted =
  (table: 'sources' | 'templates'): Effect =>
  (seen) => {
    const ids = [seen.value].flat().map(Number);
    expect(sentAt(seen, 'id')).toEqual(ids);
    expect(ids.map((each) => seen.data[table].get(each))).toEqual(ids.map(() => undefined));
  };

/** The record that is written is the one with this id. */
const target = (table: 'sources' | 'templates'): Effect => write('id', ({ changed }) => pick(changed[table], 'id'), id);

const stopped = ({ data }: Seen) => data.salesbotRuns.rows().filter(({ isStopped }) => isStopped);

const lower = (value: unknown) => String(value).toLowerCase();
const examples = (key: 'marker' | 'example') =>
  write(
    'waba_examples',
    ({ changed }) => changed.templates.map(({ wabaExamples }) => wabaExamples),
    (value) => (key === 'marker' ? { [String(value)]: 'Проверка' } : { Проверка: String(value) }),
  );

export const chats: Record<string, Effect> = {
  'TalkFilter.ids': query('filter[talk_id]'),
  'TalkFilter.leadIds': query('filter[entity_id]'),
  'TalkFilter.contactIds': query('filter[contact_id]'),
  'TalkFilter.onlyInWork': onlyInWork,
  'Lead.talks.onlyInWork': onlyInWork,
  'Contact.talks.onlyInWork': onlyInWork,
  'Query.talk.id': path(({ value }) => `/talks/${value}`, 'GET'),
  'Mutation.closeTalk.id': path(({ value }) => `/talks/${value}/close`, 'POST'),
  'Mutation.closeTalk.force': (seen) =>
    expect(writes(seen).map(({ body }) => body)).toEqual([{ force_close: seen.value }]),
  'Query.contactChats.chatIds': query('chat_id'),
  'ContactChatInput.contactId': write('contact_id', ({ changed }) => pick(changed.contactChats, 'contactId'), id),
  'ContactChatInput.chatId': write('chat_id', ({ changed }) => pick(changed.contactChats, 'chatId')),
  'Query.source.id': answer((answers, _usual, { value }) => expect(pick(answers, 'id')).toEqual([value])),
  'Query.sources.externalIds': query('filter[external_id][]'),
  'CreateSourceInput.name': write('name', ({ changed }) => pick(changed.sources, 'name')),
  'CreateSourceInput.externalId': write('external_id', ({ changed }) => pick(changed.sources, 'externalId')),
  'CreateSourceInput.pipelineId': write('pipeline_id', ({ changed }) => pick(changed.sources, 'pipelineId'), id),
  'CreateSourceInput.isDefault': write('default', ({ changed }) => pick(changed.sources, 'isDefault')),
  'CreateSourceInput.originCode': write('origin_code', ({ changed }) => pick(changed.sources, 'originCode')),
  'UpdateSourceInput.name': write('name', ({ changed }) => pick(changed.sources, 'name')),
  'UpdateSourceInput.pipelineId': write('pipeline_id', ({ changed }) => pick(changed.sources, 'pipelineId'), id),
  'UpdateSourceInput.isDefault': write('default', ({ changed }) => pick(changed.sources, 'isDefault')),
  'UpdateSourceInput.originCode': write('origin_code', ({ changed }) => pick(changed.sources, 'originCode')),
  'WhatsappInput.isOfficial': write('params.waba', ({ changed }) => pick(changed.sources, 'waba')),
  'WhatsappInput.supportsListMessage': write('is_supports_list_message', ({ changed }) =>
    pick(changed.sources, 'is_supports_list_message'),
  ),
  'WhatsappPageInput.id': write('pages.id', ({ changed }) => pick(changed.sources, 'pages.id')),
  'WhatsappPageInput.name': write('pages.name', ({ changed }) => pick(changed.sources, 'pages.name')),
  'WhatsappPageInput.link': write('pages.link', ({ changed }) => pick(changed.sources, 'pages.link')),
  'Mutation.updateSource.id': target('sources'),
  'UpdateSourcesInput.id': target('sources'),
  'Mutation.deleteSource.id': deleted('sources'),
  'Mutation.deleteSources.ids': deleted('sources'),
  'Query.salesbot.id': query('filter[id][]'),
  'SalesbotFilter.ids': query('filter[id][]'),
  'SalesbotFilter.functionalities': query('filter[type_functionality][]'),
  'Mutation.runSalesbot.botId': write('bot_id', ({ changed }) => pick(changed.salesbotRuns, 'botId'), id),
  'Mutation.runSalesbot.entityType': write(
    'entity_type',
    ({ changed }) => pick(changed.salesbotRuns, 'entityType'),
    lower,
  ),
  'Mutation.runSalesbot.entityId': write('entity_id', ({ changed }) => pick(changed.salesbotRuns, 'entityId'), id),
  'RunSalesbotInput.botId': write('bot_id', ({ changed }) => pick(changed.salesbotRuns, 'botId'), id),
  'RunSalesbotInput.entityType': write('entity_type', ({ changed }) => pick(changed.salesbotRuns, 'entityType'), lower),
  'RunSalesbotInput.entityId': write('entity_id', ({ changed }) => pick(changed.salesbotRuns, 'entityId'), id),
  'Mutation.stopSalesbot.botId': path(({ value }) => `/bots/${value}/stop`, 'POST'),
  'Mutation.stopSalesbot.leadId': (seen) => {
    expect(sentAt(seen, 'entity_id')).toEqual([Number(seen.value)]);
    expect(stopped(seen)).toEqual([]);
  },
  'Query.chatTemplate.id': path(({ value }) => `/chats/templates/${value}`, 'GET'),
  'Query.chatTemplates.externalIds': query('filter[external_id][]'),
  ...templateInput('CreateChatTemplateInput'),
  ...templateInput('UpdateChatTemplateInput'),
  'TemplateButtonInput.text': write('buttons.text', ({ changed }) => pick(changed.templates, 'text')),
  'TemplateButtonInput.url': write('buttons.url', ({ changed }) => pick(changed.templates, 'url')),
  'TemplateExampleInput.marker': examples('marker'),
  'TemplateExampleInput.example': examples('example'),
  'Mutation.updateChatTemplate.id': target('templates'),
  'UpdateChatTemplatesInput.id': target('templates'),
  'Mutation.deleteChatTemplate.id': deleted('templates'),
  'Mutation.deleteChatTemplates.ids': deleted('templates'),
  'Mutation.sendChatTemplateToReview.id': path(({ value }) => `/chats/templates/${value}/review`, 'POST'),
};

function templateInput(name: string): Record<string, Effect> {
  const stored = (sent: string, kept: string, print?: (value: unknown) => unknown) =>
    write(sent, ({ changed }) => pick(changed.templates, kept), print);
  return {
    [`${name}.name`]: stored('name', 'name'),
    [`${name}.content`]: stored('content', 'content'),
    [`${name}.type`]: stored('type', 'type', lower),
    [`${name}.isEditable`]: stored('is_editable', 'isEditable'),
    [`${name}.externalId`]: stored('external_id', 'externalId'),
    [`${name}.wabaHeader`]: stored('waba_header', 'wabaHeader'),
    [`${name}.wabaFooter`]: stored('waba_footer', 'wabaFooter'),
    [`${name}.wabaCategory`]: stored('waba_category', 'wabaCategory'),
    [`${name}.wabaLanguage`]: stored('waba_language', 'wabaLanguage'),
  };
}
