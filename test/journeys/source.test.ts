import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../src/sandbox/index.ts';
import { type Account, openAccount, openTools } from '../harness.ts';

const all = '{ sources { id name externalId isDefault pipeline { name } originCode services } }';

const names = ({ sandbox }: Account) =>
  sandbox
    .data()
    .sources.rows()
    .map(({ name }) => name);

describe('sources', () => {
  it('are read in one request, whole or by their external ids', async () => {
    const account = await openAccount();
    expect(await account.count(() => account.query(all))).toBe(1);
    const { sources } = await account.query<{ sources: object[] }>(all);
    expect(sources[0]).toMatchObject({
      name: 'WhatsApp отдела продаж',
      isDefault: true,
      pipeline: { name: 'Продажи' },
      services: [expect.objectContaining({ type: 'whatsapp' })],
    });
    expect(await account.query('{ sources(externalIds: ["site-chat"]) { name } }')).toEqual({
      sources: [{ name: 'Чат на сайте' }],
    });
    const two = '{ a: source(id: 17619001) { name } b: source(id: 17619003) { name } }';
    expect(await account.count(() => account.query(two))).toBe(1);
    const { errors } = await account.execute('{ source(id: 1) { name } }');
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('not one of this integration'),
      extensions: { code: 'NOT_FOUND' },
    });
  });

  it('are named on leads in the request that reads these', async () => {
    const account = await openAccount();
    const leads = (fields: string) =>
      account.query<{ leads: { nodes: { id: string; source: { id: string; name: string } | null }[] } }>(
        `{ leads(first: 250, orderBy: ID_DESC) { nodes { id ${fields} } } }`,
      );
    expect(await account.count(() => leads('source { id name }'))).toBe(1);
    const { nodes } = (await leads('source { id name }')).leads;
    const talks = account.sandbox.data().talks.rows();
    const known = nodes.filter(({ source }) => source !== null);
    expect(known).toHaveLength(24);
    for (const { id, source } of known) {
      const talk = talks.find(({ leadId }) => leadId === Number(id));
      expect(source?.id).toBe(String(talk?.sourceId));
    }
    expect(await account.count(() => leads('source { own { externalId } }'))).toBe(2);
    await leads('name');
    expect(account.sandbox.requests.at(-1)?.query).not.toContain('source');
  });

  it('are created once for an idempotency key, and an external id only once', async () => {
    const account = await openAccount();
    const create = (externalId: string, key = 'key-1') =>
      account.execute(
        `mutation { createSource(input: { name: "Лендинг", externalId: "${externalId}" }, idempotencyKey: "${key}") { id externalId pipeline { name } } }`,
      );
    const { data } = await create('landing');
    expect(data?.createSource).toMatchObject({ externalId: 'landing', pipeline: { name: 'Продажи' } });
    expect((await create('landing')).data).toEqual(data);
    const { errors } = await create('landing', 'key-2');
    expect(errors?.[0]).toMatchObject({
      message: 'input.externalId: `landing` is the external id of another source of this integration',
      extensions: { code: 'VALIDATION_FAILED', remedy: expect.stringContaining('another external id') },
    });
    expect(names(account)).toHaveLength(5);
  });

  it('are found again after a lost answer, and not created twice', async () => {
    const account = await openAccount();
    account.sandbox.fault({ method: 'POST', path: '/sources$', drop: 'after' });
    const create = 'mutation { createSource(input: { name: "Лендинг", externalId: "landing" }) { externalId } }';
    expect(await account.query(create)).toEqual({ createSource: { externalId: 'landing' } });
    expect(names(account)).toHaveLength(5);
  });

  it('report for each of many what became of it', async () => {
    const account = await openAccount();
    const { createSources: made } = await account.query<Record<string, unknown>>(
      `mutation { createSources(inputs: [
        { name: "Один", externalId: "one", isDefault: true }
        { name: "Два", externalId: "site-chat" }
        { name: "Три", externalId: "three", pipelineId: 1 }
      ]) { succeeded items { record { name isDefault } error { code issues { path } } } } }`,
    );
    expect(made).toMatchObject({
      succeeded: 1,
      items: [
        { record: { name: 'Один', isDefault: true } },
        { error: { code: 'VALIDATION_FAILED', issues: [{ path: 'inputs.1.externalId' }] } },
        { error: { code: 'VALIDATION_FAILED', issues: [{ path: 'inputs.2.pipelineId' }] } },
      ],
    });
    const { deleteSources: deleted } = await account.query<Record<string, unknown>>(
      'mutation { deleteSources(ids: [17619001, 7, 17619003]) { succeeded items { record { id } error { code } } } }',
    );
    expect(deleted).toMatchObject({
      succeeded: 2,
      items: [{ record: { id: '17619001' } }, { error: { code: 'NOT_FOUND' } }, { record: { id: '17619003' } }],
    });
    expect(names(account)).toEqual(['Чат на сайте', 'Сервисная линия', 'Один']);
  });

  it('are refused before anything is sent if a value cannot be one', async () => {
    const account = await openAccount();
    const refuse = async (input: string) => {
      const { errors } = await account.execute(`mutation { createSource(input: { ${input} }) { id } }`);
      return errors?.[0]?.message;
    };
    expect(await refuse('name: "Да", externalId: "лендинг"')).toContain('input.externalId');
    expect(await refuse(`name: "Да", externalId: "${'x'.repeat(37)}"`)).toContain('input.externalId');
    expect(await refuse('name: " ", externalId: "x"')).toContain('input.name');
    const { errors } = await account.execute('mutation { updateSource(id: 17619001, input: {}) { id } }');
    expect(errors?.[0]?.message).toContain('must change at least one thing');
    expect(account.sandbox.requestCount(({ method }) => method !== 'GET')).toBe(0);
  });

  it('are changed and deleted by tools; an unknown one is explained', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const { source } = await call<{ source: { id: string } }>('create_source', {
      name: 'Лендинг',
      external_id: 'landing',
    });
    const changed = await call('update_source', { source_id: source.id, pipeline_id: '7604218', name: 'Страница' });
    expect(changed).toMatchObject({ source: { name: 'Страница', pipeline: 'Сервис и рекламации' } });
    expect(await call('delete_source', { source_id: source.id })).toEqual({ deleted_id: source.id });
    await expect(call('delete_source', { source_id: source.id })).rejects.toThrow('not one of this integration');
    await expect(call('update_source', { source_id: source.id, name: 'Да' })).rejects.toThrow('NOT_FOUND');
    expect((await call<{ sources: object[] }>('list_sources')).sources).toHaveLength(4);
  });

  it('need an administrator', async () => {
    const account = await openAccount({ tokens: [sandboxManagerToken] });
    const { errors } = await account.execute('{ sources { id } }');
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
      remedy: expect.stringContaining('administrator'),
    });
  });
});
