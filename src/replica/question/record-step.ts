/** All records of a kind that match, step by step in the order of their ids, so that they are never all in memory. */
import type { Kysely } from 'kysely';
import type { Range } from '../../amocrm/index.ts';
import type {
  CompanyTable,
  ContactTable,
  EventTable,
  LeadTable,
  NoteTable,
  StageMoveTable,
  Tables,
  TaskTable,
} from '../store/tables.ts';
import type { Moment } from './card-condition.ts';
import { readSteps, type Steps, stepSize, toBounds, toId } from './key-step.ts';
import { leadCondition, type ReplicaLeadFilter } from './lead-condition.ts';

/** Which records: all conditions must hold. */
export interface RecordCondition {
  /** The leads themselves; of other records, those that belong to a lead that matches. */
  lead?: ReplicaLeadFilter | undefined;
  /** The replica as it is read, on which conditions such as idle days depend. */
  moment: Moment;
  /** When they were created; when an event or a move happened. */
  created?: Range | undefined;
  /** Who is responsible for a card or a task; who wrote a note, made a call, caused an event or a move. */
  userIds?: readonly number[] | undefined;
}

/** The notes that are calls. */
const callTypes = ['call_in', 'call_out'];

/** The records that have notes. */
const noteOwners = ['leads', 'contacts', 'companies'] as const;

/** Reads leads. */
export function readLeads(
  database: Kysely<Tables>,
  { lead = {}, moment, created, userIds }: RecordCondition,
): Steps<LeadTable> {
  const { from, to } = toBounds(created);
  const part = database.selectFrom('lead').selectAll().orderBy('id').limit(stepSize);
  return readSteps({
    first: 0,
    findLast: (after) =>
      part
        .where('id', '>', after)
        .offset(stepSize - 1)
        .executeTakeFirst()
        .then(toId),
    read(after, last) {
      const step = part.where('id', '>', after).$if(last !== undefined, (whole) => whole.where('id', '<=', last ?? 0));
      const leads = database.selectFrom(step.as('lead')).selectAll().where(leadCondition(lead, moment));
      const found = leads.where('created_at', '>=', from).where('created_at', '<=', to).orderBy('id');
      return found.$if(userIds !== undefined, (all) => all.where('responsible_user_id', 'in', userIds ?? [])).execute();
    },
  });
}

/** Reads contacts. With a condition on leads: those of a lead that matches. */
export function readContacts(
  database: Kysely<Tables>,
  { lead, moment, created, userIds }: RecordCondition,
): Steps<ContactTable> {
  const { from, to } = toBounds(created);
  const part = database.selectFrom('contact').selectAll().orderBy('id').limit(stepSize);
  return readSteps({
    first: 0,
    findLast: (after) =>
      part
        .where('id', '>', after)
        .offset(stepSize - 1)
        .executeTakeFirst()
        .then(toId),
    read(after, last) {
      const step = part.where('id', '>', after).$if(last !== undefined, (whole) => whole.where('id', '<=', last ?? 0));
      let found = withMatching(database, lead, moment).selectFrom(step.as('contact')).selectAll().orderBy('id');
      found = found.where('created_at', '>=', from).where('created_at', '<=', to);
      if (userIds) found = found.where('responsible_user_id', 'in', userIds);
      if (lead) {
        found = found.where('id', 'in', (query) =>
          query
            .selectFrom('lead_contact')
            .innerJoin('matching', 'matching.id', 'lead_contact.lead_id')
            .select('lead_contact.contact_id'),
        );
      }
      return found.execute();
    },
  });
}

/** Reads companies. With a condition on leads: those of a lead that matches. */
export function readCompanies(
  database: Kysely<Tables>,
  { lead, moment, created, userIds }: RecordCondition,
): Steps<CompanyTable> {
  const { from, to } = toBounds(created);
  const part = database.selectFrom('company').selectAll().orderBy('id').limit(stepSize);
  return readSteps({
    first: 0,
    findLast: (after) =>
      part
        .where('id', '>', after)
        .offset(stepSize - 1)
        .executeTakeFirst()
        .then(toId),
    read(after, last) {
      const step = part.where('id', '>', after).$if(last !== undefined, (whole) => whole.where('id', '<=', last ?? 0));
      let found = withMatching(database, lead, moment).selectFrom(step.as('company')).selectAll().orderBy('id');
      found = found.where('created_at', '>=', from).where('created_at', '<=', to);
      if (userIds) found = found.where('responsible_user_id', 'in', userIds);
      if (lead) {
        found = found.where('id', 'in', (query) =>
          query.selectFrom('matching').select('matching.company_id').where('matching.company_id', 'is not', null),
        );
      }
      return found.execute();
    },
  });
}

/** Reads tasks. With a condition on leads: those about a lead that matches. */
export function readTasks(
  database: Kysely<Tables>,
  { lead, moment, created, userIds }: RecordCondition,
): Steps<TaskTable> {
  const { from, to } = toBounds(created);
  const part = database.selectFrom('task').selectAll().orderBy('id').limit(stepSize);
  return readSteps({
    first: 0,
    findLast: (after) =>
      part
        .where('id', '>', after)
        .offset(stepSize - 1)
        .executeTakeFirst()
        .then(toId),
    read(after, last) {
      const step = part.where('id', '>', after).$if(last !== undefined, (whole) => whole.where('id', '<=', last ?? 0));
      let found = withMatching(database, lead, moment).selectFrom(step.as('task')).selectAll().orderBy('id');
      found = found.where('created_at', '>=', from).where('created_at', '<=', to);
      if (userIds) found = found.where('responsible_user_id', 'in', userIds);
      if (lead)
        found = found
          .where('entity_type', '=', 'leads')
          .where('entity_id', 'in', (query) => query.selectFrom('matching').select('matching.id'));
      return found.execute();
    },
  });
}

/** Reads notes without calls, or calls. With a condition on leads: those of a lead that matches. */
export async function* readNotes(
  database: Kysely<Tables>,
  { lead, moment, created, userIds }: RecordCondition,
  which: 'notes' | 'calls',
): Steps<NoteTable> {
  const { from, to } = toBounds(created);
  for (const owner of lead ? (['leads'] as const) : noteOwners) {
    const part = database.selectFrom('note').selectAll().where('entity_type', '=', owner).orderBy('id').limit(stepSize);
    yield* readSteps({
      first: 0,
      findLast: (after) =>
        part
          .where('id', '>', after)
          .offset(stepSize - 1)
          .executeTakeFirst()
          .then(toId),
      read(after, last) {
        const step = part
          .where('id', '>', after)
          .$if(last !== undefined, (whole) => whole.where('id', '<=', last ?? 0));
        let found = withMatching(database, lead, moment).selectFrom(step.as('note')).selectAll().orderBy('id');
        found = found.where('note_type', which === 'calls' ? 'in' : 'not in', callTypes);
        found = found.where('created_at', '>=', from).where('created_at', '<=', to);
        if (userIds) found = found.where('created_by', 'in', userIds);
        if (lead) found = found.where('entity_id', 'in', (query) => query.selectFrom('matching').select('matching.id'));
        return found.execute();
      },
    });
  }
}

/** Reads events. With a condition on leads: those of a lead that matches. */
export function readEvents(
  database: Kysely<Tables>,
  { lead, moment, created, userIds }: RecordCondition,
): Steps<EventTable> {
  const { from, to } = toBounds(created);
  const part = database.selectFrom('event').selectAll().orderBy('id').limit(stepSize);
  return readSteps({
    first: '',
    findLast: (after) =>
      part
        .where('id', '>', after)
        .offset(stepSize - 1)
        .executeTakeFirst()
        .then(toId),
    read(after, last) {
      const step = part.where('id', '>', after).$if(last !== undefined, (whole) => whole.where('id', '<=', last ?? ''));
      let found = withMatching(database, lead, moment).selectFrom(step.as('event')).selectAll().orderBy('id');
      found = found.where('created_at', '>=', from).where('created_at', '<=', to);
      if (userIds) found = found.where('created_by', 'in', userIds);
      if (lead)
        found = found
          .where('entity_type', '=', 'leads')
          .where('entity_id', 'in', (query) => query.selectFrom('matching').select('matching.id'));
      return found.execute();
    },
  });
}

/** Reads moves between stages. With a condition on leads: those of a lead that matches. */
export function readStageMoves(
  database: Kysely<Tables>,
  { lead, moment, created, userIds }: RecordCondition,
): Steps<StageMoveTable> {
  const { from, to } = toBounds(created);
  const part = database.selectFrom('stage_move').selectAll().orderBy('event_id').limit(stepSize);
  return readSteps({
    first: '',
    findLast: (after) =>
      part
        .where('event_id', '>', after)
        .offset(stepSize - 1)
        .executeTakeFirst()
        .then((row) => row?.event_id),
    read(after, last) {
      const step = part
        .where('event_id', '>', after)
        .$if(last !== undefined, (whole) => whole.where('event_id', '<=', last ?? ''));
      let found = withMatching(database, lead, moment)
        .selectFrom(step.as('stage_move'))
        .selectAll()
        .orderBy('event_id');
      found = found.where('moved_at', '>=', from).where('moved_at', '<=', to);
      if (userIds) found = found.where('moved_by', 'in', userIds);
      if (lead) found = found.where('lead_id', 'in', (query) => query.selectFrom('matching').select('matching.id'));
      return found.execute();
    },
  });
}

/**
 * Adds the leads that match. They are found once for each step: otherwise PostgreSQL, which knows nothing of a table that was just
 * filled, may look for them once for each row.
 */
function withMatching(database: Kysely<Tables>, lead: ReplicaLeadFilter | undefined, moment: Moment) {
  return database.with(
    (name) => name('matching').materialized(),
    (query) =>
      query
        .selectFrom('lead')
        .select(['id', 'company_id'])
        .where(leadCondition(lead ?? {}, moment)),
  );
}
