import { describe, expect, it } from 'vitest';
import { type Account, openAccount, openTools } from '../harness.ts';

const rows = ({ sandbox }: Account) => sandbox.data().templates.rows();

const idOf = (account: Account, type: string) => rows(account).find((row) => row.type === type)?.id;

describe('chat templates', () => {
  it('are read in one request, with their reviews only if selected', async () => {
    const account = await openAccount();
    const list = (fields: string) => account.query(`{ chatTemplates { id ${fields} } }`);
    expect(await account.count(() => list('name buttons { text url }'))).toBe(1);
    expect(account.sandbox.requests.at(-1)?.query).not.toContain('reviews');
    expect(await account.count(() => list('reviews { status }'))).toBe(1);
    expect(await account.query('{ chatTemplates(externalIds: ["hello"]) { name buttons { text url } type } }')).toEqual(
      {
        chatTemplates: [
          {
            name: 'Приветствие',
            buttons: [
              { text: 'Рассчитать окна', url: null },
              { text: 'Наш сайт', url: 'https://severdom.example.ru' },
            ],
            type: 'AMOCRM',
          },
        ],
      },
    );
    const { errors } = await account.execute('{ chatTemplate(id: 1) { id } }');
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('of more than a page are all read', async () => {
    const account = await openAccount();
    const inputs = Array.from({ length: 60 }, (_, index) => `{ name: "Шаблон ${index}", content: "Да" }`);
    await account.query(`mutation { createChatTemplates(inputs: [${inputs.join()}]) { succeeded } }`);
    expect(await account.count(() => account.query('{ chatTemplates { id } }'))).toBe(2);
    const { chatTemplates } = await account.query<{ chatTemplates: object[] }>('{ chatTemplates { id } }');
    expect(chatTemplates).toHaveLength(63);
  });

  it('are created, changed and deleted', async () => {
    const account = await openAccount();
    const { createChatTemplate: made } = await account.query<{ createChatTemplate: { id: string } }>(
      `mutation { createChatTemplate(input: {
        name: "Счёт", content: "{{contact.name}}, вот счёт", type: WABA, wabaCategory: UTILITY, wabaLanguage: "ru"
        buttons: [{ text: "Оплатить", url: "https://pay.example.ru" }, { text: "Позже" }]
        wabaExamples: [{ marker: "{{contact.name}}", example: "Анна" }]
      }) { id name wabaExamples { marker example } reviews { status } } }`,
    );
    expect(made).toMatchObject({ wabaExamples: [{ marker: '{{contact.name}}', example: 'Анна' }], reviews: [] });
    expect(rows(account).at(-1)).toMatchObject({
      type: 'waba',
      wabaCategory: 'UTILITY',
      buttons: [
        { type: 'url', text: 'Оплатить', url: 'https://pay.example.ru' },
        { type: 'inline', text: 'Позже' },
      ],
    });
    const change = `mutation { updateChatTemplate(id: ${made.id}, input: { name: "Оплата", buttons: [] }) { name content buttons { text } } }`;
    expect(await account.query(change)).toEqual({
      updateChatTemplate: { name: 'Оплата', content: '{{contact.name}}, вот счёт', buttons: [] },
    });
    const { deleteChatTemplates: deleted } = await account.query<Record<string, unknown>>(
      `mutation { deleteChatTemplates(ids: [${made.id}, 1]) { succeeded items { record { id } error { code } } } }`,
    );
    expect(deleted).toMatchObject({
      succeeded: 1,
      items: [{ record: { id: made.id } }, { error: { code: 'NOT_FOUND' } }],
    });
    expect(rows(account)).toHaveLength(3);
  });

  it('are not created twice after a lost answer', async () => {
    const account = await openAccount();
    account.sandbox.fault({ method: 'POST', path: '/templates$', drop: 'after' });
    const create =
      'mutation { createChatTemplate(input: { name: "Счёт", content: "Вот счёт", externalId: "bill" }) { name } }';
    expect(await account.query(create)).toEqual({ createChatTemplate: { name: 'Счёт' } });
    expect(rows(account)).toHaveLength(4);
  });

  it('are refused before anything is sent if a text is too long or empty', async () => {
    const account = await openAccount();
    const refuse = async (input: string) =>
      (await account.execute(`mutation { createChatTemplate(input: { ${input} }) { id } }`)).errors?.[0]?.message;
    expect(await refuse('name: "", content: "Да"')).toContain('input.name');
    expect(await refuse(`name: "Да", content: "${'x'.repeat(20_001)}"`)).toContain('input.content');
    expect(await refuse(`name: "Да", content: "Да", wabaHeader: "${'x'.repeat(61)}"`)).toContain('input.wabaHeader');
    expect(account.sandbox.requestCount(({ method }) => method !== 'GET')).toBe(0);
  });

  it('of WhatsApp are sent to review once; others are refused before they are sent', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const waba = idOf(account, 'waba');
    const send = () => call('send_chat_template_to_review', { template_id: waba });
    const requests = await account.count(async () => {
      expect(await send()).toMatchObject({
        template: { reviews: [{ status: 'review', source: { name: 'WhatsApp отдела продаж' } }] },
      });
    });
    expect(requests).toBe(3);
    await expect(call('update_chat_template', { template_id: waba, name: 'Нет' })).rejects.toThrow();
    const plain = { template_id: idOf(account, 'amocrm') };
    account.sandbox.clearRequests();
    await expect(call('send_chat_template_to_review', plain)).rejects.toThrow('is not a template of WhatsApp');
    expect(account.sandbox.requestCount(({ method }) => method === 'POST')).toBe(0);
    const { templates } = await call<{ templates: { id: string; reviews: object[] }[] }>('list_chat_templates');
    expect(templates.find(({ id }) => id === String(waba))?.reviews).toEqual([{ status: 'review' }]);
  });

  it('of WhatsApp need an official source, which the error names', async () => {
    const account = await openAccount();
    await account.query('mutation { deleteSource(id: 17619001) }');
    const { errors } = await account.execute(
      `mutation { sendChatTemplateToReview(id: ${idOf(account, 'waba')}) { id } }`,
    );
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'REFUSED_BY_AMOCRM',
      remedy: expect.stringContaining('official WhatsApp'),
    });
    const official = 'whatsapp: { isOfficial: true, pages: [{ id: "1", name: "Продажи", link: "78172555001" }] }';
    await account.query(`mutation { updateSource(id: 17619003, input: { ${official} }) { id } }`);
    const send = `mutation { sendChatTemplateToReview(id: ${idOf(account, 'waba')}) { reviews { source { id } } } }`;
    expect(await account.query(send)).toEqual({
      sendChatTemplateToReview: { reviews: [{ source: { id: '17619003' } }] },
    });
  });
});
