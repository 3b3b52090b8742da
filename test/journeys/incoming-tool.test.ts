import { describe, expect, it } from 'vitest';
import { type Account, openAccount, openTools } from '../harness.ts';

/** The incoming lead of a category that came in last, as the sandbox keeps it. */
function findPending({ sandbox }: Account, category: string) {
  const row = sandbox
    .data()
    .incomingLeads.rows()
    .find((each) => each.category === category && each.decision === null);
  if (!row) throw new Error(`The demo has no ${category}.`);
  return row;
}

interface Listed {
  incoming_leads: { uid: string; category: string; metadata: { sender?: string; text?: string } }[];
}

describe('the tools of incoming leads', () => {
  it('list them with who wrote and what, in one request besides their contacts', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    await call('get_pipelines');
    let listed: Listed = { incoming_leads: [] };
    const requests = await account.count(async () => {
      listed = await call<Listed>('list_incoming_leads', { pipeline_id: '7604214', with_leads: false });
    });
    expect(requests).toBe(2);
    // amoCRM does not list the four leads, so each costs a request, after one that asks for all of them.
    const withLeads = await account.count(() => call('list_incoming_leads', { pipeline_id: '7604214' }));
    expect(withLeads).toBe(requests + 1 + 4);
    expect(listed.incoming_leads.map(({ category, metadata }) => [category, metadata])).toEqual([
      ['FORMS', { text: 'Рассчитать стоимость\nhttps://severdom.example.ru/raschet' }],
      ['SIP', { sender: expect.stringMatching(/^7\d{10}$/) }],
      ['MAIL', { sender: expect.stringContaining('client.41@example.com'), text: expect.stringContaining('двушку') }],
      ['CHATS', { sender: expect.any(String), text: expect.stringContaining('Добрый день') }],
    ]);
    const { incoming_leads: calls } = await call<Listed>('list_incoming_leads', { category: 'SIP', limit: 2 });
    expect(calls.map(({ category }) => category)).toEqual(['SIP', 'SIP']);
  });

  it('accept one and read its lead in two requests; a second later it is gone, and the error says so', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const { uid, lead } = findPending(account, 'mail');
    await call('get_pipelines');
    await call('get_users');
    let accepted = {};
    const requests = await account.count(async () => {
      accepted = await call('accept_incoming_lead', { uid, status_id: '63210450', user_id: '10241806' });
    });
    expect(requests).toBe(2);
    expect(accepted).toMatchObject({
      lead: { id: String(lead.id), name: lead.name, status: 'Замер назначен', responsible: { id: '10241806' } },
    });
    for (const [tool, args] of [
      ['accept_incoming_lead', {}],
      ['decline_incoming_lead', {}],
      ['link_incoming_lead', { lead_id: '21400757' }],
      ['get_incoming_lead', {}],
    ] as const) {
      await expect(call(tool, { uid, ...args })).rejects.toThrow('it was accepted, declined or linked');
    }
  });

  it('are won by one of two callers who accept the same one', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const { uid } = findPending(account, 'forms');
    const results = await Promise.allSettled([1, 2].map(() => call('accept_incoming_lead', { uid })));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = results.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(String(lost.reason)).toContain('it was accepted, declined or linked');
    expect(account.sandbox.requestCount(({ path, method }) => method === 'POST' && path.endsWith('/accept'))).toBe(2);
  });

  it('decline one, link one, and count what became of all', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const declined = findPending(account, 'sip');
    expect(await call('decline_incoming_lead', { uid: declined.uid })).toEqual({
      declined: { uid: declined.uid, lead_id: String(declined.lead.id) },
    });
    const { uid } = findPending(account, 'chats');
    expect(await call('link_incoming_lead', { uid, lead_id: '21400757' })).toMatchObject({
      uid,
      lead: { id: '21400757' },
    });
    const { summary } = await call<{ summary: object }>('get_incoming_lead_summary', { from: '2026-01-01' });
    expect(summary).toMatchObject({ total: 12, declined: 1 });
    expect(await call('get_incoming_lead', { uid: findPending(account, 'mail').uid })).toMatchObject({
      incoming_lead: { category: 'MAIL', lead: { name: 'Окна в новостройку' } },
    });
  });

  it('create some, each with its own result', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const form = { form_id: '1', form_name: 'Заявка', form_page: 'https://example.com' };
    const lead = { source_uid: 's-1', source_name: 'Сайт', lead: { name: 'Окна' } };
    const answer = await call<{ items: { record?: { uid: string } }[] }>('create_incoming_leads', {
      leads: [{ ...lead, form }, lead],
      idempotency_key: 'key-1',
    });
    expect(answer).toMatchObject({
      succeeded: 1,
      failed: 1,
      items: [
        { index: 0, record: { lead_id: expect.any(String) } },
        { index: 1, error: { code: 'VALIDATION_FAILED' } },
      ],
    });
    const uid = answer.items[0]?.record?.uid;
    expect(await call('accept_incoming_lead', { uid })).toMatchObject({ lead: { name: 'Окна' } });
  });
});
