import { describe, expect, it } from 'vitest';
import { type Account, openAccount, openTools } from '../harness.ts';
import { serve } from '../serve.ts';

/** The sandbox's clock stands at Thursday, 2026-11-05, 12:00 in Moscow. */
const createTask = `mutation ($till: DateTime!) {
  createTask(input: { text: "Позвонить", completeTill: $till }) { completeTill }
}`;

async function issuesOf({ execute }: Account, text: string, variables: Record<string, unknown>) {
  const { errors } = await execute(text, variables);
  const issues = errors?.[0]?.extensions.issues as { path: (string | number)[]; message: string }[] | undefined;
  return Object.fromEntries((issues ?? []).map(({ path, message }) => [path.join('.'), message]));
}

describe('a date in words', () => {
  it.each([
    ['завтра в 12', '2026-11-06T12:00:00+03:00'],
    ['tomorrow 9:30', '2026-11-06T09:30:00+03:00'],
    ['в пятницу', '2026-11-06T23:59:00+03:00'],
    ['+3d', '2026-11-08T23:59:00+03:00'],
    ['+2h', '2026-11-05T14:00:00+03:00'],
    ['20.11.2026', '2026-11-20T23:59:00+03:00'],
    ['20.11 в 10:00', '2026-11-20T10:00:00+03:00'],
  ])('%s: the answer of a write says what was understood', async (till, completeTill) => {
    const account = await openAccount({ empty: true });
    expect(await account.query(createTask, { till })).toEqual({ createTask: { completeTill } });
  });

  it('may be a literal, and is read in the account’s time zone', async () => {
    const account = await openAccount({ empty: true });
    expect(await account.query(createTask.replace('($till: DateTime!)', '').replace('$till', '"завтра"'))).toEqual({
      createTask: { completeTill: '2026-11-06T23:59:00+03:00' },
    });
  });

  it('costs no request', async () => {
    const account = await openAccount();
    await account.query('{ account { id } }');
    const ask = '{ leads(filter: { createdAt: { from: "last month", to: "yesterday" } }) { nodes { id } } }';
    expect(await account.count(() => account.query(ask))).toBe(1);
  });

  it.each([
    ['12.11.26', 'write the year with four digits'],
    ['11/12/2026', 'it is not certain which number is the month'],
    ['завтра в 5', 'write 05:00 or 17:00'],
    ['next friday', 'it is not certain which day that is'],
    ['скоро', 'use a date such as'],
  ])('%s has no certain meaning and is refused with what would be certain', async (till, reason) => {
    const account = await openAccount({ empty: true });
    const call = await openTools(account);
    const { errors } = await account.execute(createTask, { till });
    expect(errors?.[0]?.message).toContain(reason);
    await expect(call('create_task', { text: 'Позвонить', complete_till: till })).rejects.toThrow(reason);
    expect(account.sandbox.data().tasks.rows()).toHaveLength(0);
  });

  it('that depends on today is refused by the place of the argument', async () => {
    const account = await openAccount({ empty: true });
    expect(await issuesOf(account, createTask, { till: '10.02' })).toEqual({
      'input.completeTill':
        '«10.02» is not a valid date; it is not certain of which year that is; give the year, such as "10.02.2026"',
    });
    expect(await issuesOf(account, createTask, { till: 'прошлый месяц' })).toEqual({
      'input.completeTill': '«прошлый месяц» is not a valid date; it is a period; give a day, or a day and a time',
    });
  });
});

describe('the answer', () => {
  it('says what dates in words were understood as, by every door', async () => {
    const { app } = await serve();
    const query = `mutation { createTask(input: { text: "Позвонить", completeTill: "20.11.2026 в 10" }) { text } }`;
    const headers = { 'content-type': 'application/json' };
    const ask = async (path: string, body: object) =>
      (await (
        await fetch(`${app.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
      ).json()) as object;
    const meaning = '2026-11-20T10:00:00+03:00';
    expect(await ask('/graphql', { query })).toEqual({
      data: { createTask: { text: 'Позвонить' } },
      extensions: { understood: [{ path: ['input', 'completeTill'], text: '20.11.2026 в 10', meaning }] },
    });
    const task = { text: 'Позвонить', complete_till: '20.11.2026 в 10' };
    expect(await ask('/api/tasks', task)).toMatchObject({ understood: { complete_till: meaning } });
    const call = await openTools(await openAccount());
    expect(await call('create_task', task)).toMatchObject({ understood: { complete_till: meaning } });
  });

  it('says nothing of ISO dates', async () => {
    const call = await openTools(await openAccount());
    expect(await call('create_task', { text: 'Позвонить', complete_till: '2026-11-06' })).not.toHaveProperty(
      'understood',
    );
  });
});

describe('a period in words', () => {
  const list =
    'query ($from: DateTime, $to: DateTime) { leads(filter: { createdAt: { from: $from, to: $to } }, first: 250) { nodes { id } } }';

  it.each([
    ['прошлый месяц', '2026-10-01', '2026-10-31'],
    ['2026-09', '2026-09-01', '2026-09-30'],
    ['Q3 2026', '2026-07-01', '2026-09-30'],
    ['эта неделя', '2026-11-02', '2026-11-08'],
    ['последние 30 дней', '2026-10-07', '2026-11-05'],
  ])('%s begins where a range begins and ends where it ends', async (words, from, to) => {
    const account = await openAccount();
    const [byWords, byDays] = [
      await account.query(list, { from: words, to: words }),
      await account.query(list, { from, to }),
    ];
    expect(byWords).toEqual(byDays);
    expect(JSON.stringify(byWords)).toMatch(/"id"/);
  });

  it('is accepted over MCP and REST', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const report = (from: string, to: string) => call('get_deals_report', { created_from: from, created_to: to });
    const days = { created_from: '2026-10-01', created_to: '2026-10-31' };
    expect(await report('last month', 'октябрь')).toEqual({
      ...(await report(days.created_from, days.created_to)),
      understood: days,
    });
    const { app } = await serve();
    const get = async (from: string, to: string) => {
      const query = new URLSearchParams({ created_from: from, created_to: to });
      return (await (await fetch(`${app.url}/api/leads?${query}`)).json()) as Record<string, unknown>;
    };
    expect(await get('2026-10', '2026-10')).toEqual({
      ...(await get(days.created_from, days.created_to)),
      understood: days,
    });
  });
});
