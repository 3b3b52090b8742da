import { describe, expect, it, vi } from 'vitest';
import { openAccount, testNow } from '../harness.ts';

/*
 * A write whose caller disconnected, or whose attempt was aborted, may still be in flight at amoCRM: a search finds nothing yet.
 */

/** An account whose first write is slow, and is aborted by its caller as soon as amoCRM has it. */
async function giveUp(text: string) {
  let now = testNow;
  const account = await openAccount({ empty: true, now: () => now });
  account.sandbox.fault({ method: 'POST', latencyMs: 300 });
  const posts = () => account.sandbox.requests.filter(({ method }) => method === 'POST');
  const gone = new AbortController();
  const first = account.execute(text, {}, { signal: gone.signal });
  await vi.waitUntil(() => posts().length === 1);
  gone.abort();
  await first;
  return {
    account,
    posts,
    pass: (seconds: number) => {
      now += seconds;
    },
    /** Waits until amoCRM has applied the write. */
    arrive: () => vi.waitUntil(() => posts().every(({ status }) => status !== 0)),
  };
}

const codeOf = async (result: Promise<{ errors?: { extensions: Record<string, unknown> }[] }>) =>
  (await result).errors?.[0]?.extensions;

const unknown = { code: 'WRITE_OUTCOME_UNKNOWN', retryable: true, retryAfterMs: 20_000 };

describe('a write that may still be in flight', () => {
  it('is not repeated with the same idempotency key: it is found once it exists', async () => {
    const text = 'mutation { createContact(input: { name: "Анна" }, idempotencyKey: "under-way") { id } }';
    const { account, posts, arrive } = await giveUp(text);
    expect(await codeOf(account.execute(text))).toMatchObject(unknown);
    await arrive();
    const { createContact } = await account.query<{ createContact: { id: string } }>(text);
    expect(createContact.id).toBe(String([...account.sandbox.data().contacts.rows()][0]?.id));
    expect(account.sandbox.data().count().contacts).toBe(1);
    expect(posts()).toHaveLength(1);
  });

  it('is not repeated for the same phone by any caller while it may be in flight', async () => {
    const create = (name: string) =>
      `mutation { getOrCreateContact(query: "+7 916 700-10-20", name: "${name}") { created contact { id } } }`;
    const { account, arrive } = await giveUp(create('Анна'));
    expect(await codeOf(account.execute(create('Борис')))).toMatchObject(unknown);
    await arrive();
    const { getOrCreateContact } = await account.query<{ getOrCreateContact: { created: boolean } }>(create('Борис'));
    expect(getOrCreateContact.created).toBe(false);
    expect(account.sandbox.data().count().contacts).toBe(1);
  });

  it('is repeated once it cannot be in flight any longer, if the record does not exist', async () => {
    const text = 'mutation { createContact(input: { name: "Анна" }, idempotencyKey: "never-arrived") { id } }';
    let now = testNow;
    const account = await openAccount({ empty: true, now: () => now });
    account.sandbox.fault({ method: 'POST', drop: 'before' });
    expect(await codeOf(account.execute(text))).toMatchObject({ code: 'WRITE_OUTCOME_UNKNOWN' });
    now += 19;
    expect(await codeOf(account.execute(text))).toMatchObject({ ...unknown, retryAfterMs: 1_000 });
    now += 1;
    await account.query(text);
    expect(account.sandbox.data().count().contacts).toBe(1);
  });
});
