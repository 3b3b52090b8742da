/** Views of what happened and what is planned: events, moves between stages, notes, calls, tasks, incoming leads. */
import { type RawBuilder, sql } from 'kysely';
import { eventTypes, noteTypes } from '../../amocrm/index.ts';
import type { Kind } from '../kind.ts';
import type { Dialect, Sql } from '../store/dialect.ts';
import {
  computed,
  lookUp,
  moment,
  nameIn,
  oneOf,
  plain,
  recordColumns,
  recordName,
  syncedAt,
  userName,
  type ViewColumn,
  type ViewDefinition,
} from './definition.ts';
import { eventAction } from './event-action.ts';

/** Types of events as the log has them: changes of custom fields name the field. */
const loggedTypes = Object.keys(eventTypes).map((type) =>
  type === 'custom_field_value_changed' ? 'custom_field_<id>_value_changed' : type,
);

const noteKinds: readonly Kind[] = ['lead_notes', 'contact_notes', 'company_notes'];

const events: ViewDefinition = {
  description: 'The log of changes: a row for each. The fastest view to count by.',
  table: 'event',
  kinds: ['events'],
  columns: {
    id: plain('text', 'event.id', 'Id.'),
    type: oneOf(
      plain('text', 'event.type', 'Type, such as lead_added, lead_status_changed, task_completed, incoming_call.'),
      loggedTypes,
      ['events', 'type'],
    ),
    action: computed('text', 'The same in plain words.', eventAction),
    author: userName('event.created_by', 'Name of the user who did it; null for robots and clients.'),
    author_id: plain('integer', 'event.created_by', 'Id of that user; 0 for robots and clients.'),
    happened_at: moment('event.created_at', 'When.'),
    happened_on: plain('date', 'event.created_on', 'Day of `happened_at`.'),
    ...recordColumns('event', 'events'),
    before: plain('text', 'event.value_before', 'The values before, as JSON.'),
    after: plain('text', 'event.value_after', 'The values after, as JSON.'),
  },
};

/** What a person calls the addition of a note. */
const noteAction = (): Sql =>
  sql`case note.note_type when 'call_in' then 'got a call' when 'call_out' then 'made a call' else 'wrote a note' end`;

const activities: ViewDefinition = {
  description: 'What happened to records: events, and notes and calls with their texts.',
  table: 'event',
  kinds: ['events', ...noteKinds],
  columns: {
    origin: oneOf(
      computed('text', 'event or note.', () => sql`'event'`),
      ['event', 'note'],
    ),
    type: oneOf(
      plain('text', 'event.type', 'Type of the event, or of the note (common, call_in, call_out).'),
      [...new Set([...loggedTypes, ...Object.keys(noteTypes)])],
      ['activities', 'type'],
    ),
    action: computed('text', 'The same in plain words.', eventAction),
    author: userName('event.created_by', 'Name of the user who did it.'),
    author_id: plain('integer', 'event.created_by', 'Id of that user; 0 for robots and clients.'),
    happened_at: moment('event.created_at', 'When.'),
    happened_on: plain('date', 'event.created_on', 'Day of `happened_at`.'),
    ...recordColumns('event', 'activities'),
    text: computed('text', 'Of notes: the text.', () => sql`cast(null as text)`),
  },
  more: [
    {
      table: 'note',
      values: {
        origin: () => sql`'note'`,
        type: () => sql.ref('note.note_type'),
        action: noteAction,
        author: lookUp('account_user', 'note.created_by'),
        author_id: () => sql.ref('note.created_by'),
        happened_at: ({ localTime }) => localTime(sql.ref('note.created_at')),
        happened_on: () => sql.ref('note.created_on'),
        record_type: () => sql.ref('note.entity_type'),
        record_id: () => sql.ref('note.entity_id'),
        record: recordName('note'),
        text: () => sql.ref('note.text'),
      },
    },
  ],
};

/** When the lead left the stage that it came to; null if it is still there. */
const leftAt = ({ table }: Dialect): RawBuilder<unknown> =>
  sql`(select later.moved_at from ${table('stage_move')} as later where later.lead_id = stage_move.lead_id and (later.moved_at, later.event_id) > (stage_move.moved_at, stage_move.event_id) order by later.moved_at, later.event_id limit 1)`;

/** The name that a stage has now. */
const stageNow =
  (side: 'from' | 'to'): ViewColumn['value'] =>
  ({ table }) =>
    sql`(select found.name from ${table('status')} as found where found.pipeline_id = ${sql.ref(`stage_move.${side}_pipeline_id`)} and found.id = ${sql.ref(`stage_move.${side}_status_id`)})`;

const stageMoves: ViewDefinition = {
  description: 'Moves of leads from stage to stage, from the log.',
  table: 'stage_move',
  kinds: ['events'],
  columns: {
    lead_id: plain('integer', 'stage_move.lead_id', 'Id of the lead.'),
    lead: computed('text', 'Name of the lead.', lookUp('lead', 'stage_move.lead_id'), ['leads']),
    pipeline: nameIn(
      'pipelines',
      computed('text', 'Name of the pipeline that it came to.', lookUp('pipeline', 'stage_move.to_pipeline_id')),
    ),
    from_status: nameIn('statuses', computed('text', 'Present name of the stage that it left.', stageNow('from'))),
    to_status: nameIn('statuses', computed('text', 'Present name of the stage that it came to.', stageNow('to'))),
    from_status_then: plain(
      'text',
      'stage_move.from_status_name',
      'Name of the stage that it left when the move was copied.',
    ),
    to_status_then: plain(
      'text',
      'stage_move.to_status_name',
      'Name of the stage that it came to when the move was copied.',
    ),
    from_pipeline_id: plain('integer', 'stage_move.from_pipeline_id', 'Id of the pipeline that it left.'),
    from_status_id: plain('integer', 'stage_move.from_status_id', 'Id of the stage that it left.'),
    to_pipeline_id: plain('integer', 'stage_move.to_pipeline_id', 'Id of the pipeline that it came to.'),
    to_status_id: plain('integer', 'stage_move.to_status_id', 'Id of the stage that it came to.'),
    moved_by: userName('stage_move.moved_by', 'Name of the user who moved it; null for robots.'),
    moved_at: moment('stage_move.moved_at', 'When it came to the stage.'),
    moved_on: plain('date', 'stage_move.moved_on', 'Day of `moved_at`.'),
    left_at: computed('timestamp', 'When it left that stage; null if it is still there.', (dialect) =>
      dialect.localTime(leftAt(dialect)),
    ),
    days_in_stage: computed('number', 'Days in that stage, until it left or until now.', (dialect) =>
      dialect.quotient(
        sql`(coalesce(${leftAt(dialect)}, ${syncedAt(dialect, 'events')}) - stage_move.moved_at)`,
        86_400,
        2,
      ),
    ),
  },
};

const tasks: ViewDefinition = {
  description: 'Tasks.',
  table: 'task',
  kinds: ['tasks'],
  columns: {
    id: plain('integer', 'task.id', 'Id.'),
    text: plain('text', 'task.text', 'What is to be done.'),
    type_id: plain('integer', 'task.task_type_id', 'Id of the type: 1 call, 2 meeting.'),
    ...recordColumns('task', 'tasks'),
    responsible: userName('task.responsible_user_id', 'Name of the responsible user.'),
    responsible_id: plain('integer', 'task.responsible_user_id', 'Id of the responsible user.'),
    due_at: moment('task.complete_till', 'When it is due.'),
    due_on: plain('date', 'task.complete_till_on', 'Day of `due_at`.'),
    is_completed: plain('flag', 'task.is_completed', '1 if it is done.'),
    is_overdue: computed(
      'flag',
      '1 if it is not done and was due before now.',
      (dialect) =>
        sql`case when task.is_completed = 0 and task.complete_till < ${syncedAt(dialect, 'tasks')} then 1 else 0 end`,
    ),
    result: plain('text', 'task.result_text', 'What came of it.'),
    created_by: userName('task.created_by', 'Name of the user who set it; null for robots.'),
    created_at: moment('task.created_at', 'When it was set.'),
    created_on: plain('date', 'task.created_on', 'Day of `created_at`.'),
    updated_at: moment('task.updated_at', 'When it was last changed: of a completed task, when it was done.'),
  },
};

/** Who wrote a note or made a call, when, and on which record. */
const noteColumns = (view: string): Record<string, ViewColumn> => ({
  id: plain('integer', 'note.id', 'Id.'),
  ...recordColumns('note', view),
  author: userName('note.created_by', 'Name of the user who added it; null for robots.'),
  author_id: plain('integer', 'note.created_by', 'Id of that user; 0 for robots.'),
  created_at: moment('note.created_at', 'When.'),
  created_on: plain('date', 'note.created_on', 'Day of `created_at`.'),
});

const notes: ViewDefinition = {
  description: 'Notes of leads, contacts and companies, without calls.',
  table: 'note',
  where: sql`note.note_type not in ('call_in', 'call_out')`,
  kinds: noteKinds,
  columns: {
    type: oneOf(
      plain('text', 'note.note_type', 'Type: common is a plain note.'),
      Object.keys(noteTypes).filter((type) => type !== 'call_in' && type !== 'call_out'),
      ['notes', 'type'],
    ),
    text: plain('text', 'note.text', 'The text.'),
    ...noteColumns('notes'),
  },
};

/** amoCRM numbers them (amoCRM API v4, Calls: call_status). */
const callResults = [
  'left a message',
  'call later',
  'not there',
  'talked',
  'wrong number',
  'no answer',
  'busy',
] as const;

const calls: ViewDefinition = {
  description: 'Calls.',
  table: 'note',
  where: sql`note.note_type in ('call_in', 'call_out')`,
  kinds: noteKinds,
  columns: {
    direction: oneOf(
      computed('text', 'in or out.', () => sql`case note.note_type when 'call_in' then 'in' else 'out' end`),
      ['in', 'out'],
    ),
    seconds: plain('integer', 'note.call_duration', 'How long it took.'),
    status: oneOf(
      computed('text', 'How it ended.', () => {
        const cases = callResults.map((words, index) => sql`when ${sql.lit(index + 1)} then ${sql.lit(words)}`);
        return sql`case note.call_status ${sql.join(cases, sql` `)} end`;
      }),
      callResults,
    ),
    result: plain('text', 'note.call_result', 'What the employee wrote of it.'),
    phone: plain('text', 'note.phone', 'Phone of the client.'),
    responsible: userName('note.responsible_user_id', 'Name of the user who spoke.'),
    ...noteColumns('calls'),
  },
};

const incomingLeads: ViewDefinition = {
  description: 'Incoming leads (Неразобранное).',
  table: 'incoming_lead',
  kinds: ['incoming_leads'],
  columns: {
    uid: plain('text', 'incoming_lead.uid', 'Id.'),
    category: oneOf(
      plain('text', 'incoming_lead.category', 'forms, sip, mail or chats.'),
      ['forms', 'sip', 'mail', 'chats'],
      ['incoming_leads', 'category'],
    ),
    source: plain('text', 'incoming_lead.source_name', 'Name of the source.'),
    pipeline: nameIn(
      'pipelines',
      computed('text', 'Name of the pipeline.', lookUp('pipeline', 'incoming_lead.pipeline_id')),
    ),
    lead_id: plain('integer', 'incoming_lead.lead_id', 'Id of its lead.'),
    contact_id: plain('integer', 'incoming_lead.contact_id', 'Id of its contact.'),
    created_at: moment('incoming_lead.created_at', 'When it came.'),
    created_on: plain('date', 'incoming_lead.created_on', 'Day of `created_at`.'),
    is_waiting: computed(
      'flag',
      '1 while it is neither accepted nor declined.',
      () => sql`case when incoming_lead.left_at is null then 1 else 0 end`,
    ),
  },
};

/** The views of activity. */
export const activityViews = {
  stage_moves: stageMoves,
  activities,
  events,
  tasks,
  calls,
  notes,
  incoming_leads: incomingLeads,
};
