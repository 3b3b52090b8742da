import { describe, expect, it } from 'vitest';
import type { Lead } from '../../../src/amocrm/index.ts';
import { loadLeadPage, loadLeadPart, partOf } from '../../../src/resolvers/relation.ts';
import fc from '../../property.ts';

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 10_000 }), { maxLength: 400 });
const size = fc.integer({ min: 1, max: 250 });
const rowsOf = (numbers: readonly number[]) => numbers.map((id) => ({ id }));

/** Reads leads of which every third is closed, and remembers how many ids were asked for. */
function openStore() {
  const asked: number[] = [];
  const load = async (wanted: number[]) => {
    asked.push(...wanted);
    return wanted.map((id) => ({ id, status_id: id % 3 === 0 ? 142 : 1 }) as Lead);
  };
  return { asked, load };
}

describe('parts of a relation', () => {
  it('put together are the whole, each record once, in order', () => {
    fc.assert(
      fc.property(ids, size, fc.boolean(), fc.boolean(), (numbers, first, newestFirst, hasMain) => {
        const ahead = hasMain ? numbers[0] : undefined;
        const whole = partOf(rowsOf(numbers), {}, { newestFirst, ahead });
        const seen: number[] = [];
        for (let after: string | undefined; ; ) {
          const part = partOf(rowsOf(numbers), { first, after }, { newestFirst, ahead });
          expect(part.length).toBeLessThanOrEqual(first);
          seen.push(...part.map(({ id }) => id));
          if (part.length < first) break;
          after = String(part.at(-1)?.id);
        }
        expect(seen).toEqual(whole.map(({ id }) => id));
        expect([...seen].sort()).toEqual([...numbers].sort());
      }),
    );
  });

  it('go on where a record stood that is gone', () => {
    expect(partOf(rowsOf([5, 1, 9]), { after: '4' })).toEqual(rowsOf([5, 9]));
    expect(partOf(rowsOf([5, 1, 9]), { after: '6' }, { newestFirst: true })).toEqual(rowsOf([5, 1]));
    expect(partOf(rowsOf([5, 1, 9]), { after: '10' })).toEqual([]);
    expect(partOf(rowsOf([5, 1, 9]), { after: '4' }, { ahead: 9 })).toEqual(rowsOf([5]));
  });

  it('of leads load no more than they show', async () => {
    const { asked, load } = openStore();
    const part = { onlyOpen: false, newestFirst: true, first: 20 };
    const leads = await loadLeadPart(
      Array.from({ length: 500 }, (_, index) => index + 1),
      part,
      load,
    );
    expect(leads.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => 500 - index));
    expect(asked).toHaveLength(20);
  });

  it('of open leads are all open ones, however they are divided', async () => {
    await fc.assert(
      fc.asyncProperty(ids, size, fc.boolean(), async (numbers, first, newestFirst) => {
        const { load } = openStore();
        const seen: number[] = [];
        for (let after: string | null | undefined; ; ) {
          const { edges, pageInfo } = await loadLeadPage(numbers, { first, after, onlyOpen: true, newestFirst }, load);
          seen.push(...edges.map(({ node }) => node.id));
          if (!pageInfo.hasNextPage) break;
          after = pageInfo.endCursor;
        }
        const sign = newestFirst ? -1 : 1;
        expect(seen).toEqual([...numbers].sort((a, b) => sign * (a - b)).filter((id) => id % 3 !== 0));
      }),
    );
  });

  it('look at no more leads than they may', async () => {
    const { asked, load } = openStore();
    const part = { onlyOpen: true, newestFirst: true, first: 5, among: 20 };
    await loadLeadPart(
      Array.from({ length: 900 }, (_, index) => 3 * (index + 1)),
      part,
      load,
    );
    expect(asked).toHaveLength(20);
  });
});
