import { describe, expect, it } from 'vitest';
import { NotFoundError } from '../../../src/errors/index.ts';
import { type LoadPace, unhurried } from '../../../src/loaders/pace.ts';
import { RecordLoader } from '../../../src/loaders/record.ts';

interface Card {
  id: number;
  name: string;
}

/** A loader of cards, of which those with an id below 100 exist, and the calls that it makes. */
function open({ pace, fail }: { pace?: LoadPace; fail?: Error } = {}) {
  const calls: { ids: number[]; withs: string[] }[] = [];
  const loader = new RecordLoader<Card, 'leads' | 'contacts'>(
    'card',
    async (ids, withs) => {
      calls.push({ ids, withs });
      if (fail) throw fail;
      return ids.filter((id) => id < 100).map((id) => ({ id, name: `card ${id}` }));
    },
    pace,
  );
  return { loader, calls };
}

describe('the loader of records', () => {
  it('reads all that is wanted in one tick by one call, each record once', async () => {
    const { loader, calls } = open();
    const [many, one, none] = await Promise.all([loader.loadMany([3, 1, 3]), loader.load(2), loader.load(100)]);
    expect(many).toEqual([
      { id: 3, name: 'card 3' },
      { id: 1, name: 'card 1' },
      { id: 3, name: 'card 3' },
    ]);
    expect(one).toEqual({ id: 2, name: 'card 2' });
    expect(none).toBeNull();
    expect(calls).toEqual([{ ids: [3, 1, 2, 100], withs: [] }]);
  });

  it('gives records that have been read at once, without those that do not exist', async () => {
    const { loader, calls } = open();
    await loader.loadMany([1, 100]);
    expect(loader.loadMany([100, 1])).toEqual([{ id: 1, name: 'card 1' }]);
    expect(await loader.load(1)).toEqual({ id: 1, name: 'card 1' });
    expect(calls).toHaveLength(1);
  });

  it('waits for all calls that a list needs', async () => {
    const { loader, calls } = open();
    const first = loader.load(1);
    await new Promise((resolve) => process.nextTick(() => process.nextTick(resolve)));
    expect(await loader.loadMany([1, 2])).toHaveLength(2);
    await first;
    expect(calls.map(({ ids }) => ids)).toEqual([[1], [2]]);
  });

  it('asks for the links of all who want the records, and again only for links that are missing', async () => {
    const { loader, calls } = open();
    await Promise.all([loader.load(1, ['leads']), loader.load(2, ['contacts']), loader.load(2)]);
    expect(calls).toEqual([{ ids: [1, 2], withs: ['contacts', 'leads'] }]);
    await loader.load(1);
    expect(calls).toHaveLength(1);
    await loader.load(1, ['contacts']);
    expect(calls.at(-1)).toEqual({ ids: [1], withs: ['contacts'] });
  });

  it('tells all who wait of a failure, and who comes later too', async () => {
    const fail = new Error('down');
    const { loader, calls } = open({ fail });
    const waiting = [loader.load(1), loader.loadMany([1, 2])];
    expect(await Promise.allSettled(waiting)).toEqual(waiting.map(() => ({ status: 'rejected', reason: fail })));
    await expect(loader.loadMany([2])).rejects.toBe(fail);
    expect(calls).toHaveLength(1);
  });

  it('reads nothing where it is one record too many', async () => {
    const tooMany = new Error('too many');
    let left = 2;
    const load = () => {
      left -= 1;
      if (left < 0) throw tooMany;
    };
    const { loader, calls } = open({ pace: { ...unhurried, load } });
    await expect(loader.loadMany([1, 2, 3])).rejects.toBe(tooMany);
    await expect(loader.load(4)).rejects.toBe(tooMany);
    expect(await loader.load(1)).toEqual({ id: 1, name: 'card 1' });
    expect(calls.map(({ ids }) => ids)).toEqual([[1, 2]]);
    const list = () => {
      throw tooMany;
    };
    const other = open({ pace: { ...unhurried, list } });
    await expect(other.loader.loadMany([1])).rejects.toBe(tooMany);
    expect(() => other.loader.refer([1])).toThrow(tooMany);
    expect(other.calls).toEqual([]);
  });

  it('knows what came another way until it is written', async () => {
    const { loader, calls } = open();
    loader.prime({ id: 1, name: 'known' }, ['leads']);
    expect(await loader.load(1, ['leads'])).toEqual({ id: 1, name: 'known' });
    expect(loader.read({ id: 1, name: 'sent' }, 'name')).toBe('sent');
    loader.clear(1);
    expect(await loader.read({ id: 1 }, 'name')).toBe('card 1');
    await expect(loader.read({ id: 100 }, 'name')).rejects.toThrow(NotFoundError);
    expect(calls.map(({ ids }) => ids)).toEqual([[1], [100]]);
  });
});
