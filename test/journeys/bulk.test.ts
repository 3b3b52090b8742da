import { describe, expect, it } from 'vitest';
import { openAccount } from '../harness.ts';

interface Batch {
  succeeded: number;
  failed: number;
  items: {
    index: number;
    record: { id: string; name: string } | null;
    error: { code: string; issues: { path: string }[] } | null;
  }[];
}

const create = `mutation ($inputs: [CreateLeadInput!]!) {
  createLeads(inputs: $inputs) { succeeded failed items { index record { id name } error { code message isRetryable issues { path message } } } }
}`;

describe('a bulk mutation', () => {
  it('of 120 leads costs three requests and keeps their order', async () => {
    const account = await openAccount();
    const inputs = Array.from({ length: 120 }, (_, index) => ({ name: `Окна ${index}` }));
    let batch: Batch | undefined;
    const requests = await account.count(async () => {
      batch = (await account.query<{ createLeads: Batch }>(create, { inputs })).createLeads;
    });
    expect(requests).toBe(3);
    expect(batch).toMatchObject({ succeeded: 120, failed: 0 });
    for (const { index, record } of batch?.items ?? []) {
      expect(record?.name).toBe(`Окна ${index}`);
      expect(account.sandbox.data().leads.get(Number(record?.id))?.name).toBe(`Окна ${index}`);
    }
  });

  it('reports invalid input at its path and writes the other items', async () => {
    const account = await openAccount();
    const inputs = [{ name: 'А' }, { name: 'Б', pipelineId: '1' }, { name: 'В' }];
    const { createLeads } = await account.query<{ createLeads: Batch }>(create, { inputs });
    expect(createLeads).toMatchObject({ succeeded: 2, failed: 1 });
    expect(createLeads.items[1]).toMatchObject({
      index: 1,
      record: null,
      error: { code: 'VALIDATION_FAILED', issues: [{ path: 'inputs.1.pipelineId' }] },
    });
  });

  it('reports a record that amoCRM refuses and writes the others, once', async () => {
    const account = await openAccount();
    const before = account.sandbox.data().count().leads;
    const inputs = [{ name: 'А' }, { name: 'Б', responsibleUserId: '1' }, { name: 'В' }];
    const { createLeads } = await account.query<{ createLeads: Batch }>(create, { inputs });
    expect(createLeads.items.map(({ record }) => record?.name ?? null)).toEqual(['А', null, 'В']);
    expect(createLeads.items[1]?.error).toMatchObject({
      code: 'VALIDATION_FAILED',
      issues: [{ path: 'responsible_user_id' }],
    });
    expect(account.sandbox.data().count().leads).toBe(before + 2);
  });

  it('reports the reason that amoCRM gives for a record at that record, and writes the others', async () => {
    const account = await openAccount();
    const { leads, metadata } = account.sandbox.data();
    const lost = leads.rows().find(({ statusId }) => statusId === 143);
    const open = leads.rows().filter(({ statusId }) => statusId !== 143 && statusId !== 142);
    const other = metadata.pipelines.find(({ id }) => id !== lost?.pipelineId);
    const inputs = [
      { id: String(open[0]?.id), fields: { price: 11 } },
      {
        id: String(lost?.id),
        fields: { pipelineId: String(other?.id), lossReasonId: String(metadata.lossReasons[0]?.id) },
      },
      { id: String(open[1]?.id), fields: { price: 12 } },
    ];
    const { updateLeads } = await account.query<{ updateLeads: Batch }>(
      `mutation ($inputs: [UpdateLeadsInput!]!) {
        updateLeads(inputs: $inputs) { succeeded failed items { index record { id } error { code message } } }
      }`,
      { inputs },
    );
    expect(updateLeads).toMatchObject({ succeeded: 2, failed: 1 });
    expect(updateLeads.items[1]?.error).toEqual({
      code: 'VALIDATION_FAILED',
      message: 'Loss reason can be set only for a lost lead',
    });
    expect([open[0], open[1]].map((lead) => leads.get(lead?.id ?? 0)?.price)).toEqual([11, 12]);
  });

  it('of more than 250 records, or of none, is refused before anything is sent', async () => {
    const account = await openAccount();
    for (const inputs of [[], Array.from({ length: 251 }, () => ({ name: 'Окна' }))]) {
      account.sandbox.clearRequests();
      const { errors } = await account.execute(create, { inputs });
      expect(errors?.[0]?.extensions.code).toBe('VALIDATION_FAILED');
      expect(account.sandbox.requestCount()).toBe(0);
    }
  });

  it('changes contacts, companies and tasks as well', async () => {
    const account = await openAccount();
    const { contacts, companies, tasks } = account.sandbox.data();
    const ids = (rows: Iterable<{ id: number }>) => [...rows].slice(0, 3).map(({ id }) => String(id));
    const rename = (type: string, list: Iterable<{ id: number }>, field: string) =>
      account.query<Record<string, Batch>>(
        `mutation ($inputs: [Update${type}Input!]!) { batch: update${type}(inputs: $inputs) { succeeded items { record { id } } } }`,
        { inputs: ids(list).map((id) => ({ id, fields: { [field]: 'Новое имя' } })) },
      );
    expect((await rename('Contacts', contacts.rows(), 'name')).batch).toMatchObject({ succeeded: 3 });
    expect((await rename('Companies', companies.rows(), 'name')).batch).toMatchObject({ succeeded: 3 });
    expect((await rename('Tasks', tasks.rows(), 'text')).batch).toMatchObject({ succeeded: 3 });
    expect([...contacts.rows()][0]?.name).toBe('Новое имя');
  });
});
