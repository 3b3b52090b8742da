import { describe, expect, it } from 'vitest';
import { parseWebhook } from '../../../src/amocrm/webhook.ts';
import { readPayload } from '../../contract/payload.ts';
import { openAccount } from '../../harness.ts';
import { failure } from './server.ts';

const destination = 'https://crm.example.ru/webhooks/amocrm/x';

async function open() {
  const { connection } = await openAccount();
  return connection.with({}).webhooks;
}

describe('the webhooks of the client', () => {
  it('is read as the list has it', () => {
    const { _embedded } = readPayload('webhooks.list.doc') as { _embedded: { webhooks: Record<string, unknown>[] } };
    expect(_embedded.webhooks.map(parseWebhook)).toMatchObject([
      { id: 839656, destination: 'https://webhook-uri.com', settings: ['add_task'], disabled: false },
      { id: 849193, destination: 'https://api.test.ru/amoWebHook', settings: ['update_lead'], disabled: true },
    ]);
  });

  it('is read as subscribing answers it, with the codes as keys', () => {
    const answer = readPayload('webhooks.subscribe.response.recorded.partial') as Record<string, unknown>;
    expect(parseWebhook(answer)).toMatchObject({ id: 48162870, settings: ['add_lead'], disabled: false });
  });

  it('is made, listed, replaced and ended', async () => {
    const webhooks = await open();
    const made = await webhooks.subscribe(destination, ['add_lead', 'update_lead']);
    expect(made).toMatchObject({ destination, settings: ['add_lead', 'update_lead'], disabled: false });
    const { id } = await webhooks.subscribe(destination, ['add_task']);
    expect(await webhooks.list()).toMatchObject([{ id, destination, settings: ['add_task'] }]);
    expect(id).toBe(made.id);
    await webhooks.unsubscribe(destination);
    expect(await webhooks.list()).toEqual([]);
  });

  it('that is not there cannot be ended', async () => {
    const webhooks = await open();
    expect(await failure(webhooks.unsubscribe(destination))).toMatchObject({ code: 'NOT_FOUND' });
  });
});
