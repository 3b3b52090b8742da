import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../src/sandbox/index.ts';
import { openAccount, openTools } from '../harness.ts';

/* amoCRM answers a write with an id alone. What it chose for a new record is told all the same, and costs no request. */

const client = { contact_query: '+79990001122', contact_name: 'Новая', lead_name: 'Окна' };
const task = { text: 'Позвонить', complete_till: '2026-12-01' };

type Records = Record<string, Record<string, unknown>>;

describe('a creating tool says what amoCRM chose', () => {
  it.each([
    { tool: 'create_lead', args: { name: 'Окна' }, record: 'lead', read: 'lead', most: 1 },
    { tool: 'create_lead', args: { name: 'Окна', pipeline_id: 'Партнёры' }, record: 'lead', read: 'lead', most: 1 },
    { tool: 'smart_create_client_and_lead', args: client, record: 'lead', read: 'lead', most: 2 },
    {
      tool: 'create_complex_lead',
      args: { lead_name: 'Окна', contact_name: 'Новая', contact_phone: '+79990001122' },
      record: 'lead',
      read: 'lead',
      most: 2,
    },
    {
      tool: 'create_complex_lead',
      args: { lead_name: 'Окна', contact_id: '33200005' },
      record: 'lead',
      read: 'lead',
      most: 2,
    },
    { tool: 'create_contact', args: { name: 'Новая' }, record: 'contact', read: 'contact', most: 1 },
    { tool: 'get_or_create_contact', args: { query: '+79990001122' }, record: 'contact', read: 'contact', most: 2 },
    { tool: 'create_company', args: { name: 'ООО «Лютик»' }, record: 'company', read: 'company', most: 1 },
    { tool: 'get_or_create_company', args: { query: 'ООО «Лютик»' }, record: 'company', read: 'company', most: 2 },
    { tool: 'create_task', args: task, record: 'task', read: 'task', most: 1 },
  ])('$tool $args, in $most requests', async ({ tool, args, record, read, most }) => {
    const account = await openAccount();
    const call = await openTools(account);
    let answer: Records = {};
    const requests = await account.count(async () => {
      answer = await call<Records>(tool, args);
    });
    expect(requests).toBeLessThanOrEqual(most);
    const told = answer[record] ?? {};
    const stage = read === 'lead' ? 'pipeline { name } status { name }' : '';
    const stored = await account.query<{ record: Record<string, unknown> }>(
      `query ($id: ID!) { record: ${read}(id: $id) { id responsible { id name } ${stage} } }`.replace(
        '$id: ID!',
        read === 'company' ? '$id: IdOrName!' : '$id: ID!',
      ),
      { id: told.id },
    );
    const { pipeline, status, ...rest } = stored.record as Record<string, { name: string }>;
    expect(told).toMatchObject({ ...rest, ...(pipeline && { pipeline: pipeline.name, status: status?.name }) });
    const { user } = await account.query<{ user: unknown }>('{ user(id: "me") { id name } }');
    expect(told.responsible).toEqual(user);
  });

  it('to a user who may not list users, by the id', async () => {
    const account = await openAccount({ token: sandboxManagerToken });
    const call = await openTools(account);
    const { lead } = await call<Records>('create_lead', { name: 'Окна' });
    expect(lead).toMatchObject({ pipeline: 'Продажи', responsible: { id: expect.stringMatching(/^\d+$/) } });
  });

  it('and sends none of it', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    await call('create_lead', { name: 'Окна' });
    const sent = account.sandbox.requests.find(({ method }) => method === 'POST');
    expect(JSON.stringify(sent)).not.toMatch(/status_id|pipeline_id|responsible_user_id/);
  });
});
