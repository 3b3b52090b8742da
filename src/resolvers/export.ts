/** Files of all records that match, of the groups of a report and of the rows of an SQL statement, from the local replica. */
import { CancelledError, type Issue, StorageError, ValidationError } from '../errors/index.ts';
import type { ExportedFile } from '../export/folder.ts';
import { type Format, render } from '../export/format.ts';
import type { Column, Separator, Table } from '../export/table.ts';
import type { Snapshot } from '../replica/index.ts';
import { formatDate, formatDateTime } from './account-time.ts';
import type { Context } from './context.ts';
import { checkArguments, type ExportArguments } from './export/argument.ts';
import type { Language } from './export/column.ts';
import type { RecordKind } from './export/source.ts';
import { loadBreakdown } from './lead-breakdown.ts';
import { leadFigures, measuresOf } from './lead-figure.ts';
import { toReplicaLeadFilter } from './lead-filter.ts';
import { toRange } from './list/range.ts';
import { readReplica } from './replica.ts';

/** A file that was written. */
export interface Export {
  file: ExportedFile;
  format: Format;
  /** Rows without the header. */
  rows: number;
  columns: readonly Column[];
  snapshot: Pick<Snapshot, 'asOf' | 'complete' | 'createdSince' | 'historySince'>;
}

const separators: Readonly<Record<'SEMICOLON' | 'COMMA' | 'TAB', Separator>> = {
  SEMICOLON: ';',
  COMMA: ',',
  TAB: '\t',
};

/** The most groups of a report in one file: all of them are in memory at once. */
const maxGroups = 100_000;

/**
 * Writes all records that match, all groups of a report or all rows of a statement to a file.
 *
 * @throws {ValidationError} for an argument that the kind lacks or does not have
 * @throws {ReplicaOffError} if the replica is switched off
 * @throws {StorageError} if the file cannot be written
 */
export async function exportRecords(args: ExportArguments, context: Context): Promise<Export> {
  checkArguments(args);
  const language: Language = args.language ? (args.language === 'EN' ? 'en' : 'ru') : languageOf(context.accountUrl);
  if (args.kind === 'LEAD_REPORT') return exportLeadReport(args, language, context);
  if (args.kind === 'SQL_QUERY') return exportSql(args, language, context);
  return exportKind(args, args.kind, language, context);
}

async function exportKind(
  args: ExportArguments,
  kind: RecordKind,
  language: Language,
  context: Context,
): Promise<Export> {
  const { metadata } = context;
  const [account, filter, created] = await Promise.all([
    metadata.account(),
    toReplicaLeadFilter(args.filter, ['filter'], context),
    toRange(args.createdAt, ['createdAt'], context),
  ]);
  // The readers of a replica are loaded with the first question.
  const [{ exporters }, { loadSettingNames }] = await Promise.all([
    import('./export/exporter.ts'),
    import('../replica/question/related.ts'),
  ]);
  const exporter = exporters[kind];
  const lead = Object.keys(filter).length > 0 ? filter : undefined;
  const kinds = [...new Set([...exporter.kinds, ...(lead ? (['leads'] as const) : [])])];
  const snapshot = await readReplica(kinds, args.maxAge, context);
  const table = await exporter.open({
    database: snapshot.database,
    names: await loadSettingNames(snapshot.database),
    account,
    accountUrl: context.accountUrl,
    language,
    condition: { lead, moment: snapshot, created, userIds: args.userIds?.map(Number) },
  });
  return writeTable({ ...args, table, title: exporter.title[language], language, snapshot }, context);
}

async function exportLeadReport(args: ExportArguments, language: Language, context: Context): Promise<Export> {
  const { filter, breakdown, maxAge } = args;
  const all = measuresOf(leadFigures.map(([name]) => name));
  const answer = await reportAt(['breakdown'], ['filter'], () =>
    loadBreakdown({ filter }, { ...breakdown, first: maxGroups, maxAge }, all, context),
  );
  if (answer.groupCount > answer.groups.length) {
    const message = `makes ${answer.groupCount} groups; a file has at most ${maxGroups}. Narrow the filter, or group by less`;
    throw new ValidationError([{ path: ['breakdown'], message }]);
  }
  const { snapshot } = answer;
  const [{ leadReportTitle, toLeadReportTable }, { loadSettingNames }] = await Promise.all([
    import('./export/lead-report.ts'),
    import('../replica/question/related.ts'),
  ]);
  const table = toLeadReportTable(answer, { language, names: await loadSettingNames(snapshot.database) });
  return writeTable({ ...args, table, title: leadReportTitle[language], language, snapshot }, context);
}

async function exportSql(args: ExportArguments, language: Language, context: Context): Promise<Export> {
  const { onProgress, signal } = context;
  const { query = '', parameters } = args.sql ?? {};
  const { openSqlTable, sqlTitle } = await import('./export/sql.ts');
  const replica = await context.replica();
  const reading = { maxAgeMs: args.maxAge * 1000, onProgress, signal };
  return reportAt(['sql'], [], async () => {
    const { snapshot, steps } = await replica.stream({ query, parameters: parameters ?? [] }, reading);
    try {
      const table = await openSqlTable({ steps });
      return await writeTable({ ...args, table, title: sqlTitle[language], language, snapshot }, context);
    } finally {
      // The statement ends also if the file could not be begun.
      await steps.return(undefined);
    }
  });
}

/** Names the argument whose members are wrong; those that are arguments themselves keep their path. */
async function reportAt<Value>(
  argument: Issue['path'],
  others: readonly string[],
  work: () => Promise<Value>,
): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    const issues = error.issues.map(({ path, ...issue }) => ({
      ...issue,
      path: others.includes(String(path[0])) ? path : [...argument, ...path],
    }));
    throw new ValidationError(issues, { remedy: error.remedy });
  }
}

/** A table that is written to a file. */
export interface TableToWrite extends Pick<ExportArguments, 'format' | 'separator' | 'byteOrderMark'> {
  table: Table;
  /** What the file and its sheet are called. */
  title: string;
  language: Language;
  /** What the rows were read from. */
  snapshot: Export['snapshot'];
}

/** Writes a table to a file of the account. @throws {StorageError} if the file cannot be written */
export async function writeTable(
  { table, title, language, snapshot, format, separator, byteOrderMark }: TableToWrite,
  { metadata, exports, now, onProgress, signal }: Context,
): Promise<Export> {
  if (!exports)
    throw new StorageError('This program keeps no files.', { remedy: 'Export from the server or over MCP.' });
  const { timezone, country } = await metadata.account();
  let rows = 0;
  const counted = countRows(table, signal, (count) => {
    rows += count;
    onProgress?.({ done: rows, message: `${rows} rows written` });
  });
  const chunks = render(counted, format, {
    title,
    language,
    country: country ?? undefined,
    toDateTime: (seconds) => formatDateTime(seconds, timezone),
    separator: separator ? separators[separator] : undefined,
    byteOrderMark: byteOrderMark ?? undefined,
  });
  const file = await exports.write(`${title} ${formatDate(now(), timezone)}`, format, chunks);
  return { file, format, rows, columns: table.columns, snapshot };
}

/** Where the file can be downloaded; null if this program serves no HTTP. */
export function toDownloadAddress({ file }: Export, { exports }: Pick<Context, 'exports'>): string | null {
  return exports?.address === undefined ? null : `${exports.address}/exports/${file.token}`;
}

/** Where the file is on this machine: only for clients on it, which have no address to download it from. */
export function toLocalPath({ file }: Export, { exports }: Pick<Context, 'exports'>): string | null {
  return exports?.address === undefined ? file.path : null;
}

function countRows({ columns, steps }: Table, signal: AbortSignal | undefined, report: (count: number) => void): Table {
  const check = () => {
    if (signal?.aborted) throw new CancelledError('The request was cancelled.');
  };
  async function* toSteps() {
    for await (const rows of steps) {
      check();
      yield rows;
      report(rows.length);
    }
    check();
  }
  return { columns, steps: toSteps() };
}

/** The domains of accounts in English. The others, and the demo account, are in Russian. */
function languageOf(accountUrl: string): Language {
  return /\.(?:kommo|amocrm)\.com$/.test(new URL(accountUrl).hostname) ? 'en' : 'ru';
}
