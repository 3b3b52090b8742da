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
  const { metadata, exports, now, onProgress, signal } = context;
  if (!exports)
    throw new StorageError('This program keeps no files.', { remedy: 'Export from the server or over MCP.' });
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
    condition: { lead, created, userIds: args.userIds?.map(Number) },
  });
  const title = exporter.title[language];
  let rows = 0;
  const counted = countRows(table, signal, (count) => {
    rows += count;
    onProgress?.({ done: rows, message: `${rows} rows written` });
  });
  const style = {
    title,
    language,
    country: account.country ?? undefined,
    toDateTime: (seconds: number) => formatDateTime(seconds, account.timezone),
    separator: args.separator ? separators[args.separator] : undefined,
    byteOrderMark: args.byteOrderMark ?? undefined,
  };
  const name = `${title} ${formatDate(now(), account.timezone)}`;
  const file = await exports.write(name, args.format, render(counted, args.format, style));
  return { file, format: args.format, rows, columns: table.columns, snapshot };
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
