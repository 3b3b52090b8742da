import { describe, expect, it } from 'vitest';
import type { Event, Note } from '../../../src/amocrm/index.ts';
import type { Context } from '../../../src/resolvers/context.ts';
import { loadTimeline, type TimelineKind } from '../../../src/resolvers/timeline.ts';

const event = (id: string, type: string, created_at: number, value_after: Event['value_after'] = []): Event => ({
  id,
  type,
  entity_type: 'lead',
  entity_id: 5,
  created_by: 7,
  created_at,
  value_before: [],
  value_after,
});

const note = (id: number, note_type: string, created_at: number): Note => ({
  id,
  entity_id: 5,
  entity_type: 'leads',
  note_type,
  params: {},
  created_by: 7,
  responsible_user_id: 7,
  created_at,
  updated_at: created_at,
});

/** The timeline of a lead with these events and notes. */
async function read(events: Event[], notes: Note[], kinds?: TimelineKind[], after?: string) {
  const answer = (rows: unknown[]) => ({ load: async () => rows });
  const loaders = { eventsOf: answer(events), notesOf: answer(notes), tasksOf: answer([]) };
  const context = { loaders } as unknown as Context;
  return loadTimeline([{ kind: 'leads', ids: [5] }], { first: 2, kinds, after }, context);
}

const show = ({ edges }: Awaited<ReturnType<typeof read>>) => edges.map(({ node: { id, kind } }) => [id, kind]);

describe('a timeline', () => {
  it('has messages of chats from events, and SMS and mail from notes', async () => {
    const chat = event('a', 'incoming_chat_message', 9);
    const page = await read([chat], [note(1, 'sms_in', 8), note(2, 'amomail_message', 7)], ['MESSAGE']);
    expect(show(page)).toEqual([
      ['event:a', 'MESSAGE'],
      ['note:1', 'MESSAGE'],
    ]);
    const rest = await read(
      [chat],
      [note(1, 'sms_in', 8), note(2, 'amomail_message', 7)],
      ['MESSAGE'],
      page.pageInfo.endCursor ?? '',
    );
    expect(show(rest)).toEqual([['note:2', 'MESSAGE']]);
  });

  it('has a call once: as its note, or as its event if that names no note', async () => {
    const told = event('a', 'incoming_call', 9, [{ kind: 'note', note_id: 1 }]);
    expect(show(await read([told], [note(1, 'call_in', 9)]))).toEqual([['note:1', 'CALL']]);
    expect(show(await read([event('b', 'incoming_call', 9)], []))).toEqual([['event:b', 'EVENT']]);
  });

  it('ends with what has no readable time, and reaches it page by page', async () => {
    const events = [event('c', 'lead_added', Number.NaN), event('b', 'lead_added', 2), event('a', 'lead_added', 2)];
    const first = await read(events, []);
    expect(show(first).map(([id]) => id)).toEqual(['event:b', 'event:a']);
    const second = await read(events, [], undefined, first.pageInfo.endCursor ?? '');
    expect(show(second).map(([id]) => id)).toEqual(['event:c']);
    expect(second.pageInfo.hasNextPage).toBe(false);
    const third = await read(events, [], undefined, second.pageInfo.endCursor ?? '');
    expect(show(third)).toEqual([]);
  });

  it('goes on behind an item that is gone', async () => {
    const events = [event('c', 'lead_added', 3), event('b', 'lead_added', 2), event('a', 'lead_added', 1)];
    const { pageInfo } = await read(events, []);
    expect(show(await read([events[2] as Event], [], undefined, pageInfo.endCursor ?? ''))).toEqual([
      ['event:a', 'EVENT'],
    ]);
  });

  it.each([['x'], [Buffer.from('[1]').toString('base64url')], [Buffer.from('["a","b"]').toString('base64url')]])(
    'refuses the cursor %s',
    async (cursor) => {
      await expect(read([], [], undefined, cursor)).rejects.toThrow(/not a cursor of a timeline/);
    },
  );
});
