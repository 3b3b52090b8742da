import { chmodSync, chownSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { asCompilable } from '../../src/replica/store/driver.ts';
import type { openSqlite } from '../../src/replica/store/sqlite.ts';
import type { Store } from '../../src/replica/store/store.ts';
import { startProgram } from '../program.ts';
import { openJournalServer } from './journal-server.ts';

/*
 * The disk under the journal fails before a write is sent, or after it was carried out. The write is carried out once, the answer says
 * what could not be kept, and undo puts back what can be put back.
 */

/** The stores of the servers of this file, by their path: what a disk does to a file is done here on its own connection. */
const stores = vi.hoisted(() => new Map<string, Store>());

vi.mock('../../src/replica/store/sqlite.ts', async (importOriginal) => {
  const original = await importOriginal<{ openSqlite: typeof openSqlite }>();
  const open = (path: string) => {
    const store = original.openSqlite(path);
    stores.set(path, store);
    return store;
  };
  return { ...original, openSqlite: open };
});

const unavailable = 'unavailable: this write cannot be undone';
const incomplete = expect.stringContaining('incomplete');

async function open() {
  const server = await openJournalServer();
  const { ask, journal, leadPath } = server;
  // The journal is opened by its first write.
  await ask(leadPath, { price: 1 });
  const [name = ''] = readdirSync(journal).filter((each) => each.endsWith('.db'));
  const file = join(journal, name);
  const store = stores.get(file) as Store;
  const run = (...statements: string[]) =>
    store.write(statements.map((text) => asCompilable(sql.raw(text), store.database)));
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(store.database);
  const pages = (rows[0]?.page_count ?? 0) + 10;
  /**
   * Makes statements take more space than there is. The limit of SQLite counts the pages of the file and not those of its log, so what
   * changes a row takes pages here as well.
   */
  const fill = async (...statements: ('insert' | 'update')[]) => {
    await run(
      'create table ballast (bytes blob)',
      ...statements.map(
        (each) =>
          `create trigger full_${each} after ${each} on journal_write begin insert into ballast values (zeroblob(1000000)); end`,
      ),
    );
    await run(`pragma max_page_count = ${pages}`);
  };
  const free = async () => {
    await run('pragma max_page_count = 1000000');
    await run('drop trigger if exists full_insert', 'drop trigger if exists full_update', 'drop table ballast');
  };
  const graphql = async (query: string) => (await ask('/graphql', { query }, 'POST')).body;
  const undo = async (entry: string | undefined, confirm?: string) => {
    const { status, body } = await ask('/api/journal/undo', { entry, ...(confirm && { confirm }) }, 'POST');
    return { status, ...(body as { plan?: { confirm: string; count: number }; result?: object; code?: string }) };
  };
  return { ...server, file, fill, free, graphql, undo };
}

describe('A disk that is full before a write is sent', () => {
  it('stops no write, and each door says that it cannot be undone', async () => {
    const { ask, leadPath, leadId, price, writes, fill, free, graphql, entries } = await open();
    await fill('insert', 'update');
    const rest = await ask(leadPath, { price: 2 });
    expect(rest).toMatchObject({ status: 200, body: { journal: unavailable } });
    const answer = await graphql(`mutation { updateLead(id: "${leadId}", input: { price: 3 }) { price } }`);
    expect(answer).toMatchObject({ data: { updateLead: { price: 3 } }, extensions: { journal: 'UNAVAILABLE' } });
    const call = { name: 'update_lead', arguments: { lead_id: leadId, add_tags: ['Осень'] } };
    const { body } = await ask('/mcp', { jsonrpc: '2.0', id: 1, method: 'tools/call', params: call }, 'POST');
    expect(body).toMatchObject({ result: { structuredContent: { journal: unavailable } } });
    expect([price(), writes()]).toEqual([3, 4]);
    // What was kept before can still be read; the three are not there.
    expect(await entries()).toHaveLength(1);
    await free();
    expect((await ask(leadPath, { price: 5 })).body).not.toHaveProperty('journal');
    expect(await entries()).toMatchObject([{ writes: [{ changes: [{ from: '3', to: '5' }] }] }, {}]);
  });

  it('and has space again before the answer comes: the write is kept whole', async () => {
    const { ask, leadPath, fill, free, beforeAnswer, entries } = await open();
    await fill('insert', 'update');
    beforeAnswer(free);
    expect((await ask(leadPath, { price: 2 })).body).not.toHaveProperty('journal');
    expect((await entries())[0]).toMatchObject({ count: 1, writes: [{ outcome: 'WRITTEN', changes: [{ to: '2' }] }] });
  });

  it('is told of a write whose answer was lost, and not of one that amoCRM has refused', async () => {
    const { ask, leadPath, price, fill, sandbox } = await open();
    await fill('insert', 'update');
    sandbox.fault({ method: 'PATCH', path: '/leads', status: 403, times: 1 });
    const refused = await ask(leadPath, { price: 2 });
    expect(refused.status).toBe(403);
    expect(JSON.stringify(refused.body)).not.toContain('journal');
    sandbox.fault({ method: 'PATCH', path: '/leads', drop: 'after', times: 10 });
    const lost = await ask(leadPath, { price: 3 });
    expect(lost.body).toMatchObject({ code: 'WRITE_OUTCOME_UNKNOWN', details: { journal: unavailable } });
    expect(price()).toBe(3);
  });

  it('lets undo say that it has no such entry, and change nothing', async () => {
    const { ask, leadPath, price, fill, entries, undo } = await open();
    const [first] = await entries();
    await fill('insert', 'update');
    await ask(leadPath, { price: 2 });
    // The entry before: its value was changed since, by a write that is not in the journal.
    const answer = await undo(first?.id);
    expect(answer).toMatchObject({ result: { written: 0 }, cannot: [expect.stringContaining('changed since')] });
    expect(await undo('none')).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(price()).toBe(2);
  });
});

describe('A disk that is full when the answer comes', () => {
  it('keeps the write with an unknown outcome, says so, and undo puts it back', async () => {
    const { ask, leadPath, price, fill, free, entries, undo } = await open();
    await fill('update');
    expect((await ask(leadPath, { price: 2 })).body.journal).toEqual(incomplete);
    const [entry] = await entries();
    expect(entry?.writes).toMatchObject([{ outcome: 'UNKNOWN', changes: [{ from: '1', to: '2' }] }]);
    const { plan } = await undo(entry?.id);
    expect(plan).toMatchObject({ count: 1 });
    expect(await undo(entry?.id, plan?.confirm)).toMatchObject({ result: { written: 1 }, journal: incomplete });
    expect(price()).toBe(1);
    await free();
    expect(await undo(entry?.id)).toMatchObject({ result: { written: 0 } });
  });

  it('tells one that was lost from one that was kept, in a mutation of two requests', async () => {
    const { graphql, fill, leadId, beforeAnswer, entries } = await open();
    const change = (price: number) => `updateLead(id: "${leadId}", input: { price: ${price} }) { price }`;
    // The first is kept in part, the second not at all.
    beforeAnswer(() => fill('insert', 'update'));
    const answer = await graphql(`mutation { one: ${change(2)} two: ${change(3)} }`);
    expect(answer).toMatchObject({ data: { two: { price: 3 } }, extensions: { journal: 'UNAVAILABLE' } });
    expect((await entries())[0]?.writes).toMatchObject([{ outcome: 'UNKNOWN', changes: [{ to: '2' }] }]);
  });
});

describe('A journal that is lost while a write is under way', () => {
  const losses: [string, (file: string) => void][] = [
    ['was removed', (file) => rmSync(file)],
    ['was removed with its folder', (file) => rmSync(join(file, '..'), { recursive: true })],
    ['was overwritten', (file) => writeFileSync(file, 'Это не база данных. '.repeat(4_000))],
    [
      'was emptied',
      (file) => {
        for (const suffix of ['', '-wal']) truncateSync(`${file}${suffix}`);
      },
    ],
  ];

  it.each(losses)('has that write, although its file %s', async (_, lose) => {
    const { ask, leadPath, file, beforeAnswer, entries, undo, price } = await open();
    beforeAnswer(() => lose(file));
    expect((await ask(leadPath, { price: 2 })).body).not.toHaveProperty('journal');
    const [entry] = await entries();
    expect(entry?.writes).toMatchObject([{ outcome: 'WRITTEN', changes: [{ from: '1', to: '2' }] }]);
    const { plan } = await undo(entry?.id);
    expect(await undo(entry?.id, plan?.confirm)).toMatchObject({ result: { written: 1 } });
    expect(price()).toBe(1);
  });

  it.each(losses)('keeps ten writes side by side after its file %s', async (_, lose) => {
    const { graphql, file, leadId, entries } = await open();
    lose(file);
    const fields = Array.from(
      { length: 10 },
      (_, at) => `mutation { updateLead(id: "${leadId}", input: { price: ${at + 10} }) { id } }`,
    );
    const answers = await Promise.all(fields.map(graphql));
    expect(answers.filter((answer) => 'extensions' in answer)).toEqual([]);
    const kept = await entries();
    expect(kept.filter(({ writes }) => writes[0]?.outcome === 'WRITTEN').length).toBeGreaterThanOrEqual(10);
  });
});

/** A user that may write nowhere; only root can become one. */
const nobody = process.getuid?.() === 0 ? 65_534 : undefined;

describe('A folder that can only be read', () => {
  it.each(['that has no journal yet', 'of a journal'])('%s stops no write, and the answer says so', async (which) => {
    const { environment, journal, ask: askOwner, leadPath, price } = await openJournalServer();
    mkdirSync(journal, { recursive: true });
    if (which === 'of a journal') await askOwner(leadPath, { price: 1 });
    const paths = [join(journal, '..'), journal, ...readdirSync(journal).map((name) => join(journal, name))];
    for (const path of paths) {
      if (nobody) chownSync(path, nobody, nobody);
      chmodSync(path, path.includes('.db') ? 0o444 : 0o555);
    }
    onTestFinished(() => {
      for (const path of paths) chmodSync(path, 0o755);
    });
    const { url, kill } = await startProgram(environment, undefined, nobody);
    onTestFinished(kill);
    const ask = async (path: string, body?: object) => {
      const response = await fetch(`${url}${path}`, {
        method: body ? 'PATCH' : 'GET',
        headers: { 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    expect(await ask(leadPath, { price: 4321 })).toMatchObject({ status: 200, body: { journal: unavailable } });
    expect(price()).toBe(4321);
    expect(JSON.stringify((await ask('/ready')).body)).toContain('journal');
  });
});
