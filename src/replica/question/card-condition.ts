/** The conditions that leads, contacts and companies share and that only the replica can answer. */
import { type Expression, expressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { FieldCondition } from '../../amocrm/index.ts';
import type { Snapshot } from '../index.ts';
import type { Tables } from '../store/tables.ts';
import { containsText } from '../store/text-match.ts';

/** Tags by their names. */
export interface TagCondition {
  any?: string[];
  all?: string[];
  none?: string[];
}

/** A condition on a custom field that needs no filter of amoCRM's. */
export interface ReplicaFieldCondition extends FieldCondition {
  /** Normal forms of phones and e-mails, any of which matches. */
  normals?: string[];
  /** Whether the field has no value; the other conditions are not given then. */
  is_empty?: boolean;
}

/** What only the replica knows of a lead, a contact or a company. All given conditions must hold. */
export interface CardConditions {
  tags?: TagCondition;
  fields?: ReplicaFieldCondition[];
  /** Nothing was done about it by people for this many days. */
  idle_days?: number;
  /** A text in one of its notes, in any case. */
  note_text?: string;
}

/** What a condition is answered for: whether a task is overdue depends on the time. */
export type Moment = Pick<Snapshot, 'engine' | 'asOf'>;

/** The same, and where the query reads the cards from. */
export interface Scope extends Moment {
  /** Whether the query joins `record_activity`, as the one of a page in the order of activity does. */
  joinsActivity?: boolean;
}

/** The cards that have tags, fields, notes and activities of their own. */
export type CardType = 'leads' | 'contacts' | 'companies';

/** Builds the conditions of one kind of card, in a query whose column of ids is `id`. */
export interface Card {
  type: CardType;
  /** `lead.id`. */
  id: string;
  /** `lead.created_at`. */
  createdAt: string;
}

type Condition = Expression<SqlBool>;

const daySeconds = 86_400;
const from = expressionBuilder<Tables, never>();

/** Whether the id is among those that a query returns. A query that does not depend on the record runs once. */
export function isAmong(id: string, query: Expression<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(id)} in ${query}`;
}

/** Whether it is not. The query must return no null. */
export function isNotAmong(id: string, query: Expression<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(id)} not in ${query}`;
}

/** The last time of an idle card's activity: it is this many days ago or longer. */
export function idleSince(days: number, { asOf }: Pick<Moment, 'asOf'>): number {
  return asOf - days * daySeconds;
}

/** The conditions that are given. */
export function cardConditions(card: Card, given: CardConditions, scope: Scope): Condition[] {
  const { tags, fields = [], idle_days: days, note_text: text } = given;
  return [
    ...(tags ? tagConditions(card, tags) : []),
    ...fields.map((field) => fieldCondition(card, field)),
    ...(days === undefined ? [] : idleConditions(card, idleSince(days, scope), scope)),
    ...(text === undefined ? [] : [noteCondition(card, text, scope)]),
  ];
}

function tagConditions({ type, id }: Card, { any, all = [], none }: TagCondition): Condition[] {
  const tagged = (names: readonly string[]) =>
    from
      .selectFrom('entity_tag')
      .select('entity_tag.entity_id')
      .where('entity_tag.entity_type', '=', type)
      .where('entity_tag.tag_name', 'in', [...names]);
  return [
    ...(any ? [isAmong(id, tagged(any))] : []),
    ...all.map((name) => isAmong(id, tagged([name]))),
    ...(none ? [isNotAmong(id, tagged(none))] : []),
  ];
}

/** A card that was created meanwhile is not idle, even if a robot created it. */
function idleConditions({ type, id, createdAt }: Card, since: number, { joinsActivity }: Scope): Condition[] {
  // A page of 50 that is read in the order of an index does not need the set of all cards that are not idle.
  const isIdle = joinsActivity
    ? sql<SqlBool>`coalesce(${sql.ref('record_activity.last_at')}, 0) <= ${since}`
    : isNotAmong(id, activeSince(type, since));
  return [sql<SqlBool>`${sql.ref(createdAt)} <= ${since}`, isIdle];
}

/** The ids of the cards about which people did something after a time. */
export function activeSince(type: CardType, since: number) {
  return from
    .selectFrom('record_activity')
    .select('record_activity.entity_id')
    .where('record_activity.entity_type', '=', type)
    .where('record_activity.last_at', '>', since);
}

function noteCondition({ type, id }: Card, text: string, { engine }: Moment): Condition {
  const notes = from
    .selectFrom('note')
    .select('note.entity_id')
    .where('note.entity_type', '=', type)
    .where(containsText(engine, 'note.text', text));
  return isAmong(id, notes);
}

/**
 * Whether a card has a value in a custom field: an option by its id, a number, 1 for a ticked checkbox, an exact text, a phone or
 * an e-mail in whatever spelling, or a value in a range.
 */
export function fieldCondition({ type, id }: Card, condition: ReplicaFieldCondition): Condition {
  const { field_id, values = [], normals = [], is_empty, from: least, to: most } = condition;
  const found = from
    .selectFrom('custom_field_value')
    .select('custom_field_value.entity_id')
    .where('custom_field_value.entity_type', '=', type)
    .where('custom_field_value.field_id', '=', field_id);
  if (normals.length > 0) {
    const owners = from
      .selectFrom('identity')
      .select('identity.entity_id')
      .where('identity.entity_type', '=', type)
      .where('identity.kind', 'in', ['phone', 'email'])
      .where('identity.key', 'in', normals);
    return isAmong(id, owners);
  }
  const filled = found.where('custom_field_value.value_text', '<>', '');
  if (is_empty !== undefined) return is_empty ? isNotAmong(id, filled) : isAmong(id, filled);
  const texts = values.filter((value) => typeof value === 'string');
  const numbers = values.filter((value) => typeof value === 'number');
  if (values.length > 0) {
    const matching = found.where((eb) =>
      eb.or([
        ...(texts.length > 0 ? [eb('custom_field_value.value_text', 'in', texts)] : []),
        // No field has both options and numbers.
        ...(numbers.length > 0
          ? [eb('custom_field_value.enum_id', 'in', numbers), eb('custom_field_value.value_number', 'in', numbers)]
          : []),
      ]),
    );
    return isAmong(id, matching);
  }
  const within = found.where((eb) =>
    eb.or(
      (['custom_field_value.value_number', 'custom_field_value.value_at'] as const).map((column) =>
        eb.and([
          eb(column, 'is not', null),
          ...(least === undefined ? [] : [eb(column, '>=', least)]),
          ...(most === undefined ? [] : [eb(column, '<=', most)]),
        ]),
      ),
    ),
  );
  return isAmong(id, within);
}
