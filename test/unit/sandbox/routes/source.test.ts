import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../../../src/sandbox/token.ts';
import { problems, useSandbox } from '../client.ts';

const bench = useSandbox();
const { call, get, patch, post } = bench;

const ids = () =>
  bench.sandbox
    .data()
    .sources.rows()
    .map(({ id }) => id);

describe('sources', () => {
  it('are listed whole, by their external ids if asked, for administrators', async () => {
    const { body } = await get('/sources?limit=1');
    expect(body._total_items).toBe(4);
    const some = await get(`/sources?filter[external_id]=${encodeURIComponent('site-chat')}`);
    expect(some.body._embedded.sources).toMatchObject([{ name: 'Чат на сайте', default: false }]);
    expect((await get('/sources?filter[external_id]=nothing')).status).toBe(204);
    expect((await get('/sources/1')).status).toBe(204);
    const asManager = { authorization: `Bearer ${sandboxManagerToken}` };
    expect((await call('GET', '/sources', undefined, asManager)).status).toBe(403);
  });

  it('are created with an external id of their own; a new default one replaces the old', async () => {
    const { body } = await post('/sources', [{ name: 'Лендинг', external_id: 'landing', default: true }]);
    const [made] = body._embedded.sources;
    expect(made).toMatchObject({ pipeline_id: 7_604_214, default: true, request_id: '0' });
    const defaults = bench.sandbox
      .data()
      .sources.rows()
      .filter(({ isDefault }) => isDefault);
    expect(defaults.map(({ id }) => id)).toEqual([made.id]);
    const refused = await post('/sources', [
      { external_id: 'landing', pipeline_id: 1 },
      { name: 'Два', external_id: 'два' },
    ]);
    expect(problems(refused)).toEqual([
      'FieldMissing name',
      'NotSupportedChoice pipeline_id',
      'SourceAlreadyExists external_id',
    ]);
    expect(
      (
        await post(
          '/sources',
          Array.from({ length: 51 }, () => ({})),
        )
      ).status,
    ).toBe(422);
  });

  it('keep their external id when they are changed', async () => {
    const [id] = ids();
    const { body } = await patch(`/sources/${id}`, { name: 'Отдел продаж', external_id: 'other' });
    expect(body).toMatchObject({ id, name: 'Отдел продаж', external_id: '+7 817 255-50-01' });
    expect(problems(await patch('/sources', [{ id: 1 }]))).toEqual(['NotSupportedChoice id']);
  });

  it('are deleted all or none, and come back under their old id', async () => {
    const [first, second] = ids();
    const refused = await call('DELETE', '/sources', [{ id: first }, { id: 7 }]);
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ request_id: '1', errors: { path: 'id' } }] } });
    expect(ids()).toHaveLength(4);
    expect((await call('DELETE', '/sources', [{ id: first }])).status).toBe(204);
    expect((await call('DELETE', `/sources/${second}`)).status).toBe(204);
    expect((await call('DELETE', `/sources/${second}`)).status).toBe(404);
    const { body } = await post('/sources', [{ name: 'Снова', external_id: 'severdom_bot' }]);
    expect(body._embedded.sources[0].id).toBe(second);
  });

  it('are named on a lead that was talked about', async () => {
    const [talk] = bench.sandbox.data().talks.rows();
    const { body } = await get(`/leads/${talk?.leadId}?with=source,source_id`);
    expect(body).toMatchObject({ source_id: talk?.sourceId, _embedded: { source: { id: talk?.sourceId } } });
    expect((await get('/leads/21400001?with=source')).body._embedded.source).toBeNull();
  });
});
