/** The records of a group of duplicates: which of them has the most, and what it lacks. */
import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';
import type { DuplicateGroup, DuplicateInput } from './duplicate.ts';

/** A record of a group. */
export interface DuplicateCard {
  id: number;
  name: string;
  responsibleUserId: number;
  createdAt: number;
  updatedAt: number;
  /** Number of custom fields that have a value. */
  filledFields: number;
  leadCount: number;
}

/** A value that another record has. */
export interface LackingValue {
  /** Name of the custom field. */
  field: string;
  value: string;
  /** The record that has it. */
  recordId: number;
}

/** A group with its records. */
export interface DuplicateCards {
  /** The richest first: most custom fields with a value, then most leads, then changed last, then created first. */
  cards: DuplicateCard[];
  /** What the others have and the richest lacks. */
  lacking: LackingValue[];
}

/** How many records one statement is asked for: engines bound the number of parameters. */
const portion = 5_000;

/** Loads the records of groups. */
export async function loadDuplicateCards(
  database: Kysely<Tables>,
  of: DuplicateInput['of'],
  groups: readonly DuplicateGroup[],
): Promise<DuplicateCards[]> {
  const ids = groups.flatMap((group) => group.ids);
  const cards = new Map<number, DuplicateCard>();
  const fieldsOf = new Map<number, FieldRow[]>();
  const identitiesOf = new Map<number, IdentityRow[]>();
  for (let start = 0; start < ids.length; start += portion) {
    const some = ids.slice(start, start + portion);
    const [records, fields, identities, leads] = await Promise.all([
      loadRecords(database, of, some),
      loadFields(database, of, some),
      loadIdentities(database, of, some),
      countLeads(database, of, some),
    ]);
    addByRecord(fieldsOf, fields);
    addByRecord(identitiesOf, identities);
    for (const record of records) cards.set(record.id, toCard(record, fieldsOf.get(record.id), leads.get(record.id)));
  }
  return groups.map((group) => {
    const own = group.ids.flatMap((id) => cards.get(id) ?? []).sort(compareRichness);
    const [richest, ...others] = own;
    return { cards: own, lacking: richest ? findLacking(richest.id, others, fieldsOf, identitiesOf) : [] };
  });
}

function loadRecords(database: Kysely<Tables>, of: DuplicateInput['of'], ids: readonly number[]) {
  return database
    .selectFrom(of === 'contacts' ? 'contact' : 'company')
    .select(['id', 'name', 'responsible_user_id', 'created_at', 'updated_at'])
    .where('id', 'in', ids)
    .execute();
}

function loadFields(database: Kysely<Tables>, of: DuplicateInput['of'], ids: readonly number[]) {
  return database
    .selectFrom('custom_field_value as value')
    .innerJoin('custom_field as field', (join) =>
      join.onRef('field.entity_type', '=', 'value.entity_type').onRef('field.id', '=', 'value.field_id'),
    )
    .select(['value.entity_id', 'value.field_id', 'value.value_text', 'field.name', 'field.code'])
    .where('value.entity_type', '=', of)
    .where('value.entity_id', 'in', ids)
    .where('value.value_text', '<>', '')
    .orderBy('field.sort')
    .orderBy('value.field_id')
    .orderBy('value.entity_id')
    .orderBy('value.position')
    .execute();
}

function loadIdentities(database: Kysely<Tables>, of: DuplicateInput['of'], ids: readonly number[]) {
  return database
    .selectFrom('identity')
    .select(['entity_id', 'kind', 'key'])
    .where('entity_type', '=', of)
    .where('entity_id', 'in', ids)
    .where('kind', 'in', ['phone', 'email'])
    .orderBy('entity_id')
    .orderBy('key')
    .execute();
}

function toCard(
  record: Awaited<ReturnType<typeof loadRecords>>[number],
  fields: readonly FieldRow[] = [],
  leadCount = 0,
): DuplicateCard {
  return {
    id: record.id,
    name: record.name,
    responsibleUserId: record.responsible_user_id,
    createdAt: record.created_at,
    updatedAt: record.updated_at,
    filledFields: new Set(fields.map(({ field_id }) => field_id)).size,
    leadCount,
  };
}

function addByRecord<Row extends { entity_id: number }>(groups: Map<number, Row[]>, rows: readonly Row[]): void {
  for (const row of rows) {
    const group = groups.get(row.entity_id);
    if (group) group.push(row);
    else groups.set(row.entity_id, [row]);
  }
}

function compareRichness(one: DuplicateCard, other: DuplicateCard): number {
  return (
    other.filledFields - one.filledFields ||
    other.leadCount - one.leadCount ||
    other.updatedAt - one.updatedAt ||
    one.id - other.id
  );
}

async function countLeads(database: Kysely<Tables>, of: DuplicateInput['of'], ids: readonly number[]) {
  const rows =
    of === 'contacts'
      ? await database
          .selectFrom('lead_contact')
          .innerJoin('lead', 'lead.id', 'lead_contact.lead_id')
          .select(({ fn }) => ['lead_contact.contact_id as id', fn.countAll<number>().as('count')])
          .where('lead_contact.contact_id', 'in', ids)
          .groupBy('lead_contact.contact_id')
          .execute()
      : await database
          .selectFrom('lead')
          .select(({ fn }) => ['lead.company_id as id', fn.countAll<number>().as('count')])
          .where('lead.company_id', 'in', ids)
          .groupBy('lead.company_id')
          .execute();
  return new Map(rows.map(({ id, count }) => [id as number, count]));
}

interface FieldRow {
  entity_id: number;
  field_id: number;
  value_text: string;
  name: string;
  code: string | null;
}

interface IdentityRow {
  entity_id: number;
  kind: string;
  key: string;
}

/** Values of fields that are empty in the richest record, and phones and e-mails that it does not have in any spelling. */
function findLacking(
  richestId: number,
  others: readonly DuplicateCard[],
  fieldsOf: ReadonlyMap<number, FieldRow[]>,
  identitiesOf: ReadonlyMap<number, IdentityRow[]>,
): LackingValue[] {
  const filled = new Set(fieldsOf.get(richestId)?.map(({ field_id }) => field_id));
  const known = new Set(identitiesOf.get(richestId)?.map(({ kind, key }) => `${kind} ${key}`));
  const found = new Map<string, LackingValue>();
  for (const { id } of others) {
    const fields = fieldsOf.get(id) ?? [];
    for (const { field_id, value_text: value, name: field, code } of fields) {
      if (filled.has(field_id) || code === 'PHONE' || code === 'EMAIL') continue;
      const key = `${field_id} ${value}`;
      if (!found.has(key)) found.set(key, { field, value, recordId: id });
    }
    for (const { kind, key } of identitiesOf.get(id) ?? []) {
      if (known.has(`${kind} ${key}`) || found.has(`${kind} ${key}`)) continue;
      const field = fields.find(({ code }) => code === kind.toUpperCase())?.name ?? kind;
      found.set(`${kind} ${key}`, { field, value: key, recordId: id });
    }
  }
  return [...found.values()];
}
