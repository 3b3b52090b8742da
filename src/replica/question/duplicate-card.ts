/** The records of a group of duplicates: which of them has the most, and what it lacks. */
import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';
import type { DuplicateGroup } from './duplicate.ts';

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

/** Loads the records of groups. */
export async function loadDuplicateCards(
  database: Kysely<Tables>,
  of: 'contacts' | 'companies',
  groups: readonly DuplicateGroup[],
): Promise<DuplicateCards[]> {
  const ids = groups.flatMap((group) => group.ids);
  if (ids.length === 0) return [];
  const [records, values, identities, leads] = await Promise.all([
    database
      .selectFrom(of === 'contacts' ? 'contact' : 'company')
      .select(['id', 'name', 'responsible_user_id', 'created_at', 'updated_at'])
      .where('id', 'in', ids)
      .execute(),
    database
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
      .execute(),
    database
      .selectFrom('identity')
      .select(['entity_id', 'kind', 'key'])
      .where('entity_type', '=', of)
      .where('entity_id', 'in', ids)
      .where('kind', 'in', ['phone', 'email'])
      .orderBy('entity_id')
      .orderBy('key')
      .execute(),
    countLeads(database, of, ids),
  ]);
  const fieldsOf = groupByRecord(values);
  const identitiesOf = groupByRecord(identities);
  const byId = new Map(
    records.map((record): [number, DuplicateCard] => [
      record.id,
      {
        id: record.id,
        name: record.name,
        responsibleUserId: record.responsible_user_id,
        createdAt: record.created_at,
        updatedAt: record.updated_at,
        filledFields: new Set(fieldsOf.get(record.id)?.map(({ field_id }) => field_id)).size,
        leadCount: leads.get(record.id) ?? 0,
      },
    ]),
  );
  return groups.map((group) => {
    const cards = group.ids.flatMap((id) => byId.get(id) ?? []).sort(compareRichness);
    const [richest, ...others] = cards;
    return { cards, lacking: richest ? findLacking(richest.id, others, fieldsOf, identitiesOf) : [] };
  });
}

function groupByRecord<Row extends { entity_id: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.entity_id);
    if (group) group.push(row);
    else groups.set(row.entity_id, [row]);
  }
  return groups;
}

function compareRichness(one: DuplicateCard, other: DuplicateCard): number {
  return (
    other.filledFields - one.filledFields ||
    other.leadCount - one.leadCount ||
    other.updatedAt - one.updatedAt ||
    one.id - other.id
  );
}

async function countLeads(database: Kysely<Tables>, of: 'contacts' | 'companies', ids: readonly number[]) {
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
  field_id: number;
  value_text: string;
  name: string;
  code: string | null;
}

interface IdentityRow {
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
