import { describe, expect, it } from 'vitest';
import { sandboxToken } from '../../../../src/sandbox/token.ts';
import { problems, useSandbox } from '../client.ts';

const bench = useSandbox();
const { get, post } = bench;

const lead = () => bench.sandbox.data().leads.rows().at(-1)?.id;
const runs = () =>
  bench.sandbox
    .data()
    .salesbotRuns.rows()
    .map(({ botId, entityType, isStopped }) => [botId, entityType, isStopped]);

describe('salesbots', () => {
  it('are listed by id and functionality', async () => {
    const { body } = await get('/bots?filter[type_functionality][]=nps');
    expect(body).toMatchObject({ _total_items: 1, _embedded: { items: [{ id: 24_405, settings: { active: true } }] } });
    expect((await get('/bots?filter[id][]=1')).status).toBe(204);
  });

  it('are run on leads and contacts, and stopped on leads', async () => {
    const contact = bench.sandbox.data().contacts.rows()[0]?.id;
    const both = [
      { bot_id: 24_401, entity_type: 'leads', entity_id: lead() },
      { bot_id: 24_403, entity_type: 'contacts', entity_id: contact },
    ];
    expect(await post('/bots/run', both)).toMatchObject({ status: 202, body: undefined });
    const stop = { entity_type: 'leads', entity_id: lead() };
    expect((await post('/bots/24405/run', stop)).status).toBe(202);
    expect((await post('/bots/24401/stop', stop)).status).toBe(202);
    expect(runs()).toEqual([
      [24_401, 'leads', true],
      [24_403, 'contacts', false],
      [24_405, 'leads', false],
    ]);
  });

  it('are not run if one of them or its record does not exist', async () => {
    const good = { bot_id: 24_401, entity_type: 'leads', entity_id: lead() };
    const answer = await post('/bots/run', [{ bot_id: 1, entity_type: 'leads', entity_id: 1 }, good]);
    expect(problems(answer)).toEqual(['NotSupportedChoice bot_id', 'NotSupportedChoice entity_id']);
    expect(problems(await post('/bots/24401/stop', { entity_type: 'contacts', entity_id: 1 }))).toEqual([
      'NotSupportedChoice entity_type',
    ]);
    expect(runs()).toEqual([]);
  });

  it('are run by the second version of the API, which has numbers for types', async () => {
    const answer = await fetch(`${bench.sandbox.url}/api/v2/salesbot/run`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandboxToken}`, 'content-type': 'application/json' },
      body: JSON.stringify([{ bot_id: 24_401, entity_type: 2, entity_id: lead() }]),
    });
    expect(answer.status).toBe(202);
    expect(runs()).toEqual([[24_401, 'leads', false]]);
  });
});
