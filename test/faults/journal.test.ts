import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startProgram } from '../program.ts';
import { openJournalServer } from './journal-server.ts';

/*
 * A journal that fails stops no write, repeats none, and is told: to the caller, to the log, and by /ready.
 */

const unavailable = expect.stringContaining('unavailable');

describe('A journal that cannot be written', () => {
  it('stops no write, is told by the answer, and is used again once it can be', async () => {
    const { ask, journal, leadPath, price, writes, entries } = await openJournalServer();
    // No folder can be made in its place.
    writeFileSync(journal, '');
    const { status, body } = await ask(leadPath, { price: 4321 });
    expect([status, body.journal]).toEqual([200, unavailable]);
    expect([price(), writes()]).toEqual([4321, 1]);
    const { body: problem, status: refused } = await ask('/api/journal');
    expect(refused).toBe(503);
    expect(problem).toMatchObject({ code: 'JOURNAL_UNAVAILABLE' });
    const id = leadPath.split('/').pop();
    const graphql = { query: `mutation { updateLead(id: "${id}", input: { price: 1 }) { id } }` };
    expect((await ask('/graphql', graphql, 'POST')).body).toMatchObject({ extensions: { journal: 'UNAVAILABLE' } });
    expect(JSON.stringify((await ask('/ready')).body)).toContain('journal');

    rmSync(journal);
    const kept = await ask(leadPath, { price: 4322 });
    expect(kept.body).not.toHaveProperty('journal');
    expect(await entries()).toMatchObject([{ operation: 'update_lead' }]);
    expect([price(), writes()]).toEqual([4322, 3]);
  });

  it('is made anew if its file is damaged, which is moved aside', async () => {
    const { ask, journal, leadPath, price, writes, entries } = await openJournalServer();
    mkdirSync(journal);
    writeFileSync(join(journal, '31457892.db'), 'This is not a database. '.repeat(400));
    expect((await ask(leadPath, { price: 4321 })).body).not.toHaveProperty('journal');
    expect([price(), writes()]).toEqual([4321, 1]);
    expect(await entries()).toHaveLength(1);
    expect(readdirSync(journal)).toContain('31457892.db.damaged');
  });

  it('is made anew if its file was taken away', async () => {
    const { ask, journal, leadPath, entries } = await openJournalServer();
    await ask(leadPath, { price: 1 });
    rmSync(journal, { recursive: true });
    expect((await ask(leadPath, { price: 2 })).body).not.toHaveProperty('journal');
    expect(await entries()).toHaveLength(1);
  });
});

describe('A bulk mutation that is killed in the middle', () => {
  it('leaves in the journal what may have been written, and undo puts all of it back', {
    timeout: 120_000,
  }, async () => {
    const { ask, sandbox, environment } = await openJournalServer();
    const victim = await startProgram(environment);
    onTestFinished(victim.kill);
    const send = async (url: string, query: string) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      return (await response.json()) as { data: Record<string, never>; errors?: { extensions: { code: string } }[] };
    };
    const inputs = Array.from({ length: 120 }, (_, index) => `{ name: "Пачка ${index + 1}", price: 10 }`).join(', ');
    const made = await send(victim.url, `mutation { createLeads(inputs: [${inputs}]) { items { record { id } } } }`);
    const { items } = made.data.createLeads as unknown as { items: { record: { id: string } }[] };
    const ids = items.map(({ record }) => record.id);
    const prices = () => ids.map((id) => sandbox.data().leads.get(Number(id))?.price);
    const bulk = `updateManyLeads(ids: ${JSON.stringify(ids)}, fields: { price: 75 }`;
    const planned = await send(victim.url, `mutation { bulk: ${bulk}) { plan { confirm } } }`);
    const { confirm } = (planned.data.bulk as unknown as { plan: { confirm: string } }).plan;
    // The second request is written, and its answer never comes.
    sandbox.fault({ method: 'PATCH', path: '/leads$', hang: 'after', after: 1 });
    const run = `mutation { bulk: updateManyLeads(confirm: "${confirm}") { result { written } } }`;
    const lost = send(victim.url, run).catch(() => 'lost');
    while (prices().filter((price) => price === 75).length < 100) await new Promise((go) => setImmediate(go));
    await victim.kill();
    expect(await lost).toBe('lost');
    sandbox.clearFaults();

    // Another process, with the same folder.
    const post = async (query: string) =>
      (await ask('/graphql', { query }, 'POST')).body as Awaited<ReturnType<typeof send>>;
    expect((await post(run)).errors?.[0]?.extensions.code).toBe('PLAN_LOST');
    const listed = await post('{ journal(first: 1) { id count writes(first: 200) { outcome } } }');
    const [entry] = listed.data.journal as unknown as { id: string; count: number; writes: { outcome: string }[] }[];
    expect(entry?.count).toBe(100);
    expect(entry?.writes.filter(({ outcome }) => outcome === 'WRITTEN')).toHaveLength(50);
    expect(entry?.writes.filter(({ outcome }) => outcome === 'UNKNOWN')).toHaveLength(50);
    interface Undo {
      undo: { plan: { confirm: string; count: number } | null; result: { written: number } | null; cannot: string[] };
    }
    const undo = async (more = '') => {
      const text = `mutation { undo(entry: "${entry?.id}"${more}) { plan { confirm count } result { written } cannot } }`;
      return ((await post(text)).data as unknown as Undo).undo;
    };
    const offered = await undo();
    expect(offered).toMatchObject({ plan: { count: 100 }, cannot: [] });
    expect((await undo(`, confirm: "${offered.plan?.confirm}"`)).result).toEqual({ written: 100 });
    expect(new Set(prices())).toEqual(new Set([10]));
    // A second undo finds nothing left to put back.
    expect(await undo()).toMatchObject({ plan: null, result: { written: 0 }, cannot: [] });
  });
});
