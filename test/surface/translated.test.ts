import { existsSync } from 'node:fs';
import { isRequiredArgument } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findRoute } from '../../scripts/coverage.ts';
import { routes } from '../../scripts/coverage-route.ts';
import { schema } from '../../src/schema/index.ts';
import { startAccount } from '../harness.ts';
import { type Demo, demoOptions, fillParts, readDemo } from './translated/demo.ts';
import { keysOf, probe } from './translated/run.ts';
import { answeredByReplica, effects, plannedFirst, untranslated } from './translated/table.ts';
import { type Place, selectAll, walkSchema } from './translated/walk.ts';

type Shared = Awaited<ReturnType<typeof startAccount>>;

let reading: Shared;
let writing: Shared;
let demo: Demo;
/** The routes of amoCRM's that were reached. */
const reached = new Set<string | undefined>();

beforeAll(async () => {
  [reading, writing] = await Promise.all([startAccount(demoOptions), startAccount(demoOptions)]);
  // The demo has no note of a company.
  const [company] = reading.sandbox.data().companies.rows();
  await reading.query('mutation ($id: ID!) { addNote(entityType: COMPANIES, entityId: $id, text: "Склад") { id } }', {
    id: String(company?.id),
  });
  // It has no task and no note of a customer either.
  const [{ id: customerId } = { id: 0 }] = [readDemo(reading.sandbox).customer];
  const { done } = await reading.query<{ done: { id: string } }>(
    `mutation ($id: ID!) {
      addNote(entityType: CUSTOMERS, entityId: $id, text: "Покупатель") { id }
      open: createTask(input: { text: "Напомнить", completeTill: "2026-12-01", entityType: CUSTOMERS, entityId: $id }) { id }
      other: createTask(input: { text: "Позвонить", completeTill: "2026-12-02", entityType: CUSTOMERS, entityId: $id }) { id }
      done: createTask(input: { text: "Поздравить", completeTill: "2026-12-01", entityType: CUSTOMERS, entityId: $id }) { id }
    }`,
    { id: String(customerId) },
  );
  await reading.query('mutation ($id: ID!) { completeTask(id: $id) { id } }', { id: done.id });
  await fillParts(reading);
  demo = readDemo(reading.sandbox);
});
afterAll(async () => {
  await reading.close();
  await writing.close();
});

const places = walkSchema(schema);
const replicaPlaces = Object.values(answeredByReplica).flat();
const isAnsweredByReplica = ({ key }: Place) => replicaPlaces.some((beginning) => key.startsWith(beginning));
const isTranslated = (place: Place) => {
  const [arg, ...rest] = place.path;
  if (isAnsweredByReplica(place) || plannedFirst.has(place.field)) return false;
  return rest.length > 0 || !(arg in untranslated);
};
const translated = places.filter(isTranslated);
const nameOf = ({ key, field, value }: Place) => `${key} in ${field}${typeof value === 'boolean' ? `: ${value}` : ''}`;
const rowOf = (place: Place) => keysOf(place).find((key) => key in effects);

/** Reaches the routes to which no argument leads: of relations, of what is created first, and of what takes the place of another. */
async function visitTheRest({ query, execute, sandbox }: Shared): Promise<void> {
  await query(`{ leads(first: 1) { nodes { followers { __typename } } }
    customers(first: 1) { nodes { followers { __typename } } } }`);
  const pipeline = 'createPipeline(input: { name: "Новая", statuses: [{ name: "Первый" }] }) { id }';
  const { createPipeline } = await query<{ createPipeline: { id: string } }>(`mutation { ${pipeline} }`);
  await query('mutation ($id: ID!) { deletePipeline(id: $id) }', createPipeline);
  const owner = 'entityType: CATALOGS, catalogId: "4523"';
  const { field } = await query<{ field: { id: string } }>(
    `mutation { field: createCustomField(${owner}, input: { name: "Стаж", type: NUMERIC }) { id } }`,
  );
  const change = `updateCustomField(${owner}, id: $id, input: { name: "Стаж, лет" }) { id }`;
  await query(`mutation ($id: ID!) { ${change} deleteCustomField(${owner}, id: $id, confirm: true) { id } }`, field);
  // Where the newer route is missing, the older one is used.
  sandbox.fault({ path: '/api/v4/bots', status: 404, times: 100 });
  const { salesbot, openTalk } = readDemo(sandbox);
  await execute(
    'mutation ($bot: ID!, $lead: ID!) { runSalesbot(botId: $bot, entityType: LEADS, entityId: $lead) { __typename } }',
    {
      bot: String(salesbot.id),
      lead: String(openTalk.leadId),
    },
  );
}

/** Statuses of customers exist only in the mode of periodicity. */
async function visitStatuses({ query }: Shared): Promise<void> {
  const { status } = await query<{ status: { id: string } }>(
    'mutation { status: createCustomerStatus(input: { name: "Ждёт" }) { id } }',
  );
  await query(
    'mutation ($id: ID!) { updateCustomerStatus(id: $id, input: { name: "Ждём" }) { id } deleteCustomerStatus(id: $id) }',
    status,
  );
}

describe('each argument and input field of the schema', () => {
  it.each(translated.map((place): [string, Place] => [nameOf(place), place]))('%s has its effect', async (_, place) => {
    const effect = effects[rowOf(place) ?? ''];
    if (!effect) throw new Error(`${place.key} has no recorded effect: test/surface/translated has no row for it.`);
    const account = place.owner === 'Mutation' ? writing : reading;
    if (account === writing) account.sandbox.reset();
    const seen = await probe(account, place, account === writing ? readDemo(account.sandbox) : demo);
    for (const request of [...seen.requests, ...(seen.usual?.requests ?? [])]) reached.add(findRoute(request));
    try {
      effect(seen);
      if (!effect.isRefusal) expect(seen.failures).toEqual([]);
    } catch (error) {
      const errors = seen.failures.length > 0 ? ` (${JSON.stringify(seen.failures)})` : '';
      throw new Error(`${place.key} has no effect in ${place.field}: ${(error as Error).message}${errors}`);
    }
    // An effect that is there without the place proves nothing.
    const { usual } = seen;
    if (usual && !effect.isUsual?.(seen)) expect(() => effect({ ...seen, ...usual }), 'without it').toThrow();
  });

  it('together reach every route that the table of coverage promises', async () => {
    const account = await startAccount(demoOptions);
    // Settings are cached, and queries without arguments have no place of their own.
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
      if (field.args.some(isRequiredArgument)) continue;
      await account.execute(`{ ${field.name} ${selectAll(field.type)} }`);
    }
    await visitTheRest(account);
    const other = await startAccount({ ...demoOptions, customersMode: 'periodicity' });
    await visitStatuses(other);
    for (const { sandbox, close } of [account, other]) {
      for (const request of sandbox.requests) reached.add(findRoute(request));
      await close();
    }
    const promised = routes.flatMap(({ route, fields = [] }) => (fields.length > 0 ? [route] : []));
    expect(promised.filter((route) => !reached.has(route))).toEqual([]);
  });

  it('names a test of the replica for everything that the replica answers', () => {
    for (const [file, beginnings] of Object.entries(answeredByReplica)) {
      expect(existsSync(`test/replica/${file}`), file).toBe(true);
      const unused = beginnings.filter((beginning) => !places.some(({ key }) => key.startsWith(beginning)));
      expect(unused).toEqual([]);
    }
  });

  it('has the places of all rows of the table', () => {
    const used = new Set(translated.map(rowOf));
    expect(Object.keys(effects).filter((key) => !used.has(key))).toEqual([]);
    const names = new Set<string>(places.map(({ path: [arg] }) => arg));
    expect(Object.keys(untranslated).filter((name) => !names.has(name))).toEqual([]);
  });
});
