/**
 * Where a list goes on. A cursor is no secret and is not signed, so it is read like any other input: whatever this server could
 * not have made is refused before anything is asked for.
 */
import * as z from 'zod';
import type { ListQuery, NoteListQuery } from '../../amocrm/index.ts';
import { ValidationError } from '../../errors/index.ts';
import type { ContactCriteria, LeadCriteria, TaskCriteria } from './criteria.ts';

/** What is listed, apart from how much of it. Kept inside cursors, so a page never continues another list. */
export type Criteria = object;

/** Where a cursor points: the list, how many records lie up to and including it, and its id. */
export interface Position {
  criteria: Criteria;
  offset: number;
  id: number;
}

/** A list, by its noun, and as it is called in its cursors. */
export interface ListName {
  noun: keyof typeof criteriaShapes;
  name: string;
}

/** More records than any account has: a place behind them would be looked for in vain. */
const mostRecords = 10_000_000;

const count = z.int().min(1);
const id = z.int().min(1);
const ids = z.array(id).min(1).max(250);
const names = z.array(z.string().max(255)).min(1).max(50);
const range = z
  .strictObject({ from: z.number(), to: z.number() })
  .partial()
  .refine(({ from, to }) => (from ?? to) !== undefined && (from ?? -Infinity) <= (to ?? Infinity));
const pairs = z.array(z.strictObject({ pipeline_id: id, status_id: id })).min(1);

/** What a cursor says of its list: nothing beyond the filters, the search and the orders that the list has. */
function criteriaOf<Query extends ListQuery>(
  filter: Record<keyof NonNullable<Query['filter']>, z.ZodType>,
  orders: readonly NonNullable<Query['order']>['field'][],
) {
  const order = z.strictObject({ field: z.enum(orders), direction: z.enum(['asc', 'desc']) });
  return z
    .strictObject({ filter: z.strictObject(filter).partial(), query: z.string().min(1).max(255), order })
    .partial();
}

const party = {
  id: ids,
  name: names,
  responsible_user_id: ids,
  created_by: ids,
  updated_by: ids,
  created_at: range,
  updated_at: range,
  closest_task_at: range,
};

const contacts = criteriaOf<ContactCriteria>({ ...party, has_leads: z.boolean() }, ['id', 'updated_at', 'name']);

const states = z.array(z.enum(['OPEN', 'WON', 'LOST'])).min(1);

const criteriaShapes = {
  notes: criteriaOf<NoteListQuery>({ id: ids, entity_id: ids, note_type: names, updated_at: range }, [
    'id',
    'updated_at',
  ]),
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
  contacts,
  companies: contacts,
  users: criteriaOf<ListQuery<object, 'id', never>>({}, ['id']),
  tasks: criteriaOf<TaskCriteria>(
    {
      id: ids,
      responsible_user_id: ids,
      is_completed: z.boolean(),
      task_type: ids,
      entity_type: z.enum(['leads', 'contacts', 'companies']),
      entity_id: ids,
      updated_at: range,
      due: range,
      is_overdue: z.boolean(),
    },
    ['id', 'created_at', 'complete_till'],
  )
    .omit({ query: true })
    // amoCRM ignores ids alone.
    .refine(({ filter }) => filter?.entity_id === undefined || filter.entity_type !== undefined),
};

/** The cursor of a place. */
export function printCursor({ name }: ListName, { criteria, offset, id }: Position): string {
  const parts = Object.keys(criteria).length === 0 ? [name, offset, id] : [name, offset, id, criteria];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * The place of a cursor.
 *
 * @param criteria what the caller asks for; `undefined` where the cursor's own is meant
 * @throws {ValidationError} for a cursor that is none, or that belongs to another list or filter
 */
export function parseCursor(list: ListName, text: string, criteria: Criteria | undefined): Position {
  const position = decodeCursor(list, text);
  if (!position) {
    throw refuseCursor('is no cursor of this list; take `endCursor` of the page before, unchanged');
  }
  if (criteria && JSON.stringify(criteria) !== JSON.stringify(position.criteria)) {
    throw refuseCursor('belongs to a list with another filter or order; repeat that filter or leave the filter out');
  }
  return position;
}

/** What is wrong with a cursor, as an error of its argument. */
export function refuseCursor(message: string): ValidationError {
  return new ValidationError([{ path: ['after'], message }]);
}

function decodeCursor({ noun, name }: ListName, text: string): Position | undefined {
  const parts = parseJson(text);
  const place = [z.literal(name), count.max(mostRecords), count] as const;
  const isOurs = z.union([z.tuple(place), z.tuple([...place, criteriaShapes[noun]])]).safeParse(parts).success;
  if (!isOurs) return undefined;
  // As it stands and not as it was read: the order of its keys is compared.
  const [, offset, id, criteria = {}] = parts as [string, number, number, Criteria?];
  return { offset, id, criteria };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
