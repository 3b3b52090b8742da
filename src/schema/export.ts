import { showDateTime } from '../resolvers/account-time.ts';
import { type Export, exportRecords, toDownloadAddress, toLocalPath } from '../resolvers/export.ts';
import { builder } from './builder.ts';
import * as constraint from './constraint.ts';
import { LeadFilter } from './lead-filter.ts';
import { DateTimeRange } from './range.ts';

const ExportKind = builder.enumType('ExportKind', {
  description: 'The kinds of records that can be exported.',
  values: {
    LEADS: { description: 'Leads, with their company, main contact, tags and custom fields.' },
    CONTACTS: { description: 'Contacts, with their company, tags and custom fields.' },
    COMPANIES: { description: 'Companies, with their tags and custom fields.' },
    TASKS: { description: 'Tasks.' },
    NOTES: { description: 'Notes of leads, contacts and companies, without calls.' },
    CALLS: { description: 'Calls with leads, contacts and companies.' },
    EVENTS: { description: 'Events: who changed what.' },
    STAGE_MOVES: { description: 'Moves of leads between stages, from events.' },
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
      description: 'text, integer, number, money, date, date-time, boolean, id or phone.',
    }),
  }),
});

const ExportType = builder.objectRef<Export>('Export').implement({
  description: 'A file with all records that match. Its addresses are valid for an hour.',
  fields: (t) => ({
    fileName: t.string({ description: 'Name of the file.', resolve: ({ file }) => file.name }),
    mediaType: t.string({ description: 'Media type of the file.', resolve: ({ file }) => file.mediaType }),
    bytes: t.int({ description: 'Size of the file.', resolve: ({ file }) => file.bytes }),
    rows: t.exposeInt('rows', { description: 'Number of records in the file.' }),
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

builder.queryField('exportRecords', (t) =>
  t.field({
    type: ExportType,
    nullable: true,
    description:
      'Writes all records that match to a file on this server, which is removed after a day. Changes nothing in amoCRM. Uses the local copy of the account.',
    args: {
      kind: t.arg({ type: ExportKind, required: true, description: 'Which records.' }),
      format: t.arg({
        type: ExportFormat,
        required: true,
        defaultValue: 'XLSX',
        description: 'Format of the file.',
      }),
      filter: t.arg({
        type: LeadFilter,
        description: 'Which leads; of other kinds, the records of a lead that matches. All if omitted.',
      }),
      createdAt: t.arg({
        type: DateTimeRange,
        description: 'When the records were created; when an event or a move happened.',
      }),
      userIds: t.arg.idList({
        description: 'Responsible users; of notes, calls, events and moves, their authors.',
        validate: constraint.idList,
      }),
      separator: t.arg({ type: CsvSeparator, description: 'Of CSV: a semicolon if omitted.' }),
      byteOrderMark: t.arg.boolean({
        description:
          'Whether a CSV file begins with a byte order mark, by which Excel recognises UTF-8: if omitted, with semicolons only.',
      }),
      language: t.arg({
        type: ExportLanguage,
        description: 'Language of titles: if omitted, English for kommo.com and amocrm.com, Russian otherwise.',
      }),
    },
    resolve: (_root, args, context) => exportRecords(args, context),
  }),
);
