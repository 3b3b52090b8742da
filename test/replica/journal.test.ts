import { statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Journal, type JournalWrite, openJournal } from '../../src/journal/index.ts';
import { engines, usePlace } from './place.ts';

const write = (place: number, more: Partial<JournalWrite> = {}): JournalWrite => ({
  place,
  method: 'PATCH',
  path: '/leads',
  kind: 'leads',
  recordId: 100 + place,
  before: { name: 'Было\u0000' },
  after: { name: 'Стало' },
  outcome: 'unknown',
  code: null,
  ...more,
});

const entry = (id: string, at = 1_000) => ({ id, at, caller: null, door: 'mcp', operation: 'update_lead' });

describe.each(engines)('A journal in %s', (engine) => {
  const place = usePlace(engine);
  const open = (name: string, now = () => 1_000): Promise<Journal> =>
    openJournal({ ...place.open(name), days: 1, now });

  test('gives back what was kept, and what became of it', async () => {
    const name = place.newName();
    const journal = await open(name);
    await journal.append(entry('a'), [write(0), write(1)]);
    await journal.append(entry('a'), [write(2, { kind: null, recordId: null, before: null, after: null })]);
    await journal.settle(entry('a'), [write(1, { outcome: 'refused', code: 'FORBIDDEN' })]);
    expect(await journal.find('a')).toEqual({ ...entry('a'), count: 3 });
    expect(await journal.writes('a')).toEqual([
      write(0),
      write(1, { outcome: 'refused', code: 'FORBIDDEN' }),
      write(2, { kind: null, recordId: null, before: null, after: null }),
    ]);
    expect(await journal.writes('a', 1)).toHaveLength(1);
    expect(await journal.find('b')).toBeUndefined();
  });

  test('adds a write whose outcome is known, if it was not kept before it was sent, and keeps the outcome', async () => {
    const journal = await open(place.newName());
    await journal.settle(entry('a'), [write(0, { outcome: 'written' })]);
    await journal.append(entry('a'), [write(0)]);
    expect(await journal.writes('a')).toEqual([write(0, { outcome: 'written' })]);
    expect(await journal.find('a')).toMatchObject({ count: 1 });
  });

  test('lists the newest first, by record and before an entry', async () => {
    const journal = await open(place.newName());
    for (const [index, id] of ['a', 'b', 'c'].entries()) {
      await journal.append(entry(id), [write(0, { recordId: index === 1 ? 7 : 8 })]);
    }
    const ids = async (query: Parameters<Journal['list']>[0]) => (await journal.list(query)).map(({ id }) => id);
    expect(await ids({ first: 10 })).toEqual(['c', 'b', 'a']);
    expect(await ids({ first: 1, before: 'c' })).toEqual(['b']);
    expect(await ids({ first: 10, kind: 'leads', recordId: 8 })).toEqual(['c', 'a']);
    expect(await ids({ first: 10, kind: 'tasks' })).toEqual([]);
  });

  test('forgets what is older than its days', async () => {
    let now = 1_000;
    const journal = await open(place.newName(), () => now);
    await journal.append(entry('a', now), [write(0)]);
    now += 86_400 + 3_600;
    await journal.append(entry('b', now), [write(0)]);
    expect((await journal.list({ first: 10 })).map(({ id }) => id)).toEqual(['b']);
    expect(await journal.writes('a')).toEqual([]);
  });

  test('is shared by two processes, whichever makes its tables', async () => {
    const name = place.newName();
    const [one, other] = await Promise.all([open(name), open(name)]);
    await Promise.all([one.append(entry('a'), [write(0)]), other.append(entry('b'), [write(0)])]);
    expect(await one.list({ first: 10 })).toHaveLength(2);
  });

  // A database guards itself.
  if (engine === 'sqlite')
    test('can be read by its owner alone', async () => {
      const name = place.newName();
      const journal = await open(name);
      await journal.append(entry('a'), [write(0)]);
      expect(statSync(place.file(name)).mode & 0o777).toBe(0o600);
    });
});
