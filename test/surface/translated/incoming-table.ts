/** What the arguments and inputs of incoming leads do. */
import { type Effect, path, pick, query, type Seen, tagNames, write } from './effect.ts';
import { seconds } from './value.ts';

const id = Number;
const uidOf = ({ value }: Seen) => `/leads/unsorted/${value}`;
/** A text of the metadata, which is kept as it was sent. */
const metadata = (key: string) => write(`metadata.${key}`, `metadata.${key}`);
/** A number of the metadata, which amoCRM keeps as a text. */
const number = (key: string, print: (value: unknown) => number = id) =>
  write(`metadata.${key}`, ({ changed }) => pick(changed.incomingLeads, key).map(Number), print);
const contacts = ({ changed }: Seen) => pick(changed.leads, 'contacts.id');

export const incoming: Record<string, Effect> = {
  'IncomingLeadFilter.categories': query('filter[category][]', (value) => String(value).toLowerCase()),
  'IncomingLeadFilter.pipelineIds': query('filter[pipeline_id][]'),
  'Query.incomingLead.uid': path(uidOf, 'GET'),
  'Query.incomingLeadSummary.period.from': query('filter[created_at][from]', seconds),
  'Query.incomingLeadSummary.period.to': query('filter[created_at][to]', seconds),
  'Query.incomingLeadSummary.pipelineId': query('filter[pipeline_id]'),
  'Mutation.acceptIncomingLead.uid': path((seen) => `${uidOf(seen)}/accept`, 'POST'),
  'Mutation.acceptIncomingLead.statusId': write('status_id', 'statusId', id),
  'Mutation.acceptIncomingLead.userId': write('user_id', 'responsibleUserId', id),
  'Mutation.declineIncomingLead.uid': path((seen) => `${uidOf(seen)}/decline`, 'DELETE'),
  'Mutation.declineIncomingLead.userId': write('user_id', ({ changed }) => pick(changed.leads, 'updatedBy'), id),
  'Mutation.linkIncomingLead.uid': path((seen) => `${uidOf(seen)}/link`, 'POST'),
  'Mutation.linkIncomingLead.userId': write('user_id', ({ changed }) => pick(changed.leads, 'updatedBy'), id),
  'Mutation.linkIncomingLead.leadId': write('link.entity_id', ({ changed }) => pick(changed.leads, 'id'), id),
  'Mutation.linkIncomingLead.contactId': write('contact_id', contacts, id),
  'CreateIncomingLeadInput.sourceUid': write('source_uid', 'sourceUid'),
  'CreateIncomingLeadInput.sourceName': write('source_name', 'sourceName'),
  'CreateIncomingLeadInput.pipelineId': write('pipeline_id', 'pipelineId', id),
  'IncomingFormInput.formId': metadata('form_id'),
  'IncomingFormInput.formName': metadata('form_name'),
  'IncomingFormInput.formPage': metadata('form_page'),
  'IncomingFormInput.ip': metadata('ip'),
  'IncomingFormInput.sentAt': number('form_sent_at', seconds),
  'IncomingFormInput.referer': metadata('referer'),
  'IncomingFormInput.visitorUid': metadata('visitor_uid'),
  'IncomingCallInput.from': metadata('from'),
  'IncomingCallInput.phone': metadata('phone'),
  'IncomingCallInput.calledAt': number('called_at', seconds),
  'IncomingCallInput.duration': number('duration'),
  'IncomingCallInput.recordingUrl': metadata('link'),
  'IncomingCallInput.serviceCode': metadata('service_code'),
  'IncomingCallInput.uniq': metadata('uniq'),
  'IncomingLeadDetailsInput.name': write('leads.name', 'lead.name'),
  'IncomingLeadDetailsInput.price': write('leads.price', 'lead.price'),
  'IncomingLeadDetailsInput.tags': write('tags.name', tagNames),
  'IncomingPartyInput.name': write('name', 'name'),
  'IncomingPartyInput.responsibleUserId': write('responsible_user_id', 'responsibleUserId', id),
  'IncomingPartyInput.tags': write('tags.name', tagNames),
};
