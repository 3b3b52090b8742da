import { describe, expect, it } from 'vitest';
import { sandboxManagerToken } from '../../../../src/sandbox/token.ts';
import { noon, problems, useSandbox } from '../client.ts';

const bench = useSandbox();
const { call, get, post } = bench;

const open = () =>
  bench.sandbox
    .data()
    .talks.rows()
    .find(({ status }) => status === 'in_work');

describe('talks', () => {
  it('are listed by contact, lead and state; an unknown filter is ignored', async () => {
    const talk = open();
    const ids = async (query: string) => {
      const { status, body } = await get(`/talks?limit=250${query}`);
      return status === 204 ? [] : body._embedded.talks.map(({ talk_id }: { talk_id: number }) => talk_id);
    };
    const all = await ids('');
    expect(all).toHaveLength(24);
    expect(await ids('&filter[nothing]=1')).toEqual(all);
    expect(await ids(`&filter[talk_id]=${talk?.id}`)).toEqual([talk?.id]);
    expect(await ids(`&filter[entity_type]=lead&filter[entity_id]=${talk?.leadId}`)).toEqual([talk?.id]);
    // Without its type a record says nothing.
    expect(await ids(`&filter[entity_id]=${talk?.leadId}`)).toEqual(all);
    expect(await ids('&filter[entity_type]=customer&filter[entity_id]=1')).toEqual([]);
    expect(await ids('&filter[only_in_work]=1')).toHaveLength(16);
    expect(await ids(`&filter[contact_id][]=${talk?.contactId}`)).toContain(talk?.id);
  });

  it('are read one by one; an unknown one is 404', async () => {
    const talk = open();
    expect((await get(`/talks/${talk?.id}`)).body).toMatchObject({
      talk_id: talk?.id,
      entity_type: 'lead',
      is_in_work: true,
      status: 'in_work',
      _embedded: { leads: [{ id: talk?.leadId }], contacts: [{ id: talk?.contactId }], customers: [] },
    });
    expect((await get('/talks/1')).status).toBe(404);
  });

  it('are closed once, and their messages are refused', async () => {
    const at = `/talks/${open()?.id}`;
    expect((await post(`${at}/close`, { force_close: 1 })).status).toBe(400);
    expect(await post(`${at}/close`, { force_close: true })).toMatchObject({ status: 202, body: undefined });
    expect((await get(at)).body).toMatchObject({ status: 'closed', is_in_work: false, updated_at: noon });
    expect((await post(`${at}/close`, undefined)).status).toBe(422);
    expect((await post('/talks/1/close', {})).status).toBe(404);
    expect((await get(`${at}/messages`)).status).toBe(403);
  });
});

describe('the chats of contacts', () => {
  it('are found by contact or chat, for administrators', async () => {
    const [chat] = bench.sandbox.data().contactChats.rows();
    const expected = { chat_id: chat?.chatId, contact_id: chat?.contactId, id: chat?.id };
    expect((await get(`/contacts/chats?contact_id=${chat?.contactId}`)).body._embedded.chats).toEqual([expected]);
    expect((await get(`/contacts/chats?chat_id[]=${chat?.chatId}`)).body._embedded.chats).toEqual([expected]);
    expect((await get('/contacts/chats?contact_id=1')).body).toEqual({ _total_items: 0, _embedded: { chats: [] } });
    const asManager = { authorization: `Bearer ${sandboxManagerToken}` };
    expect((await call('GET', '/contacts/chats', undefined, asManager)).status).toBe(403);
  });

  it('move from one contact to another', async () => {
    const { contactChats, contacts } = bench.sandbox.data();
    const [chat] = contactChats.rows();
    const [contact] = contacts.rows();
    const link = { chat_id: chat?.chatId, contact_id: contact?.id, request_id: 'x' };
    const { body } = await post('/contacts/chats', [link, { chat_id: 'new', contact_id: contact?.id }]);
    expect(body._embedded.chats).toMatchObject([
      { id: chat?.id, contact_id: contact?.id, request_id: 'x' },
      { chat_id: 'new' },
    ]);
    expect(contactChats.get(chat?.id ?? 0)?.contactId).toBe(contact?.id);
    expect(problems(await post('/contacts/chats', [{ contact_id: 1 }]))).toEqual([
      'FieldMissing chat_id',
      'NotSupportedChoice contact_id',
    ]);
  });
});
