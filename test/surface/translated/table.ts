/**
 * The effect of every argument and input field. A row has the key of its place. A row of an interface stands for all its
 * types, a row without the value of an enum for all values, and a row that begins with the name of a field for this field alone.
 */

import { accountParts } from './account-part-table.ts';
import { catalogs } from './catalog-table.ts';
import { subscriptions } from './change-table.ts';
import { chats } from './chat-table.ts';
import { customers } from './customer-table.ts';
import type { Effect } from './effect.ts';
import { exports } from './export-table.ts';
import { fieldEffects } from './field-table.ts';
import { files } from './file-table.ts';
import { incoming } from './incoming-table.ts';
import { lists } from './list-table.ts';
import { notes } from './note-table.ts';
import { nouns } from './noun-table.ts';
import { parts } from './part-table.ts';
import { settings } from './setting-table.ts';
import { mutations } from './write-table.ts';

/** Arguments that are not translated, by their name, and why. */
export const untranslated: Record<string, string> = {
  first: 'how much of a list is answered: see test/journeys/cursor.test.ts and relation.test.ts',
  after: 'where a list goes on: see test/journeys/cursor.test.ts and relation.test.ts',
  idempotencyKey: 'never sent: see test/journeys/idempotency.test.ts',
};

/** Fields of inputs that are not translated, by the end of their key, and why. */
export const untranslatedFields: Record<string, string> = {
  '.ifUnchangedSince': 'compared with what is read: see test/journeys/unchanged.test.ts',
};

/**
 * What the local replica answers, by the beginnings of names of places: it shows in no request. The named test of `test/replica` proves
 * each against a recount of the account.
 */
export const answeredByReplica: Readonly<Record<string, readonly string[]>> = {
  'client.test.ts': ['Query.clients.', 'ClientAnalysis.'],
  'contact-list.test.ts': [
    ...['ContactFilter', 'CompanyFilter'].flatMap((filter) =>
      ['hasOpenLeads', 'idleDays', 'noteText', 'withoutEmail', 'withoutPhone'].map((key) => `${filter}.${key}`),
    ),
    'ContactFilter.companyIds',
    'Query.contacts.sortBy',
    'Query.contacts.maxAge',
    'Query.companies.sortBy',
    'Query.companies.maxAge',
    'TaskFilter.query',
    'TaskFilter.text',
    'TaskLeadCondition.',
    'Query.tasks.maxAge',
  ],
  'data-quality.test.ts': ['Query.dataQuality.'],
  'duplicate.test.ts': ['Query.duplicates.', 'Duplicates.'],
  'forecast.test.ts': ['Query.forecast.'],
  'funnel.test.ts': ['Query.funnel.'],
  // Files have the same groups: see test/journeys/export.test.ts.
  'lead-breakdown.test.ts': [
    'LeadReport.breakdown.',
    'LeadBreakdownPeriod.',
    'LeadBreakdownInput.',
    'Query.exportRecords.kind.LEAD_REPORT',
    'Query.exportRecords.maxAge',
  ],
  'lead-list.test.ts': [
    ...['contactIds', 'countsClient', 'idleDays', 'inStageDays', 'noteText', 'productIds'].map(
      (key) => `LeadFilter.${key}`,
    ),
    'LeadFilter.withOverdueTask',
    'LeadFilter.withoutContact',
    'LeadFilter.withoutOpenTask',
    'LeadMoveCondition.',
    'FieldCondition.',
    'TagCondition.',
    'Query.leads.sortBy',
    'Query.leads.maxAge',
  ],
  'sql-query.test.ts': ['Query.sqlQuery.', 'Query.sqlView.', 'SqlStatement.', 'Query.exportRecords.kind.SQL_QUERY'],
  'team-activity.test.ts': ['Query.teamActivity.'],
};

/**
 * Mutations of many records. They send nothing before their plan is confirmed, so no request shows what an argument does. Their inputs
 * are translated as those of the lists and of the mutations of one record; `test/replica/bulk.test.ts` and
 * `test/journeys/journal.test.ts` prove the rest.
 */
export const plannedFirst: ReadonlySet<string> = new Set([
  'updateManyLeads',
  'updateManyContacts',
  'updateManyTasks',
  'completeTasks',
  'addTags',
  'handOver',
  'undo',
]);

/** Questions that no request answers: the journal is this program's own. See `test/journeys/journal.test.ts`. */
export const answeredByJournal: ReadonlySet<string> = new Set(['journal']);

export const effects: Readonly<Record<string, Effect>> = {
  ...lists,
  ...parts,
  ...mutations,
  ...incoming,
  ...fieldEffects,
  ...settings,
  ...catalogs,
  ...customers,
  ...notes,
  ...nouns,
  ...files,
  ...accountParts,
  ...subscriptions,
  ...chats,
  ...exports,
};
