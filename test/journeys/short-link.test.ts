import { describe, expect, it } from 'vitest';
import { openAccount } from '../harness.ts';

const create = `mutation ($inputs: [CreateShortLinkInput!]!, $key: String) {
  createShortLinks(inputs: $inputs, idempotencyKey: $key) {
    succeeded failed items { index record { url targetUrl contact { id } } error { code message remedy } }
  }
}`;

const link = (contactId: string, url = 'https://example.com/prices') => ({ url, contactId });

describe('short links', () => {
  it('are made for contacts, in a request for all, each with its own result', async () => {
    const account = await openAccount();
    const [first, second] = account.sandbox.data().contacts.rows();
    const ids = [String(first?.id), '999', String(second?.id)] as const;
    let answer: unknown;
    const requests = await account.count(async () => {
      answer = await account.query(create, { inputs: ids.map((id) => link(id)) });
    });
    expect(answer).toMatchObject({
      createShortLinks: {
        succeeded: 2,
        failed: 1,
        items: [
          { index: 0, record: { url: expect.stringMatching(/^https:\/\/amo\.sh\//), contact: { id: ids[0] } } },
          { index: 1, error: { code: 'NOT_FOUND', message: expect.stringContaining('999') } },
          { index: 2, record: { targetUrl: 'https://example.com/prices', contact: { id: ids[2] } } },
        ],
      },
    });
    // The contacts and the links.
    expect(requests).toBe(2);
  });

  it('are made once for their idempotency key', async () => {
    const account = await openAccount();
    const inputs = [link(String(account.sandbox.data().contacts.rows()[0]?.id))];
    await account.query(create, { inputs, key: 'link-1' });
    await account.query(create, { inputs, key: 'link-1' });
    expect(account.sandbox.requestCount(({ path }) => path.endsWith('/short_links'))).toBe(1);
  });

  it.each(['example.com', 'javascript:alert(1)', 'https://', '', 'https://example.com/\u0007'])(
    'of %j are refused before anything is sent',
    async (url) => {
      const account = await openAccount();
      const { errors } = await account.execute(create, { inputs: [link('33200001', url)] });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED' });
      expect(account.sandbox.requestCount()).toBe(0);
    },
  );

  it('that amoCRM refuses name the scope that is missing', async () => {
    const account = await openAccount();
    account.sandbox.fault({ path: '/short_links', status: 403 });
    expect(await account.query(create, { inputs: [link('33200001')] })).toMatchObject({
      createShortLinks: {
        failed: 1,
        items: [{ error: { code: 'FORBIDDEN', remedy: expect.stringContaining('Доступ к данным аккаунта') } }],
      },
    });
  });

  it('whose answer was lost are of an unknown outcome', async () => {
    const account = await openAccount();
    account.sandbox.fault({ path: '/short_links', drop: 'after' });
    expect(await account.query(create, { inputs: [link('33200001')] })).toMatchObject({
      createShortLinks: { failed: 1, items: [{ error: { code: 'WRITE_OUTCOME_UNKNOWN' } }] },
    });
  });
});
