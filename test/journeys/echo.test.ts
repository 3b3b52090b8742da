import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../src/sandbox/index.ts';
import { type Account, openAccount, openTools } from '../harness.ts';

/* A write answers with what it set, so that the caller need not read the record; the write itself reads nothing for that. */

const user = { id: '10388450', name: 'Роман Белкин' };
const custom = (field: string, value: string | number) => ({ custom_fields: [{ field, values: [value] }] });

/** What a tool answers, and how many requests it took. */
async function callCounted(account: Account, name: string, args: Record<string, unknown>) {
  const call = await openTools(account);
  let answer: Record<string, Record<string, unknown>> = {};
  const requests = await account.count(async () => {
    answer = await call(name, args);
  });
  return { answer, requests };
}

describe('a tool that writes says what it set', () => {
  it.each([
    {
      tool: 'create_contact',
      most: 3,
      args: {
        name: 'Анна Новая',
        phone: '+7 999 000-11-22',
        email: 'anna@example.ru',
        company_id: '34700001',
        responsible_user_id: user.id,
        tags: ['VIP'],
        ...custom('Должность', 'Директор'),
      },
      told: {
        contact: {
          name: 'Анна Новая',
          phones: ['+7 999 000-11-22'],
          emails: ['anna@example.ru'],
          company_id: '34700001',
          responsible: user,
          tags: ['VIP'],
          custom_fields: [{ name: 'Должность', text: 'Директор' }],
        },
      },
    },
    {
      tool: 'update_contact',
      most: 4,
      args: {
        contact_id: '33200001',
        responsible_user_id: user.id,
        add_tags: ['VIP'],
        ...custom('Должность', 'Директор'),
      },
      told: {
        contact: {
          responsible: user,
          tags: ['VIP'],
          custom_fields: expect.arrayContaining([{ name: 'Должность', text: 'Директор' }]),
        },
      },
    },
    {
      tool: 'create_company',
      most: 3,
      args: { name: 'ООО «Лютик»', phone: '+74951112233', website: 'https://lutik.example', contact_id: '33200005' },
      told: {
        company: {
          phones: ['+74951112233'],
          contact_ids: ['33200005'],
          custom_fields: [{ name: 'Web', text: 'https://lutik.example' }],
        },
      },
    },
    {
      tool: 'create_lead',
      most: 3,
      args: {
        name: 'Окна',
        price: 5,
        status_id: '63210462',
        contact_id: '33200005',
        company_id: '34700001',
        responsible_user_id: user.id,
        tags: ['a'],
        ...custom('Тип объекта', 'Квартира'),
      },
      told: {
        lead: {
          price: 5,
          pipeline: 'Продажи',
          status: 'Предоплата получена',
          contact_ids: ['33200005'],
          company_id: '34700001',
          responsible: user,
          tags: ['a'],
          custom_fields: [{ name: 'Тип объекта', text: 'Квартира' }],
        },
      },
    },
    {
      tool: 'create_lead',
      most: 3,
      args: { name: 'Продано на месте', status_id: '142' },
      told: { lead: { pipeline: 'Продажи', status: 'Успешно реализовано' } },
    },
    {
      tool: 'update_lead',
      most: 3,
      args: { lead_id: '21400025', status_id: '143', loss_reason_id: '15870302', responsible_user_id: user.id },
      told: { lead: { status: 'Закрыто и не реализовано', loss_reason: 'Дорого', responsible: user.name } },
    },
    {
      tool: 'archive_lead',
      most: 3,
      args: { lead_id: '21400025', loss_reason_id: '15870326', tag: 'дубль' },
      told: { lead: { status: 'Закрыто и не реализовано', loss_reason: 'Дубль заявки', tags: ['дубль'] } },
    },
    {
      tool: 'create_task',
      most: 2,
      args: {
        text: 'Позвонить',
        complete_till: '2026-12-01',
        entity_type: 'LEADS',
        entity_id: '21400025',
        task_type_id: '2',
        responsible_user_id: user.id,
      },
      told: {
        task: {
          text: 'Позвонить',
          complete_till: '2026-12-01T23:59:00+03:00',
          task_type: 'Встреча',
          responsible: user,
          subject: { type: 'Lead', id: '21400025', url: expect.stringContaining('/leads/detail/21400025') },
        },
      },
    },
    {
      tool: 'update_task',
      most: 4,
      args: {
        task_id: '45100001',
        text: 'Не звонить',
        complete_till: '2026-12-02',
        task_type_id: '2',
        responsible_user_id: user.id,
      },
      told: {
        task: {
          text: 'Не звонить',
          complete_till: '2026-12-02T23:59:00+03:00',
          task_type: 'Встреча',
          responsible: user,
        },
      },
    },
    {
      tool: 'complete_task',
      most: 3,
      args: { task_id: '45100001', result: 'Договорились' },
      told: { task: { is_completed: true, result: 'Договорились' } },
    },
    {
      tool: 'add_note',
      most: 2,
      args: { entity_type: 'CONTACTS', entity_id: '33200005', text: 'Просит счёт' },
      told: {
        note: {
          text: 'Просит счёт',
          subject: { type: 'Contact', id: '33200005', url: expect.stringContaining('33200005') },
        },
      },
    },
    {
      tool: 'smart_create_client_and_lead',
      most: 2,
      args: { contact_query: '+79990001122', contact_name: 'Новая', lead_name: 'Окна', status_id: '63210462' },
      told: {
        contact: { name: 'Новая', phones: ['+79990001122'] },
        lead: { pipeline: 'Продажи', status: 'Предоплата получена' },
      },
    },
    {
      tool: 'create_complex_lead',
      most: 2,
      args: { contact_phone: '+79990001122', contact_name: 'Новая', lead_name: 'Окна', pipeline_id: '7604218' },
      told: {
        contact: { phones: ['+79990001122'] },
        lead: { pipeline: 'Сервис и рекламации', status: 'Обращение принято' },
      },
    },
  ])('$tool, in $most requests with its confirmation', async ({ tool, most, args, told }) => {
    const account = await openAccount();
    const { answer, requests } = await callCounted(account, tool, args);
    expect(answer).toMatchObject(told);
    expect(requests).toBeLessThanOrEqual(most);
  });

  it('and leaves out what neither it nor amoCRM set, instead of reading it', async () => {
    const account = await openAccount();
    const { answer, requests } = await callCounted(account, 'create_lead', { name: 'Окна' });
    expect(Object.keys(answer.lead ?? {}).sort()).toEqual([
      'id',
      'name',
      'pipeline',
      'price',
      'responsible',
      'status',
      'url',
    ]);
    expect(requests).toBe(1);
  });

  it('also to a user who may not list users: an accepted id is not a failure', async () => {
    const account = await openAccount({ token: sandboxManagerToken });
    const { answer } = await callCounted(account, 'create_lead', { name: 'Окна', responsible_user_id: user.id });
    expect(answer.lead?.responsible).toEqual({ id: user.id });
  });

  it('as another reader sees it', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const { lead } = await call<{ lead: { id: string; custom_fields: unknown[]; tags: string[] } }>('create_lead', {
      name: 'Окна',
      tags: ['Срочно', 'новый'],
      custom_fields: [
        { field: 'Тип объекта', values: ['Частный дом'] },
        { field: 'Услуги', values: ['Окна ПВХ', 'Отделка под ключ'] },
        { field: 'Площадь объекта, м²', values: [24.5] },
        { field: 'Дата замера', values: ['2026-11-25'] },
        { field: 'Договор подписан', values: [true] },
      ],
    });
    const { lead: read } = await call<{ lead: typeof lead }>('get_lead_by_id', { lead_id: lead.id });
    const byName = (a: unknown, b: unknown) => JSON.stringify(a).localeCompare(JSON.stringify(b));
    expect([...lead.custom_fields].sort(byName)).toEqual([...read.custom_fields].sort(byName));
    expect([...lead.tags].sort()).toEqual([...read.tags].sort());
  });
});
