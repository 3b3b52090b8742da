import { expect } from 'vitest';
import { kinds } from '../../src/replica/kind.ts';
import type { Replica, Snapshot } from '../../src/replica/replica.ts';
import { tableDefinitions } from '../../src/replica/store/table-definition.ts';

type Row = Record<string, unknown>;

/** What the synchronization notes for itself, and what only a replica knows that was there at the time. */
const own = ['hint', 'stream', 'fact', 'lease', 'tombstone', 'calendar', 'stage_name'];

/** Expects that a replica that has followed an account has, in every table and column, what one has that was filled just now. */
export async function expectAsFresh(replica: Replica, fresh: Replica): Promise<void> {
  await replica.synchronize();
  await fresh.synchronize();
  const [followed, filled] = [await replica.read(kinds), await fresh.read(kinds)];
  const differences: string[] = [];
  for (const [table, { key }] of Object.entries(tableDefinitions)) {
    if (own.includes(table)) continue;
    const [before, after] = [await readRows(followed, table, key), await readRows(filled, table, key)];
    for (const id of new Set([...before.keys(), ...after.keys()])) {
      const [one, other] = [before.get(id), after.get(id)];
      if (isGone(one) && other === undefined) continue;
      if (!one || !other) differences.push(`${table} ${id} is only in the ${one ? 'followed' : 'fresh'} one`);
      else differences.push(...compareRows(one, other).map((difference) => `${table} ${id}.${difference}`));
    }
  }
  expect(differences.slice(0, 20)).toEqual([]);
}

async function readRows({ database }: Snapshot, table: string, key: readonly string[]): Promise<Map<string, Row>> {
  const rows: Row[] = await database
    .selectFrom(table as 'lead')
    .selectAll()
    .execute();
  return new Map(rows.map((row) => [key.map((column) => row[column]).join(), row]));
}

/** What the account no longer shows, and the replica keeps: deleted stages and incoming leads that were decided on. */
function isGone(row: Row | undefined): boolean {
  return row !== undefined && (row.is_deleted === 1 || typeof row.left_at === 'number');
}

function compareRows(one: Row, other: Row): string[] {
  return Object.keys(one)
    .filter((column) => one[column] !== other[column])
    .filter((column) => !column.endsWith('status_name'))
    .map((column) => `${column}: ${one[column]} and in the fresh one ${other[column]}`);
}
