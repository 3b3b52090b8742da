import { describe, expect, it } from 'vitest';
import { problems, useSandbox } from '../client.ts';

const bench = useSandbox();
const { call, get, patch, post } = bench;

const idOf = (type: string) =>
  bench.sandbox
    .data()
    .templates.rows()
    .find((row) => row.type === type)?.id;

describe('chat templates', () => {
  it('are listed with their reviews if asked, at most 50 a page', async () => {
    const plain = (await get('/chats/templates?limit=250')).body;
    expect(plain._links.self.href).toContain('limit=50');
    expect(plain._embedded.chat_templates[0]).not.toHaveProperty('review_status');
    const { body } = await get('/chats/templates?filter[external_id]=hello&with=reviews');
    expect(body._embedded.chat_templates).toMatchObject([{ review_status: null, _embedded: { reviews: [] } }]);
    expect((await get('/chats/templates/1')).status).toBe(404);
  });

  it('are created, changed and deleted', async () => {
    const { body } = await post('/chats/templates', [{ name: 'Счёт', content: 'Вот счёт', request_id: 'x' }]);
    const [made] = body._embedded.chat_templates;
    expect(made).toMatchObject({ type: 'amocrm', is_editable: false, request_id: 'x', buttons: [], waba_examples: [] });
    const buttons = [{ type: 'url', text: 'Оплатить', url: 'https://pay.example.ru' }];
    const changed = await patch('/chats/templates', [{ id: made.id, name: 'Счёт на оплату', buttons }]);
    expect(changed.body._embedded.chat_templates).toMatchObject([
      { name: 'Счёт на оплату', content: 'Вот счёт', buttons },
    ]);
    expect((await call('DELETE', '/chats/templates', [{ id: made.id }])).status).toBe(204);
    expect((await get(`/chats/templates/${made.id}`)).status).toBe(404);
    expect((await call('DELETE', `/chats/templates/${made.id}`)).status).toBe(404);
  });

  it('need a name and a text, known buttons and a short header', async () => {
    const bad = { type: 'sms', buttons: [{ type: 'url', text: 'Да' }, { type: 'no' }], waba_header: 'О'.repeat(61) };
    expect(problems(await post('/chats/templates', [bad]))).toEqual([
      'FieldMissing buttons.0.url',
      'FieldMissing buttons.1.text',
      'FieldMissing content',
      'FieldMissing name',
      'NotSupportedChoice buttons.1.type',
      'NotSupportedChoice type',
      'NotSupportedChoice waba_header',
    ]);
  });

  it('of WhatsApp are reviewed at each official source, and not changed afterwards', async () => {
    const at = `/chats/templates/${idOf('waba')}`;
    expect((await post(`/chats/templates/${idOf('amocrm')}/review`, {})).status).toBe(400);
    const { body } = await post(`${at}/review`, {});
    expect(body._embedded.reviews).toEqual([
      { id: expect.any(Number), source_id: 17_619_001, status: 'review', reject_reason: '' },
    ]);
    const reviewAt = `${at}/review/${body._embedded.reviews[0].id}`;
    expect(problems(await post(reviewAt, { status: 'maybe' }))).toEqual(['NotSupportedChoice status']);
    expect((await post(reviewAt, { status: 'rejected', reject_reason: 'Реклама' })).body).toMatchObject({
      status: 'rejected',
      reject_reason: 'Реклама',
    });
    expect((await get(`${at}?with=reviews`)).body).toMatchObject({ review_status: 'rejected', is_on_review: false });
    expect(problems(await patch(at, { name: 'Нет' }))).toEqual(['NotSupportedChoice id']);
  });
});
