/** All records of a kind that match, step by step in the order of their keys, so that they are never all in memory. */
import { type Expression, expressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
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

/** The rows that were found, step by step. */
export type Steps<Row> = AsyncGenerator<Row[]>;

/** How many rows of a table a step looks at. */
const stepSize = 1_000;

const card = { key: 'id', first: 0, at: 'created_at', by: 'responsible_user_id' } as const;

/** The tables: their key and a value less than every key, when a row was created or happened, and whose it is. */
const stepTables = {
  lead: card,
  contact: card,
  company: card,
  task: card,
  note: { ...card, by: 'created_by' },
  event: { key: 'id', first: '', at: 'created_at', by: 'created_by' },
  stage_move: { key: 'event_id', first: '', at: 'moved_at', by: 'moved_by' },
} as const;

/** The leads that match, which a step finds once. */
interface Matching {
  matching: Pick<LeadTable, 'id' | 'company_id'>;
}

const outer = expressionBuilder<Tables & Matching, never>();
const matchingIds = outer.selectFrom('matching').select('matching.id');

/** The notes that are calls. */
const callTypes = ['call_in', 'call_out'];

/** The records that have notes. */
const noteOwners = ['leads', 'contacts', 'companies'] as const;

/** Reads leads. */
export function readLeads(database: Kysely<Tables>, { lead, ...condition }: RecordCondition): Steps<LeadTable> {
  const where = lead && leadCondition(lead, condition.moment)(expressionBuilder<Tables, 'lead'>());
  return readSteps(database, 'lead', condition, { where });
}

/** Reads contacts. With a condition on leads: those of a lead that matches. */
export function readContacts(database: Kysely<Tables>, condition: RecordCondition): Steps<ContactTable> {
  const linked = outer
    .selectFrom('lead_contact')
    .innerJoin('matching', 'matching.id', 'lead_contact.lead_id')
    .select('lead_contact.contact_id');
  return readSteps(database, 'contact', condition, { ofLead: sql<SqlBool>`id in ${linked}` });
}

/** Reads companies. With a condition on leads: those of a lead that matches. */
export function readCompanies(database: Kysely<Tables>, condition: RecordCondition): Steps<CompanyTable> {
  const linked = outer
    .selectFrom('matching')
    .select('matching.company_id')
    .where('matching.company_id', 'is not', null);
  return readSteps(database, 'company', condition, { ofLead: sql<SqlBool>`id in ${linked}` });
}

/** Reads tasks. With a condition on leads: those about a lead that matches. */
export function readTasks(database: Kysely<Tables>, condition: RecordCondition): Steps<TaskTable> {
  return readSteps(database, 'task', condition, {
    ofLead: sql<SqlBool>`entity_type = 'leads' and entity_id in ${matchingIds}`,
  });
}

/** Reads notes without calls, or calls. With a condition on leads: those of a lead that matches. */
export async function* readNotes(
  database: Kysely<Tables>,
  condition: RecordCondition,
  which: 'notes' | 'calls',
): Steps<NoteTable> {
  const types = sql.join(callTypes);
  for (const owner of condition.lead ? (['leads'] as const) : noteOwners) {
    yield* readSteps(database, 'note', condition, {
      part: sql<SqlBool>`entity_type = ${owner}`,
      where: which === 'calls' ? sql<SqlBool>`note_type in (${types})` : sql<SqlBool>`note_type not in (${types})`,
      ofLead: sql<SqlBool>`entity_id in ${matchingIds}`,
    });
  }
}

/** Reads events. With a condition on leads: those of a lead that matches. */
export function readEvents(database: Kysely<Tables>, condition: RecordCondition): Steps<EventTable> {
  return readSteps(database, 'event', condition, {
    ofLead: sql<SqlBool>`entity_type = 'leads' and entity_id in ${matchingIds}`,
  });
}

/** Reads moves between stages. With a condition on leads: those of a lead that matches. */
export function readStageMoves(database: Kysely<Tables>, condition: RecordCondition): Steps<StageMoveTable> {
  return readSteps(database, 'stage_move', condition, { ofLead: sql<SqlBool>`lead_id in ${matchingIds}` });
}

/** What distinguishes the rows that are read. */
interface StepConditions {
  /** The part of the table that is read: steps look at nothing else. */
  part?: Expression<SqlBool>;
  where?: Expression<SqlBool> | undefined;
  /** Whether a row belongs to one of the leads that match (`matching`); asked only with a condition on leads. */
  ofLead?: Expression<SqlBool>;
}

/**
 * Reads rows in steps, each of which continues after the last key of the one before, so that changes in between neither repeat nor skip a
 * row. The rows of a step are a subquery with a limit: a database follows the key then and does not sort all rows for each step.
 */
async function* readSteps<Table extends keyof typeof stepTables>(
  database: Kysely<Tables>,
  table: Table,
  { lead, moment, created, userIds }: RecordCondition,
  { part, where, ofLead }: StepConditions,
): Steps<Tables[Table]> {
  const { key, first, at, by } = stepTables[table];
  const id = sql.ref<number | string>(key);
  // Which columns a table has is said above; to the builder they are all the same table.
  const rows = database
    .selectFrom(table as 'event')
    .selectAll()
    .$if(part !== undefined, (query) => query.where(part as Expression<SqlBool>))
    .orderBy(id)
    .limit(stepSize);
  const conditions = [
    ...(created?.from === undefined ? [] : [sql<SqlBool>`${sql.ref(at)} >= ${created.from}`]),
    ...(created?.to === undefined ? [] : [sql<SqlBool>`${sql.ref(at)} <= ${created.to}`]),
    ...(userIds === undefined ? [] : [outer.eb(sql.ref<number>(by), 'in', userIds)]),
    ...(where === undefined ? [] : [where]),
    ...(lead === undefined || ofLead === undefined ? [] : [ofLead]),
  ];
  const findLast = async (rest: typeof rows): Promise<number | string | undefined> => {
    const row = await rest.offset(stepSize - 1).executeTakeFirst();
    return row?.[key as 'id'];
  };
  let after: number | string | undefined = first;
  while (after !== undefined) {
    const rest = rows.where(id, '>', after);
    const last = await findLast(rest);
    const step = last === undefined ? rest : rest.where(id, '<=', last);
    const found = await withMatching(database, lead, moment)
      .selectFrom(step.as(table as 'event'))
      .selectAll()
      .where((eb) => eb.and(conditions))
      .orderBy(id)
      .execute();
    if (found.length > 0) yield found as unknown as Tables[Table][];
    after = last;
  }
}

/**
 * Adds the leads that match. They are found once for each step: otherwise PostgreSQL, which knows nothing of a table that was just
 * filled, may look for them once for each row.
 */
function withMatching(database: Kysely<Tables>, lead: ReplicaLeadFilter = {}, moment: Moment) {
  return database.with(
    (name) => name('matching').materialized(),
    (query) => query.selectFrom('lead').select(['id', 'company_id']).where(leadCondition(lead, moment)),
  );
}
