import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Row } from './row.ts';

const rows = 1_000_000;

const program = fileURLToPath(new URL('export-program.ts', import.meta.url));

/** What a file of a million rows takes in each format: time, size, and how much the memory of the process grows. */
export async function measureExport(): Promise<Row[]> {
  return ['CSV', 'XLSX', 'JSONL'].map((format) => {
    const args = ['--import', 'tsx', program, format, String(rows)];
    const printed = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    const { seconds, grownMegabytes, megabytes } = JSON.parse(printed) as Record<string, number>;
    return [
      `${format} file of ${rows.toLocaleString('en')} rows, 12 columns: time, size, growth of memory`,
      `${seconds?.toFixed(1)} s, ${megabytes?.toFixed(0)} MB, ${grownMegabytes?.toFixed(0)} MB`,
    ];
  });
}
