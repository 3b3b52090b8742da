import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../../../src/sandbox/token.ts';
import { problems, useSandbox } from '../client.ts';

const bench = useSandbox({ leads: 60 });
const { get, post, patch } = bench;

const elements = (catalogId: number) =>
  bench.sandbox
    .data()
    .catalogElements.rows()
    .filter((row) => row.catalogId === catalogId);

const emptyLead = () => {
  const { leads, elementLinks } = bench.sandbox.data();
  return leads.rows().find(({ id }) => elementLinks.of('leads', id).length === 0)?.id ?? 0;
};

const to = (id: number, metadata?: object) => ({
  to_entity_type: 'catalog_elements',
  to_entity_id: id,
  ...(metadata ? { metadata } : {}),
});

describe('catalogs', () => {
  it('are listed in their order and filtered by type, in or outside of filter', async () => {
    const ids = async (path: string) => (await get(path)).body._embedded.catalogs.map(({ id }: { id: number }) => id);
    expect(await ids('/catalogs')).toEqual([4517, 4519, 4521, 4523]);
    expect(await ids('/catalogs?filter[type]=invoices')).toEqual([4519]);
    expect(await ids('/catalogs?type=regular')).toEqual([4523]);
    expect((await get('/catalogs/1')).status).toBe(404);
  });

  it('and their elements cannot be deleted', async () => {
    expect((await bench.call('DELETE', '/catalogs/4523')).status).toBe(405);
    expect((await bench.call('DELETE', `/catalogs/4523/elements/${elements(4523)[0]?.id}`)).status).toBe(405);
  });

  it('are at most ten, with one of products and one of invoices', async () => {
    const second = await post('/catalogs', [{ name: 'Ещё товары', type: 'products' }]);
    expect(problems(second)).toEqual(['NotSupportedChoice type']);
    const seven = Array.from({ length: 7 }, (_, index) => ({ name: `Список ${index}` }));
    expect((await post('/catalogs', seven)).status).toBe(422);
    expect((await post('/catalogs', seven.slice(1))).status).toBe(200);
  });

  it('are written only by users with the right to them', async () => {
    const asManager = { authorization: `Bearer ${sandboxManagerToken}` };
    for (const path of ['/catalogs', '/catalogs/4517/elements']) {
      expect((await bench.call('POST', path, [{ name: 'А' }], asManager)).status).toBe(403);
      expect((await bench.call('GET', path, undefined, asManager)).status).toBe(200);
    }
  });
});

describe('elements of a catalog', () => {
  it('are found by words and by ids, in or outside of filter', async () => {
    const [one, other] = elements(4517);
    const names = async (query: string) =>
      ((await get(`/catalogs/4517/elements?${query}`)).body?._embedded.elements ?? []).map(
        ({ name }: { name: string }) => name,
      );
    expect(await names('query=плиссе')).toEqual(['Сетка плиссе']);
    expect(await names(`filter[id][]=${one?.id}&filter[id][]=${other?.id}`)).toEqual([one?.name, other?.name]);
    expect(await names(`id[]=${other?.id}`)).toEqual([other?.name]);
    expect((await get('/catalogs/4517/elements?query=нет такого')).status).toBe(204);
    expect((await get(`/catalogs/4519/elements/${one?.id}`)).status).toBe(404);
  });

  it('are written with the fields of their catalog only', async () => {
    const foreign = await post('/catalogs/4517/elements', [
      { name: 'Окно', custom_fields_values: [{ field_id: 1_271_001, values: [{ value: 'Оплачен' }] }] },
    ]);
    expect(problems(foreign)).toEqual(['NotSupportedChoice custom_fields_values.0.field_id']);
    const [one] = elements(4517);
    const changed = await patch(`/catalogs/4517/elements/${one?.id}`, {
      custom_fields_values: [{ field_code: 'PRICE', values: [{ value: 10_500.5 }] }],
    });
    expect(changed.body.custom_fields_values).toContainEqual(
      expect.objectContaining({ field_code: 'PRICE', field_type: 'price', values: [{ value: '10500.5' }] }),
    );
  });
});

describe('links to elements', () => {
  it('need their catalog, a positive quantity and a price of that catalog', async () => {
    const id = emptyLead();
    const [product] = elements(4517);
    const [crew] = elements(4523);
    for (const [element, metadata, problem] of [
      [product, undefined, 'FieldMissing metadata.catalog_id'],
      [product, { catalog_id: 1 }, 'NotSupportedChoice metadata.catalog_id'],
      [product, { catalog_id: 4517, quantity: 0 }, 'InvalidType metadata.quantity'],
      [crew, { catalog_id: 4517, quantity: 1 }, 'NotSupportedChoice to_entity_id'],
      [product, { catalog_id: 4517, price_id: 1_270_001 }, 'NotSupportedChoice metadata.price_id'],
    ] as const) {
      expect(problems(await post(`/leads/${id}/link`, [to(element?.id ?? 0, metadata)]))).toEqual([problem]);
    }
    expect((await get(`/leads/${id}/links?filter[to_entity_type]=catalog_elements`)).status).toBe(204);
  });

  it('change their quantity when they are linked again, and are in with=catalog_elements', async () => {
    const id = emptyLead();
    const product = elements(4517)[0]?.id ?? 0;
    await post(`/leads/${id}/link`, [to(product, { catalog_id: 4517, quantity: 2 })]);
    await post(`/leads/${id}/link`, [to(product, { catalog_id: 4517, quantity: 2.5, price_id: 1_270_007 })]);
    const metadata = { quantity: 2.5, catalog_id: 4517, price_id: 1_270_007 };
    expect((await get(`/leads/${id}?with=catalog_elements`)).body._embedded.catalog_elements).toEqual([
      { id: product, metadata },
    ]);
    expect((await get(`/leads/${id}/links?filter[to_catalog_id]=4517`)).body._embedded.links).toEqual([
      { to_entity_id: product, to_entity_type: 'catalog_elements', metadata },
    ]);
    expect((await post(`/leads/${id}/unlink`, [to(product, { catalog_id: 4517 })])).status).toBe(204);
    expect((await get(`/leads/${id}?with=catalog_elements`)).body._embedded.catalog_elements).toEqual([]);
  });
});
