import { expect, it, vi } from 'vitest';
import { openAccount } from '../harness.ts';

/*
 * A known gap. A write whose caller went away, or whose attempt was given up, may still be under way at amoCRM. Repeated with its
 * key before it is through, it is not found and is sent again. This begins to fail when the gap is closed: then drop `.fails`.
 */
it.fails('a write that is still under way is not done again by its key', async () => {
  const account = await openAccount({ empty: true });
  const text = 'mutation { createContact(input: { name: "Анна" }, idempotencyKey: "under-way") { id } }';
  account.sandbox.fault({ method: 'POST', latencyMs: 300 });
  const posts = () => account.sandbox.requests.filter(({ method }) => method === 'POST');
  const gone = new AbortController();
  const first = account.execute(text, {}, { signal: gone.signal });
  await vi.waitUntil(() => posts().length === 1);
  gone.abort();
  await first;
  await account.execute(text);
  await vi.waitUntil(() => posts().every(({ status }) => status !== 0));
  expect(account.sandbox.data().count().contacts).toBe(1);
});
