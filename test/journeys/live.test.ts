import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Change, LeadChange } from '../../src/live/change.ts';
import { changeChannel } from '../../src/live/change.ts';
import { maxWaiting } from '../../src/live/feed.ts';
import { type Account, openAccount } from '../harness.ts';

const options = { access: 'read-only' } as const;

async function subscribe(account: Account, text: string, signal?: AbortSignal) {
  const feed = await account.engine.subscribe(parse(text), {}, { ...options, signal });
  if (!(Symbol.asyncIterator in feed)) throw new Error(JSON.stringify(feed));
  return feed;
}

async function changeOf(account: Account, id: number, change: Partial<LeadChange> = {}): Promise<Change> {
  const [record = null] = await account.connection.with({}).leads.byIds([id]);
  return { entity: 'leads', kind: 'UPDATED', id, record, previous: {}, ...change };
}

describe('subscriptions', () => {
  it('get the changes that match their filter, resolved like any other lead', async () => {
    const account = await openAccount();
    const [one, two] = account.sandbox
      .data()
      .leads.rows()
      .filter((lead) => !lead.isDeleted);
    if (!one || !two) throw new Error('The demo account has leads.');
    const feed = await subscribe(
      account,
      `subscription { leadChanged(statusId: "${one.statusId}") { kind leadId lead { name price status { id } contacts { id } } previousStatus { id } } }`,
    );
    const next = feed.next();
    await account.state.pubSub.publish(changeChannel, await changeOf(account, two.id, { record: null }));
    await account.state.pubSub.publish(changeChannel, await changeOf(account, one.id));
    expect((await next).value).toMatchObject({
      data: { leadChanged: { kind: 'UPDATED', leadId: String(one.id), lead: { name: one.name, price: one.price } } },
    });
  });

  it('of one change share what is read for it', async () => {
    const account = await openAccount();
    const lead = account.sandbox
      .data()
      .leads.rows()
      .find((each) => each.contacts.length > 0 && !each.isDeleted);
    const change = await changeOf(account, lead?.id ?? 0);
    const feeds = await Promise.all(
      Array.from({ length: 10 }, () =>
        subscribe(account, 'subscription { leadChanged { lead { contacts { name } } } }'),
      ),
    );
    const requests = await account.count(async () => {
      const events = feeds.map((feed) => feed.next());
      await account.state.pubSub.publish(changeChannel, change);
      for (const { value } of await Promise.all(events)) expect(value.errors).toBeUndefined();
    });
    expect(requests).toBe(2);
  });

  it('whose reader falls too far behind deliver what is queued, then the reason, then end', async () => {
    const account = await openAccount();
    const feed = await subscribe(account, 'subscription { leadChanged { leadId } }');
    const first = feed.next();
    const change: Change = { entity: 'leads', kind: 'DELETED', id: 1, record: null, previous: {} };
    for (let index = 0; index < maxWaiting * 2; index++) await account.state.pubSub.publish(changeChannel, change);
    await first;
    const results = [];
    for await (const result of feed) results.push(result);
    expect(results).toHaveLength(maxWaiting + 1);
    expect(results.at(-1)?.errors?.[0]?.extensions).toMatchObject({ code: 'SLOW_READER', retryable: true });
  });

  it('end when their reader disconnects and when the server stops', async () => {
    const account = await openAccount();
    const gone = new AbortController();
    const feeds = [
      await subscribe(account, 'subscription { leadChanged { leadId } }', gone.signal),
      await subscribe(account, 'subscription { noteAdded { entityId } }'),
    ];
    const ends = feeds.map((feed) => feed.next());
    gone.abort();
    expect((await ends[0])?.done).toBe(true);
    account.engine.endSubscriptions();
    expect((await ends[1])?.done).toBe(true);
  });

  it('with an invalid argument are refused before they start', async () => {
    const account = await openAccount();
    const result = await account.engine.subscribe(
      parse('subscription { leadChanged(pipelineId: "../users") { leadId } }'),
      {},
      options,
    );
    expect(result).toMatchObject({ errors: [{ extensions: { code: 'VALIDATION_FAILED' } }] });
  });
});
