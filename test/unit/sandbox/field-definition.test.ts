import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../../src/sandbox/token.ts';
import { problems, useSandbox } from './client.ts';

const bench = useSandbox({ empty: true });
const { get, post, patch, call } = bench;

const fieldOf = (name: string) => bench.sandbox.data().metadata.fields.find((field) => field.name === name);

async function create(entity: string, body: object) {
  return post(`/${entity}/custom_fields`, [body]);
}

describe('the definition of a custom field', () => {
  it('is answered whole, with the request id, and listed afterwards', async () => {
    const { status, body } = await create('leads', {
      name: 'Оплата',
      type: 'select',
      enums: [{ value: 'Да', sort: 5 }, { value: 'Нет' }],
      request_id: 'мой',
    });
    expect(status).toBe(201);
    const [field] = body._embedded.custom_fields;
    expect(field).toMatchObject({
      request_id: 'мой',
      name: 'Оплата',
      enums: [
        { value: 'Да', sort: 5 },
        { value: 'Нет', sort: 20 },
      ],
      entity_type: 'leads',
      is_deletable: true,
    });
    const { request_id: _, ...listed } = field;
    expect((await get(`/leads/custom_fields/${field.id}`)).body).toEqual(listed);
  });

  it.each([
    ['leads', { name: 'Почта', type: 'multitext' }, 'type', 'NotSupportedChoice'],
    ['contacts', { name: 'Метка', type: 'tracking_data' }, 'type', 'NotSupportedChoice'],
    ['companies', { name: 'Цена', type: 'price' }, 'type', 'NotSupportedChoice'],
    ['leads', { type: 'text' }, 'name', 'FieldMissing'],
    ['leads', { name: 'Без типа' }, 'type', 'FieldMissing'],
    ['leads', { name: 'Код', type: 'text', code: 'CONTRACT_NUMBER' }, 'code', 'NotSupportedChoice'],
    ['leads', { name: 'Группа', type: 'text', group_id: 'leads_1' }, 'group_id', 'NotSupportedChoice'],
    ['contacts', { name: 'День', type: 'birthday', remind: 'hour' }, 'remind', 'NotSupportedChoice'],
    ['leads', { name: 'Счёт', type: 'monetary', currency: 'рубль' }, 'currency', 'NotSupportedChoice'],
    [
      'leads',
      { name: 'Этап', type: 'text', required_statuses: [{ status_id: 1, pipeline_id: 7_604_218 }] },
      'required_statuses.0.status_id',
      'NotSupportedChoice',
    ],
  ])('of %s is refused: %j', async (entity, body, path, code) => {
    const answer = await create(entity, body);
    expect(answer.status).toBe(400);
    expect(problems(answer)).toContain(`${code} ${path}`);
  });

  it('loses the options that a change leaves out, with the values of cards', async () => {
    const field = fieldOf('Услуги');
    const [kept, gone] = field?.enums ?? [];
    const values = [{ enum_id: kept?.id }, { enum_id: gone?.id }];
    const created = await post('/leads', [{ custom_fields_values: [{ field_id: field?.id, values }] }]);
    const path = `/leads/${created.body._embedded.leads[0].id}`;
    const { body } = await patch(`/leads/custom_fields/${field?.id}`, {
      enums: [{ id: kept?.id, value: 'Окна' }, { value: 'Новое' }],
    });
    expect(body.enums.map(({ value }: { value: string }) => value)).toEqual(['Окна', 'Новое']);
    const [left] = (await get(path)).body.custom_fields_values;
    expect(left.values).toMatchObject([{ enum_id: kept?.id }]);
    const unknown = await patch('/leads/custom_fields', [{ id: field?.id, enums: [{ id: 1, value: 'Чужое' }] }]);
    expect(problems(unknown)).toEqual(['NotSupportedChoice enums.0.id']);
  });

  it('keeps its type, whatever a change says', async () => {
    const { id } = fieldOf('Номер договора') ?? {};
    expect((await patch(`/leads/custom_fields/${id}`, { type: 'numeric', sort: 7 })).body).toMatchObject({
      type: 'text',
      sort: 7,
    });
  });

  it('goes with its values, unless it is the vendor’s own', async () => {
    const { id } = fieldOf('Номер договора') ?? {};
    const created = await post('/leads', [{ custom_fields_values: [{ field_id: id, values: [{ value: 'А' }] }] }]);
    expect((await call('DELETE', `/leads/custom_fields/${id}`)).status).toBe(204);
    expect((await get(`/leads/${created.body._embedded.leads[0].id}`)).body.custom_fields_values).toBeNull();
    expect((await call('DELETE', `/leads/custom_fields/${id}`)).status).toBe(404);
    expect((await call('DELETE', `/contacts/custom_fields/${fieldOf('Email')?.id}`)).status).toBe(422);
  });

  it('is written by administrators and read by everybody', async () => {
    const asManager = { authorization: `Bearer ${sandboxManagerToken}` };
    const statuses = await Promise.all([
      call('POST', '/leads/custom_fields', [{ name: 'А', type: 'text' }], asManager),
      call('DELETE', `/leads/custom_fields/${fieldOf('Номер договора')?.id}`, undefined, asManager),
      call('POST', '/leads/custom_fields/groups', [{ name: 'А', sort: 1 }], asManager),
      call('GET', '/leads/custom_fields', undefined, asManager),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([403, 403, 403, 200]);
  });
});

describe('a group of custom fields', () => {
  it('has the fields that a change names, and leaves them to the main group when it goes', async () => {
    const { body } = await post('/leads/custom_fields/groups', [{ name: 'Договор', sort: 9 }]);
    const [{ id }] = body._embedded.custom_field_groups;
    const field = fieldOf('Номер договора')?.id;
    expect((await patch(`/leads/custom_fields/groups/${id}`, { fields: [field] })).body.fields).toEqual([field]);
    expect((await get(`/leads/custom_fields/${field}`)).body.group_id).toBe(id);
    expect((await patch(`/leads/custom_fields/groups/${id}`, { fields: [1] })).status).toBe(400);
    expect((await call('DELETE', `/leads/custom_fields/groups/${id}`)).status).toBe(204);
    expect((await get(`/leads/custom_fields/${field}`)).body.group_id).toBeNull();
    expect((await get(`/leads/custom_fields/groups/${id}`)).status).toBe(404);
    expect((await call('DELETE', '/leads/custom_fields/groups/statistic')).status).toBe(422);
  });
});

describe('a tag', () => {
  it('has a colour of the palette, for leads only', async () => {
    const colored = await post('/leads/tags', [{ name: 'Срочно', color: 'FFC8C8' }]);
    expect(colored.body._embedded.tags[0].color).toBe('FFC8C8');
    expect(problems(await post('/leads/tags', [{ name: 'Иное', color: '123456' }]))).toEqual([
      'NotSupportedChoice color',
    ]);
    expect((await post('/contacts/tags', [{ name: 'Иное', color: '123456' }])).body._embedded.tags[0].color).toBeNull();
  });
});
