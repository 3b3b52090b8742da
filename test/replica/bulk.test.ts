import { describe, expect, it } from 'vitest';
import type { LeadRow } from '../../src/sandbox/index.ts';
import { type Account, openAccount, testNow } from '../harness.ts';

const won = 142;
const lost = 143;
const isOpen = ({ statusId, isDeleted }: LeadRow) => !isDeleted && statusId !== won && statusId !== lost;

interface Plan {
  summary: string;
  confirm: string;
  expiresAt: string;
  count: number;
  unchanged: number;
  amount: number | null;
  currency: string | null;
  reasons: string[];
  robots: string[];
  changes: { type: string; field: string; from: string | null; to: string | null; count: number }[];
  records: { id: string; name: string; url: string; changes: { field: string; from: string; to: string }[] }[];
  missing: { type: string; id: string }[];
  asOf: string | null;
  complete: boolean | null;
}

interface Problem {
  type: string;
  id: string;
  name: string | null;
  code: string;
}

interface Result {
  written: number;
  unchanged: number | null;
  failed: number;
  skipped: number;
  remaining: number;
  stopped: { code: string } | null;
  failures: Problem[];
  skips: Problem[];
  records: { id: string; name: string; changes: { field: string; to: string }[] }[];
}

interface Answer {
  bulk: { plan: Plan | null; result: Result | null };
}

const answer = `{
  plan { summary confirm expiresAt count unchanged amount currency reasons robots asOf complete
    changes { type field from to count } records { id name url changes { field from to } } missing { type id } }
  result { written unchanged failed skipped remaining stopped { code } records { id name changes { field to } }
    failures { type id name code } skips { type id name code } }
}`;

const bulk = (call: string) => `mutation { bulk: ${call} ${answer} }`;
const list = (ids: readonly number[]) => `[${ids.map((id) => `"${id}"`).join(', ')}]`;

const plan = async (account: Account, call: string): Promise<Plan> => {
  const { bulk: found } = await account.query<Answer>(bulk(call));
  if (!found.plan) throw new Error(`${call} was not planned: ${JSON.stringify(found)}`);
  return found.plan;
};
const run = async (account: Account, call: string): Promise<Result> => {
  const { bulk: found } = await account.query<Answer>(bulk(call));
  if (!found.result) throw new Error(`${call} was not run: ${JSON.stringify(found)}`);
  return found.result;
};
const codeOf = async (account: Account, call: string, options = {}) =>
  (await account.execute(bulk(call), {}, options)).errors?.[0]?.extensions.code;
const writesOf = ({ sandbox }: Account) => sandbox.requestCount(({ method }) => method === 'PATCH');

const openLeads = (account: Account) => account.sandbox.data().leads.rows().filter(isOpen);

/** The ids of 120 new leads. */
async function createMany(account: Account): Promise<number[]> {
  const inputs = Array.from({ length: 120 }, (_, index) => `{ name: "Окна ${index}" }`).join(' ');
  const { createLeads } = await account.query<{ createLeads: { items: { record: { id: string } }[] } }>(
    `mutation { createLeads(inputs: [${inputs}]) { items { record { id } } } }`,
  );
  return createLeads.items.map(({ record }) => Number(record.id));
}

describe('A bulk mutation', () => {
  it('plans the records of a filter first, with what changes in them, and writes nothing', async () => {
    const account = await openAccount();
    const before = account.sandbox.snapshot();
    const [first] = openLeads(account);
    const matching = openLeads(account).filter(({ pipelineId }) => pipelineId === first?.pipelineId);
    const planned = await plan(
      account,
      `updateManyLeads(filter: { state: [OPEN], pipelineIds: ["${first?.pipelineId}"] }, fields: { statusId: "${lost}" })`,
    );
    expect(planned).toMatchObject({ count: matching.length, unchanged: 0, complete: true, missing: [] });
    expect(planned.amount).toBe(matching.reduce((sum, { price }) => sum + price, 0));
    expect(planned.records).toHaveLength(Math.min(20, matching.length));
    expect(planned.records[0]?.url).toContain(`/leads/detail/${planned.records[0]?.id}`);
    expect(planned.changes.reduce((sum, { count }) => sum + count, 0)).toBe(matching.length);
    expect(planned.reasons.join(' ')).toContain(`closes ${matching.length} leads`);
    expect(planned.robots[0]).toContain('Digital Pipeline');
    expect(planned.expiresAt).toBe('2026-11-05T12:10:00+03:00');
    expect(account.sandbox.snapshot()).toEqual(before);
  });

  it('writes what its plan said, and nothing else', async () => {
    const account = await openAccount();
    const others = (ids: Set<number>) =>
      account.sandbox
        .data()
        .leads.rows()
        .filter(({ id }) => !ids.has(id))
        .map((lead) => JSON.stringify(lead));
    for (const filter of [
      'price: { from: 100000 }',
      'state: [OPEN]',
      'withoutOpenTask: true',
      'state: [OPEN], inStageDays: 5',
      `responsibleUserIds: ["${openLeads(account)[0]?.responsibleUserId}"]`,
    ]) {
      const price = 1_000 + filter.length;
      const planned = await plan(account, `updateManyLeads(filter: { ${filter} }, fields: { price: ${price} })`);
      const { count } = planned;
      const had = account.sandbox
        .data()
        .leads.rows()
        .filter((lead) => lead.price === price).length;
      const result = await run(account, `updateManyLeads(confirm: "${planned.confirm}")`);
      expect(result, filter).toMatchObject({ written: count, failed: 0, skipped: 0, remaining: 0, stopped: null });
      const now = account.sandbox
        .data()
        .leads.rows()
        .filter((lead) => lead.price === price);
      expect(now, filter).toHaveLength(had + count);
      for (const { id } of planned.records) expect(now.map((lead) => String(lead.id))).toContain(id);
    }
    const ids = openLeads(account)
      .slice(0, 7)
      .map(({ id }) => id);
    const kept = others(new Set(ids));
    const { confirm } = await plan(account, `addTags(of: LEADS, ids: ${list(ids)}, tags: ["Осень"])`);
    await run(account, `addTags(of: LEADS, ids: ${list(ids)}, tags: ["Осень"], confirm: "${confirm}")`);
    expect(others(new Set(ids))).toEqual(kept);
    const tag = account.sandbox
      .data()
      .tags.rows()
      .find(({ name }) => name === 'Осень');
    for (const id of ids) expect(account.sandbox.data().leads.get(id)?.tagIds).toContain(tag?.id);
  });

  it('changes 120 records in three requests', async () => {
    const account = await openAccount();
    const ids = await createMany(account);
    const { confirm, count } = await plan(account, `updateManyLeads(ids: ${list(ids)}, fields: { price: 5 })`);
    expect(count).toBe(120);
    account.sandbox.clearRequests();
    expect(await run(account, `updateManyLeads(confirm: "${confirm}")`)).toMatchObject({ written: 120 });
    expect(writesOf(account)).toBe(3);
    for (const id of ids) expect(account.sandbox.data().leads.get(id)?.price).toBe(5);
  });

  it('skips a record that changed after the plan was made, and names it', async () => {
    const account = await openAccount();
    const [one, other, gone] = openLeads(account);
    const ids = [one, other, gone].map((lead) => lead?.id ?? 0);
    const { confirm } = await plan(account, `updateManyLeads(ids: ${list(ids)}, fields: { price: 77 })`);
    await account.query(`mutation { updateLead(id: "${other?.id}", input: { name: "Чужое" }) { id } }`);
    account.sandbox.trash('leads', gone?.id ?? 0);
    expect(await run(account, `updateManyLeads(confirm: "${confirm}")`)).toMatchObject({
      written: 1,
      skipped: 2,
      skips: [
        { type: 'LEADS', id: String(other?.id), name: 'Чужое', code: 'CHANGED_SINCE_PLAN' },
        { type: 'LEADS', id: String(gone?.id), name: null, code: 'NOT_FOUND' },
      ],
    });
    expect(account.sandbox.data().leads.get(one?.id ?? 0)?.price).toBe(77);
    expect(account.sandbox.data().leads.get(other?.id ?? 0)?.price).not.toBe(77);
  });

  it('names the records that amoCRM refuses', async () => {
    const account = await openAccount();
    const ids = openLeads(account)
      .filter(({ responsibleUserId }) => responsibleUserId !== 10241814)
      .slice(0, 2)
      .map(({ id }) => id);
    const { confirm } = await plan(
      account,
      `updateManyLeads(ids: ${list(ids)}, fields: { responsibleUserId: "10241814" })`,
    );
    account.sandbox.changeUser(10241814, { isActive: false });
    const result = await run(account, `updateManyLeads(confirm: "${confirm}")`);
    expect(result).toMatchObject({ written: 0, failed: 2, remaining: 0 });
    expect(result.failures.map(({ id, code }) => [id, code])).toEqual(
      ids.map((id) => [String(id), 'VALIDATION_FAILED']),
    );
  });

  it('does nothing for records that are already so, or are missing', async () => {
    const account = await openAccount();
    const [lead] = openLeads(account);
    const call = `updateManyLeads(ids: ["${lead?.id}", "999999999"], fields: { price: ${lead?.price} })`;
    expect(await run(account, call)).toMatchObject({
      written: 0,
      unchanged: 1,
      skips: [{ id: '999999999', code: 'NOT_FOUND' }],
    });
    expect(writesOf(account)).toBe(0);
  });

  it('runs at once if one record only gains something', async () => {
    const account = await openAccount();
    const [lead] = openLeads(account);
    const call = `addTags(of: LEADS, ids: ["${lead?.id}"], tags: ["Осень"])`;
    expect(await run(account, call)).toMatchObject({
      written: 1,
      unchanged: 0,
      records: [{ id: String(lead?.id), name: lead?.name, changes: [{ field: 'tags', to: 'Осень' }] }],
    });
  });

  it('only shows what would change in a dry run, also of one record that only gains something', async () => {
    const account = await openAccount();
    const [lead] = openLeads(account);
    const shown = await plan(account, `addTags(of: LEADS, ids: ["${lead?.id}"], tags: ["Осень"], dryRun: true)`);
    expect(shown).toMatchObject({ count: 1, confirm: null, expiresAt: null, records: [{ name: lead?.name }] });
    const many = await plan(account, `updateManyLeads(filter: { state: [OPEN] }, fields: { price: 5 }, dryRun: true)`);
    expect(many).toMatchObject({ count: openLeads(account).length, confirm: null });
    expect(writesOf(account)).toBe(0);
  });

  it('asks before it overwrites a value or closes a lead, even of one record', async () => {
    const account = await openAccount();
    const lead = openLeads(account).find(({ price }) => price > 0);
    const rename = await plan(account, `updateManyLeads(ids: ["${lead?.id}"], fields: { name: "Другое" })`);
    expect(rename.reasons).toEqual(['It overwrites values of 1 records.']);
    expect(rename.records[0]?.changes).toEqual([{ field: 'name', from: lead?.name, to: 'Другое' }]);
    const close = await plan(account, `updateManyLeads(ids: ["${lead?.id}"], fields: { statusId: "${lost}" })`);
    expect(close.reasons).toContain('It closes 1 leads.');
  });

  it.each([
    ['neither ids nor a filter', 'updateManyLeads(fields: { price: 1 })', 'ids'],
    ['both', 'updateManyLeads(ids: ["1"], filter: { state: [OPEN] }, fields: { price: 1 })', 'filter'],
    ['a filter without a condition', 'updateManyLeads(filter: {}, fields: { price: 1 })', 'filter'],
    ['nothing to change', 'updateManyLeads(ids: ["1"])', 'fields'],
    [
      'the filter of another kind',
      'addTags(of: LEADS, contactFilter: { hasLeads: true }, tags: ["А"])',
      'contactFilter',
    ],
    ['tags of tasks', 'addTags(of: TASKS, ids: ["1"], tags: ["А"])', 'of'],
    ['an unknown user', 'handOver(from: "10241806", to: "1")', 'to'],
    ['the same user', 'handOver(from: "10241806", to: "10241806")', 'to'],
    ['a dry run with a token', 'updateManyLeads(confirm: "yes", dryRun: true)', 'dryRun'],
    ['a text that is not a token', 'updateManyLeads(confirm: "yes")', 'confirm'],
  ])('refuses %s', async (_, call, path) => {
    const account = await openAccount();
    const { errors } = await account.execute(bulk(call));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(JSON.stringify(errors?.[0]?.extensions.issues)).toContain(path);
    expect(writesOf(account)).toBe(0);
  });

  it('takes ids without the replica, and refuses a filter', async () => {
    const account = await openAccount({ replicaOff: true });
    const [lead] = openLeads(account);
    expect((await plan(account, `updateManyLeads(ids: ["${lead?.id}"], fields: { name: "Да" })`)).count).toBe(1);
    expect(await codeOf(account, 'updateManyLeads(filter: { state: [OPEN] }, fields: { price: 1 })')).toBe(
      'REPLICA_OFF',
    );
  });
});

describe('A plan', () => {
  const call = (account: Account, price = 9) => {
    const ids = openLeads(account)
      .slice(0, 3)
      .map(({ id }) => id);
    return `updateManyLeads(ids: ${list(ids)}, fields: { price: ${price} })`;
  };

  it('runs once', async () => {
    const account = await openAccount();
    const { confirm } = await plan(account, call(account));
    expect(await run(account, `updateManyLeads(confirm: "${confirm}")`)).toMatchObject({ written: 3 });
    account.sandbox.clearRequests();
    expect(await codeOf(account, `updateManyLeads(confirm: "${confirm}")`)).toBe('PLAN_USED');
    expect(writesOf(account)).toBe(0);
  });

  it('runs once for two confirmations at the same time', async () => {
    const account = await openAccount();
    const { confirm } = await plan(account, call(account));
    account.sandbox.clearRequests();
    const answers = await Promise.all(
      [1, 2].map(() => account.execute(bulk(`updateManyLeads(confirm: "${confirm}")`))),
    );
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'written').sort()).toEqual([
      'PLAN_USED',
      'written',
    ]);
    expect(writesOf(account)).toBe(1);
  });

  it('expires after ten minutes', async () => {
    let now = testNow;
    const account = await openAccount({ now: () => now });
    const [early, late] = [await plan(account, call(account)), await plan(account, call(account, 10))];
    now += 599;
    expect(await codeOf(account, `updateManyLeads(confirm: "${early.confirm}")`)).toBeUndefined();
    now += 1;
    expect(await codeOf(account, `updateManyLeads(confirm: "${late.confirm}")`)).toBe('PLAN_EXPIRED');
  });

  it('is confirmed by the caller who made it alone', async () => {
    const account = await openAccount();
    const made = await account.execute(bulk(call(account)), {}, { caller: 'one' });
    const { confirm } = (made.data as unknown as Answer).bulk.plan as Plan;
    const text = `updateManyLeads(confirm: "${confirm}")`;
    expect(await codeOf(account, text, { caller: 'other' })).toBe('PLAN_NOT_YOURS');
    expect(await codeOf(account, text, { caller: 'one' })).toBeUndefined();
  });

  it('is lost by a restart without Redis', async () => {
    const before = await openAccount();
    const { confirm } = await plan(before, call(before));
    const after = await openAccount();
    expect(await codeOf(after, `updateManyLeads(confirm: "${confirm}")`)).toBe('PLAN_LOST');
  });

  it('takes its own arguments with the token, and no others', async () => {
    const account = await openAccount();
    const { confirm } = await plan(account, call(account));
    const withToken = (text: string) => `${text.slice(0, -1)}, confirm: "${confirm}")`;
    expect(await codeOf(account, withToken(call(account, 10)))).toBe('PLAN_DIFFERS');
    expect(await codeOf(account, `completeTasks(confirm: "${confirm}")`)).toBe('PLAN_DIFFERS');
    expect(await run(account, withToken(call(account)))).toMatchObject({ written: 3 });
  });

  it('is not asked for under `never`, and always under `all`', async () => {
    const account = await openAccount();
    const [lead] = openLeads(account);
    const add = bulk(`addTags(of: LEADS, ids: ["${lead?.id}"], tags: ["Осень"])`);
    const asked = await account.execute(add, {}, { confirmWrites: 'all' });
    expect((asked.data as unknown as Answer).bulk.plan?.count).toBe(1);
    // A caller cannot ask for less than the account does.
    const still = await account.execute(bulk(call(account)), {}, { confirmWrites: 'never' });
    expect((still.data as unknown as Answer).bulk.plan?.count).toBe(3);
    const never = await openAccount({ confirmWrites: 'never' });
    expect(await run(never, call(never))).toMatchObject({ written: 3 });
  });
});

describe('A run that had to stop', () => {
  it('goes on where it stopped when the plan is confirmed again', async () => {
    const account = await openAccount();
    const ids = await createMany(account);
    const { confirm, count } = await plan(account, `updateManyLeads(ids: ${list(ids)}, fields: { price: 9 })`);
    // The second chunk is written, and its answer is lost.
    account.sandbox.fault({ method: 'PATCH', path: '/leads$', drop: 'after', after: 1 });
    const stopped = await run(account, `updateManyLeads(confirm: "${confirm}")`);
    expect(stopped).toMatchObject({ written: 50, remaining: count - 50, stopped: { code: 'WRITE_OUTCOME_UNKNOWN' } });
    account.sandbox.clearFaults();
    account.sandbox.clearRequests();
    expect(await run(account, `updateManyLeads(confirm: "${confirm}")`)).toMatchObject({
      written: count,
      skipped: 0,
      remaining: 0,
    });
    // What was sent before is not sent again.
    expect(writesOf(account)).toBe(1);
  });

  it('goes on with the same idempotency key if nothing had to be confirmed', async () => {
    const account = await openAccount({ confirmWrites: 'never' });
    const ids = await createMany(account);
    const call = `updateManyLeads(ids: ${list(ids)}, fields: { price: 9 }, idempotencyKey: "autumn")`;
    account.sandbox.fault({ method: 'PATCH', path: '/leads$', status: 503, after: 1, times: 0 });
    expect(await run(account, call)).toMatchObject({ written: 50 });
    account.sandbox.clearFaults();
    expect(await run(account, call)).toMatchObject({ written: ids.length, remaining: 0 });
    account.sandbox.clearRequests();
    expect(await run(account, call)).toMatchObject({ written: ids.length });
    expect(account.sandbox.requestCount(({ method }) => method === 'PATCH')).toBe(0);
  });
});

describe('handOver', () => {
  it('gives open leads, contacts, companies and open tasks to another user', async () => {
    const account = await openAccount();
    const data = account.sandbox.data();
    const [from, to] = [10241806, 10241814];
    const planned = await plan(account, `handOver(from: "${from}", to: "${to}")`);
    const mine = <Row extends { responsibleUserId: number }>(rows: readonly Row[]) =>
      rows.filter(({ responsibleUserId }) => responsibleUserId === from);
    const leads = mine(openLeads(account));
    const tasks = mine([...data.tasks.rows()]).filter(({ isCompleted }) => !isCompleted);
    const contacts = mine([...data.contacts.rows()]).filter(({ isDeleted }) => !isDeleted);
    const companies = mine([...data.companies.rows()]).filter(({ isDeleted }) => !isDeleted);
    const count = leads.length + tasks.length + contacts.length + companies.length;
    expect(planned.count).toBe(count);
    expect(new Set(planned.changes.map(({ type }) => type)).size).toBe(4);
    expect(await run(account, `handOver(from: "${from}", to: "${to}", confirm: "${planned.confirm}")`)).toMatchObject({
      written: count,
      failed: 0,
      skipped: 0,
    });
    expect(mine(openLeads(account))).toEqual([]);
    expect(data.tasks.get(tasks[0]?.id ?? 0)?.responsibleUserId).toBe(to);
  });
});

describe('completeTasks', () => {
  it('completes the open tasks of a filter with one result', async () => {
    const account = await openAccount();
    const overdue = account.sandbox
      .data()
      .tasks.rows()
      .filter(({ isCompleted, completeTill }) => !isCompleted && completeTill < testNow);
    const planned = await plan(account, 'completeTasks(filter: { isOverdue: true }, result: "Неактуально")');
    expect(planned).toMatchObject({ count: overdue.length, amount: null });
    await run(account, `completeTasks(confirm: "${planned.confirm}")`);
    for (const { id } of overdue) {
      expect(account.sandbox.data().tasks.get(id)).toMatchObject({ isCompleted: true });
    }
  });
});
