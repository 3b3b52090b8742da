import { parse } from 'graphql';
import { describe, expect, onTestFinished, test } from 'vitest';
import { AnswerMeter, countInProcess, maxAnswerBytes, maxLoaded, maxNodes } from '../../src/graph/meter.ts';
import { changeChannel } from '../../src/live/change.ts';
import { createLoaders } from '../../src/loaders/index.ts';
import { statusOf } from '../../src/rest/problem.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { type Account, openAccount } from '../harness.ts';
import { startProgram } from '../program.ts';

/** Small for a document, large for an answer: every lead has the contact, and the contact has every lead. */
const nested = '{ leads(first: 250) { nodes { contacts { leads { contacts { name } } } } } }';
const deeper = '{ leads(first: 250) { nodes { contacts { leads { name contacts { name leads { name } } } } } } }';

/** Nested lists of settings below a number of leads. */
const settings = (levels: number, fields: string) =>
  `{ leads(first: 200) { nodes { ${'pipeline { statuses { '.repeat(levels)} ${fields} ${'} } '.repeat(levels)} } } }`;

const createContact = 'mutation ($name: String!) { createContact(input: { name: $name }) { id } }';
const createLeads =
  'mutation ($inputs: [CreateLeadInput!]!) { createLeads(inputs: $inputs) { items { record { id } error { message } } } }';

/** A contact with a number of leads. */
async function createHub(account: Account, leads: number, name = 'Сделка'): Promise<string> {
  const { createContact: contact } = await account.query<{ createContact: { id: string } }>(createContact, {
    name: 'Оптовик',
  });
  for (let done = 0; done < leads; done += 200) {
    const inputs = Array.from({ length: Math.min(200, leads - done) }, (_, index) => ({
      name: `${name} ${done + index}`,
      contactIds: [contact.id],
    }));
    await account.query(createLeads, { inputs });
  }
  return contact.id;
}

/** How often the event loop turns while `work` runs. */
async function countTurns<Result>(work: Promise<Result>): Promise<{ result: Result; turns: number }> {
  let turns = 0;
  let going = true;
  const turn = () => {
    turns += 1;
    if (going) setImmediate(turn);
  };
  setImmediate(turn);
  const result = await work;
  going = false;
  return { result, turns };
}

describe('an answer that is too large', () => {
  test('is not built, and the error says which list to page', async () => {
    const account = await openAccount({ empty: true });
    await createHub(account, 200);
    const { data, errors } = await account.execute(settings(4, 'name'));
    expect(data).toBeNull();
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringContaining(`more than ${maxNodes} objects`),
        extensions: {
          code: 'ANSWER_TOO_LARGE',
          fault: 'caller',
          retryable: false,
          field: expect.stringMatching(/^leads\.nodes\.pipeline\.statuses\.pipeline\.statuses\.pipeline/),
          limit: maxNodes,
          remedy: expect.stringContaining('`first`'),
        },
      }),
    ]);
  });

  test('gets the same error whether or not its document was compiled', async () => {
    const account = await openAccount({ empty: true });
    await createHub(account, 200);
    const document = parse(settings(4, 'name'));
    const ask = () => account.engine.execute(document, {}, { access: 'read-only' });
    const first = await ask();
    expect(JSON.parse(JSON.stringify(await ask()))).toEqual(JSON.parse(JSON.stringify(first)));
  });

  test('has a share of the limit if several operations are answered together', async () => {
    const account = await openAccount({ empty: true });
    await createHub(account, 200);
    const document = parse(settings(2, 'name'));
    const ask = (share?: number) => account.engine.execute(document, {}, { access: 'read-only', share });
    expect((await ask()).errors).toBeUndefined();
    expect((await ask(10)).errors?.[0]?.extensions).toMatchObject({ code: 'ANSWER_TOO_LARGE', limit: maxNodes / 10 });
  });

  test('is limited in bytes too, if one long text is repeated in many places', async () => {
    const account = await openAccount({ empty: true });
    await createHub(account, 200, 'х'.repeat(240));
    const { data, errors } = await account.execute(
      `{ leads(first: 200) { nodes { ${Array.from({ length: 300 }, (_, index) => `a${index}: name`).join(' ')} } } }`,
    );
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'ANSWER_TOO_LARGE', limitBytes: maxAnswerBytes });
  });

  test('is limited if the caller’s own names make it large', async () => {
    const account = await openAccount({ empty: true });
    await createHub(account, 200);
    const alias = 'a'.repeat(300_000);
    const { data, errors } = await account.execute(`{ leads(first: 200) { nodes { ${alias}: id } } }`);
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'ANSWER_TOO_LARGE' });
    expect(JSON.stringify(errors).length).toBeLessThan(5_000);
  });

  test('costs no requests to amoCRM once it is known to be too large', async () => {
    const account = await openAccount({ empty: true });
    const { lead } = createLoaders(account.connection.with({}), new AnswerMeter());
    const ids = Array.from({ length: maxLoaded + 1 }, (_, index) => index + 1);
    expect(await account.count(() => expect(lead.loadMany(ids)).rejects.toThrow())).toBe(0);
  });

  test('of a mutation reports as much as fits: writes stay done', async () => {
    const account = await openAccount({ empty: true });
    const inputs = Array.from({ length: 250 }, (_, index) => ({ name: `Новая ${index}` }));
    const { data, errors } = await account.execute(
      'mutation ($inputs: [CreateLeadInput!]!) { createLeads(inputs: $inputs) { items { record { id pipeline { statuses { pipeline { statuses { pipeline { statuses { name } } } } } } } } } }',
      { inputs },
    );
    const { items } = (data as { createLeads: { items: { record: { id: string } | null }[] } }).createLeads;
    expect(items.filter(({ record }) => record?.id)).toHaveLength(250);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'ANSWER_TOO_LARGE',
      remedy: expect.stringContaining('do not repeat it'),
    });
  });
});

describe('a large answer that is allowed', () => {
  test('lets other work run while it is built', async () => {
    const account = await openAccount({ empty: true });
    await createHub(account, 200);
    const document = parse(settings(2, 'name'));
    for (const _ of ['interpreted', 'compiled']) {
      const { result, turns } = await countTurns(account.engine.execute(document, {}, { access: 'read-only' }));
      expect(result.errors).toBeUndefined();
      // Some ten thousand objects, in portions; what is read from amoCRM takes a few turns too.
      expect(turns).toBeGreaterThan(3);
    }
  });

  test('costs no additional requests', async () => {
    const account = await openAccount({ empty: true });
    await createHub(account, 200);
    const text = `{ leads(first: 200) { nodes { a: pipeline { statuses { pipeline { statuses { name } } } } contacts { name tasks { text } } } } }`;
    // One page of leads, their contact, and its tasks.
    expect(await account.count(() => account.query(text))).toBe(3);
  });
});

test('an answer stops counting once it is sent, refused or delivered to a subscriber', async () => {
  const account = await openAccount({ empty: true });
  await createHub(account, 200);
  const before = countInProcess();
  for (const levels of [1, 2, 4]) await account.execute(settings(levels, 'name'));
  await account.execute('{ leads(first: 0) { nodes { id } } }');
  const document = parse('subscription { leadChanged { leadId lead { name contacts { name leads { name } } } } }');
  const feed = await account.engine.subscribe(document, {}, { access: 'read-only' });
  if (!(Symbol.asyncIterator in feed)) throw new Error('The subscription was refused.');
  const { nodes } = (
    await account.query<{ leads: { nodes: { id: string }[] } }>('{ leads(first: 1) { nodes { id } } }')
  ).leads;
  const next = feed.next();
  const change = { entity: 'leads', kind: 'UPDATED', id: Number(nodes[0]?.id), record: null, previous: {} };
  await account.state.pubSub.publish(changeChannel, change);
  expect((await next).done).toBe(false);
  await feed.return?.();
  expect(countInProcess()).toBe(before);
});

test('REST answers 400, and 503 if the server has too much to do', () => {
  expect([statusOf({ code: 'ANSWER_TOO_LARGE' }), statusOf({ code: 'OVERLOADED' })]).toEqual([400, 503]);
});

test('ten concurrent queries that would fill memory do not harm the program', async () => {
  const sandbox = await startSandbox({ empty: true, rateLimit: false, accountRateLimit: false });
  onTestFinished(() => sandbox.close());
  const program = await startProgram({
    AMOCRM_BASE_URL: sandbox.url,
    AMOCRM_ACCESS_TOKEN: sandbox.token,
    AMOCRM_RATE_LIMIT: '50',
    GRAPHQL_MAX_COST: '100000000',
    NODE_OPTIONS: '--max-old-space-size=512',
  });
  onTestFinished(() => program.kill());
  const post = async (query: string, variables: object = {}) => {
    const answer = await fetch(`${program.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await answer.json()) as {
      data: Record<string, { id: string }>;
      errors?: { extensions: { code: string } }[];
    };
  };
  const { data } = await post(createContact, { name: 'Оптовик' });
  const contactIds = [data.createContact?.id];
  await post(createLeads, { inputs: Array.from({ length: 200 }, (_, n) => ({ name: `Сделка ${n}`, contactIds })) });

  let answered = 0;
  const queries = [nested, deeper, settings(3, 'name')].flatMap((query) =>
    Array.from({ length: 10 }, async () => {
      const { errors } = await post(query);
      answered += 1;
      return errors?.[0]?.extensions.code;
    }),
  );
  const health = await fetch(`${program.url}/health`);
  expect(health.status).toBe(200);
  expect(answered).toBeLessThan(queries.length);
  const bounded = [undefined, 'ANSWER_TOO_LARGE', 'GRAPHQL_LIMIT_EXCEEDED', 'OVERLOADED'];
  expect(bounded).toEqual(expect.arrayContaining(await Promise.all(queries)));
  expect(await post('{ account { id } }')).toMatchObject({ data: { account: {} } });
}, 60_000);
