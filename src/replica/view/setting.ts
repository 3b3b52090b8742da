/** Views of the settings of the account, and the calendar. */
import { sql } from 'kysely';
import { kinds } from '../kind.ts';
import { computed, lookUp, nameIn, oneOf, plain, type ViewColumn, type ViewDefinition } from './definition.ts';

const users: ViewDefinition = {
  description: 'Users of the account, also deleted ones.',
  table: 'account_user',
  kinds: [],
  columns: {
    id: plain('integer', 'account_user.id', 'Id.'),
    name: plain('text', 'account_user.name', 'Name.'),
    email: plain('text', 'account_user.email', 'E-mail.'),
    is_active: plain('flag', 'account_user.is_active', '1 if the user has access.'),
    is_admin: plain('flag', 'account_user.is_admin', '1 for administrators.'),
    is_deleted: plain('flag', 'account_user.is_deleted', '1 if the account no longer has it.'),
  },
};

const pipelines: ViewDefinition = {
  description: 'Pipelines, also deleted ones.',
  table: 'pipeline',
  kinds: [],
  columns: {
    id: plain('integer', 'pipeline.id', 'Id.'),
    name: plain('text', 'pipeline.name', 'Name.'),
    sort: plain('integer', 'pipeline.sort', 'Order.'),
    is_main: plain('flag', 'pipeline.is_main', '1 for the main one.'),
    is_archive: plain('flag', 'pipeline.is_archive', '1 if archived.'),
    is_deleted: plain('flag', 'pipeline.is_deleted', '1 if the account no longer has it.'),
  },
};

const statuses: ViewDefinition = {
  description: 'Statuses (stages) of pipelines, also deleted ones.',
  table: 'status',
  kinds: [],
  columns: {
    pipeline_id: plain('integer', 'status.pipeline_id', 'Id of the pipeline.'),
    pipeline: nameIn('pipelines', computed('text', 'Name of the pipeline.', lookUp('pipeline', 'status.pipeline_id'))),
    id: plain('integer', 'status.id', 'Id; 142 won and 143 lost in every pipeline.'),
    name: plain('text', 'status.name', 'Name.'),
    sort: plain('integer', 'status.sort', 'Order in the pipeline.'),
    is_deleted: plain('flag', 'status.is_deleted', '1 if the account no longer has it.'),
  },
};

/** A column of the calendar: `Q4` or `05.11.2026` would be found nowhere. */
function inCalendar(name: string, column: ViewColumn): ViewColumn {
  return { ...column, listedIn: ['calendar', name] };
}

/** A table that is a view already: it is not made again. */
const calendar: ViewDefinition = {
  description: 'Days from 2000 to 2050, to join `*_on` columns with.',
  table: 'calendar',
  kinds: [],
  columns: {
    day: inCalendar('day', plain('date', 'calendar.day', 'The day.')),
    week: inCalendar('week', plain('date', 'calendar.week', 'The Monday of its week.')),
    month: inCalendar('month', plain('text', 'calendar.month', '2026-11.')),
    quarter: inCalendar('quarter', plain('text', 'calendar.quarter', '2026-Q4.')),
    year: inCalendar('year', plain('text', 'calendar.year', '2026.')),
  },
};

const lossReasons: ViewDefinition = {
  description: 'Reasons of losses, also deleted ones.',
  table: 'loss_reason',
  kinds: [],
  columns: {
    id: plain('integer', 'loss_reason.id', 'Id.'),
    name: plain('text', 'loss_reason.name', 'Name.'),
    is_deleted: plain('flag', 'loss_reason.is_deleted', '1 if the account no longer has it.'),
  },
};

/** When a kind of records was last read from amoCRM. */
const freshness: ViewDefinition = {
  description: 'How current the copy is: a row for each kind of records.',
  table: 'stream',
  kinds: [],
  columns: {
    kind: oneOf(plain('text', 'stream.kind', 'Kind of records.'), kinds),
    is_complete: plain('flag', 'stream.is_filled', '1 if all of them are here.'),
    as_of: computed('timestamp', 'The copy is as the account was at this time, or newer.', ({ localTime }) =>
      localTime(sql.ref('stream.synced_at')),
    ),
  },
};

/** The views of settings. */
export const settingViews = { users, pipelines, statuses, loss_reasons: lossReasons, calendar, freshness };
