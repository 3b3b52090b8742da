/** Views of leads, contacts and companies, their custom fields and their links. */
import { sql } from 'kysely';
import type { Kind } from '../kind.ts';
import type { Dialect, Sql } from '../store/dialect.ts';
import {
  computed,
  lookUp,
  moment,
  nameIn,
  oneOf,
  plain,
  userName,
  type ViewColumn,
  type ViewDefinition,
} from './definition.ts';

/** The tags of a card, as one text. */
function tagsOf(table: string, entityType: string): ViewColumn {
  return computed('text', 'Tags with commas between them; null for none. Use `like`.', (dialect) =>
    dialect.joinTexts(
      sql`tag_name`,
      sql`select tag_name from ${dialect.table('entity_tag')} as tagged where tagged.entity_type = ${sql.lit(entityType)} and tagged.entity_id = ${sql.ref(`${table}.id`)} order by tag_id`,
    ),
  );
}

/** Who is responsible for a card and when it was created and changed. */
function cardColumns(table: string): Record<string, ViewColumn> {
  return {
    responsible: userName(`${table}.responsible_user_id`, 'Name of the responsible user.'),
    responsible_id: plain('integer', `${table}.responsible_user_id`, 'Id of the responsible user.'),
    created_by: userName(`${table}.created_by`, 'Name of the user who created it; null for robots.'),
    created_at: moment(`${table}.created_at`, 'When it was created.'),
    created_on: plain('date', `${table}.created_on`, 'Day of `created_at`.'),
    updated_at: moment(`${table}.updated_at`, 'When it was last changed.'),
    updated_on: plain('date', `${table}.updated_on`, 'Day of `updated_at`.'),
    next_task_at: moment(`${table}.closest_task_at`, 'When its next open task is due; null without one.'),
  };
}

/** The name of a status, also of one that the account no longer has. */
const statusName: ViewColumn['value'] = ({ table }) =>
  sql`(select found.name from ${table('status')} as found where found.pipeline_id = lead.pipeline_id and found.id = lead.status_id)`;

const leads: ViewDefinition = {
  description: 'Leads (deals).',
  table: 'lead',
  kinds: ['leads'],
  columns: {
    id: plain('integer', 'lead.id', 'Id.'),
    name: plain('text', 'lead.name', 'Name.'),
    price: computed('number', 'Amount, in the currency of the account.', ({ quotient }) =>
      quotient(sql`lead.price_exact`, 10_000, 4),
    ),
    state: oneOf(
      computed(
        'text',
        'open, won or lost.',
        () => sql`case lead.status_id when 142 then 'won' when 143 then 'lost' else 'open' end`,
      ),
      ['open', 'won', 'lost'],
    ),
    pipeline: nameIn('pipelines', computed('text', 'Name of the pipeline.', lookUp('pipeline', 'lead.pipeline_id'))),
    pipeline_id: plain('integer', 'lead.pipeline_id', 'Id of the pipeline.'),
    status: nameIn('statuses', computed('text', 'Name of the status (stage).', statusName)),
    status_id: plain('integer', 'lead.status_id', 'Id of the status: 142 won, 143 lost.'),
    ...cardColumns('lead'),
    closed_at: moment('lead.closed_at', 'When it was won or lost; null while it is open.'),
    closed_on: plain('date', 'lead.closed_on', 'Day of `closed_at`.'),
    loss_reason: nameIn(
      'loss_reasons',
      computed('text', 'Why it was lost.', lookUp('loss_reason', 'lead.loss_reason_id')),
    ),
    company: computed('text', 'Name of the company.', lookUp('company', 'lead.company_id'), ['companies']),
    company_id: plain('integer', 'lead.company_id', 'Id of the company.'),
    contact: computed('text', 'Name of the main contact.', lookUp('contact', 'lead.main_contact_id'), ['contacts']),
    contact_id: plain('integer', 'lead.main_contact_id', 'Id of the main contact.'),
    source: plain('text', 'lead.source_name', 'Name of the source.'),
    source_id: plain('integer', 'lead.source_id', 'Id of the source.'),
    tags: tagsOf('lead', 'leads'),
    score: plain('integer', 'lead.score', 'Score.'),
  },
};

const contacts: ViewDefinition = {
  description: 'Contacts (people).',
  table: 'contact',
  kinds: ['contacts'],
  columns: {
    id: plain('integer', 'contact.id', 'Id.'),
    name: plain('text', 'contact.name', 'Name.'),
    first_name: plain('text', 'contact.first_name', 'First name.'),
    last_name: plain('text', 'contact.last_name', 'Last name.'),
    company: computed('text', 'Name of the company.', lookUp('company', 'contact.company_id'), ['companies']),
    company_id: plain('integer', 'contact.company_id', 'Id of the company.'),
    ...cardColumns('contact'),
    tags: tagsOf('contact', 'contacts'),
  },
};

const companies: ViewDefinition = {
  description: 'Companies.',
  table: 'company',
  kinds: ['companies'],
  columns: {
    id: plain('integer', 'company.id', 'Id.'),
    name: plain('text', 'company.name', 'Name.'),
    ...cardColumns('company'),
    tags: tagsOf('company', 'companies'),
  },
};

/** What amoCRM tracks of the source of a lead (amoCRM, statistics fields). */
const leadCodes = [
  ...['UTM_CONTENT', 'UTM_MEDIUM', 'UTM_CAMPAIGN', 'UTM_SOURCE', 'UTM_TERM', 'UTM_REFERRER', 'ROISTAT', 'REFERRER'],
  ...['OPENSTAT_SERVICE', 'OPENSTAT_CAMPAIGN', 'OPENSTAT_AD', 'OPENSTAT_SOURCE', 'FROM', 'GCLIENTID', '_YM_UID'],
  ...['_YM_COUNTER', 'GCLID', 'YCLID', 'FBCLID'],
] as const;

const kindsOfContact = ['WORK', 'WORKDD', 'MOB', 'FAX', 'HOME', 'OTHER', 'PRIV'] as const;
const partsOfAddress = ['address_line_1', 'address_line_2', 'city', 'state', 'zip', 'country'] as const;

/** The custom fields of one kind of card, a row for each value. */
function fieldsOf(entityType: Kind & ('leads' | 'contacts' | 'companies'), owner: string): ViewDefinition {
  const definitionOf =
    (column: string): ViewColumn['value'] =>
    ({ table }) =>
      sql`(select ${sql.id('found', column)} from ${table('custom_field')} as found where found.entity_type = custom_field_value.entity_type and found.id = custom_field_value.field_id)`;
  return {
    description: `Custom fields of ${entityType}: a row for each value.`,
    table: 'custom_field_value',
    where: sql`custom_field_value.entity_type = ${sql.lit(entityType)}`,
    kinds: [entityType],
    columns: {
      [`${owner}_id`]: plain('integer', 'custom_field_value.entity_id', `Id of the ${owner}.`),
      field: computed('text', 'Name of the field.', definitionOf('name')),
      field_id: plain('integer', 'custom_field_value.field_id', 'Id of the field.'),
      code: oneOf(
        computed('text', 'Code of the field; null for most fields of an account.', definitionOf('code')),
        entityType === 'leads' ? leadCodes : ['PHONE', 'EMAIL', 'POSITION', 'WEB', 'ADDRESS'],
        ['custom_field', 'code'],
      ),
      position: plain('integer', 'custom_field_value.position', 'Place among the values of the field, from 0.'),
      value: plain('text', 'custom_field_value.value_text', 'The value as a person reads it.'),
      number: plain('number', 'custom_field_value.value_number', 'Of numbers; 1 or 0 of checkboxes.'),
      date: computed(
        'date',
        'Of dates: the day.',
        () => sql`case when custom_field_value.value_at is not null then custom_field_value.value_text end`,
      ),
      date_time: moment('custom_field_value.value_at', 'Of dates: the time.'),
      option_id: plain('integer', 'custom_field_value.enum_id', 'Id of the option that was chosen.'),
      option_code: oneOf(
        plain('text', 'custom_field_value.enum_code', 'Code of the option, or part of an address.'),
        [...(entityType === 'leads' ? [] : kindsOfContact), ...partsOfAddress],
        [`${owner}_fields`, 'option_code'],
      ),
    },
  };
}

const leadContacts: ViewDefinition = {
  description: 'Which contacts a lead has.',
  table: 'lead_contact',
  kinds: ['leads'],
  columns: {
    lead_id: plain('integer', 'lead_contact.lead_id', 'Id of the lead.'),
    contact_id: plain('integer', 'lead_contact.contact_id', 'Id of the contact.'),
    is_main: plain('flag', 'lead_contact.is_main', '1 for the main contact.'),
  },
};

const leadTags: ViewDefinition = {
  description: 'Tags of leads: a row for each.',
  table: 'entity_tag',
  where: sql`entity_tag.entity_type = 'leads'`,
  kinds: ['leads'],
  columns: {
    lead_id: plain('integer', 'entity_tag.entity_id', 'Id of the lead.'),
    tag: plain('text', 'entity_tag.tag_name', 'The tag.'),
  },
};

/**
 * The price of one piece of the linked element, as the catalog has it now: the value of the field that the link names, otherwise of the
 * usual one. amoCRM keeps no price of the time of the sale.
 */
function priceOf({ table }: Dialect): Sql {
  const [link, value] = [sql.id('element_link'), sql.id('price')];
  const usual = sql`(select ${value}.value_number from ${table('custom_field')} as found
    join ${table('custom_field_value')} as price on price.entity_type = found.entity_type and price.field_id = found.id
    where found.entity_type = 'catalog_elements' and found.code = 'PRICE' and price.entity_id = ${link}.element_id
    order by price.position limit 1)`;
  const named = sql`(select ${value}.value_number from ${table('custom_field_value')} as price
    where price.entity_type = 'catalog_elements' and price.field_id = ${link}.price_id and price.entity_id = ${link}.element_id
    order by price.position limit 1)`;
  return sql`case when ${link}.price_id is null then ${usual} else ${named} end`;
}

const products: ViewDefinition = {
  description: 'Products and other catalog elements of leads: a row for each line.',
  table: 'element_link',
  where: sql`element_link.entity_type = 'leads'`,
  kinds: ['leads', 'catalog_elements'],
  columns: {
    lead_id: plain('integer', 'element_link.entity_id', 'Id of the lead.'),
    product: computed('text', 'Name of the element.', lookUp('catalog_element', 'element_link.element_id')),
    product_id: plain('integer', 'element_link.element_id', 'Id of the element.'),
    catalog: computed('text', 'Name of its catalog.', lookUp('catalog', 'element_link.catalog_id')),
    quantity: plain('number', 'element_link.quantity', 'Quantity.'),
    price: computed('number', 'Price of one piece, as the catalog has it now; null if there is none.', (dialect) =>
      dialect.asNumber(priceOf(dialect)),
    ),
    total: computed('number', 'Price times quantity, not rounded.', (dialect) =>
      dialect.asNumber(sql`(${priceOf(dialect)}) * element_link.quantity`),
    ),
  },
};

/** The views of cards. */
export const cardViews = {
  leads,
  lead_fields: fieldsOf('leads', 'lead'),
  lead_contacts: leadContacts,
  lead_tags: leadTags,
  products,
  contacts,
  contact_fields: fieldsOf('contacts', 'contact'),
  companies,
  company_fields: fieldsOf('companies', 'company'),
};
