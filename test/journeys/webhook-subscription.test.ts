import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../src/sandbox/index.ts';
import { type Account, openAccount, openTools } from '../harness.ts';

const secret = 'not-to-be-shown-anywhere';
const own = `https://crm.example.ru/webhooks/amocrm/${secret}`;
const masked = 'https://crm.example.ru/webhooks/amocrm/…';
const other = 'https://telephony.example.ru/amocrm?key=1';

async function fail(account: Account, text: string, variables?: Record<string, unknown>) {
  const { errors = [] } = await account.execute(text, variables);
  return {
    code: errors[0]?.extensions.code,
    message: errors[0]?.message ?? '',
    extensions: errors[0]?.extensions ?? {},
    all: JSON.stringify(errors),
  };
}

const subscribe = `mutation ($destination: String!, $events: [WebhookEvent!]!, $confirm: Boolean! = false) {
  subscribeWebhook(destination: $destination, events: $events, confirm: $confirm) { id destination events isReceiver isDisabled }
}`;
const unsubscribe = `mutation ($destination: String!, $confirm: Boolean! = false) {
  unsubscribeWebhook(destination: $destination, confirm: $confirm) { destination events }
}`;

const open = () =>
  openAccount({
    webhooks: [
      { destination: own, settings: ['add_lead', 'add_unsorted'] },
      { destination: 'https://bi.example.ru/hook', settings: ['update_lead'] },
    ],
  });

const stored = ({ sandbox }: Account, destination: string) =>
  sandbox.data().webhooks.find((row) => row.destination === destination)?.settings;

describe('subscriptions to webhooks', () => {
  it('are listed with what they deliver; the secret of a server of this program is not shown', async () => {
    const account = await open();
    const answer = await account.query(
      '{ webhooks { destination isReceiver events otherEvents isDisabled createdAt createdBy { name } } }',
    );
    expect(answer.webhooks).toEqual([
      {
        destination: masked,
        isReceiver: true,
        events: ['ADD_LEAD'],
        otherEvents: ['add_unsorted'],
        isDisabled: false,
        createdAt: '2026-11-05T12:00:00+03:00',
        createdBy: { name: 'Елена Воронцова' },
      },
      expect.objectContaining({
        destination: 'https://bi.example.ru/hook',
        isReceiver: false,
        events: ['UPDATE_LEAD'],
      }),
    ]);
    expect(JSON.stringify(answer)).not.toContain(secret);
    for (const destination of [own, masked]) {
      const { webhooks } = await account.query('query ($d: String) { webhooks(destination: $d) { destination } }', {
        d: destination,
      });
      expect(webhooks).toEqual([{ destination: masked }]);
    }
    const { webhooks } = await account.query('{ webhooks(destination: "https://nowhere.example.ru") { id } }');
    expect(webhooks).toEqual([]);
  });

  it('are made in one request, and the events of the next one replace those of the first', async () => {
    const account = await open();
    const first = await account.query<{ subscribeWebhook: { id: string } }>(subscribe, {
      destination: other,
      events: ['ADD_LEAD', 'STATUS_LEAD', 'ADD_LEAD'],
    });
    expect(first.subscribeWebhook).toMatchObject({
      destination: other,
      events: ['ADD_LEAD', 'STATUS_LEAD'],
      isReceiver: false,
    });
    const { subscribeWebhook: second } = await account.query<{ subscribeWebhook: { id: string } }>(subscribe, {
      destination: other,
      events: ['ADD_TASK'],
    });
    expect(second.id).toBe(first.subscribeWebhook.id);
    expect(stored(account, other)).toEqual(['add_task']);
    expect(account.sandbox.requests.map(({ method }) => method)).toEqual(['POST', 'POST']);
  });

  it('end, and an address that has none is told from those that have one', async () => {
    const account = await open();
    const { unsubscribeWebhook } = await account.query(unsubscribe, { destination: 'https://bi.example.ru/hook' });
    expect(unsubscribeWebhook).toEqual({ destination: 'https://bi.example.ru/hook', events: ['UPDATE_LEAD'] });
    const missing = await fail(account, unsubscribe, { destination: 'https://bi.example.ru/hook' });
    expect(missing).toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is no subscription of the address https://bi.example.ru/hook.',
      extensions: { remedy: `Subscribed are ${masked}` },
    });
  });

  it('of a server of this program are neither replaced nor ended without confirmation', async () => {
    const account = await open();
    const replaced = await fail(account, subscribe, { destination: own, events: ['ADD_TASK'] });
    expect(replaced).toMatchObject({
      code: 'CONFIRMATION_REQUIRED',
      message: expect.stringContaining(`${masked} is the address of a server of this program`),
    });
    const ended = await fail(account, unsubscribe, { destination: masked });
    expect(ended).toMatchObject({
      code: 'CONFIRMATION_REQUIRED',
      extensions: { remedy: expect.stringContaining('`confirm: true`') },
    });
    expect(stored(account, own)).toEqual(['add_lead', 'add_unsorted']);
    expect(replaced.all + ended.all).not.toContain(secret);
    await account.query(subscribe, { destination: own, events: ['ADD_TASK'], confirm: true });
    expect(stored(account, own)).toEqual(['add_task']);
    const answer = await account.query(unsubscribe, { destination: masked, confirm: true });
    expect(answer).toEqual({ unsubscribeWebhook: { destination: masked, events: ['ADD_TASK'] } });
    expect(stored(account, own)).toBeUndefined();
    // A first subscription replaces nothing.
    await account.query(subscribe, { destination: own, events: ['ADD_LEAD'] });
  });

  it('are not guessed if several addresses look the same without their secrets', async () => {
    const account = await openAccount({ webhooks: [{ destination: own }, { destination: `${own}-2` }] });
    const { code, message } = await fail(account, unsubscribe, { destination: masked, confirm: true });
    expect([code, message]).toEqual(['NOT_FOUND', `Several subscriptions have the address ${masked}.`]);
    await account.query(unsubscribe, { destination: `${own}-2`, confirm: true });
    expect(account.sandbox.data().webhooks.map(({ destination }) => destination)).toEqual([own]);
  });

  it('are refused with a strange address or event before anything is sent', async () => {
    const account = await open();
    for (const destination of [
      'ftp://example.ru',
      'example.ru/hook',
      'https://exa mple.ru',
      `https://example.ru/${'a'.repeat(2_000)}`,
    ]) {
      expect((await fail(account, subscribe, { destination, events: ['ADD_LEAD'] })).message).toContain('destination');
    }
    expect((await fail(account, subscribe, { destination: other, events: [] })).message).toContain(
      'events: must have 1',
    );
    expect((await fail(account, subscribe, { destination: other, events: ['ADD_MOOD'] })).code).toBe(
      'VALIDATION_FAILED',
    );
    expect(account.sandbox.requests).toHaveLength(0);
  });

  it('are seen and changed by administrators only, whatever amoCRM answers others', async () => {
    const account = await openAccount({ token: sandboxManagerToken });
    for (const [text, variables] of [
      ['{ webhooks { id } }', {}],
      [subscribe, { destination: other, events: ['ADD_LEAD'] }],
      [unsubscribe, { destination: other }],
    ] as const) {
      expect(await fail(account, text, variables)).toMatchObject({
        code: 'FORBIDDEN',
        message: expect.stringContaining('amoCRM lets only administrators see and change webhooks'),
      });
    }
    account.sandbox.fault({ path: '/webhooks', status: 401, times: 0 });
    expect(await fail(account, '{ webhooks { id } }')).toMatchObject({
      code: 'UNAUTHENTICATED',
      extensions: { remedy: expect.stringContaining('not an administrator') },
    });
  });

  it('are tools as well', async () => {
    const account = await open();
    const call = await openTools(account);
    const { webhook } = await call('subscribe_webhook', { destination: other, events: 'add_lead' });
    expect(webhook).toMatchObject({ destination: other, events: ['ADD_LEAD'] });
    const { webhooks } = await call<{ webhooks: unknown[] }>('list_webhooks');
    expect(webhooks).toHaveLength(3);
    expect(JSON.stringify(webhooks)).not.toContain(secret);
    await expect(call('unsubscribe_webhook', { destination: masked })).rejects.toThrow('CONFIRMATION_REQUIRED');
    expect(await call('unsubscribe_webhook', { destination: other })).toMatchObject({ ended: { destination: other } });
  });
});
