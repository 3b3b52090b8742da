/** What the cursors of lists hold: for each list the filters, the search and the orders that it has, and nothing else. */
import * as z from 'zod';
import type {
  CatalogType,
  DeletedRecordListQuery,
  FileListQuery,
  IncomingLeadListQuery,
  ListQuery,
  SalesbotListQuery,
  TagListQuery,
  TalkListQuery,
} from '../../amocrm/index.ts';
import type {
  ContactCriteria,
  CustomerCriteria,
  ElementCriteria,
  LeadCriteria,
  NoteCriteria,
  TaskCriteria,
} from './criteria.ts';

const id = z.int().min(1);
const ids = z.array(id).min(1).max(250);
const names = z.array(z.string().max(255)).min(1).max(50);
const range = z
  .strictObject({ from: z.number(), to: z.number() })
  .partial()
  .refine(({ from, to }) => (from ?? to) !== undefined && (from ?? -Infinity) <= (to ?? Infinity));
const pairs = z.array(z.strictObject({ pipeline_id: id, status_id: id })).min(1);

/** The shape of the criteria in a cursor: only the filters, search and orders of its list. */
function criteriaOf<Query extends ListQuery>(
  filter: Record<keyof NonNullable<Query['filter']>, z.ZodType>,
  orders: readonly NonNullable<Query['order']>['field'][],
) {
  const order = z.strictObject({ field: z.enum(orders), direction: z.enum(['asc', 'desc']) });
  return z
    .strictObject({ filter: z.strictObject(filter).partial(), query: z.string().min(1).max(255), order })
    .partial();
}

const fields = z
  .array(
    z.strictObject({
      field_id: id,
      values: z
        .array(z.union([z.string().max(3_000), z.number()]))
        .min(1)
        .max(50)
        .optional(),
      from: z.number().optional(),
      to: z.number().optional(),
    }),
  )
  .min(1);

const party = {
  id: ids,
  name: names,
  responsible_user_id: ids,
  created_by: ids,
  updated_by: ids,
  created_at: range,
  updated_at: range,
  closest_task_at: range,
  custom_fields_values: fields,
};

const days = z.int().min(0).max(36_500);
const text = z.string().min(1).max(255);
/** One name may be stored in several spellings. */
const spellings = z.array(z.string().max(255)).min(1).max(500);

/** The conditions on cards that only the replica can answer. */
const card = {
  tags: z.strictObject({ any: spellings, all: z.array(spellings).min(1).max(50), none: spellings }).partial(),
  fields: z
    .array(
      z.strictObject({
        ...fields.element.shape,
        normals: z.array(z.string().max(255)).min(1).max(50).optional(),
        is_empty: z.boolean().optional(),
      }),
    )
    .min(1),
  idle_days: days,
  note_text: text,
};

const contacts = criteriaOf<ContactCriteria>(
  {
    ...party,
    ...card,
    has_leads: z.boolean(),
    has_open_leads: z.boolean(),
    has_phone: z.boolean(),
    has_email: z.boolean(),
    company_id: ids,
  },
  ['id', 'updated_at', 'name', 'last_activity_at'],
);

const states = z.array(z.enum(['OPEN', 'WON', 'LOST'])).min(1);

/** Parts of the filters that cursors hold. */
export const cursorParts = { id, ids, range, pairs };

/** The criteria of each list, by the noun of its records. */
export const criteriaShapes = {
  deletedRecords: criteriaOf<DeletedRecordListQuery>({ id: ids }, ['id', 'updated_at']).omit({ query: true }),
  notes: criteriaOf<NoteCriteria>({ id: ids, entity_id: ids, note_type: names, created_by: ids, updated_at: range }, [
    'id',
    'updated_at',
  ]).omit({ query: true }),
  leads: criteriaOf<LeadCriteria>(
    {
      ...party,
      price: range,
      statuses: pairs,
      state: states,
      pipeline_id: ids,
      company_id: ids,
      closed_at: range,
      ...card,
      has_open_task: z.boolean(),
      has_contact: z.boolean(),
      has_overdue_task: z.boolean(),
      counts_client: z.literal(true),
      stage_days: days,
      contact_id: ids,
      product_id: ids,
      moved: z.strictObject({ at: range, from_status_id: ids, to_status_id: ids }).partial(),
    },
    ['id', 'created_at', 'updated_at', 'price', 'last_activity_at', 'in_stage_since'],
  ),
  incomingLeads: criteriaOf<IncomingLeadListQuery>(
    { uid: names, category: z.array(z.enum(['sip', 'mail', 'forms', 'chats'])).min(1), pipeline_id: ids },
    ['created_at'],
  ).omit({ query: true }),
  talks: criteriaOf<TalkListQuery>({ id: ids, contact_id: ids, lead_id: ids, only_in_work: z.literal(true) }, [
    'created_at',
  ]).omit({ query: true }),
  salesbots: criteriaOf<SalesbotListQuery>({ id: ids, type_functionality: names }, ['name']).omit({ query: true }),
  files: criteriaOf<FileListQuery>(
    {
      uuid: names,
      term: z.string().min(1).max(255),
      extensions: z.array(z.string().min(1).max(10)).min(1).max(20),
      created_by: ids,
      created_at: range,
      size: range,
      deleted: z.literal(true),
    },
    ['created_at'],
  ).omit({ query: true }),
  contacts,
  companies: contacts,
  customers: criteriaOf<CustomerCriteria>({ ...party, next_date: range, status_id: ids, segment_id: ids }, [
    'updated_at',
  ]),
  transactions: criteriaOf<ListQuery<object, 'created_at', never>>({}, ['created_at']).omit({ query: true }),
  tags: criteriaOf<TagListQuery>({ id: ids, name: names }, ['place']),
  catalogs: criteriaOf<ListQuery<{ type?: CatalogType[] }, 'id', never>>(
    { type: z.array(z.enum(['regular', 'products', 'invoices', 'suppliers'])).min(1) },
    ['id'],
  ).omit({ query: true }),
  catalogElements: criteriaOf<ElementCriteria>({ id: ids }, ['sort']),
  users: criteriaOf<ListQuery<object, 'id', never>>({}, ['id']),
  tasks: criteriaOf<TaskCriteria>(
    {
      id: ids,
      responsible_user_id: ids,
      is_completed: z.boolean(),
      task_type: ids,
      created_by: ids,
      entity_type: z.enum(['leads', 'contacts', 'companies', 'customers']),
      entity_id: ids,
      updated_at: range,
      due: range,
      is_overdue: z.boolean(),
      text,
      words: z.array(z.strictObject({ text, types: z.array(id) })).min(1),
      lead: z.strictObject({ pipeline_id: ids, statuses: pairs, responsible_user_id: ids, state: states }).partial(),
    },
    ['id', 'created_at', 'complete_till'],
  )
    .omit({ query: true })
    // amoCRM ignores `entity_id` without `entity_type`.
    .refine(({ filter }) => filter?.entity_id === undefined || filter.entity_type !== undefined),
};
