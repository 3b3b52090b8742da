import type { Style, Table } from './table.ts';

/** The formats of files. */
export type Format = 'CSV' | 'XLSX' | 'JSONL';

/** The ending of a file's name and its media type. */
export const formats: Readonly<Record<Format, { extension: string; mediaType: string }>> = {
  CSV: { extension: 'csv', mediaType: 'text/csv; charset=utf-8; header=present' },
  XLSX: {
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  JSONL: { extension: 'jsonl', mediaType: 'application/jsonl; charset=utf-8' },
};

/** Renders a table. The code of a format is loaded with its first table. */
export async function* render(table: Table, format: Format, style: Style): AsyncGenerator<string | Uint8Array> {
  if (format === 'CSV') yield* (await import('./csv.ts')).renderCsv(table, style);
  else if (format === 'XLSX') yield* (await import('./xlsx.ts')).renderXlsx(table, style);
  else yield* (await import('./jsonl.ts')).renderJsonl(table, style);
}
