import { describe, expect, it } from 'vitest';
import type { Page } from '../../../src/amocrm/list.ts';
import { pagesOf } from '../../../src/amocrm/paginate.ts';

describe('pagesOf', () => {
  /** A list of so many pages of one record, and which were asked for. */
  function pages(count: number) {
    const asked: number[] = [];
    const list = async ({ page = 1 }: { page?: number }): Promise<Page<{ id: number }>> => {
      asked.push(page);
      return { items: page <= count ? [{ id: page }] : [], hasNext: page < count };
    };
    return { asked, list };
  }

  it.each([1, 2, 3, 4, 10])('come in order, all %i, with at most two asked for in vain', async (count) => {
    const { asked, list } = pages(count);
    const seen: number[] = [];
    for await (const page of pagesOf(list, {}, { ahead: 3 })) seen.push(...page.items.map(({ id }) => id));
    expect(seen).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    expect(asked.length).toBeLessThanOrEqual(count + 2);
  });

  it('end where a route ignores the page and would answer for ever', async () => {
    let asked = 0;
    const list = async (): Promise<Page<{ id: number }>> => {
      asked += 1;
      return { items: [{ id: 1 }], hasNext: true };
    };
    const seen: unknown[] = [];
    for await (const page of pagesOf(list, {}, { ahead: 1 })) seen.push(page);
    expect(seen).toHaveLength(1);
    expect(asked).toBeLessThanOrEqual(3);
  });

  it('fail as a whole when one cannot be read', async () => {
    const list = async ({ page = 1 }: { page?: number }): Promise<Page<{ id: number }>> => {
      if (page === 3) throw new Error('page 3');
      return { items: [{ id: page }], hasNext: true };
    };
    const read = async () => {
      for await (const _ of pagesOf(list, {}, { ahead: 3 }));
    };
    await expect(read()).rejects.toThrow('page 3');
  });
});
