/**
 * The values that are sent: by the key of a place or else by its last name; and the arguments and fields without which
 * a value has no effect.
 */
import { type GraphQLInputType, getNamedType } from 'graphql';
import type { EntityType } from '../../../src/sandbox/index.ts';
import { catalogArounds, catalogBesides, catalogValues } from './catalog-value.ts';
import { type Demo, extraField, extraNumber } from './demo.ts';
import { fieldArounds, fieldBesides, fieldOfParts, fieldValues } from './field-value.ts';
import type { Place } from './walk.ts';

/** A phone and an e-mail that the demo does not have, and a name that no record in it has. */
export const newPhone = '+79990001122';
export const newEmail = 'walk@example.org';
export const newName = 'Проверка Полей';

const moment = '2026-06-01T12:00:00+03:00';

/** A moment as amoCRM counts it. */
export const seconds = (text: unknown) => Date.parse(String(text)) / 1000;

/** The name of a company without its legal form and quotes. */
const nameOf = (name: string) => name.replace(/^\S+ «|»$/g, '');

const values: Record<string, (demo: Demo, place?: Place) => unknown> = {
  ...fieldValues,
  id: ({ lead }) => String(lead.id),
  ids: ({ lead, linkedLead }) => [String(lead.id), String(linkedLead.id)],
  name: () => newName,
  names: ({ lead }) => [lead.name],
  query: ({ lead }) => lead.name,
  price: () => 777,
  from: () => moment,
  to: () => moment,
  text: () => 'Проверить поле',
  phone: () => newPhone,
  email: () => newEmail,
  website: () => 'https://walk.example.org',
  tags: () => ['поле'],
  addTags: () => ['поле'],
  completeTill: () => '2026-12-24T10:00:00+03:00',
  responsibleUserId: () => '10241806',
  responsibleUserIds: () => ['10241806', '10241814'],
  createdByUserIds: () => ['10241806', '10241814'],
  updatedByUserIds: () => ['10241806', '10241814'],
  userId: () => '10241806',
  sentAt: () => moment,
  createdAt: () => moment,
  createdByUserId: () => '10241814',
  calledByUserId: () => '10241814',
  typeNames: () => ['site_visit'],
  'EventFilter.typeNames': () => ['lead_added'],
  latitude: () => 59.2181,
  longitude: () => 39.8916,
  fileUuid: () => '7d1c7f52-0d0b-4c52-9b57-3c2f4b1a9e42',
  versionUuid: () => '0b9f5f0c-6a55-4d2e-8a35-6f3a8c0f2d11',
  direction: () => 'INCOMING',
  'NoteCashierMessageInput.status': () => 'SHOWN',
  'AddCallInput.phone': ({ contact, field, textOf }) => textOf(contact, field('contacts', 'Телефон')),
  'Mutation.updateNote.id': ({ noteOf }) => noteOf('leads', 'common'),
  'Mutation.pinNote.id': ({ noteOf }) => noteOf('leads', 'common'),
  'Mutation.unpinNote.id': ({ noteOf }) => noteOf('leads', 'common'),
  leadId: ({ lead }) => String(lead.id),
  'Query.incomingLead.uid': ({ incoming }) => incoming('forms'),
  'Mutation.acceptIncomingLead.uid': ({ incoming }) => incoming('forms'),
  'Mutation.declineIncomingLead.uid': ({ incoming }) => incoming('sip'),
  'Mutation.linkIncomingLead.uid': ({ incoming }) => incoming('mail'),
  'Mutation.linkIncomingLead.contactId': ({ looseContact }) => String(looseContact.id),
  uuid: ({ file }) => file('Прайс на профиль'),
  uuids: ({ file }) => [file('Прайс на профиль')],
  contentBase64: () => '0JDQutGC',
  contentType: () => 'text/markdown',
  'FileFilter.extensions': () => ['pdf'],
  'FileSizeRange.from': () => 30,
  'FileSizeRange.to': () => 40,
  'Mutation.restoreFiles.uuids': ({ file }) => [file('Прайс прошлого года')],
  'Query.widgets.code': () => 'cloud_pbx',
  'CreateShortLinkInput.url': () => 'https://walk.example.org/page',
  pipelineId: () => '7604218',
  pipelineIds: () => ['7604218', '7604226'],
  statusId: () => '63210606',
  statusIds: () => ['63210606', '63210610'],
  lossReasonId: () => '15870306',
  closedAt: () => moment,
  updatedByUserId: () => '10241814',
  'Query.deletedRecords.ids': ({ data }) => [String(data.leads.rows()[0]?.id)],
  'CustomFieldFilter.values': () => ['СД-0001/1'],
  'CustomFieldFilter.field': () => extraField,
  'CustomFieldFilter.from': () => 20,
  'CustomFieldFilter.to': () => 20,
  duration: () => 1800,
  'Mutation.reopenTask.id': ({ task }) => String(task.id),
  'Mutation.reopenTasks.ids': ({ task }) => [String(task.id)],
  'Mutation.rescheduleTask.id': ({ task }) => String(task.id),
  'Mutation.rescheduleTasks.ids': ({ task }) => [String(task.id)],
  taskTypeId: () => '2',
  taskTypeIds: () => ['2', '2913454'],
  companyId: ({ company }) => String(company.id),
  companyIds: ({ regularCompany }) => [String(regularCompany.id)],
  contactId: ({ contact }) => String(contact.id),
  contactIds: ({ contact, linkedContact }) => [String(contact.id), String(linkedContact.id)],
  contactPhone: () => newPhone,
  contactEmail: () => newEmail,
  contactName: () => newName,
  contactQuery: () => newPhone,
  entityType: () => 'LEADS',
  entityId: ({ lead }) => String(lead.id),
  entityIds: ({ linkedLead }) => [String(linkedLead.id)],
  maxLength: () => 3,
  customerId: ({ customer }) => String(customer.id),
  periodicity: () => 45,
  nextPrice: () => 4_500,
  nextDate: () => '2026-12-24T10:00:00+03:00',
  completedAt: () => moment,
  confirm: () => true,
  mode: () => 'PERIODICITY',
  segmentIds: ({ segment }) => [String(segment.id)],
  sort: () => 15,
  color: () => 'aabbcc',
  points: () => 10,
  'CustomerFilter.ids': ({ customer, looseCustomer }) => [String(customer.id), String(looseCustomer.id)],
  'CustomerFilter.names': ({ customer }) => [customer.name],
  'CustomerFilter.statusIds': ({ status }) => [String(status.id)],
  'Query.customer.id': ({ customer }) => String(customer.id),
  'Query.customers.query': ({ customer }) => customer.name,
  'Mutation.updateCustomer.id': ({ customer }) => String(customer.id),
  'UpdateCustomersInput.id': ({ customer }) => String(customer.id),
  'UpdateCustomerInput.removeTags': ({ customer, tagOf }) => [tagOf(customer)],
  'CreateCustomerInput.statusId': ({ status }) => String(status.id),
  'UpdateCustomerInput.statusId': ({ status }) => String(status.id),
  'Mutation.updateCustomerStatus.id': ({ status }) => String(status.id),
  'Mutation.deleteCustomerStatus.id': ({ status }) => String(status.id),
  'Mutation.updateCustomerSegment.id': ({ segment }) => String(segment.id),
  'Mutation.deleteCustomerSegment.id': ({ segment }) => String(segment.id),
  'Mutation.deleteTransaction.customerId': ({ purchase }) => String(purchase.customerId),
  'Mutation.deleteTransaction.id': ({ purchase }) => String(purchase.id),
  'TransactionInput.comment': () => 'Проверка полей',
  'Customer.columns.fields': () => ['Номер карты клиента'],
  'Customer.customField.id': ({ field }) => String(field('customers', 'Номер карты клиента').id),
  'Customer.customField.name': () => 'Номер карты клиента',
  'Customer.customField.code': () => 'LOYALTY_CARD',
  'Customer.customFields.exceptCodes': () => ['LOYALTY_CARD'],
  'Customer.customFieldCount.exceptCodes': () => ['LOYALTY_CARD'],
  'Subscription.customerChanged.customerId': ({ customer }) => String(customer.id),
  'LeadFilter.price.from': () => 50_000,
  'LeadFilter.price.to': () => 50_000,
  'CompanyFilter.names': ({ company }) => [company.name],
  'ContactFilter.names': ({ contact }) => [contact.name],
  'CompanyFilter.ids': ({ company, regularCompany }) => [String(company.id), String(regularCompany.id)],
  'ContactFilter.ids': ({ contact, looseContact }) => [String(contact.id), String(looseContact.id)],
  'TaskFilter.ids': ({ task }) => [String(task.id)],
  'TaskFilter.entityIds': ({ task }) => [String(task.entityId)],
  'TaskFilter.completeTill.from': () => '2026-11-07T00:00:00+03:00',
  'TaskFilter.completeTill.to': () => '2026-11-01T00:00:00+03:00',
  'EventFilter.customFieldIds': ({ field }) => [String(field('leads', 'Тип объекта').id)],
  'EventValueFilter.optionIds': ({ field }) => [String(field('leads', 'Тип объекта').enums?.[0]?.id)],
  'EventValueFilter.value': () => 'Новая заявка',
  'Query.event.id': ({ event }) => event,
  'Query.contact.id': ({ contact }) => String(contact.id),
  'Query.company.id': ({ company }) => String(company.id),
  'Query.task.id': ({ task }) => String(task.id),
  'Query.contacts.query': ({ contact }) => contact.name,
  'Query.companies.query': ({ company }) => company.name,
  'Query.contactSearch.query': ({ contact }) => contact.name,
  'Query.searchContacts.query': ({ contact }) => contact.name,
  'Query.checkContactExists.query': ({ contact }) => contact.name,
  'Query.customFields.query': () => 'замер',
  'Query.usersConnection.query': () => 'лапшин',
  'Query.pipelines.ids': () => ['7604218'],
  'Query.notes.entityId': ({ noteOwner }) => String(noteOwner('leads')),
  'Query.links.entityIds': ({ linkedLead, looseLead }) => [String(linkedLead.id), String(looseLead.id)],
  'Mutation.getOrCreateContact.query': () => newPhone,
  'Query.searchCompanies.query': ({ company }) => nameOf(company.name),
  'Query.companySearch.query': ({ company }) => nameOf(company.name),
  'Query.checkCompanyExists.query': ({ company }) => nameOf(company.name),
  'Mutation.getOrCreateCompany.query': () => newName,
  inn: () => '7707083893',
  'Mutation.updateTask.id': ({ task }) => String(task.id),
  'Mutation.completeTask.id': ({ task }) => String(task.id),
  'Mutation.completeTask.result': () => 'Поле проверено',
  'UpdateTasksInput.id': ({ task }) => String(task.id),
  'Mutation.updateContact.id': ({ contact }) => String(contact.id),
  'Mutation.deleteContact.id': ({ contact }) => String(contact.id),
  'UpdateContactsInput.id': ({ contact }) => String(contact.id),
  'Mutation.updateCompany.id': ({ company }) => String(company.id),
  'UpdateCompaniesInput.id': ({ company }) => String(company.id),
  'UpdateLeadInput.removeTags': ({ lead, tagOf }) => [tagOf(lead)],
  'UpdateContactInput.removeTags': ({ contact, tagOf }) => [tagOf(contact)],
  'UpdateCompanyInput.removeTags': ({ company, tagOf }) => [tagOf(company)],
  'Mutation.archiveLead.tag': () => 'поле',
  'CustomFieldInput.field': (_demo, place) => (place && fieldOfParts(place)) ?? extraField,
  'CustomFieldInput.values': () => ['8 800 100', '8 800 200'],
  'CustomFieldInput.add': () => ['8 800 100'],
  'CustomFieldInput.kind': () => 'HOME',
  'PhoneInput.value': () => newPhone,
  'PhoneInput.kind': () => 'HOME',
  'EmailInput.value': () => newEmail,
  'EmailInput.kind': () => 'PRIV',
  fields: () => ['Телефон'],
  code: () => 'PHONE',
  exceptCodes: () => ['PHONE', 'UTM_SOURCE'],
  'Lead.columns.fields': () => ['Услуги'],
  'Lead.customField.id': ({ field }) => String(field('leads', 'Услуги').id),
  'Lead.customField.name': () => 'Услуги',
  'Lead.customField.code': () => 'UTM_SOURCE',
  'Contact.customField.id': ({ field }) => String(field('contacts', 'Телефон').id),
  'Contact.customField.name': () => 'Телефон',
  'Company.customField.id': ({ field }) => String(field('companies', 'Телефон').id),
  'Company.customField.name': () => 'Телефон',
  'NewStatusInput.color': () => '#98cbff',
  'CreateStatusInput.color': () => '#98cbff',
  'UpdateStatusInput.color': () => '#98cbff',
  password: () => 'Walk2026',
  roleId: () => '512410',
  destination: () => 'https://walk.example.org/hook',
  'Query.role.id': () => '512410',
  'Query.user.id': () => '10241806',
  'Mutation.updatePipeline.id': () => '7604226',
  'Mutation.deletePipeline.id': () => '7604226',
  'Mutation.orderStatuses.statusIds': () => ['63210610', '63210606', '63210614', '63210618'],
  'StatusDescriptionInput.level': () => 'MASTER',
  'Mutation.deleteLossReason.id': () => '15870306',
  'Mutation.updateRole.id': () => '512410',
  'Mutation.deleteRole.id': () => '512410',
  'Mutation.activateUsers.ids': () => ['10247330'],
  'Mutation.deactivateUsers.ids': () => ['10241826'],
  'Mutation.subscribeWebhook.events': () => ['ADD_LEAD'],
  'Query.talk.id': ({ openTalk }) => String(openTalk.id),
  'Mutation.closeTalk.id': ({ openTalk }) => String(openTalk.id),
  'TalkFilter.ids': ({ openTalk }) => [String(openTalk.id)],
  'TalkFilter.leadIds': ({ openTalk }) => [String(openTalk.leadId)],
  'TalkFilter.contactIds': ({ openTalk }) => [String(openTalk.contactId)],
  'Subscription.talkChanged.leadId': ({ openTalk }) => String(openTalk.leadId),
  'Subscription.talkChanged.contactId': ({ openTalk }) => String(openTalk.contactId),
  'Query.contactChats.chatIds': ({ openTalk }) => [openTalk.chatId],
  'Query.source.id': ({ source }) => String(source.id),
  'Query.sources.externalIds': ({ source }) => [source.externalId],
  'CreateSourceInput.externalId': () => 'walk-1',
  'Mutation.updateSource.id': ({ source }) => String(source.id),
  'UpdateSourcesInput.id': ({ source }) => String(source.id),
  'Mutation.deleteSource.id': ({ source }) => String(source.id),
  'Mutation.deleteSources.ids': ({ source }) => [String(source.id)],
  botId: ({ salesbot }) => String(salesbot.id),
  'Query.salesbot.id': ({ salesbot }) => String(salesbot.id),
  'SalesbotFilter.ids': ({ salesbot }) => [String(salesbot.id)],
  functionalities: ({ salesbot }) => [salesbot.functionality],
  'Query.chatTemplate.id': ({ template }) => String(template.id),
  'Query.chatTemplates.externalIds': ({ template }) => [template.externalId],
  'Mutation.updateChatTemplate.id': ({ template }) => String(template.id),
  'UpdateChatTemplatesInput.id': ({ template }) => String(template.id),
  'Mutation.deleteChatTemplate.id': ({ template }) => String(template.id),
  'Mutation.deleteChatTemplates.ids': ({ template }) => [String(template.id)],
  'Mutation.sendChatTemplateToReview.id': ({ wabaTemplate }) => String(wabaTemplate.id),
  'TemplateButtonInput.url': () => 'https://walk.example.org',
  'Subscription.contactChanged.contactId': ({ contact }) => String(contact.id),
  ...catalogValues,
  'Query.exportRecords.kind': () => 'LEADS',
  'Subscription.noteAdded.entityId': ({ noteOwner }) => String(noteOwner('leads')),
};

const defaults: Record<string, unknown> = { Int: 2, Float: 777, String: 'Проверка', ID: '1', IdOrName: '1' };

/** The value of a place by the keys that it goes by, the first that has one. */
export function findValue(keys: readonly string[], type: GraphQLInputType, demo: Demo, place?: Place): unknown {
  for (const key of [...keys, keys[0]?.split('.').at(-1) ?? '']) {
    const value = values[key]?.(demo, place);
    if (value !== undefined) return value;
  }
  return defaults[getNamedType(type).name] ?? 'WORK';
}

/** Fields of the same object without which a place has no effect, by its key. */
const besides: Record<string, (demo: Demo, place: Place) => Record<string, unknown>> = {
  ...fieldBesides,
  'TaskFilter.entityIds': () => ({ entityType: 'LEADS' }),
  'EventFilter.entityIds': () => ({ entityType: 'LEADS' }),
  'Query.files.entityId': () => ({ entityType: 'LEADS' }),
  'Query.files.entityType': (demo, { value }) => ({ entityId: idOf(demo, value) }),
  'Mutation.uploadFile.entityId': () => ({ entityType: 'LEADS' }),
  'Mutation.uploadFile.entityType': (demo, { value }) => ({ entityId: idOf(demo, value) }),
  'Mutation.uploadFile.asNote': (demo) => ({ entityType: 'LEADS', entityId: idOf(demo, 'LEADS') }),
  'Query.exportRecords.separator': () => ({ format: 'CSV' }),
  'Query.exportRecords.byteOrderMark': () => ({ format: 'CSV' }),
  'StatusPair.pipelineId': () => ({ statusId: '63210606' }),
  'CreateTaskInput.entityId': () => ({ entityType: 'LEADS' }),
  'CreateTaskInput.entityType': (demo, { value }) => ({ entityId: idOf(demo, value) }),
  'UpdateLeadInput.lossReasonId': () => ({ statusId: '143' }),
  'CustomFieldFilter.field': () => ({ values: ['8 800 100'] }),
  'CustomFieldFilter.from': () => ({ field: extraNumber }),
  'CustomFieldFilter.to': () => ({ field: extraNumber }),
  'CreateLeadInput.closedAt': () => ({ statusId: '142' }),
  'CustomFieldInput.field': () => ({ values: ['8 800 100'] }),
  'CustomFieldInput.kind': () => ({ values: ['8 800 100'] }),
  // What is removed has to be there: the demo has phones, and leads with several services.
  'CustomFieldInput.remove': ({ field, textOf, lead, contact, company, customer }, { field: mutation, path }) => {
    const goods = 'Что покупает';
    if (mutation.includes('Customer')) {
      return { field: goods, remove: [textOf(customer, field('customers', goods))] };
    }
    const inside = path.find((step) => step === 'contact' || step === 'company');
    if (mutation.includes('Lead') && !inside)
      return { field: 'Услуги', remove: [textOf(lead, field('leads', 'Услуги'))] };
    const [entity, row] = /Contact|contact/.test(inside ?? mutation)
      ? (['contacts', contact] as const)
      : (['companies', company] as const);
    return { field: 'PHONE', remove: [textOf(row, field(entity, 'Телефон'))] };
  },
  // A change changes something.
  'Mutation.updateLead.id': () => ({ input: { name: newName } }),
  'Mutation.updateContact.id': () => ({ input: { name: newName } }),
  'Mutation.updateCompany.id': () => ({ input: { name: newName } }),
  'Mutation.updateTask.id': () => ({ input: { text: newName } }),
  'Mutation.updatePipeline.id': () => ({ input: { name: newName } }),
  'Mutation.updateStatus.pipelineId': () => ({ input: { name: newName } }),
  'Mutation.updateStatus.statusId': () => ({ input: { name: newName } }),
  // Another order than that of the next place, whose account has this one cached.
  'Mutation.orderStatuses.pipelineId': () => ({ statusIds: ['63210618', '63210614', '63210610', '63210606'] }),
  'Mutation.updateRole.id': () => ({ input: { name: newName } }),
  'Mutation.deleteRole.confirm': () => ({ id: '512402' }),
  'Mutation.subscribeWebhook.confirm': () => ({ destination: 'https://walk.example.org/webhooks/amocrm/walk' }),
  'Mutation.unsubscribeWebhook.confirm': () => ({ destination: 'https://walk.example.org/webhooks/amocrm/…' }),
  'Mutation.updateCustomer.id': () => ({ input: { name: newName } }),
  'UpdateCustomersInput.id': () => ({ fields: { name: newName } }),
  'Mutation.updateCustomerStatus.id': () => ({ input: { name: newName } }),
  'Mutation.updateCustomerSegment.id': () => ({ input: { name: newName } }),
  'Mutation.updateNote.id': () => ({ input: { text: newName } }),
  'Mutation.updateNote.entityType': () => ({ input: { text: newName } }),
  'UpdateLeadsInput.id': () => ({ fields: { name: newName } }),
  'UpdateContactsInput.id': () => ({ fields: { name: newName } }),
  'UpdateCompaniesInput.id': () => ({ fields: { name: newName } }),
  'UpdateTasksInput.id': () => ({ fields: { text: newName } }),
  'Mutation.updateSource.id': () => ({ input: { name: newName } }),
  'UpdateSourcesInput.id': () => ({ fields: { name: newName } }),
  'Mutation.updateChatTemplate.id': () => ({ input: { name: newName } }),
  'UpdateChatTemplatesInput.id': () => ({ fields: { name: newName } }),
  ...catalogBesides,
  'Mutation.archiveLead.evenIfWon': ({ wonLead }) => ({ id: String(wonLead.id) }),
  'Mutation.updateLead.evenIfWon': ({ wonLead }) => ({ id: String(wonLead.id), input: { statusId: '143' } }),
  'Mutation.createClientAndLead.checkExistingLeads': ({ client, field, textOf }) => ({
    contactQuery: textOf(client, field('contacts', 'Телефон')),
  }),
  'Mutation.createClientAndLead.matchByName': ({ looseContact }) => ({
    contactQuery: looseContact.name,
    contactPhone: newPhone,
  }),
  'Mutation.getOrCreateContact.matchByName': ({ looseContact }) => ({
    query: looseContact.name,
    phone: newPhone,
  }),
  'Mutation.getOrCreateCompany.matchByName': ({ company }) => ({ query: company.name, phone: newPhone }),
  'Mutation.getOrCreateCompany.fillMissing': ({ company }) => ({ query: company.name, email: newEmail }),
  'Mutation.getOrCreateContact.fillMissing': ({ client, field, textOf }) => ({
    query: textOf(client, field('contacts', 'Телефон')),
    email: newEmail,
  }),
};

/** The fields beside a place, by the first of its keys that has some. */
export function findBeside(keys: readonly string[], demo: Demo, place: Place): Record<string, unknown> {
  const key = keys.find((each) => besides[each]);
  return (key && besides[key]?.(demo, place)) || {};
}

const incomingLead = { sourceUid: 'walk-1', sourceName: 'Проверка', lead: { name: newName } };
const byForm = { form: { formId: 'f1', formName: 'Заявка', formPage: 'https://walk.example.org/form' } };
const byCall = {
  call: {
    from: '79990001122',
    phone: '78172555001',
    calledAt: moment,
    duration: 12,
    recordingUrl: 'https://walk.example.org/1.mp3',
    serviceCode: 'pbx',
  },
};

/** Arguments without which a GraphQL field cannot be probed, beyond the required ones. */
const arounds: Record<string, (demo: Demo, place: Place) => Record<string, unknown>> = {
  ...fieldArounds,
  deleteStatus: () => ({ moveLeads: true }),
  createLeadWithContact: () => ({ contactPhone: newPhone }),
  // Options and texts are those of a type of events.
  events: ({ field }, { path }): Record<string, unknown> =>
    ({
      optionIds: { filter: { customFieldIds: [String(field('leads', 'Тип объекта').id)] } },
      value: { filter: { types: ['NAME_FIELD_CHANGED'] } },
    })[path[2] ?? ''] ?? {},
  createIncomingLeads: (_demo, { path }) => ({
    // A copy, which the place is put into.
    inputs: [structuredClone({ ...incomingLead, ...(path.includes('call') ? byCall : byForm) })],
  }),
  runSalesbot: (demo, { value }) => ({ entityId: idOf(demo, value) }),
  runSalesbots: ({ salesbot, ...demo }, { value }) => ({
    inputs: [{ botId: String(salesbot.id), entityType: value ?? 'LEADS', entityId: idOf(demo as Demo, value) }],
  }),
  notes: ({ noteOwner }, { value, path }): Record<string, unknown> =>
    path[0] === 'filter' ? {} : { entityId: String(noteOwner(entityOf(value))) },
  addNote: (demo, { value, path }) => ({ entityId: idOf(demo, value), ...besideContent(path) }),
  addNotes: (demo, { value, path }) => ({
    inputs: [{ entityType: 'LEADS', entityId: idOf(demo, value), ...besideContent(path) }],
  }),
  updateNote: ({ noteOf }, { value, path }) => {
    const type = /^call|^recording/.test(path[1] ?? '')
      ? 'call_out'
      : path[1] === 'cashierStatus'
        ? 'message_cashier'
        : 'common';
    return { id: noteOf(path[0] === 'entityType' ? entityOf(value) : 'leads', type) };
  },
  pinNote: ({ noteOf }, { value }) => ({ id: noteOf(entityOf(value), 'common') }),
  unpinNote: ({ noteOf }, { value }) => ({ id: noteOf(entityOf(value), 'common') }),
  timeline: (demo, { value }) => ({ entityId: idOf(demo, value) }),
  lastActivities: (demo, { value }) => ({ entityIds: [idOf(demo, value)] }),
  ...catalogArounds,
  uploadFile: () => ({ contentBase64: 'QQ==' }),
  attachFile: (demo, { value }) => ({ entityId: idOf(demo, value) }),
  detachFile: ({ fileLink }, { value }) => {
    const { fileUuid, entityId } = fileLink(entityOf(value));
    return { uuid: fileUuid, entityId: String(entityId) };
  },
  links: ({ linkedLead, linkedContact, customer }, { value }) => {
    const ids = {
      leads: linkedLead.id,
      contacts: linkedContact.id,
      companies: linkedContact.companyId,
      customers: customer.id,
    };
    return { entityIds: [String(ids[entityOf(value)])] };
  },
  linkEntity: (demo, place) => endsOf(demo, place, false),
  unlinkEntity: (demo, place) => endsOf(demo, place, true),
  linkEntities: (demo, place) => toList(endsOf(demo, place, false)),
  unlinkEntities: (demo, place) => toList(endsOf(demo, place, true)),
};

/** The arguments of a field beyond the required ones. */
export function findAround(demo: Demo, place: Place): Record<string, unknown> {
  return arounds[place.field]?.(demo, place) ?? {};
}

/** A new note needs a text, unless its content is another kind. */
function besideContent(path: readonly string[]): object {
  return path.includes('content') ? {} : { text: 'Проверка' };
}

type Name = 'LEADS' | 'CONTACTS' | 'COMPANIES' | 'CUSTOMERS';

/** The sandbox's word for a value of `EntityType`; leads for any other value. */
export function entityOf(value: unknown): EntityType {
  const isNamed = value === 'CONTACTS' || value === 'COMPANIES' || value === 'CUSTOMERS';
  return isNamed ? (value.toLowerCase() as EntityType) : 'leads';
}

function idOf({ lead, contact, company, customer }: Demo, value: unknown): string {
  return String({ leads: lead, contacts: contact, companies: company, customers: customer }[entityOf(value)].id);
}

/** Two records that are linked or not: of the kind that the place names, otherwise a lead and a contact. */
function endsOf(demo: Demo, { path, value }: Place, isLinked: boolean) {
  const named = typeof value === 'string' ? (value as Name) : undefined;
  const isTarget = path.at(-1) === 'toEntityType' || path[0] === 'links';
  // Leads and customers are linked to contacts and companies only.
  const isOwner = named === 'LEADS' || named === 'CUSTOMERS';
  const entityType: Name = named ? (isTarget ? (isOwner ? 'CONTACTS' : 'LEADS') : named) : 'LEADS';
  const other: Name = entityType === 'COMPANIES' ? 'CONTACTS' : named ? 'COMPANIES' : 'CONTACTS';
  const toEntityType = named && isTarget ? named : other;
  const ids = (isLinked ? linkedIds : looseIds)(demo, entityType, toEntityType);
  return { entityType, entityId: String(ids[entityType]), toEntityType, toEntityId: String(ids[toEntityType]) };
}

function looseIds({ looseLead, looseContact, company, looseCustomer }: Demo): Record<Name, number> {
  return { LEADS: looseLead.id, CONTACTS: looseContact.id, COMPANIES: company.id, CUSTOMERS: looseCustomer.id };
}

function linkedIds({ linkedLead, linkedContact, customer }: Demo, ...ends: Name[]): Record<Name, number> {
  const isOfLead = ends.includes('LEADS');
  const isOfCustomer = ends.includes('CUSTOMERS');
  const contactId = isOfLead ? linkedLead.contacts[0]?.id : linkedContact.id;
  const { companyId } = isOfCustomer ? customer : isOfLead ? linkedLead : linkedContact;
  return {
    LEADS: linkedLead.id,
    CONTACTS: (isOfCustomer ? customer.contactIds[0] : contactId) as number,
    COMPANIES: companyId as number,
    CUSTOMERS: customer.id,
  };
}

function toList({ toEntityType, toEntityId, ...one }: ReturnType<typeof endsOf>) {
  return { ...one, links: [{ entityType: toEntityType, entityId: toEntityId }] };
}
