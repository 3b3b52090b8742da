import { beforeAll, describe, expect, it } from 'vitest';
import { largestAnswer } from '../../src/mcp/fit.ts';
import { loadOperations } from '../../src/operations/load.ts';
import { examples } from '../../src/rest/example.ts';
import type { FieldRow, LeadRow, PipelineRow, TagRow, TaskRow, UserRow } from '../../src/sandbox/index.ts';
import { schema } from '../../src/schema/index.ts';
import { type Account, openAccount, openTools } from '../harness.ts';

type Json = Record<string, unknown>;

/** Fills every list of an account; the sandbox keeps its rows in plain arrays. */
function grow({ sandbox }: Account): void {
  const data = sandbox.data();
  const { metadata } = data;
  const [pipeline] = metadata.pipelines as [PipelineRow];
  const ends = pipeline.statuses.filter(({ id }) => id === 142 || id === 143);
  for (let index = 0; index < 100; index++) {
    const id = 90_000_000 + index * 1_000;
    const own = Array.from({ length: 50 }, (_, place) => ({
      ...(pipeline.statuses[1] as PipelineRow['statuses'][number]),
      id: id + place,
      name: `Этап с длинным названием ${index}.${place}`,
    }));
    (metadata.pipelines as PipelineRow[]).push({
      ...pipeline,
      id,
      name: `Воронка ${index}`,
      isMain: false,
      statuses: [...own, ...ends],
    });
  }
  for (let id = 70_000_000; id < 70_003_000; id++) {
    const [user] = metadata.users as [UserRow];
    (metadata.users as UserRow[]).push({ ...user, id, name: `Сотрудник ${id}`, email: `user${id}@example.ru` });
  }
  for (const entityType of ['leads', 'contacts', 'companies'] as const) {
    for (let index = 0; index < 200; index++) {
      const [field] = metadata.fields as [FieldRow];
      const id = 80_000_000 + { leads: 0, contacts: 1, companies: 2 }[entityType] * 1_000 + index;
      const enums = Array.from({ length: 40 }, (_, place) => ({
        id: id * 100 + place,
        value: `Вариант ${place}`,
        sort: place,
      }));
      (metadata.fields as FieldRow[]).push({
        ...field,
        id,
        name: `Поле ${index}`,
        code: null,
        type: 'select',
        entityType,
        enums,
      });
    }
  }
  const tags = data.tags as unknown as { add(tag: Omit<TagRow, 'id'>): TagRow };
  const many = Array.from(
    { length: 300 },
    (_, index) => tags.add({ entityType: 'leads', name: `метка ${index}`, color: null }).id,
  );
  const leads = data.leads as unknown as { change(id: number, part: Partial<LeadRow>): void };
  for (const [index, lead] of [...data.leads.rows()].entries()) {
    const base = 90_000_000 + (index % 100) * 1_000;
    const isOpen = lead.statusId !== 142 && lead.statusId !== 143;
    leads.change(lead.id, {
      tagIds: many,
      pipelineId: base,
      statusId: isOpen ? base + (index % 50) : lead.statusId,
      responsibleUserId: 70_000_000 + index,
      createdAt: lead.createdAt - (index % 800) * 20 * 86_400,
      contacts: [{ id: 33_200_001, isMain: true }],
    });
  }
  const tasks = data.tasks as unknown as { change(id: number, part: Partial<TaskRow>): void };
  for (const task of [...data.tasks.rows()])
    tasks.change(task.id, { text: 'Перезвонить. '.repeat(1_500), responsibleUserId: 70_000_000 + (task.id % 900) });
}

/** Makes every text long, and links one contact to all leads. */
function lengthen({ sandbox }: Account): void {
  const data = sandbox.data();
  type Rows = { rows(): Iterable<{ id: number }>; change(id: number, part: object): void };
  const changeAll = (rows: unknown, part: (id: number) => object) => {
    for (const { id } of [...(rows as Rows).rows()]) (rows as Rows).change(id, part(id));
  };
  const name = (id: number) => `${id} ${'Длинное имя '.repeat(20)}`;
  changeAll(data.leads, (id) => ({ name: name(id), contacts: [{ id: 33_200_001, isMain: true }] }));
  changeAll(data.contacts, (id) => ({ name: name(id) }));
  changeAll(data.companies, (id) => ({ name: name(id) }));
  changeAll(data.tasks, () => ({ text: 'Перезвонить. '.repeat(1_500) }));
  const notes = data.notes as unknown as { add(row: object): void };
  const [pattern] = data.notes.rows();
  for (let index = 0; index < 60; index++) {
    notes.add({
      ...pattern,
      id: undefined,
      entityType: 'leads',
      entityId: 21_400_401,
      noteType: 'common',
      params: { text: 'Договорились. '.repeat(1_400) },
    });
  }
}

/** Every list in an answer with what stands beside it. */
function* listsIn(
  value: unknown,
  key = '',
  owner: Json = {},
): Generator<{ key: string; owner: Json; list: unknown[] }> {
  if (Array.isArray(value)) {
    yield { key, owner, list: value };
    for (const item of value) yield* listsIn(item);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) yield* listsIn(inner, name, value as Json);
  }
}

describe('an account with many records of every kind', () => {
  let reading: { name: string; required: string[] }[] = [];
  beforeAll(async () => {
    const { operations } = await loadOperations({ root: 'src/operations' }, schema);
    reading = operations
      .filter(({ isTool, kind }) => isTool && kind === 'query')
      .map(({ name, input }) => ({
        name,
        required: (input.required ?? []) as string[],
      }));
  });

  // It asks every reading tool of a large account, which takes half a minute on a quiet machine.
  it('gets answers of limited size from every reading tool, and each says what was left out', {
    timeout: 180_000,
  }, async () => {
    const account = await openAccount({ leads: 2_000, journal: true });
    grow(account);
    const call = await openTools(account);
    const shortened: string[] = [];
    // Uids depend on the size of the demo.
    const uid = account.sandbox.data().incomingLeads.rows()[0]?.uid;
    expect(reading.length).toBeGreaterThan(10);
    for (const { name, required } of reading) {
      // With its defaults: of the examples only what is required.
      const args = Object.fromEntries(required.map((key) => [key, key === 'uid' ? uid : examples[name]?.[key]]));
      const answer = await call<Json>(name, args);
      expect(Buffer.byteLength(JSON.stringify(answer)), name).toBeLessThanOrEqual(largestAnswer);
      if (answer.shortened) shortened.push(name);
      for (const { key, owner, list } of listsIn(answer)) {
        const count = owner[`${key}_count`];
        if (typeof count === 'number') expect(count, `${name} ${key}`).toBeGreaterThanOrEqual(list.length);
      }
    }
    expect(shortened).toEqual(expect.arrayContaining(['get_account_info', 'get_pipelines', 'get_leads', 'get_tasks']));
  });

  it('names all pipelines with the number of their statuses, and shows one of them completely', async () => {
    const account = await openAccount({ empty: true });
    grow(account);
    const call = await openTools(account);
    const all = await call<Json & { pipelines: { id: string; statuses: unknown[]; statuses_count?: number }[] }>(
      'get_pipelines',
    );
    expect(all.pipelines).toHaveLength(103);
    const large = all.pipelines.find(({ id }) => id === '90099000');
    expect(large?.statuses_count).toBe(52);
    expect(all.shortened).toContain('pipeline_id');
    const one = await call<typeof all>('get_pipelines', { pipeline_id: large?.id });
    expect(one.pipelines).toHaveLength(1);
    expect(one.pipelines[0]?.statuses).toHaveLength(52);
    expect(one).not.toHaveProperty('shortened');
    await expect(call('get_pipelines', { pipeline_id: '5' })).rejects.toThrow(
      /`5` is not the id of a pipeline; there are 7604214 «Продажи», /,
    );
  });

  it('finds one custom field with all its options', async () => {
    const account = await openAccount({ empty: true });
    grow(account);
    const call = await openTools(account);
    const all = await call<Json>('get_account_info');
    expect(all.shortened).toContain('field');
    const { lead_fields } = await call<{ lead_fields: { name: string; options: string[] }[] }>('get_account_info', {
      field: 'поле 199',
    });
    expect(lead_fields).toEqual([
      { name: 'Поле 199', type: 'select', options: expect.arrayContaining(['Вариант 39']) },
    ]);
  });

  it('lists thousands of users page by page, each once, and finds them by name', async () => {
    const account = await openAccount({ empty: true });
    grow(account);
    const call = await openTools(account);
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page: { users: { id: string }[]; next_cursor?: string } = await call('get_users', cursor ? { cursor } : {});
      ids.push(...page.users.map(({ id }) => id));
      cursor = page.next_cursor;
    } while (cursor);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(account.sandbox.data().metadata.users.length);
    const { users } = await call<{ users: unknown[] }>('get_users', { query: 'СОТРУДНИК 70002999' });
    expect(users).toHaveLength(1);
  });

  it('ends pages with long names earlier, and the pages together have each record once', async () => {
    const account = await openAccount({ leads: 400 });
    lengthen(account);
    const call = await openTools(account);
    const data = account.sandbox.data();
    const contact = { contact_id: '33200001', limit: 250 };
    const notes = data.notes
      .rows()
      .filter(({ entityType, entityId }) => entityType === 'leads' && entityId === 21_400_401).length;
    const undone = data.tasks.rows().filter(({ isCompleted }) => !isCompleted).length;
    const open = data.leads.rows().filter(({ statusId }) => statusId !== 142 && statusId !== 143);
    const lists: [string, Json, string, number][] = [
      ['get_leads', { limit: 250 }, 'leads', 400],
      ['get_leads', { limit: 100, order: 'UPDATED_AT_ASC' }, 'leads', 400],
      ['get_leads', { limit: 250, state: ['OPEN'] }, 'leads', open.length],
      ['get_leads_by_contact', contact, 'leads', 400],
      ['get_leads_by_contact', { ...contact, only_open: true }, 'leads', open.length],
      ['get_contacts', { limit: 250 }, 'contacts', data.count().contacts],
      ['get_companies', { limit: 250, order: 'NAME_ASC' }, 'companies', data.count().companies],
      ['get_tasks', { limit: 250 }, 'tasks', undone],
      [
        'get_tasks',
        { limit: 250, is_completed: true, order: 'COMPLETE_TILL_ASC' },
        'tasks',
        data.count().tasks - undone,
      ],
      ['get_notes', { limit: 250, entity_type: 'LEADS', entity_id: '21400401', max_length: 20_000 }, 'notes', notes],
    ];
    for (const [name, args, key, total] of lists) {
      const ids: string[] = [];
      let wasCut = false;
      let cursor: string | undefined;
      do {
        const page: Json & { next_cursor?: string } = await call(name, cursor ? { ...args, cursor } : args);
        expect(Buffer.byteLength(JSON.stringify(page)), name).toBeLessThanOrEqual(largestAnswer);
        ids.push(...(page[key] as { id: string }[]).map(({ id }) => id));
        wasCut ||= page.shortened !== undefined;
        cursor = page.next_cursor;
        expect(page.has_more, name).toBe(cursor !== undefined);
      } while (cursor);
      expect(wasCut, `${name} ${JSON.stringify(args)}`).toBe(true);
      expect(new Set(ids).size, name).toBe(ids.length);
      expect(ids, `${name} ${JSON.stringify(args)}`).toHaveLength(total);
    }
  });

  it('counts in a report what it does not list', async () => {
    const account = await openAccount({ leads: 1_000 });
    grow(account);
    const call = await openTools(account);
    const report = await call<Json & Record<string, { count?: number; others?: number }[]>>('get_deals_report');
    expect(report.total_count).toBe(1_000);
    for (const [key, length] of Object.entries({ by_pipeline: 21, by_status: 31, by_responsible: 31, by_month: 25 })) {
      const groups = report[key] as { count: number; others?: number }[];
      expect(groups, key).toHaveLength(length);
      expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(1_000);
      expect(groups.filter(({ others }) => others)).toHaveLength(1);
    }
    expect((report.by_responsible as { others?: number }[]).at(-1)?.others).toBe(970);
  });
});
