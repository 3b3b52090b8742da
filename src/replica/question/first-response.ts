/** How soon incoming leads were answered. */
import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Snapshot, Tables } from '../index.ts';
import { messageEventTypes, messageNoteTypes } from '../sync/record-activity.ts';
import { isInPeriod, keyOf, type TeamActivityInput } from './activity-figure.ts';
import { loadQuantiles } from './quantile.ts';
import { historyStart } from './stage-stay.ts';

/** The incoming leads of one user, in a part of the calendar or in the whole period. */
export interface FirstResponse {
  userId: number;
  calendar_key: string;
  incoming: number;
  responded: number;
  /** Null if none had a response. */
  medianMinutes: number | null;
}

const outgoingEventTypes = messageEventTypes.filter((type) => type.startsWith('outgoing_'));
const outgoingNoteTypes = messageNoteTypes.filter((type) => type.endsWith('_out'));

/**
 * The first response to incoming leads that were created in the period, by the user who is responsible for them now. amoCRM does not
 * list the incoming leads that were accepted, so a lead that no user created is an incoming one. Leads older than the history are left
 * out, because their first response may be missing. If `groupBy` is given, they are grouped by the day of their creation.
 */
export async function loadFirstResponses(snapshot: Snapshot, input: TeamActivityInput): Promise<FirstResponse[]> {
  const incoming = selectIncoming(snapshot, input);
  const [totals, waits] = await Promise.all([
    incoming
      .groupBy(['lead.responsible_user_id', sql.ref('calendar_key')])
      .select([
        'lead.responsible_user_id as userId',
        keyOf(snapshot, input, 'lead.created_on').as('calendar_key'),
        sql<number>`count(*)`.as('count'),
      ])
      .execute(),
    loadQuantiles(snapshot.database, selectWaits(snapshot, input)),
  ]);
  return totals.map(({ userId, calendar_key, count }) => {
    const wait = waits.get(`${userId}:${calendar_key}`);
    const medianMinutes = wait ? Math.round(wait.median / 6) / 10 : null;
    return { userId, calendar_key, incoming: count, responded: wait?.count ?? 0, medianMinutes };
  });
}

function selectIncoming(snapshot: Snapshot, input: TeamActivityInput) {
  return snapshot.database
    .selectFrom('lead')
    .where('lead.created_by', '=', 0)
    .where('lead.created_at', '>=', historyStart(snapshot))
    .where(isInPeriod('lead.created_at', input));
}

/** The seconds from the creation of each lead to its first response, by responsible user and part of the calendar. */
function selectWaits(snapshot: Snapshot, input: TeamActivityInput) {
  const { database } = snapshot;
  const [lead, contact] = [selectLeadCards(snapshot, input), selectContactCards(snapshot, input)];
  const isOutgoing = sql<SqlBool>`note.note_type in (${sql.join(outgoingNoteTypes)})`;
  const isWritten = sql<SqlBool>`(note.created_by <> 0 and note.note_type not in (${sql.join(messageNoteTypes)}))`;
  const responses = selectEvents(snapshot, lead)
    .unionAll(selectEvents(snapshot, contact))
    .unionAll(selectNotes(snapshot, lead, sql<SqlBool>`(${isOutgoing} or ${isWritten})`))
    .unionAll(selectNotes(snapshot, contact, isOutgoing))
    .unionAll(selectMoves(snapshot, lead))
    .unionAll(selectTasks(snapshot, lead));
  const first = database
    .selectFrom(responses.as('response'))
    .groupBy('response.lead_id')
    .select(({ fn }) => ['response.lead_id', fn.min<number>('response.at').as('at')]);
  return database
    .selectFrom(first.as('first'))
    .innerJoin('lead', 'lead.id', 'first.lead_id')
    .select([
      sql<string>`cast(lead.responsible_user_id as text) || ':' || ${keyOf(snapshot, input, 'lead.created_on')}`.as(
        'key',
      ),
      sql<number | null>`first.at - lead.created_at`.as('value'),
    ]);
}

/** The records on which a response to a lead may be, with the time since when it counts. */
type Cards = SelectQueryBuilder<
  Tables,
  'lead',
  { entity_type: string; entity_id: number; lead_id: number; since: number }
>;

function selectLeadCards(snapshot: Snapshot, input: TeamActivityInput) {
  return selectIncoming(snapshot, input).select([
    sql<string>`'leads'`.as('entity_type'),
    'lead.id as entity_id',
    'lead.id as lead_id',
    'lead.created_at as since',
  ]);
}

/** Telephony and channels log much on the contacts of a lead. */
function selectContactCards(snapshot: Snapshot, input: TeamActivityInput) {
  return selectIncoming(snapshot, input)
    .innerJoin('lead_contact', 'lead_contact.lead_id', 'lead.id')
    .select([
      sql<string>`'contacts'`.as('entity_type'),
      'lead_contact.contact_id as entity_id',
      'lead.id as lead_id',
      'lead.created_at as since',
    ]);
}

function selectEvents({ database }: Snapshot, cards: Cards) {
  return database
    .selectFrom(cards.as('card'))
    .innerJoin('event', (join) =>
      join.onRef('event.entity_type', '=', 'card.entity_type').onRef('event.entity_id', '=', 'card.entity_id'),
    )
    .whereRef('event.created_at', '>=', 'card.since')
    .where('event.type', 'in', outgoingEventTypes)
    .select(['card.lead_id', 'event.created_at as at']);
}

function selectNotes({ database }: Snapshot, cards: Cards, isResponse: Expression<SqlBool>) {
  return database
    .selectFrom(cards.as('card'))
    .innerJoin('note', (join) =>
      join.onRef('note.entity_type', '=', 'card.entity_type').onRef('note.entity_id', '=', 'card.entity_id'),
    )
    .whereRef('note.created_at', '>=', 'card.since')
    .where(isResponse)
    .select(['card.lead_id', 'note.created_at as at']);
}

function selectMoves({ database }: Snapshot, cards: Cards) {
  return database
    .selectFrom(cards.as('card'))
    .innerJoin('stage_move', 'stage_move.lead_id', 'card.lead_id')
    .whereRef('stage_move.moved_at', '>=', 'card.since')
    .where('stage_move.moved_by', '<>', 0)
    .select(['card.lead_id', 'stage_move.moved_at as at']);
}

function selectTasks({ database }: Snapshot, cards: Cards) {
  return database
    .selectFrom(cards.as('card'))
    .innerJoin('task', 'task.entity_id', 'card.lead_id')
    .where('task.entity_type', '=', 'leads')
    .whereRef('task.created_at', '>=', 'card.since')
    .where('task.created_by', '<>', 0)
    .select(['card.lead_id', 'task.created_at as at']);
}
