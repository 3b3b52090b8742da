import { describe, expect, it } from 'vitest';
import { openAccount, openTools } from '../harness.ts';

/** The lead of the demo that has a note of every kind. */
async function open() {
  const account = await openAccount();
  const note = account.sandbox
    .data()
    .notes.rows()
    .find(({ noteType }) => noteType === 'geolocation');
  return { account, call: await openTools(account), lead: String(note?.entityId) };
}

interface Noted {
  id: string;
  type: string;
  recording_url?: string;
}

describe('the tools of notes', () => {
  it('list calls with their recordings, add a note of any kind, change it and pin it', async () => {
    const { call, lead } = await open();
    const where = { entity_type: 'LEADS', entity_id: [lead] };
    const { notes } = await call<{ notes: Noted[] }>('list_notes', { ...where, types: ['CALL_OUT'] });
    expect(notes[0]).toMatchObject({
      type: 'call_out',
      call_status: 'TALKED',
      recording_url: 'https://records.example.ru/typed-1.mp3',
      subject: { type: 'Lead', id: lead },
    });
    const content = { service: { service: 'Сайт', text: 'Заявка № 2' } };
    const added = await call<{ note: Noted }>('add_typed_note', { entity_type: 'LEADS', entity_id: lead, content });
    expect(added.note).toMatchObject({ type: 'service_message', text: 'Заявка № 2' });
    const note = { entity_type: 'LEADS', note_id: added.note.id };
    expect(await call('update_note', { ...note, text: 'Заявка № 3' })).toMatchObject({ note: { text: 'Заявка № 3' } });
    expect(await call('pin_note', note)).toEqual({ note_id: added.note.id, is_pinned: true });
    expect(await call('unpin_note', note)).toEqual({ note_id: added.note.id, is_pinned: false });
  });

  it('add a call where its number belongs, or say why it was not added', async () => {
    const { call } = await open();
    const given = { direction: 'INCOMING', duration: 30, source: 'АТС' };
    const added = await call<{ call: { reason: string } }>('add_call', { ...given, phone: '+7 903 555-10-00' });
    expect(added.call).toMatchObject({ is_added: true, record: { id: expect.any(String) } });
    const lost = await call<{ call: { reason: string } }>('add_call', { ...given, phone: '+7 000 000-00-00' });
    expect(lost.call).toMatchObject({ is_added: false, reason: expect.stringContaining('no contact and no company') });
  });

  it('say what was last done about records, in three requests', async () => {
    const { account, call, lead } = await open();
    const args = { entity_type: 'LEADS', entity_id: [lead, '21400001'] };
    type Answer = { records: { entity_id: string; last_activity: object }[] };
    const { records } = await call<Answer>('get_last_activity', args);
    expect(records.map(({ entity_id }) => entity_id)).toEqual([lead, '21400001']);
    expect(records[0]?.last_activity).toMatchObject({ kind: 'NOTE', record: { type: 'common' } });
    expect(await account.count(() => call('get_last_activity', args))).toBe(3);
  });

  it.each([
    ['update_note', { entity_type: 'LEADS', note_id: '999999', text: 'Да' }, 'NOT_FOUND'],
    ['pin_note', { entity_type: 'CONTACTS', note_id: '52600001' }, 'NOT_FOUND'],
    [
      'add_typed_note',
      {
        entity_type: 'LEADS',
        entity_id: '999999',
        content: { sms: { direction: 'INCOMING', phone: '1', text: 'Да' } },
      },
      'NOT_FOUND',
    ],
    ['add_typed_note', { entity_type: 'LEADS', entity_id: '21400001', content: {} }, 'takes exactly one of'],
    ['get_last_activity', { entity_type: 'LEADS', entity_id: ['999999'] }, 'NOT_FOUND'],
    ['list_events', { types: ['lead_moved'] }, 'did you mean'],
    ['get_timeline', { entity_type: 'LEADS', entity_id: '999999' }, 'NOT_FOUND'],
  ])('%s refuses %o and names what is wrong', async (tool, args, told) => {
    const { call } = await open();
    await expect(call(tool, args)).rejects.toThrow(told);
  });
});

describe('the tools of events', () => {
  it('list changes by the names of their types', async () => {
    const { call } = await open();
    type Answer = { events: { type: string; after: object[] }[]; next_cursor: string };
    const { events, next_cursor } = await call<Answer>('list_events', { types: ['lead_status_changed'], limit: 3 });
    expect(events.map(({ type }) => type)).toEqual(Array(3).fill('lead_status_changed'));
    expect(events[0]?.after[0]).toMatchObject({ status_id: expect.any(String), stage: expect.any(String) });
    const next = await call<Answer>('list_events', { cursor: next_cursor, limit: 3 });
    expect(next.events).toHaveLength(3);
  });

  it('show the timeline of a record in three requests', async () => {
    const { account, call, lead } = await open();
    const args = { entity_type: 'LEADS', entity_id: lead };
    type Answer = { timeline: { kind: string; record: object }[] };
    const { timeline } = await call<Answer>('get_timeline', args);
    expect(new Set(timeline.map(({ kind }) => kind))).toEqual(new Set(['EVENT', 'NOTE', 'CALL', 'MESSAGE']));
    expect(await account.count(() => call('get_timeline', args))).toBe(3);
    const calls = await call<Answer>('get_timeline', { ...args, kinds: ['CALL'] });
    expect(calls.timeline[0]?.record).toMatchObject({ note_type: 'call_out', call_status: 'TALKED' });
  });
});
