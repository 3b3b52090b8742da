/** Conditions on what belongs to a lead: its tasks, moves, contacts and products. */
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import type { Range } from '../../amocrm/index.ts';
import type { Kind } from '../kind.ts';
import type { Tables } from '../store/tables.ts';
import {
  activeSince,
  type Card,
  type CardConditions,
  idleSince,
  isAmong,
  isAmongMost,
  isNotAmong,
  type Scope,
} from './card-condition.ts';

/** A move from one stage to another. All that is given must hold of one move. */
export interface MoveCondition {
  at?: Range;
  from_status_id?: number[];
  to_status_id?: number[];
}

/** What only the replica knows of a lead besides the conditions that other cards have, too. */
export interface LeadConditions {
  /** Whether it has an open task. */
  has_open_task?: boolean;
  /** Whether it has an open task past its due time. */
  has_overdue_task?: boolean;
  /** With `idle_days`: what was done about its contacts and its company counts, too. */
  counts_client?: boolean;
  /** It has been in its stage for this many days or longer. */
  stage_days?: number;
  contact_id?: number[];
  has_contact?: boolean;
  product_id?: number[];
  moved?: MoveCondition;
}

const from = expressionBuilder<Tables, never>();

/** The conditions that are given. */
export function leadConditions(
  card: Card,
  given: LeadConditions & CardConditions,
  scope: Scope,
): Expression<SqlBool>[] {
  const { has_open_task, has_overdue_task, has_contact, counts_client, idle_days, stage_days } = given;
  const isOneOf = (has: boolean, query: Expression<unknown>) =>
    has ? isAmong(card, query) : isNotAmong(card, query, scope);
  return [
    ...(has_open_task === undefined ? [] : [isOneOf(has_open_task, openTasks())]),
    ...(has_overdue_task === undefined ? [] : [isOneOf(has_overdue_task, openTasks(scope.asOf))]),
    ...(idle_days !== undefined && counts_client ? idleClient(card, idleSince(idle_days, scope), scope) : []),
    ...(stage_days === undefined ? [] : [enteredBefore(idleSince(stage_days, scope))]),
    ...(given.contact_id ? [hasContact(card, given.contact_id)] : []),
    ...(has_contact === undefined ? [] : [hasContacts(card, has_contact, scope)]),
    ...(given.product_id ? [hasProduct(card, given.product_id)] : []),
    ...(given.moved ? [hasMoved(card, given.moved)] : []),
  ];
}

/** The leads with an open task, or with one that was due before a time. */
function openTasks(dueBefore?: number) {
  const tasks = from
    .selectFrom('task')
    .select('task.entity_id as id')
    .where('task.is_completed', '=', 0)
    .where('task.entity_type', '=', 'leads')
    .where('task.entity_id', 'is not', null);
  return dueBefore === undefined ? tasks : tasks.where('task.complete_till', '<', dueBefore);
}

/** None of its contacts and not its company had an activity after a time. */
function idleClient(card: Card, since: number, scope: Scope): Expression<SqlBool>[] {
  const contacts = leadsOfContacts().where('lead_contact.contact_id', 'in', activeSince('contacts', since));
  const companies = { ...card, id: 'lead.company_id', firstId: 'lead.company_id' };
  return [
    isNotAmong(card, contacts, scope),
    // Null is in no list, and not outside of one either.
    sql<SqlBool>`(lead.company_id is null or ${isNotAmong(companies, activeSince('companies', since), scope)})`,
  ];
}

function enteredBefore(since: number): Expression<SqlBool> {
  const stays = from
    .selectFrom('stage_stay')
    .select('stage_stay.lead_id')
    .where('stage_stay.next_pipeline_id', '=', 0)
    .where('stage_stay.entered_at', '<=', since)
    .where('stage_stay.lead_id', '=', sql.ref<number>('lead.id'))
    // Its index begins with these.
    .where('stage_stay.pipeline_id', '=', sql.ref<number>('lead.pipeline_id'))
    .where('stage_stay.status_id', '=', sql.ref<number>('lead.status_id'));
  return from.exists(stays);
}

function leadsOfContacts() {
  return from.selectFrom('lead_contact').select('lead_contact.lead_id as id');
}

function hasContact(card: Card, ids: readonly number[]): Expression<SqlBool> {
  return isAmong(card, leadsOfContacts().where('lead_contact.contact_id', 'in', [...ids]));
}

function hasContacts(card: Card, has: boolean, scope: Scope): Expression<SqlBool> {
  return has ? isAmongMost(card, leadsOfContacts(), scope) : isNotAmong(card, leadsOfContacts(), scope);
}

function hasProduct(card: Card, ids: readonly number[]): Expression<SqlBool> {
  const links = from
    .selectFrom('element_link')
    .select('element_link.entity_id as id')
    .where('element_link.entity_type', '=', 'leads')
    .where('element_link.element_id', 'in', [...ids]);
  return isAmong(card, links);
}

function hasMoved(card: Card, { at, from_status_id, to_status_id }: MoveCondition): Expression<SqlBool> {
  let moves = from.selectFrom('stage_move').select('stage_move.lead_id as id');
  if (at?.from !== undefined) moves = moves.where('stage_move.moved_at', '>=', at.from);
  if (at?.to !== undefined) moves = moves.where('stage_move.moved_at', '<=', at.to);
  if (from_status_id) moves = moves.where('stage_move.from_status_id', 'in', from_status_id);
  if (to_status_id) moves = moves.where('stage_move.to_status_id', 'in', to_status_id);
  return isAmong(card, moves);
}

/** The kinds of records that a filter of leads reads. */
export function leadKinds(given: LeadConditions & CardConditions): Kind[] {
  const { has_open_task, has_overdue_task, idle_days, counts_client, stage_days, moved, note_text } = given;
  const isIdle = idle_days !== undefined;
  const wanted: [Kind, boolean][] = [
    ['leads', true],
    ['tasks', has_open_task !== undefined || has_overdue_task !== undefined || isIdle],
    ['events', isIdle || stage_days !== undefined || moved !== undefined],
    ['lead_notes', isIdle || note_text !== undefined],
    ['contact_notes', isIdle && counts_client === true],
    ['company_notes', isIdle && counts_client === true],
  ];
  return wanted.flatMap(([kind, isWanted]) => (isWanted ? [kind] : []));
}
