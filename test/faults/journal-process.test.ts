import { describe, expect, it, onTestFinished } from 'vitest';
import { startProgram } from '../program.ts';
import { startStdio } from '../stdio.ts';
import { openJournalServer } from './journal-server.ts';

/*
 * An assistant's own process over stdio and a server over HTTP have one folder, and so one journal.
 */

/** Starts the assistant's process, which writes without a question. */
async function openAssistant(environment: Record<string, string>) {
  const program = startStdio({ ...environment, CONFIRM_WRITES: 'never' });
  onTestFinished(() => void program.child.kill('SIGKILL'));
  await program.initialize();
  let last = 0;
  const call = async (name: string, args: object) => {
    last += 1;
    program.request(last, 'tools/call', { name, arguments: args });
    const { result } = await program.answer(last);
    return result as { isError?: boolean; structuredContent: Record<string, unknown> };
  };
  return { ...program, call };
}

describe('Two processes with one journal', () => {
  it('write at the same time, and each sees the entries of both', { timeout: 120_000 }, async () => {
    const { sandbox, environment } = await openJournalServer();
    const ids = sandbox
      .data()
      .leads.rows()
      .filter(({ isDeleted, statusId }) => !isDeleted && statusId !== 142 && statusId !== 143)
      .slice(0, 20)
      .map(({ id }) => id);
    const [server, assistant] = await Promise.all([startProgram(environment), openAssistant(environment)]);
    onTestFinished(server.kill);
    const overHttp = async (id: number) => {
      const response = await fetch(`${server.url}/api/leads/${id}`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ price: id }),
      });
      return (await response.json()) as Record<string, unknown>;
    };
    const overStdio = async (id: number) =>
      (await assistant.call('update_lead', { lead_id: String(id), price: id })).structuredContent;
    const answers = await Promise.all(ids.map((id, at) => (at % 2 === 0 ? overHttp : overStdio)(id)));
    expect(answers.filter((answer) => 'journal' in answer || 'errors' in answer)).toEqual([]);

    interface Listed {
      entries: { door: string; writes: { id: string; outcome: string }[] }[];
    }
    const { structuredContent } = await assistant.call('get_journal', { limit: 50 });
    const listed = (await (await fetch(`${server.url}/api/journal?limit=50`)).json()) as Listed;
    expect((structuredContent as unknown as Listed).entries).toEqual(listed.entries);
    const kept = listed.entries.map(({ door, writes }) => [door, writes[0]?.outcome, Number(writes[0]?.id)]);
    const wanted = ids.map((id, at) => [at % 2 === 0 ? 'rest' : 'mcp', 'WRITTEN', id]);
    expect(kept.sort()).toEqual(wanted.sort());
  });

  it('leave to the other what one was writing when it was killed', { timeout: 120_000 }, async () => {
    const { environment, sandbox, ask, leadId, leadPath, price, entries } = await openJournalServer();
    await ask(leadPath, { price: 1 });
    const assistant = await openAssistant(environment);
    const isWritten = new Promise<void>((resolve) => {
      const watch = () => (price() === 2 ? resolve() : void setImmediate(watch));
      watch();
    });
    // amoCRM carries it out, and its answer never comes.
    sandbox.fault({ method: 'PATCH', path: '/leads', hang: 'after', times: 1 });
    const lost = assistant.call('update_lead', { lead_id: leadId, price: 2 }).catch(() => 'lost');
    await isWritten;
    assistant.child.kill('SIGKILL');
    expect(await lost).toBe('lost');

    const [entry] = await entries();
    expect(entry).toMatchObject({
      operation: 'update_lead',
      writes: [{ id: leadId, outcome: 'UNKNOWN', changes: [{ from: '1', to: '2' }] }],
    });
    const undo = async (more = {}) => (await ask('/api/journal/undo', { entry: entry?.id, ...more }, 'POST')).body;
    const { confirm } = (await undo()).plan as { confirm: string };
    expect(await undo({ confirm })).toMatchObject({ result: { written: 1 }, cannot: [] });
    expect(price()).toBe(1);
  });
});
