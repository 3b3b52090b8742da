/** The conditions that leads, contacts and companies share and that only the replica can answer. */
import { type Expression, expressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { FieldCondition } from '../../amocrm/index.ts';
import type { Snapshot } from '../index.ts';
import type { Tables } from '../store/tables.ts';
import { containsText } from '../store/text-match.ts';

/** Tags by their names, as they are stored. */
export interface TagCondition {
  any?: string[];
  /** The spellings of each tag: one name may be stored in several. */
  all?: string[][];
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

/** The same, and how the query reads the cards. All of them, if nothing is given. */
export interface Scope extends Moment {
  /** Whether it reads them in the order of an index and ends with a page, as long as enough of them match. */
  isOrdered?: boolean;
  /** Whether that order is the one of `record_activity`, which it joins. */
  joinsActivity?: boolean;
}

/** The cards that have tags, fields, notes and activities of their own. */
export type CardType = 'leads' | 'contacts' | 'companies';

/** What the conditions of one kind of card compare. */
export interface Card {
  type: CardType;
  /** `lead.id`. */
  id: string;
  /** The same number where the query comes by it first, so that SQLite leaves a card out before it reads it. */
  firstId: string;
  /** `lead.created_at`. */
  createdAt: string;
}

/** The columns of one kind of card. */
export function toCard(type: CardType, table: 'lead' | 'contact' | 'company', { joinsActivity }: Scope): Card {
  const id = `${table}.id`;
  return { type, id, firstId: joinsActivity ? 'record_activity.entity_id' : id, createdAt: `${table}.created_at` };
}

type Condition = Expression<SqlBool>;

const daySeconds = 86_400;
const from = expressionBuilder<Tables, never>();

/** Whether a card is among those that a query finds, as `id`. They should be few: all of them are found first. */
export function isAmong({ firstId }: Card, query: Expression<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(firstId)} in ${query}`;
}

/** The same where most cards are: a page that is read in the order of an index needs no list of all of them. */
export function isAmongMost(card: Card, query: Expression<unknown>, scope: Scope): RawBuilder<SqlBool> {
  return scope.isOrdered ? sql<SqlBool>`exists ${found(card, query)}` : isAmong(card, query);
}

/** Whether a card is not among those that a query finds, as `id` and never null. */
export function isNotAmong(card: Card, query: Expression<unknown>, scope: Scope): RawBuilder<SqlBool> {
  // SQLite looks each card up, and PostgreSQL joins; its `not in` compares every pair once the list exceeds its memory.
  if (scope.isOrdered || scope.engine === 'postgres') return sql<SqlBool>`not exists ${found(card, query)}`;
  return sql<SqlBool>`${sql.ref(card.firstId)} not in ${query}`;
}

/** A card in a query, which is compared with `id`: SQLite reads that column last, when the other conditions hold. */
function found({ id }: Card, query: Expression<unknown>): RawBuilder<unknown> {
  return sql`(select 1 from ${query} as found where found.id = ${sql.ref(id)})`;
}

/** The last time of an idle card's activity: it is this many days ago or longer. */
export function idleSince(days: number, { asOf }: Pick<Moment, 'asOf'>): number {
  return asOf - days * daySeconds;
}

/** The conditions that are given. */
export function cardConditions(card: Card, given: CardConditions, scope: Scope): Condition[] {
  const { tags, fields = [], idle_days: days, note_text: text } = given;
  return [
    ...(tags ? tagConditions(card, tags, scope) : []),
    ...fields.map((field) => fieldCondition(card, field, scope)),
    ...(days === undefined ? [] : idleConditions(card, idleSince(days, scope), scope)),
    ...(text === undefined ? [] : [noteCondition(card, text, scope)]),
  ];
}

function tagConditions(card: Card, { any, all = [], none }: TagCondition, scope: Scope): Condition[] {
  const tagged = (names: readonly string[]) =>
    from
      .selectFrom('entity_tag')
      .select('entity_tag.entity_id as id')
      .where('entity_tag.entity_type', '=', card.type)
      .where('entity_tag.tag_name', 'in', [...names]);
  return [
    ...(any ? [isAmong(card, tagged(any))] : []),
    ...all.map((spellings) => isAmong(card, tagged(spellings))),
    ...(none ? [isNotAmong(card, tagged(none), scope)] : []),
  ];
}

/** A card that was created meanwhile is not idle, even if a robot created it. */
function idleConditions(card: Card, since: number, scope: Scope): Condition[] {
  // `active_at` is the time of the card itself if nobody did anything. In its index the page ends where the idle cards end.
  const isIdle = scope.joinsActivity
    ? sql<SqlBool>`${sql.ref('record_activity.active_at')} <= ${since}`
    : isNotAmong(card, activeSince(card.type, since), scope);
  return [sql<SqlBool>`${sql.ref(card.createdAt)} <= ${since}`, isIdle];
}

/** The ids of the cards about which people did something after a time. */
export function activeSince(type: CardType, since: number) {
  return from
    .selectFrom('record_activity')
    .select('record_activity.entity_id as id')
    .where('record_activity.entity_type', '=', type)
    .where('record_activity.last_at', '>', since);
}

function noteCondition(card: Card, text: string, { engine }: Moment): Condition {
  const notes = from
    .selectFrom('note')
    .select('note.entity_id as id')
    .where('note.entity_type', '=', card.type)
    .where(containsText(engine, 'note.text', text));
  return isAmong(card, notes);
}

/**
 * Whether a card has a value in a custom field: an option by its id, a number, 1 for a ticked checkbox, an exact text, a phone or
 * an e-mail in whatever spelling, or a value in a range.
 */
export function fieldCondition(card: Card, condition: ReplicaFieldCondition, scope: Scope): Condition {
  const { type } = card;
  const { field_id, values = [], normals = [], is_empty, from: least, to: most } = condition;
  const found = from
    .selectFrom('custom_field_value')
    .select('custom_field_value.entity_id as id')
    .where('custom_field_value.entity_type', '=', type)
    .where('custom_field_value.field_id', '=', field_id);
  if (normals.length > 0) {
    const owners = from
      .selectFrom('identity')
      .select('identity.entity_id as id')
      .where('identity.entity_type', '=', type)
      .where('identity.kind', 'in', ['phone', 'email'])
      .where('identity.key', 'in', normals);
    return isAmong(card, owners);
  }
  const filled = found.where('custom_field_value.value_text', '<>', '');
  if (is_empty !== undefined) {
    return is_empty ? isNotAmong(card, filled, scope) : isAmongMost(card, filled, scope);
  }
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
    return isAmong(card, matching);
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
  return isAmong(card, within);
}
