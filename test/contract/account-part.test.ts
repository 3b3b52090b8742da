import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { json, open } from '../unit/amocrm/server.ts';
import { readPayload } from './payload.ts';
import { compareShapes, shapeOf } from './shape.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
});
afterAll(() => sandbox.close());

async function replay(name: string) {
  const { connection } = await open((_, response) => json(response, 200, readPayload(name)));
  return connection.with({});
}

describe('the client reads', () => {
  it('a page of widgets, with their ratings', async () => {
    expect(await (await replay('widgets.list.doc')).widgets.all()).toEqual([
      {
        id: 742,
        code: 'amo_dropbox',
        version: '0.0.13',
        rating: 2.8,
        settings: [{ key: 'conf', name: 'custom', type: 'custom', is_required: false }],
        is_lead_source: false,
        is_active: false,
        pipeline_id: null,
      },
      expect.objectContaining({ id: 796, rating: 3.4 }),
    ]);
  });

  it('currencies and buttons of sites', async () => {
    expect(await (await replay('currencies.list.normalized')).currencies.all()).toEqual([
      { code: 'RUB' },
      { code: 'USD' },
    ]);
    expect(await (await replay('website_buttons.list.normalized')).websiteButtons.all()).toMatchObject([
      { source_id: 14_402_101, button_id: 331_702, script: '<script></script>' },
      { button_id: null, creation_status: 'pending', script: null },
    ]);
  });

  it('short links, which have no ids', async () => {
    const amocrm = await replay('short_links.create.response.recorded');
    const metadata = { entity_type: 'contacts', entity_id: 48_892_019 } as const;
    expect(await amocrm.shortLinks.create([{ url: 'https://example.com', metadata }])).toEqual([
      { index: 0, result: { url: 'https://amo.sh/K/YNTCBS/YJMC10' } },
    ]);
  });
});

describe('the sandbox answers as the vendor does', () => {
  const contact = () => sandbox.data().contacts.rows()[0]?.id;
  const cases: [path: string, payload: string, body: () => unknown][] = [
    ['/widgets?limit=2', 'widgets.list.doc', () => undefined],
    ['/widgets/amo_dropbox', 'widgets.get.doc', () => undefined],
    ['/currencies', 'currencies.list.normalized', () => undefined],
    ['/website_buttons?with=scripts', 'website_buttons.list.normalized', () => undefined],
    [
      '/short_links',
      'short_links.create.response.recorded',
      () => [{ url: 'https://example.com', metadata: { entity_type: 'contacts', entity_id: contact() } }],
    ],
  ];

  it.each(cases)('%s', async (path, payload, toBody) => {
    const body = toBody();
    const response = await fetch(`${sandbox.url}/api/v4${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    expect(compareShapes(shapeOf(readPayload(payload)), shapeOf(answer))).toEqual([]);
  });
});
