/** Records of the account and of the replica in one form, in which they can be compared. */
import type { Kysely } from 'kysely';
import {
  type Amocrm,
  type CustomFieldValues,
  type LinkedElement,
  type Page,
  pagesOf,
  type Tag,
} from '../../amocrm/index.ts';
import type { Kind } from '../kind.ts';
import { toEventRow, toNoteRow, toStageMove, toTaskRow } from '../row/activity.ts';
import {
  toCompanyRow,
  toContactLinks,
  toContactRow,
  toElementLinks,
  toElementRow,
  toLeadRow,
  toTagRows,
} from '../row/card.ts';
import type { RowContext } from '../row/context.ts';
import { toFieldRows } from '../row/custom-field.ts';
import type { Tables } from '../store/tables.ts';

/** A record as its columns and its parts, comparable by JSON. */
export type Image = Record<string, unknown>;

/** What a record of one kind looks like, on both sides. */
export interface Comparison {
  kind: Kind;
  /** Every record of the account, page by page. */
  live(): AsyncIterable<Image[]>;
  /** Those of the given ids. */
  liveOf?(ids: number[]): Promise<Image[]>;
  ids(): Promise<(number | string)[]>;
  stored(ids: readonly (number | string)[]): Promise<Image[]>;
}

/** Records in one request. */
export const chunk = 250;

/** How each kind is compared. @param context of the rows, as they are stored */
export function createComparisons(database: Kysely<Tables>, amocrm: Amocrm, context: RowContext): Comparison[] {
  const card = <Value extends { id: number }>(
    kind: Kind & ('leads' | 'contacts' | 'companies'),
    table: 'lead' | 'contact' | 'company',
    list: (query: { page: number; limit: number; filter?: { id: number[] } }) => Promise<Page<Value>>,
    toImage: (value: Value) => Image,
  ): Comparison => ({
    kind,
    live: () => images(list, toImage),
    liveOf: async (id) => (await list({ page: 1, limit: chunk, filter: { id } })).items.map(toImage),
    ids: async () => (await database.selectFrom(table).select('id').execute()).map(({ id }) => id),
    stored: (ids) => loadCards(database, kind, table, ids as number[]),
  });
  const order = { field: 'id', direction: 'asc' } as const;
  return [
    card(
      'leads',
      'lead',
      (query) => amocrm.leads.list({ ...query, order, with: ['contacts', 'catalog_elements', 'source', 'source_id'] }),
      (lead) => ({
        ...toLeadRow(lead, context),
        ...partsOf('leads', lead, context),
        contacts: sortRows(toContactLinks(lead), 'lead_id'),
      }),
    ),
    card(
      'contacts',
      'contact',
      (query) => amocrm.contacts.list({ ...query, order, with: ['catalog_elements'] }),
      (contact) => ({ ...toContactRow(contact, context), ...partsOf('contacts', contact, context) }),
    ),
    card(
      'companies',
      'company',
      (query) => amocrm.companies.list({ ...query, order, with: ['catalog_elements'] }),
      (company) => ({ ...toCompanyRow(company, context), ...partsOf('companies', company, context) }),
    ),
    {
      kind: 'tasks',
      live: () =>
        images(
          (query) => amocrm.tasks.list({ ...query, order }),
          (task) => ({ ...toTaskRow(task, context) }),
        ),
      liveOf: async (ids) => (await amocrm.tasks.byIds(ids)).map((task) => ({ ...toTaskRow(task, context) })),
      ids: async () => (await database.selectFrom('task').select('id').execute()).map(({ id }) => id),
      stored: (ids) =>
        database
          .selectFrom('task')
          .selectAll()
          .where('id', 'in', ids as number[])
          .execute() as never,
    },
    ...(['leads', 'contacts', 'companies'] as const).map((entity) => compareNotes(entity, database, amocrm, context)),
    compareEvents(database, amocrm, context),
    compareElements(database, amocrm, context),
  ];
}

/** What a card has besides its row. */
interface CardParts {
  id: number;
  name: string;
  custom_fields_values: CustomFieldValues[];
  tags: Tag[];
  catalog_elements?: LinkedElement[] | null;
}

/** The parts of a live card, in the form in which `loadCards` reads them. */
function partsOf(entityType: string, record: CardParts, context: RowContext): Image {
  const { id, custom_fields_values, tags, catalog_elements } = record;
  return {
    fields: sortRows(toFieldRows(entityType, id, custom_fields_values, context)),
    tags: sortRows(toTagRows(entityType, id, tags)),
    elements: sortRows(toElementLinks(entityType, id, catalog_elements ?? [])),
    identities:
      entityType === 'contacts' || entityType === 'companies' ? sortRows(context.identify(entityType, record)) : [],
  };
}

/** Rows of a part without the record that they belong to, in a fixed order of rows and columns. */
function sortRows(rows: readonly object[], owner = 'entity_id'): unknown[] {
  const left = (row: object) => Object.entries(row).filter(([key]) => key !== owner && key !== 'entity_type');
  return rows
    .map((row) => JSON.stringify(Object.fromEntries(left(row).sort(([one], [other]) => (one < other ? -1 : 1)))))
    .sort()
    .map((text) => JSON.parse(text) as unknown);
}

async function loadCards(
  database: Kysely<Tables>,
  entityType: string,
  table: 'lead' | 'contact' | 'company',
  ids: readonly number[],
): Promise<Image[]> {
  const of = (part: 'custom_field_value' | 'entity_tag' | 'element_link' | 'identity') =>
    database
      .selectFrom(part)
      .selectAll()
      .where('entity_type', '=', entityType)
      .where('entity_id', 'in', ids)
      .execute() as Promise<{ entity_id: number }[]>;
  const [rows, fields, tags, elements, identities, contacts] = await Promise.all([
    database.selectFrom(table).selectAll().where('id', 'in', ids).execute(),
    of('custom_field_value'),
    of('entity_tag'),
    of('element_link'),
    of('identity'),
    table === 'lead' ? database.selectFrom('lead_contact').selectAll().where('lead_id', 'in', ids).execute() : [],
  ]);
  const own = <Row extends { entity_id: number }>(list: readonly Row[], id: number) =>
    sortRows(list.filter(({ entity_id }) => entity_id === id));
  return rows.map((row) => ({
    ...row,
    fields: own(fields, row.id),
    tags: own(tags, row.id),
    elements: own(elements, row.id),
    identities: own(identities, row.id),
    ...(table === 'lead' && {
      contacts: sortRows(
        contacts.filter(({ lead_id }) => lead_id === row.id),
        'lead_id',
      ),
    }),
  }));
}

async function* images<Value extends { id: number | string }>(
  list: (query: { page: number; limit: number }) => Promise<Page<Value>>,
  toImage: (value: Value) => Image,
): AsyncIterable<Image[]> {
  for await (const { items } of pagesOf(list, {}, { ahead: 1 })) yield items.map(toImage);
}

function compareNotes(
  entity: 'leads' | 'contacts' | 'companies',
  database: Kysely<Tables>,
  amocrm: Amocrm,
  context: RowContext,
): Comparison {
  const kind = ({ leads: 'lead_notes', contacts: 'contact_notes', companies: 'company_notes' } as const)[entity];
  const order = { field: 'id', direction: 'asc' } as const;
  const rows = () => database.selectFrom('note').where('entity_type', '=', entity);
  return {
    kind,
    live: () =>
      images(
        (query) => amocrm.notes.list(entity, { ...query, order }),
        (note) => ({ ...toNoteRow(note, context) }),
      ),
    liveOf: async (id) => {
      const { items } = await amocrm.notes.list(entity, { filter: { id }, limit: chunk });
      return items.map((note) => ({ ...toNoteRow(note, context) }));
    },
    ids: async () => (await rows().select('id').execute()).map(({ id }) => id),
    stored: (ids) =>
      rows()
        .selectAll()
        .where('id', 'in', ids as number[])
        .execute() as never,
  };
}

function compareEvents(database: Kysely<Tables>, amocrm: Amocrm, context: RowContext): Comparison {
  const since = async () => {
    const stream = await database
      .selectFrom('stream')
      .select('filled_since')
      .where('kind', '=', 'events')
      .executeTakeFirst();
    return stream?.filled_since ?? 0;
  };
  return {
    kind: 'events',
    async *live() {
      const filter = { created_at: { from: await since() } };
      yield* images(
        (query) => amocrm.events.list({ ...query, filter }),
        (event) => {
          const { event_id: _, ...move } = toStageMove(event, context) ?? { event_id: '' };
          // The names of stages are those of the time when the replica learned of the move.
          return { ...toEventRow(event, context), ...move, from_status_name: undefined, to_status_name: undefined };
        },
      );
    },
    ids: async () =>
      (
        await database
          .selectFrom('event')
          .select('id')
          .where('created_at', '>=', await since())
          .execute()
      ).map(({ id }) => id),
    async stored(ids) {
      const rows = await database
        .selectFrom('event')
        .leftJoin('stage_move', 'stage_move.event_id', 'event.id')
        .selectAll()
        .where('event.id', 'in', ids as string[])
        .execute();
      return rows.map((row) => ({ ...row, from_status_name: undefined, to_status_name: undefined }));
    },
  };
}

function compareElements(database: Kysely<Tables>, amocrm: Amocrm, context: RowContext): Comparison {
  return {
    kind: 'catalog_elements',
    async *live() {
      const catalogs = await database.selectFrom('catalog').select('id').where('is_deleted', '=', 0).execute();
      for (const { id } of catalogs) {
        yield* images(
          (query) => amocrm.catalogElements.list(id, query),
          (element) => ({
            ...toElementRow(element),
            fields: sortRows(toFieldRows('catalog_elements', element.id, element.custom_fields_values, context)),
          }),
        );
      }
    },
    ids: async () => (await database.selectFrom('catalog_element').select('id').execute()).map(({ id }) => id),
    async stored(ids) {
      const wanted = ids as number[];
      const [rows, fields] = await Promise.all([
        database.selectFrom('catalog_element').selectAll().where('id', 'in', wanted).execute(),
        database
          .selectFrom('custom_field_value')
          .selectAll()
          .where('entity_type', '=', 'catalog_elements')
          .where('entity_id', 'in', wanted)
          .execute(),
      ]);
      return rows.map((row) => ({ ...row, fields: sortRows(fields.filter(({ entity_id }) => entity_id === row.id)) }));
    },
  };
}
