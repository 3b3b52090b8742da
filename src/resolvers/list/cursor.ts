/**
 * The cursors of lists. A cursor is neither secret nor signed, so it is validated like any other input: one that this server could
 * not have printed is refused before a request is sent.
 */
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
import { ValidationError } from '../../errors/index.ts';
import type {
  ContactCriteria,
  CustomerCriteria,
  ElementCriteria,
  LeadCriteria,
  NoteCriteria,
  TaskCriteria,
} from './criteria.ts';

/** Filter, search text and order of a list. A cursor contains them, so it cannot continue another list. */
export type Criteria = object;

/** Where a cursor points: the criteria of the list, the number of records up to and including this one, and its id. */
export interface Position {
  criteria: Criteria;
  offset: number;
  id: number;
}

/** The noun of a list, and the name of the list in its cursors. */
export interface ListName {
  noun: keyof typeof criteriaShapes;
  name: string;
}

/** More records than any account has. */
const maxOffset = 10_000_000;

/** The error of a cursor whose record is not found near its position. */
export const positionLost = 'points to a position that is no longer found in this list; start again without `after`';

const count = z.int().min(1);
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

const contacts = criteriaOf<ContactCriteria>({ ...party, has_leads: z.boolean() }, ['id', 'updated_at', 'name']);

const states = z.array(z.enum(['OPEN', 'WON', 'LOST'])).min(1);

/** Parts of the filters that cursors hold. */
export const cursorParts = { id, ids, range, pairs };

const criteriaShapes = {
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
    },
    ['id', 'created_at', 'updated_at'],
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
    },
    ['id', 'created_at', 'complete_till'],
  )
    .omit({ query: true })
    // amoCRM ignores `entity_id` without `entity_type`.
    .refine(({ filter }) => filter?.entity_id === undefined || filter.entity_type !== undefined),
};

/** Prints the cursor of a position. */
export function printCursor({ name }: ListName, { criteria, offset, id }: Position): string {
  const parts = Object.keys(criteria).length === 0 ? [name, offset, id] : [name, offset, id, criteria];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * Parses a cursor.
 *
 * @param criteria the caller's criteria; `undefined` accepts those of the cursor
 * @throws {ValidationError} if the cursor is not valid or belongs to another list or filter
 */
export function parseCursor(list: ListName, text: string, criteria: Criteria | undefined): Position {
  const position = decodeCursor(list, text);
  if (!position) {
    throw refuseCursor('is not a valid cursor of this list; pass the `endCursor` of the previous page unchanged');
  }
  if (criteria && JSON.stringify(criteria) !== JSON.stringify(position.criteria)) {
    throw refuseCursor('belongs to a list with another filter or order; repeat that filter and order, or omit both');
  }
  return position;
}

/** The error of a cursor, with the path of its argument. */
export function refuseCursor(message: string): ValidationError {
  return new ValidationError([{ path: ['after'], message }]);
}

function decodeCursor({ noun, name }: ListName, text: string): Position | undefined {
  const parts = parseJson(text);
  const place = [z.literal(name), count.max(maxOffset), count] as const;
  const isValid = z.union([z.tuple(place), z.tuple([...place, criteriaShapes[noun]])]).safeParse(parts).success;
  if (!isValid) return undefined;
  // The original value, not the output of zod: criteria are compared as JSON, so their keys must keep their order.
  const [, offset, id, criteria = {}] = parts as [string, number, number, Criteria?];
  return { offset, id, criteria };
}

/** What a cursor holds; undefined for a text that is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
