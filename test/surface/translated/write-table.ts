/** What the arguments and inputs of mutations do: it is sent, and amoCRM keeps it. */
import { expect } from 'vitest';
import { type Effect, given, path, pick, recordId, refused, type Seen, sentAt, tagNames, write } from './effect.ts';
import { links } from './link-table.ts';
import { entityOf, seconds } from './value.ts';

const id = Number;
/** A value of a custom field. */
const fieldValue = write('custom_fields_values.values.value', 'fields.values.value');

/** The codes of the kinds that values have in rows that were changed. */
const kindsOf = ({ changed, demo }: Seen): unknown[] =>
  [
    ...changed.leads,
    ...changed.incomingLeads.map(({ lead }) => lead),
    ...changed.contacts,
    ...changed.companies,
    ...changed.customers,
  ].flatMap(({ fields }) =>
    fields.flatMap(({ fieldId, values }) =>
      values.map(({ enumId }) => demo.fieldById(fieldId)?.enums?.find((option) => option.id === enumId)?.code),
    ),
  );
const fieldKind = write('custom_fields_values.values.enum_code', kindsOf);

/** What leads, contacts, companies and customers have in common. */
export const card = (noun: 'Lead' | 'Contact' | 'Company' | 'Customer'): Record<string, Effect> => ({
  ...Object.fromEntries(
    [`Create${noun}Input`, `Update${noun}Input`].flatMap((input): [string, Effect][] => [
      [`${input}.name`, write('name', 'name')],
      [`${input}.responsibleUserId`, write('responsible_user_id', 'responsibleUserId', id)],
    ]),
  ),
  [`Create${noun}Input.tags`]: write('tags_to_add.name', tagNames),
  [`Update${noun}Input.addTags`]: write('tags_to_add.name', tagNames),
  [`Update${noun}Input.removeTags`]: removesTags,
  [`Mutation.update${noun}.id`]: recordId,
});

function removesTags(seen: Seen): void {
  write('tags_to_delete.name', () => given(seen))(seen);
  expect(seen.changed[entityIn(seen)]).toHaveLength(1);
  expect(tagNames(seen)).not.toEqual(expect.arrayContaining(given(seen)));
}

/** What contacts and companies have in common. */
const party = (input: string): Record<string, Effect> => ({
  [`${input}.phone`]: fieldValue,
  [`${input}.email`]: fieldValue,
});

/** What is sent of the field, and what the row keeps of it, is without what was removed. */
const removesValue: Effect = (seen) => {
  const [field] = pick(seen.args, 'field').flatMap((name) =>
    seen.demo.fieldsOf(entityIn(seen)).filter((each) => each.name === name || each.code === name),
  );
  const removed = pick(seen.args, 'remove');
  const options = (field?.enums ?? []).filter(({ value }) => removed.includes(value)).map(({ id }) => id);
  const [sent] = fieldsIn(sentAt(seen, 'custom_fields_values'), 'field_id', field?.id);
  // A new record has nothing that could be removed.
  if (seen.place.field.startsWith('create')) return expect(sent).toBeUndefined();
  const [before] = fieldsIn(
    [seen.demo.lead, seen.demo.contact, seen.demo.company, seen.demo.customer].map(({ fields }) => fields),
    'fieldId',
    field?.id,
  );
  const [kept] = fieldsIn(
    Object.values(seen.changed).flatMap((rows) => pick(rows, 'fields')),
    'fieldId',
    field?.id,
  );
  expect(pick(before, 'value')).toEqual(expect.arrayContaining(removed));
  expect(sent).toBeDefined();
  for (const gone of [...removed, ...options]) {
    expect([...pick(sent, 'value'), ...pick(sent, 'enum_id'), ...pick(kept, 'value')]).not.toContain(gone);
  }
};

const fieldsIn = (fields: readonly unknown[], key: string, id: unknown) =>
  fields.flat().filter((each) => pick(each, key)[0] === id);

/** The kind of record that a mutation writes. */
const entityIn = ({ place: { field, path } }: Seen) =>
  path.includes('contact')
    ? 'contacts'
    : path.includes('company')
      ? 'companies'
      : field.includes('Lead')
        ? 'leads'
        : field.includes('ontact')
          ? 'contacts'
          : field.includes('Customer')
            ? 'customers'
            : 'companies';

/** The leads that were created. */
const newLeads = ({ changed, demo }: Seen) => changed.leads.filter(({ id }) => !demo.ids.leads.has(id));
/** The contacts that were created. */
const newContacts = ({ changed, demo }: Seen) => changed.contacts.filter(({ id }) => !demo.ids.contacts.has(id));

function deletes(entity: string): Effect {
  return Object.assign(
    path(({ value }) => `/${entity}/${value}`, 'DELETE'),
    { isRefusal: true },
  );
}

/** The smart operations. */
const smart: Record<string, Effect> = {
  'Mutation.archiveLead.id': recordId,
  'Mutation.archiveLead.lossReasonId': write('loss_reason_id', 'lossReasonId', id),
  'Mutation.archiveLead.tag': write('tags_to_add.name', tagNames),
  'Mutation.archiveLead.evenIfWon': (seen) => expect(pick(seen.changed.leads, 'statusId')).toEqual([143]),
  'Mutation.updateLead.evenIfWon': refused('LEAD_CLOSED'),
  // amoCRM refuses to delete, after it was asked.
  'Mutation.deleteLead.id': deletes('leads'),
  'Mutation.deleteContact.id': deletes('contacts'),
  'Mutation.getOrCreateContact.query': fieldValue,
  'Mutation.getOrCreateContact.name': write('name', 'name'),
  'Mutation.getOrCreateContact.phone': fieldValue,
  'Mutation.getOrCreateContact.email': fieldValue,
  'Mutation.getOrCreateContact.position': fieldValue,
  'Mutation.getOrCreateContact.fillMissing': (seen) => {
    fieldValue({ ...seen, value: seen.args.email });
    expect(newContacts(seen)).toEqual([]);
  },
  'Mutation.getOrCreateContact.matchByName': (seen) => expect(newContacts(seen)).toEqual([]),
  'Mutation.createLeadWithContact.contactId': write('contacts.id', 'contacts.id', id),
  'Mutation.createLeadWithContact.contactName': write('contacts.name', 'name'),
  'Mutation.createLeadWithContact.contactPhone': fieldValue,
  'Mutation.createLeadWithContact.contactEmail': fieldValue,
  'Mutation.createClientAndLead.contactQuery': fieldValue,
  'Mutation.createClientAndLead.contactName': write('contacts.name', 'name'),
  'Mutation.createClientAndLead.contactPhone': fieldValue,
  'Mutation.createClientAndLead.contactEmail': fieldValue,
  'Mutation.createClientAndLead.checkExistingLeads': (seen) => expect(newLeads(seen)).toHaveLength(1),
  'Mutation.createClientAndLead.matchByName': (seen) => {
    expect(newContacts(seen)).toEqual([]);
    expect(newLeads(seen)).toHaveLength(1);
  },
  // The client is the contact of its lead.
  'createClientAndLead CreateLeadInput.contactIds': refused('VALIDATION_FAILED'),
  'createLeadWithContact CreateLeadInput.contactIds': refused('VALIDATION_FAILED'),
};

export const mutations: Record<string, Effect> = {
  ...card('Lead'),
  ...card('Contact'),
  ...card('Company'),
  ...party('CreateContactInput'),
  ...party('UpdateContactInput'),
  ...party('CreateCompanyInput'),
  ...party('IncomingPartyInput'),
  ...party('UpdateCompanyInput'),
  'UpdateLeadsInput.id': recordId,
  'UpdateContactsInput.id': recordId,
  'UpdateCompaniesInput.id': recordId,
  'CreateLeadInput.price': write('price', 'price'),
  'CreateLeadInput.pipelineId': write('pipeline_id', 'pipelineId', id),
  'CreateLeadInput.statusId': write('status_id', 'statusId', id),
  'CreateLeadInput.companyId': write('companies.id', 'companyId', id),
  'CreateLeadInput.contactIds': write('contacts.id', 'contacts.id', id),
  'UpdateLeadInput.price': write('price', 'price'),
  'UpdateLeadInput.pipelineId': write('pipeline_id', 'pipelineId', id),
  'UpdateLeadInput.statusId': write('status_id', 'statusId', id),
  'UpdateLeadInput.lossReasonId': write('loss_reason_id', 'lossReasonId', id),
  // Linked in a second request.
  'CreateContactInput.companyId': write('to_entity_id', 'companyId', id),
  'UpdateContactInput.companyId': write('to_entity_id', 'companyId', id),
  'CreateCompanyInput.contactIds': write('to_entity_id', ({ changed }) => pick(changed.contacts, 'id'), id),
  'CreateCompanyInput.website': fieldValue,
  'UpdateCompanyInput.website': fieldValue,
  'PhoneInput.value': fieldValue,
  'PhoneInput.kind': fieldKind,
  'EmailInput.value': fieldValue,
  'EmailInput.kind': fieldKind,
  'CustomFieldInput.field': (seen) => {
    const value = seen.demo
      .fieldsOf(entityIn(seen))
      .filter(({ name }) => name === seen.value)
      .map(({ id }) => id);
    write('field_id', 'fieldId')({ ...seen, value });
  },
  'CustomFieldInput.values': fieldValue,
  'CustomFieldInput.add': fieldValue,
  'CustomFieldInput.kind': fieldKind,
  'CustomFieldInput.remove': removesValue,
  'CreateTaskInput.text': write('text', 'text'),
  'CreateTaskInput.completeTill': write('complete_till', 'completeTill', seconds),
  'CreateTaskInput.taskTypeId': write('task_type_id', 'taskTypeId', id),
  'CreateTaskInput.responsibleUserId': write('responsible_user_id', 'responsibleUserId', id),
  'CreateTaskInput.entityType': write('entity_type', 'entityType', entityOf),
  'CreateTaskInput.entityId': write('entity_id', 'entityId', id),
  'UpdateTaskInput.text': write('text', 'text'),
  'UpdateTaskInput.completeTill': write('complete_till', 'completeTill', seconds),
  'UpdateTaskInput.taskTypeId': write('task_type_id', 'taskTypeId', id),
  'UpdateTaskInput.responsibleUserId': write('responsible_user_id', 'responsibleUserId', id),
  'UpdateTaskInput.isCompleted': write('is_completed', 'isCompleted'),
  'Mutation.updateTask.id': recordId,
  'UpdateTasksInput.id': recordId,
  'Mutation.completeTask.id': recordId,
  'Mutation.completeTask.result': write('result.text', 'result'),
  ...links,
  ...smart,
};
