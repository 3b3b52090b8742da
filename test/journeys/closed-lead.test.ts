import { describe, expect, it } from 'vitest';
import { lostStatusId, wonStatusId } from '../../src/resolvers/stage.ts';
import { type Account, openAccount, openTools } from '../harness.ts';
import { serve } from '../serve.ts';

/* Deleting is not possible and archiving is, so a model may archive instead; a won deal must not become a lost one by that. */

function findLead(account: Account, statusId: (status: number) => boolean) {
  const lead = account.sandbox
    .data()
    .leads.rows()
    .find((row) => statusId(row.statusId) && row.price > 0);
  if (!lead) throw new Error('The demo data has no such lead.');
  return lead;
}

const isWon = (status: number) => status === wonStatusId;
const isLost = (status: number) => status === lostStatusId;
const isOpen = (status: number) => !isWon(status) && !isLost(status);

/** The text of a call that is refused. */
async function refusal(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (failure: Error) => failure,
  );
  return error?.message ?? 'The call was not refused.';
}

describe('archive_lead', () => {
  it('refuses a won lead, names its status and value, and tells the model to ask the user', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const lead = findLead(account, isWon);
    const text = await refusal(call('archive_lead', { lead_id: lead.id }));
    expect(text).toContain('LEAD_CLOSED');
    expect(text).toContain('is won (142 «Успешно реализовано»');
    expect(text).toContain(`${lead.price} RUB`);
    expect(text).toContain('Ask the user first');
    expect(text).toContain('even_if_won: true');
    expect(text).toContain(`/leads/detail/${lead.id}`);
    expect(account.sandbox.data().leads.get(lead.id)?.statusId).toBe(wonStatusId);
    expect(account.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('says that a lost lead is already lost', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const text = await refusal(call('archive_lead', { lead_id: findLead(account, isLost).id }));
    expect(text).toContain('LEAD_CLOSED');
    expect(text).toContain('is lost (143');
    expect(text).toContain('update_lead');
  });

  it('archives a won lead if told to, and says what the lead is now', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const lead = findLead(account, isWon);
    const { lead: archived } = await call('archive_lead', { lead_id: lead.id, even_if_won: true });
    expect(archived).toMatchObject({ status: 'Закрыто и не реализовано', price: lead.price, tags: ['архив'] });
    expect(account.sandbox.data().leads.get(lead.id)?.statusId).toBe(lostStatusId);
  });

  it('does the same over GraphQL, in terms of GraphQL', async () => {
    const account = await openAccount();
    const { errors } = await account.execute('mutation ($id: ID!) { archiveLead(id: $id) { id } }', {
      id: findLead(account, isWon).id,
    });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'LEAD_CLOSED',
      fault: 'caller',
      remedy: expect.stringContaining('`evenIfWon: true`'),
      lead: { statusId: '142', status: 'Успешно реализовано' },
    });
  });
});

describe('update_lead', () => {
  it.each([{ status_id: '143' }, { pipeline_id: 'another' }, { status_id: 'open' }])(
    'does not take a lead out of the won status by %o unless told to',
    async (given) => {
      const account = await openAccount();
      const call = await openTools(account);
      const lead = findLead(account, isWon);
      const { pipelines } = account.sandbox.data().metadata;
      const other = pipelines.find(({ id }) => id !== lead.pipelineId);
      const args = {
        lead_id: lead.id,
        ...given,
        ...('pipeline_id' in given && { pipeline_id: other?.id }),
        ...(given.status_id === 'open' && { status_id: findLead(account, isOpen).statusId }),
      };
      const text = await refusal(call('update_lead', args));
      expect(text).toContain('LEAD_CLOSED');
      expect(text).toContain('even_if_won: true');
      expect(account.sandbox.data().leads.get(lead.id)?.statusId).toBe(wonStatusId);
      const { lead: moved } = await call('update_lead', { ...args, even_if_won: true });
      expect(moved).toMatchObject({ status: expect.any(String), price: lead.price });
      expect(account.sandbox.data().leads.get(lead.id)?.statusId).not.toBe(wonStatusId);
    },
  );

  it('changes everything else of a won lead, and moves it among won statuses', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const lead = findLead(account, isWon);
    expect(await call('update_lead', { lead_id: lead.id, price: 7 })).toMatchObject({ lead: { price: 7 } });
    expect(await call('update_lead', { lead_id: lead.id, status_id: '142' })).toMatchObject({
      lead: { status: 'Успешно реализовано' },
    });
  });

  it('reports invalid arguments before anything about the lead', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const text = await refusal(call('update_lead', { lead_id: findLead(account, isWon).id, status_id: '77' }));
    expect(text).toContain('VALIDATION_FAILED');
  });

  it.each([
    {},
    { add_tags: ['горячий'] },
    { loss: true },
    { custom_fields: [{ field: 'Номер договора', values: ['7'] }] },
  ])(
    'that moves a lead and sets %o costs three requests with its confirmation and reports what happened',
    async ({ loss, ...more }: Record<string, unknown>) => {
      const account = await openAccount();
      const call = await openTools(account);
      const lead = findLead(account, isOpen);
      const args = {
        lead_id: lead.id,
        status_id: '143',
        ...(loss ? { loss_reason_id: '15870302' } : {}),
        ...more,
      };
      let answer: Record<string, unknown> = {};
      const requests = await account.count(async () => {
        answer = await call('update_lead', args);
      });
      // It is read when it is shown and when it is written.
      expect(requests).toBe(3);
      // The answer, which does not read the lead again, agrees with what another reader sees.
      const { lead: shown } = await call<{ lead: Record<string, unknown> }>('get_lead_by_id', { lead_id: lead.id });
      const told = answer.lead as Record<string, unknown>;
      expect(told).toMatchObject({ name: shown.name, price: shown.price, url: shown.url });
      expect([...(told.tags as string[])].sort()).toEqual([...(shown.tags as string[])].sort());
      expect(told.status).toBe((shown.status as { name: string }).name);
      expect(told.loss_reason).toBe(shown.loss_reason);
      if (told.custom_fields)
        expect(told.custom_fields).toEqual(expect.arrayContaining(shown.custom_fields as unknown[]));
    },
  );
});

describe('delete_lead', () => {
  it.each([
    ['an open', isOpen, 'counts as lost in reports'],
    ['a won', isWon, 'would count it as lost'],
  ] as const)('of %s lead names the card and explains archiving', async (_, statusId, consequence) => {
    const account = await openAccount();
    const call = await openTools(account);
    const lead = findLead(account, statusId);
    const text = await refusal(call('delete_lead', { lead_id: lead.id }));
    expect(text).toContain('Nothing was deleted');
    expect(text).toContain('Ask the user first');
    expect(text).toContain(`${account.sandbox.url}/leads/detail/${lead.id}`);
    expect(text).toContain('archive_lead');
    expect(text).toContain(consequence);
    expect(text).not.toMatch(/archiveLead|deletedId|deleteLead/);
  });

  it('says over REST which route archives', async () => {
    const { app } = await serve();
    const response = await fetch(`${app.url}/api/leads/21400025`, { method: 'DELETE' });
    const problem = (await response.json()) as { status: number; remedy: string };
    expect(problem.status).toBe(409);
    expect(problem.remedy).toContain('`POST /api/leads/{lead_id}/archive`');
    const won = await fetch(`${app.url}/api/leads/21400001/archive`, { method: 'POST' });
    expect(won.status).toBe(409);
    expect(await won.json()).toMatchObject({ code: 'LEAD_CLOSED', details: { lead: { status_id: '142' } } });
  });
});

it('delete_contact names the card on which a person can delete and merge', async () => {
  const account = await openAccount();
  const call = await openTools(account);
  const text = await refusal(call('delete_contact', { contact_id: '33200005' }));
  expect(text).toContain(`${account.sandbox.url}/contacts/detail/33200005`);
  expect(text).toMatch(/deleted, or merged with a duplicate, only by hand in amoCRM/);
  expect(text).toContain('update_contact');
});
