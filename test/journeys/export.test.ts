import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { type Account, openAccount, openTools } from '../harness.ts';

interface Exported {
  fileName: string;
  mediaType: string;
  bytes: number;
  rows: number;
  columns: { key: string; title: string; type: string }[];
  url: string | null;
  path: string;
  resource: string;
  expiresAt: string;
  asOf: string;
  complete: boolean;
  historySince: string | null;
}

async function exportAs(account: Account, args: string): Promise<Exported> {
  const { exportRecords } = await account.query<{ exportRecords: Exported }>(`{
    exportRecords(${args}) {
      fileName mediaType bytes rows columns { key title type } url path resource expiresAt asOf complete historySince
    }
  }`);
  return exportRecords;
}

/** The records of a JSONL file. */
async function readLines(path: string): Promise<Record<string, unknown>[]> {
  const text = await readFile(path, 'utf8');
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('an export of leads', () => {
  it('has every lead of the account, in the account’s own words', async () => {
    const account = await openAccount();
    const result = await exportAs(account, 'kind: LEADS, format: JSONL');
    console.log(JSON.stringify(result));
    const lines = await readLines(result.path);
    console.log(lines[0], lines.at(-1));
  });
});
