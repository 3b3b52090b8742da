import { showDateTime } from '../resolvers/account-time.ts';
import { type Export, exportRecords, toDownloadAddress, toLocalPath } from '../resolvers/export.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import {
  CompareTo,
  LeadBreakdownOrder,
  LeadBreakdownPeriod,
  LeadGroupBy,
  LeadMeasure,
  SortDirection,
} from './lead-breakdown-input.ts';
import { LeadFilter } from './lead-filter.ts';
import { DateTimeRange } from './range.ts';
import { maxAge, work } from './replica-answer.ts';

const ExportKind = builder.enumType('ExportKind', {
  description: 'What can be exported.',
  values: {
    LEADS: { description: 'Leads, with their company, main contact, tags and custom fields.' },
    CONTACTS: { description: 'Contacts, with their company, tags and custom fields.' },
    COMPANIES: { description: 'Companies, with their tags and custom fields.' },
    TASKS: { description: 'Tasks.' },
    NOTES: { description: 'Notes of leads, contacts and companies, without calls.' },
    CALLS: { description: 'Calls with leads, contacts and companies.' },
    EVENTS: { description: 'Events: who changed what.' },
    STAGE_MOVES: { description: 'Moves of leads between stages, from events.' },
    LEAD_REPORT: { description: 'Figures of leads by group: `breakdown` says by what.' },
    SQL_QUERY: { description: 'All rows of the statement in `sql`.' },
  } as const,
});

const ExportFormat = builder.enumType('ExportFormat', {
  description: 'The formats of exported files.',
  values: {
    CSV: {
      description: 'Text for spreadsheets. Texts that a spreadsheet would run as formulas begin with an apostrophe.',
    },
    XLSX: { description: 'An Excel workbook with typed cells.' },
    JSONL: { description: 'JSON Lines: one object a line, for programs.' },
  } as const,
});

const CsvSeparator = builder.enumType('CsvSeparator', {
  description: 'What is between the values of a CSV file.',
  values: {
    SEMICOLON: { description: 'As Excel expects it where the decimal separator is a comma; numbers have a comma.' },
    COMMA: { description: 'A comma; numbers have a point.' },
    TAB: { description: 'A tab; numbers have a point.' },
  } as const,
});

const ExportLanguage = builder.enumType('ExportLanguage', {
  description: 'The language of titles in exported files.',
  values: { RU: { description: 'Russian.' }, EN: { description: 'English.' } } as const,
});

const ExportColumn = builder.objectRef<Export['columns'][number]>('ExportColumn').implement({
  description: 'A column of an exported file.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its name in JSON Lines. A custom field is `field_` and its id.' }),
    title: t.exposeString('title', { description: 'Its title in CSV and Excel; a custom field has its own name.' }),
    type: t.exposeString('type', {
      description: 'text, integer, number, money, date, date-time, boolean, id, phone, or any: of SQL.',
    }),
  }),
});

const ExportType = builder.objectRef<Export>('Export').implement({
  description: 'A file that was written. Its addresses are valid for an hour.',
  fields: (t) => ({
    fileName: t.string({ description: 'Name of the file.', resolve: ({ file }) => file.name }),
    mediaType: t.string({ description: 'Media type of the file.', resolve: ({ file }) => file.mediaType }),
    bytes: t.int({ description: 'Size of the file.', resolve: ({ file }) => file.bytes }),
    rows: t.exposeInt('rows', { description: 'Number of rows in the file, without the header.' }),
    columns: t.field({
      type: [ExportColumn],
      description: 'The columns of the file.',
      resolve: ({ columns }) => [...columns],
    }),
    url: t.string({
      nullable: true,
      description: 'Address to download the file from, without a token of the server; keep it secret. Null over stdio.',
      resolve: (result, _, context) => toDownloadAddress(result, context),
    }),
    path: t.string({
      nullable: true,
      description: 'Path of the file on the machine of the MCP server over stdio; null elsewhere.',
      resolve: (result, _, context) => toLocalPath(result, context),
    }),
    resource: t.string({
      description: 'Address of the file as an MCP resource; files of up to 1 MB can be read by it.',
      resolve: ({ file }) => `amocrm://exports/${file.token}`,
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'When its addresses end.',
      resolve: ({ file }, _, context) => showDateTime(file.expiresAt, context) as Promise<string>,
    }),
    asOf: t.field({
      type: 'DateTime',
      description: 'The records are as they were in amoCRM at this time.',
      resolve: ({ snapshot }, _, context) => showDateTime(snapshot.asOf, context) as Promise<string>,
    }),
    complete: t.boolean({
      description: 'False while the account is being copied for the first time: older records are missing.',
      resolve: ({ snapshot }) => snapshot.complete,
    }),
    createdSince: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'If not complete: all records created since this time are in the file.',
      resolve: ({ snapshot }, _, context) => showDateTime(snapshot.createdSince, context),
    }),
    historySince: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Of events and stage moves: none are known before this time.',
      resolve: ({ snapshot }, _, context) => showDateTime(snapshot.historySince, context),
    }),
  }),
});

const LeadBreakdownInput = builder.inputType('LeadBreakdownInput', {
  description: 'How the leads of an exported report are grouped: the arguments of `LeadReport.breakdown`.',
  fields: (t) => ({
    groupBy: t.field({
      type: [LeadGroupBy],
      description: 'By what; three properties at most, `groupByFields` included. One row with the total if omitted.',
      validate: constraint.listOf(3),
    }),
    groupByFields: t.stringList({
      description: 'Names, codes or ids of custom fields of leads to group by.',
      validate: constraint.namesUpTo(3),
    }),
    period: t.field({ type: LeadBreakdownPeriod, description: 'Only leads of this period.' }),
    compareTo: t.field({ type: CompareTo, description: 'The period to compare with; needs both ends of `period`.' }),
    measures: t.field({
      type: [LeadMeasure],
      description: 'The figures, each with those that it is made of; all if omitted.',
      validate: constraint.listOf(13),
    }),
    orderBy: t.field({
      type: LeadBreakdownOrder,
      description: 'Order of the groups; if omitted, by key for times, otherwise by count.',
    }),
    direction: t.field({
      type: SortDirection,
      description: 'If omitted, ascending by key and descending by figures.',
    }),
  }),
});

const SqlStatement = builder.inputType('SqlStatement', {
  description: 'An SQL statement: the arguments of `sqlQuery`.',
  fields: (t) => ({
    query: t.string({
      required: true,
      description: 'One SELECT over the views of `sqlViews`.',
      validate: constraint.sql,
    }),
    parameters: t.field({
      type: ['SqlValue'],
      description: 'The values of its placeholders (`?`), in order.',
      validate: constraint.sqlParameters,
    }),
  }),
});

builder.queryField('exportRecords', (t) =>
  t.field({
    extensions: work.whole,
    type: ExportType,
    nullable: true,
    description:
      'Writes all records that match, all groups of a report or all rows of an SQL statement to a file on this server, which is removed after a day. Changes nothing in amoCRM. Uses the local copy of the account.',
    args: {
      kind: t.arg({ type: ExportKind, required: true, description: 'What is exported.' }),
      format: t.arg({
        type: ExportFormat,
        required: true,
        defaultValue: 'XLSX',
        description: 'Format of the file.',
      }),
      filter: t.arg({
        type: LeadFilter,
        description:
          'Which leads; of other kinds of records, those of a lead that matches. All if omitted. Not of SQL_QUERY.',
      }),
      createdAt: t.arg({
        type: DateTimeRange,
        description: 'Of records: when they were created; when an event or a move happened.',
      }),
      userIds: t.arg.idList({
        description: 'Of records: responsible users; of notes, calls, events and moves, their authors.',
        validate: constraint.idList,
      }),
      breakdown: t.arg({ type: LeadBreakdownInput, description: 'Of LEAD_REPORT: groups, period and figures.' }),
      sql: t.arg({ type: SqlStatement, description: 'Of SQL_QUERY: the statement.' }),
      separator: t.arg({ type: CsvSeparator, description: 'Of CSV: a semicolon if omitted.' }),
      byteOrderMark: t.arg.boolean({
        description:
          'Whether a CSV file begins with a byte order mark, by which Excel recognises UTF-8: if omitted, with semicolons only.',
      }),
      language: t.arg({
        type: ExportLanguage,
        description: 'Language of titles: if omitted, English for kommo.com and amocrm.com, Russian otherwise.',
      }),
      maxAge: t.arg.int(maxAge),
    },
    resolve: (_root, args, context) => exportRecords(args, context),
  }),
);
