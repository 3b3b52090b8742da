/** Files of all records that match, from the local replica. */
import { CancelledError, StorageError } from '../errors/index.ts';
import type { ExportedFile } from '../export/folder.ts';
import { type Format, render } from '../export/format.ts';
import type { Column, Separator, Table } from '../export/table.ts';
import type { Nullish } from '../nullish.ts';
import type { Snapshot } from '../replica/index.ts';
import { formatDate, formatDateTime } from './account-time.ts';
import type { Context } from './context.ts';
import type { Language } from './export/column.ts';
import type { ExportKind } from './export/source.ts';
import { type LeadFilterInput, toReplicaLeadFilter } from './lead-filter.ts';
import { type DateTimeRangeInput, toRange } from './list/range.ts';

/** The arguments of an export. */
export interface ExportArguments {
  kind: ExportKind;
  format: Format;
  filter?: Nullish<LeadFilterInput>;
  createdAt?: Nullish<DateTimeRangeInput>;
  userIds?: Nullish<string[]>;
  separator?: Nullish<'SEMICOLON' | 'COMMA' | 'TAB'>;
  byteOrderMark?: Nullish<boolean>;
  language?: Nullish<'RU' | 'EN'>;
}

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

/**
 * Writes all records that match to a file.
 *
 * @throws {ReplicaOffError} if the replica is switched off
 * @throws {StorageError} if the file cannot be written
 */
export async function exportRecords(args: ExportArguments, context: Context): Promise<Export> {
  const { metadata, onProgress, signal } = context;
  const [account, filter, created] = await Promise.all([
    metadata.account(),
    toReplicaLeadFilter(args.filter, ['filter'], context),
    toRange(args.createdAt, ['createdAt'], context),
  ]);
  const replica = await context.replica();
  // The readers of a replica are loaded with the first question.
  const [{ exporters }, { loadSettingNames }] = await Promise.all([
    import('./export/exporter.ts'),
    import('../replica/question/related.ts'),
  ]);
  const exporter = exporters[args.kind];
  const lead = Object.keys(filter).length > 0 ? filter : undefined;
  const kinds = [...new Set([...exporter.kinds, ...(lead ? (['leads'] as const) : [])])];
  const snapshot = await replica.read(kinds, { onProgress, signal });
  const language: Language = args.language ? (args.language === 'EN' ? 'en' : 'ru') : languageOf(context.accountUrl);
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
