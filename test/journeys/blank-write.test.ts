import { describe, expect, it } from 'vitest';
import { loadOperations } from '../../src/operations/load.ts';
import { examples } from '../../src/rest/example.ts';
import { schema } from '../../src/schema/index.ts';
import { openAccount, openTools } from '../harness.ts';

const { operations } = await loadOperations({ root: 'src/operations' }, schema);

/** The ways in which clients send an empty argument. */
const empties: unknown[] = ['', ' ', '\u00a0', '\u200b', null, [''], [' ', ''], {}, [{}], '{}'];

/** What one change is that every record can have, and where it is stored. */
const changes = [
  { tool: 'update_lead', change: { name: 'Новое имя' }, rows: 'leads' },
  { tool: 'update_contact', change: { name: 'Новое имя' }, rows: 'contacts' },
  { tool: 'update_task', change: { text: 'Новое имя' }, rows: 'tasks' },
] as const;

describe('an empty argument', () => {
  it.each(changes)('of $tool leaves stored values unchanged', async ({ tool, change, rows }) => {
    const account = await openAccount();
    const call = await openTools(account);
    const operation = operations.find(({ name }) => name === tool);
    const { properties = {}, required = [] } = (operation?.input ?? {}) as { properties?: object; required?: string[] };
    const given = Object.fromEntries(required.map((key) => [key, examples[tool]?.[key]]));
    const id = Number(Object.values(given)[0]);
    const stored = () => {
      const row = account.sandbox
        .data()
        [rows].rows()
        .find((each) => each.id === id);
      return JSON.parse(JSON.stringify(row)) as Record<string, unknown>;
    };
    const [own] = Object.keys(change) as [string];
    const others = Object.keys(properties).filter((key) => !required.includes(key) && key !== own);
    expect(others.length).toBeGreaterThan(2);
    await call(tool, { ...given, ...change });
    const before = stored();
    expect(before[own]).toBe('Новое имя');
    for (const empty of empties) {
      for (const key of others) {
        // It may be refused, but it is never written.
        await call(tool, { ...given, ...change, [key]: empty }).catch(() => undefined);
        expect({ ...stored(), updatedAt: before.updatedAt }, `${key}: ${JSON.stringify(empty)}`).toEqual(before);
      }
    }
  });
});
