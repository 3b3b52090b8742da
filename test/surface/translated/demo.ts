/** Records of the sandbox's demo that have what a write or a filter needs to show its effect. */

import type { CardRow, EntityType, FieldOwner, FieldRow, Sandbox, SandboxData } from '../../../src/sandbox/index.ts';
import type { Account } from '../../harness.ts';

/** A multitext field of each kind of record, besides those of the demo. */
export const extraField = 'Запасные номера';

/** A field of numbers of each kind of record. */
export const extraNumber = 'Запасное число';

/** Types whose values have parts, and one that the demo's leads do not have. */
const typesWithParts = [
  'smart_address',
  'legal_entity',
  'payer',
  'supplier',
  'file',
  'chained_list',
  'linked_entity',
  'items',
  'birthday',
  'org_legal_name',
] as const;

/** The options of a sandbox that has all that the values of the table need. */
export const demoOptions = {
  webhooks: [
    { destination: 'https://walk.example.org/hook', settings: ['add_lead'] },
    { destination: 'https://walk.example.org/webhooks/amocrm/walk', settings: ['add_lead'] },
  ],
  fields: (['leads', 'contacts', 'companies', 'customers', 'catalogs/4523'] as const).flatMap((entityType) => [
    { entityType, type: 'multitext' as const, name: extraField, options: ['WORK', 'MOB', 'HOME'] },
    { entityType, type: 'numeric' as const, name: extraNumber },
    ...typesWithParts.map((type) => ({ entityType, type, name: `Поле ${type}` })),
  ]),
};

const uuid = '0b1f9a3e-5c7d-4e21-9a40-3f2f6b1c0d11';

/** Values with parts that no record of the demo has, by type. */
const valuesWithParts: Record<string, object> = {
  chained_list: { catalog_id: 11, catalog_element_id: 101 },
  file: { value: { file_uuid: uuid, version_uuid: uuid, file_name: 'договор.pdf' } },
  items: { value: { description: 'Окно', quantity: 2 } },
  linked_entity: { value: { entity_id: 5, entity_type: 'companies' } },
  org_legal_name: { value: { name: 'ООО «Окна»' } },
};

/** Gives the first lead a value of each of these types. */
export async function fillParts({ sandbox, connection }: Pick<Account, 'sandbox' | 'connection'>): Promise<void> {
  const { leads, metadata } = sandbox.data();
  const written = Object.entries(valuesWithParts).map(([type, value]) => ({
    field_id: metadata.fields.find((each) => each.entityType === 'leads' && each.type === type)?.id as number,
    values: [value as never],
  }));
  await connection.with({}).leads.update([{ id: leads.rows()[0]?.id as number, custom_fields_values: written }]);
}

export type Demo = ReturnType<typeof readDemo>;

/** Chooses the records, as the sandbox has them now. */
export function readDemo(sandbox: Sandbox) {
  const data = sandbox.data();
  const [leads, contacts, companies] = [data.leads, data.contacts, data.companies].map((table) =>
    table.rows().filter((row) => !row.isDeleted),
  ) as [ReturnType<SandboxData['leads']['rows']>, ReturnType<SandboxData['contacts']['rows']>, CardRow[]];
  const customers = data.customers.rows().filter((row) => !row.isDeleted);
  const tasks = data.tasks.rows();
  const field = (entity: EntityType, name: string) =>
    find(data.metadata.fields, ({ entityType, name: own }) => entityType === entity && own === name, name);
  const valuesOf = (row: CardRow, { id }: FieldRow) => row.fields.find((each) => each.fieldId === id)?.values ?? [];
  const leadsOf = (id: number) => leads.filter((lead) => lead.contacts.some((contact) => contact.id === id));
  const hasPhone = (row: CardRow, entity: EntityType) => valuesOf(row, field(entity, 'Телефон')).length > 0;
  const services = field('leads', 'Услуги');
  return {
    data,
    ids: { leads: new Set(leads.map(({ id }) => id)), contacts: new Set(contacts.map(({ id }) => id)) },
    field,
    fieldsOf: (owner: FieldOwner) => data.metadata.fields.filter(({ entityType }) => entityType === owner),
    fieldById: (id: number) => data.metadata.fields.find((each) => each.id === id),
    valuesOf,
    leadsOf: (entity: 'contacts' | 'companies', id: number) =>
      entity === 'contacts' ? leadsOf(id) : leads.filter(({ companyId }) => companyId === id),
    /** Open, with two services, the source of an advertisement and a tag. */
    lead: find(
      leads,
      (lead) =>
        lead.closedAt === null &&
        valuesOf(lead, services).length > 1 &&
        valuesOf(lead, field('leads', 'utm_source')).length > 0 &&
        lead.tagIds.length > 0,
      'lead',
    ),
    /** A lead of a company, with a contact. */
    linkedLead: find(leads, (lead) => lead.contacts.length > 0 && lead.companyId !== null, 'linked lead'),
    /** A lead without a company. */
    looseLead: find(leads, (lead) => lead.contacts.length > 0 && lead.companyId === null, 'loose lead'),
    wonLead: find(leads, (lead) => lead.statusId === 142, 'won lead'),
    busyLead: find(
      leads,
      (lead) => tasks.some((task) => task.entityId === lead.id && task.isCompleted),
      'lead with tasks',
    ),
    contact: find(contacts, (contact) => hasPhone(contact, 'contacts') && contact.tagIds.length > 0, 'contact'),
    /** Of a company. */
    linkedContact: find(contacts, ({ companyId }) => companyId !== null, 'linked contact'),
    /** On no lead, of no company, and the only one of its name. */
    looseContact: find(
      contacts,
      ({ id, name, companyId }) =>
        companyId === null && leadsOf(id).length === 0 && contacts.filter((other) => other.name === name).length === 1,
      'loose contact',
    ),
    /** With open and closed leads. */
    regular: find(contacts, ({ id }) => hasBoth(leadsOf(id)), 'contact with several leads'),
    /** With an open lead and a phone that no other contact has. */
    client: find(
      contacts,
      (contact) => hasPhone(contact, 'contacts') && leadsOf(contact.id).some(({ closedAt }) => closedAt === null),
      'client',
    ),
    company: find(companies, (company) => company.tagIds.length > 0, 'company'),
    /** Of a company, with a tag, two kinds of goods and points. */
    customer: find(
      customers,
      (customer) =>
        customer.companyId !== null &&
        customer.tagIds.length > 0 &&
        customer.bonusPoints > 100 &&
        valuesOf(customer, field('customers', 'Что покупает')).length > 1,
      'customer',
    ),
    segment: find(data.customerSegments.rows(), () => true, 'segment'),
    status: find(data.customerStatuses.rows(), ({ isDefault }) => !isDefault, 'status'),
    purchase: find(data.transactions.rows(), ({ isDeleted }) => !isDeleted, 'purchase'),
    /** Of no company. */
    looseCustomer: find(customers, ({ companyId }) => companyId === null, 'loose customer'),
    /** With open and closed leads. */
    regularCompany: find(
      companies,
      ({ id }) => hasBoth(leads.filter(({ companyId }) => companyId === id)),
      'company with several leads',
    ),
    task: find(tasks, ({ isCompleted }) => !isCompleted, 'open task'),
    /** The owner of an open task. */
    taskOwner: (entity: EntityType) =>
      Number(find(tasks, ({ entityType }) => entityType === entity, `task of ${entity}`).entityId),
    noteOwner: (entity: EntityType) =>
      find(data.notes.rows(), ({ entityType }) => entityType === entity, `note of ${entity}`).entityId,
    noteOf: (entity: EntityType, type: string) =>
      String(
        find(
          data.notes.rows(),
          ({ entityType, noteType }) => entityType === entity && noteType === type,
          `${type} note of ${entity}`,
        ).id,
      ),
    /** The uid of one in the pipeline of service. */
    incoming: (category: string) =>
      find(
        data.incomingLeads.rows(),
        (row) => row.category === category && row.pipelineId === 7_604_218 && row.decision === null,
        category,
      ).uid,
    openTalk: find(data.talks.rows(), ({ status }) => status === 'in_work', 'open talk'),
    source: find(data.sources.rows(), ({ isDefault }) => !isDefault, 'source'),
    salesbot: find(data.salesbots.rows(), ({ isActive }) => isActive, 'salesbot'),
    template: find(data.templates.rows(), ({ type }) => type === 'amocrm', 'chat template'),
    wabaTemplate: find(data.templates.rows(), ({ type }) => type === 'waba', 'template of WhatsApp'),
    file: (name: string) => find(data.files.rows(), (file) => file.name === name, name).uuid,
    /** A file that is on a card. */
    fileLink: (entity: EntityType) =>
      find(data.fileLinks.rows(), ({ entityType }) => entityType === entity, `file of ${entity}`),
    /** The id of the oldest event. */
    event: String(data.events()[0]?.id),
    /** A product, another one, and a crew with two skills. */
    product: find(data.catalogElements.rows(), ({ catalogId }) => catalogId === 4517, 'product'),
    otherProduct: find(data.catalogElements.rows().toReversed(), ({ catalogId }) => catalogId === 4517, 'product'),
    crew: find(data.catalogElements.rows(), ({ catalogId }) => catalogId === 4523, 'crew'),
    /** With elements of all kinds of catalogs that records of its type have. */
    productOwner: (entity: EntityType) => {
      const kinds = (id: number) => new Set(data.elementLinks.of(entity, id).map(({ catalogId }) => catalogId)).size;
      return find(data[entity].rows(), ({ id }) => kinds(id) === (entity === 'leads' ? 3 : 2), 'products').id;
    },
    tagOf: (row: CardRow) => data.tags.get(row.tagIds[0] as number)?.name as string,
    textOf: (row: CardRow, fieldRow: FieldRow) => String(valuesOf(row, fieldRow)[0]?.value),
  };
}

function hasBoth(leads: readonly { closedAt: number | null }[]): boolean {
  return leads.length > 2 && new Set(leads.map(({ closedAt }) => closedAt === null)).size === 2;
}

function find<Row>(rows: readonly Row[], holds: (row: Row) => boolean, what: string): Row {
  const row = rows.find(holds);
  if (row === undefined) throw new Error(`The demo has no ${what}.`);
  return row;
}
