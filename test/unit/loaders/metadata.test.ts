import { describe, expect, it } from 'vitest';
import type { Amocrm, Pipeline } from '../../../src/amocrm/index.ts';
import { Metadata } from '../../../src/loaders/metadata.ts';
import { metadataChannel } from '../../../src/loaders/setting-cache.ts';
import { createMemoryState } from '../../../src/state/memory.ts';

const pipeline = (id: number): Pipeline => ({
  id,
  name: `Воронка ${id}`,
  sort: id,
  is_main: id === 1,
  is_unsorted_on: true,
  is_archive: false,
  statuses: [],
});

/** Settings whose pipelines are read from `pipelines`, with the number of requests and a clock. */
function openMetadata(pipelines: Pipeline[]) {
  const opened = { requests: 0, now: 1_000_000 };
  const all = async () => {
    opened.requests += 1;
    return [...pipelines];
  };
  const shared = createMemoryState({ now: () => opened.now });
  const openAnother = () => new Metadata({ pipelines: { all } } as unknown as Amocrm, () => opened.now, shared);
  const metadata = openAnother();
  const find = (id: number) => metadata.find(['pipelines'], () => metadata.pipeline(id));
  return { opened, find, shared, metadata, openAnother };
}

describe('settings in which something is missing', () => {
  it('are loaded once more for all lookups that miss it at the same time', async () => {
    const pipelines = [pipeline(1)];
    const { opened, find } = openMetadata(pipelines);
    await find(1);
    pipelines.push(pipeline(2));
    opened.now += 120_000;
    const found = await Promise.all([2, 3, 2, 4].map(find));
    expect(found.map((each) => each?.id)).toEqual([2, undefined, 2, undefined]);
    expect(opened.requests).toBe(2);
  });

  it('are not taken from the shared state that is being dropped', async () => {
    const pipelines = [pipeline(1)];
    const { opened, find, shared } = openMetadata(pipelines);
    await find(1);
    pipelines.push(pipeline(2));
    opened.now += 120_000;
    const { delete: drop } = shared.keyValue;
    let second: ReturnType<typeof find> | undefined;
    shared.keyValue.delete = async (key) => {
      second ??= find(2);
      // The lookup gets as far as it can.
      await new Promise(setImmediate);
      return drop(key);
    };
    const first = await find(2);
    expect([first?.id, (await second)?.id]).toEqual([2, 2]);
    expect(opened.requests).toBe(2);
  });

  it('are not loaded again while they are fresh', async () => {
    const { opened, find } = openMetadata([pipeline(1)]);
    expect(await find(2)).toBeUndefined();
    expect(await find(3)).toBeUndefined();
    expect(opened.requests).toBe(1);
  });
});

describe('settings that were written', () => {
  it('are loaded again by the next lookup, also in other instances', async () => {
    const pipelines = [pipeline(1)];
    const { opened, find, metadata, shared } = openMetadata(pipelines);
    const published: unknown[] = [];
    await shared.pubSub.subscribe(metadataChannel, (part) => published.push(part));
    expect(await find(1)).toBeDefined();
    pipelines.push(pipeline(2));
    await metadata.renew('pipelines');
    expect(await metadata.pipeline(2)).toBeDefined();
    expect(opened.requests).toBe(2);
    expect(published).toEqual(['pipelines']);
  });
});

describe('settings that must not be older than an answer', () => {
  it('are loaded again once they are, and not before', async () => {
    const { opened, metadata } = openMetadata([pipeline(1)]);
    await metadata.pipelines();
    opened.now += 59_000;
    await metadata.limitAge('pipelines', 60_000);
    await metadata.pipelines();
    expect(opened.requests).toBe(1);
    opened.now += 1_000;
    await metadata.limitAge('pipelines', 60_000);
    await metadata.pipelines();
    expect(opened.requests).toBe(2);
    await metadata.limitAge('pipelines', 0);
    await metadata.pipelines();
    expect(opened.requests).toBe(3);
  });

  it('are as old as they were when another instance loaded them', async () => {
    const { opened, metadata, openAnother } = openMetadata([pipeline(1)]);
    await metadata.pipelines();
    opened.now += 59_000;
    const another = openAnother();
    await another.pipelines();
    expect(opened.requests).toBe(1);
    opened.now += 1_000;
    await another.limitAge('pipelines', 60_000);
    await another.pipelines();
    expect(opened.requests).toBe(2);
  });
});
