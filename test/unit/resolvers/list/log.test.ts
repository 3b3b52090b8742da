import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Range } from '../../../../src/amocrm/index.ts';
import { loadLog } from '../../../../src/resolvers/list/log.ts';

interface Entry {
  id: string;
  created_at: number;
}

interface Filter {
  created_at?: Range;
}

const entry = (id: string, created_at: number): Entry => ({ id, created_at });

/** A log with pages of at most `most` entries, which counts what it is asked. */
function open(entries: Entry[], most = 100) {
  const asked: { filter: Filter; page: number; limit: number }[] = [];
  const log = {
    name: 'log',
    shape: z.strictObject({ created_at: z.object({ to: z.number() }) }).partial(),
    async list(query: { filter: Filter; page: number; limit: number }) {
      asked.push(query);
      const size = Math.min(most, query.limit);
      const to = query.filter.created_at?.to ?? Number.POSITIVE_INFINITY;
      const meant = entries.filter(({ created_at }) => Number.isNaN(created_at) || created_at <= to);
      const end = query.page * size;
      return { items: meant.slice(end - size, end), hasNext: end < meant.length };
    },
  };
  const read = async (first: number, after?: string | null, filter?: Filter) => {
    const { edges, pageInfo } = await loadLog<Entry, Filter>(log, { first, after }, filter);
    return { ids: edges.map(({ node }) => node.id).join(''), ...pageInfo };
  };
  return { entries, asked, read };
}

describe('a page of a log', () => {
  it('continues after the last entry, at its second', async () => {
    const { asked, read } = open([entry('e', 5), entry('d', 4), entry('c', 4), entry('b', 4), entry('a', 1)]);
    const first = await read(2);
    expect(first).toMatchObject({ ids: 'ed', hasNextPage: true, hasPreviousPage: false });
    expect(await read(2, first.endCursor)).toMatchObject({ ids: 'cb', hasNextPage: true, hasPreviousPage: true });
    expect(asked[1]).toEqual({ filter: { created_at: { to: 4 } }, page: 1, limit: 3 });
  });

  it('keeps an earlier end of the filter', async () => {
    const { asked, read } = open([entry('b', 3), entry('a', 2)]);
    const filter = { created_at: { to: 3 } };
    const { endCursor } = await read(1, null, filter);
    expect(await read(1, endCursor, filter)).toMatchObject({ ids: 'a', hasNextPage: false });
    expect(asked[1]?.filter).toEqual(filter);
  });

  it('reads on until it is full, and asks no further', async () => {
    const { asked, read } = open(
      [...'jihgfedcba'].map((id, index) => entry(id, 10 - index)),
      3,
    );
    expect(await read(5)).toMatchObject({ ids: 'jihgf', hasNextPage: true });
    expect(asked).toHaveLength(2);
  });

  it('finds its place among many entries of one second', async () => {
    const { read } = open(
      [...'jihgfedcba'].map((id) => entry(id, 7)),
      3,
    );
    const { endCursor } = await read(7);
    expect(await read(7, endCursor)).toMatchObject({ ids: 'cba', hasNextPage: false });
  });

  it('goes on with what is older when its entry is gone', async () => {
    const { entries, read } = open([entry('c', 3), entry('b', 2), entry('a', 1)]);
    const { endCursor } = await read(2);
    entries.splice(1, 1);
    expect(await read(2, endCursor)).toMatchObject({ ids: 'a' });
    entries.pop();
    expect(await read(2, endCursor)).toMatchObject({ ids: '', hasNextPage: false, endCursor: null });
  });

  it('has no entry twice when new ones push it to the next page', async () => {
    const { entries, read } = open([entry('c', 3), entry('b', 2), entry('a', 1)], 2);
    const page = read(3);
    // The first page was asked for at once; this is logged before the second.
    entries.unshift(entry('d', 4));
    expect(await page).toMatchObject({ ids: 'cba', hasNextPage: false });
  });

  it('continues after an entry whose time cannot be read', async () => {
    const { read } = open([entry('c', 3), entry('b', Number.NaN), entry('a', 1)]);
    const { endCursor } = await read(2);
    expect(await read(2, endCursor)).toMatchObject({ ids: 'a' });
    const unreadable = open([entry('b', Number.NaN), entry('a', Number.NaN)]);
    const first = await unreadable.read(1);
    expect(await unreadable.read(1, first.endCursor)).toMatchObject({ ids: 'a', hasNextPage: false });
  });

  it.each([
    ['text', 'x'],
    ['another list', Buffer.from('["leads",3,"a"]').toString('base64url')],
    ['a filter that the log does not have', Buffer.from('["log",3,"a",{"x":1}]').toString('base64url')],
    ['a time that is none', Buffer.from('["log",-3,"a"]').toString('base64url')],
  ])('refuses a cursor of %s', async (_, cursor) => {
    await expect(open([entry('a', 1)]).read(1, cursor)).rejects.toThrow(/cursor/);
  });

  it('refuses a cursor of another filter, and one whose place is too far', async () => {
    const { read } = open([entry('b', 3), entry('a', 2)]);
    const { endCursor } = await read(1);
    await expect(read(1, endCursor, { created_at: { to: 9 } })).rejects.toThrow(/another filter/);
    const long = open(
      Array.from({ length: 100 }, (_, index) => entry(`e${index}`, 7)),
      2,
    );
    const gone = Buffer.from('["log",7,"gone"]').toString('base64url');
    await expect(long.read(1, gone)).rejects.toThrow(/too far/);
  });
});
