import { describe, expect, it } from 'vitest';
import { failure, json, open } from '../server.ts';

/* One request and its answer, as the bytes come. */

describe('the text of an answer', () => {
  const body = (name: string) => JSON.stringify({ id: 1, name });

  it.each([
    ['Latin', 'Acme & Sons'],
    ['Cyrillic and emoji', 'Ромашка 🌼 «Ёж»'],
    ['a name with every kind of escape', '\u0000 " \\ \n \u2028'],
  ])('is read in %s', async (_, name) => {
    const { connection } = await open((_request, response) => response.end(body(name)));
    expect((await connection.with({}).leads.get(1))?.name).toBe(name);
  });

  it('is read where a letter comes in two parts', async () => {
    const bytes = Buffer.from(body('Ж'.repeat(50)));
    const { connection } = await open((_request, response) => {
      const middle = 31;
      response.write(bytes.subarray(0, middle), () => setImmediate(() => response.end(bytes.subarray(middle))));
    });
    expect((await connection.with({}).leads.get(1))?.name).toBe('Ж'.repeat(50));
  });

  it('has replacement characters for what is not UTF-8', async () => {
    const [before, after] = body('|').split('|') as [string, string];
    const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xff, 0xd0]), Buffer.from(`Ж${after}`)]);
    const { connection } = await open((_request, response) => response.end(bytes));
    expect((await connection.with({}).leads.get(1))?.name).toBe('\ufffd\ufffdЖ');
  });

  it('is that of the final answer, not of what came to announce it', async () => {
    const { connection } = await open((_request, response) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload' });
      json(response, 200, { id: 1, name: 'Lead' });
    });
    expect((await connection.with({}).leads.get(1))?.name).toBe('Lead');
  });
});

describe('a request', () => {
  const late = { timeoutMs: 50, retryDelay: () => 60_000 };

  it('ends in time where the answer stops half-way', async () => {
    const { connection } = await open((_request, response) => response.write('{"id":'), late);
    const error = await failure(connection.with({ deadline: performance.now() + 10_000 }).leads.get(1));
    expect(error).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      message: expect.stringContaining('no answer in time'),
    });
  });

  it('ends when its caller goes, before the answer and within it', async () => {
    for (const begin of [() => {}, (response: { write(text: string): void }) => response.write('{"id":')]) {
      const caller = new AbortController();
      const { connection } = await open((_request, response) => {
        begin(response);
        setImmediate(() => caller.abort());
      });
      const error = await failure(connection.with({ signal: caller.signal }).leads.get(1));
      expect(error.code).toBe('CANCELLED');
    }
  });

  it('that was given up while others had all connections is not sent', async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { connection, requests } = await open(async (_request, response) => {
      await released;
      json(response, 200, { id: 1 });
    });
    const busy = Array.from({ length: 20 }, () => connection.with({}).leads.get(1));
    const caller = new AbortController();
    const waiting = connection.with({ signal: caller.signal }).leads.get(2);
    caller.abort();
    expect((await failure(waiting)).code).toBe('CANCELLED');
    release();
    await Promise.all(busy);
    await connection.with({}).leads.get(3);
    expect(requests.filter((request) => request.endsWith('/2'))).toEqual([]);
  });

  it('leaves no listener behind', async () => {
    const { connection } = await open((_request, response) => json(response, 200, { id: 1 }));
    const caller = new AbortController();
    let listeners = 0;
    const { signal } = caller;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners += 1;
      addEventListener.apply(signal, args);
    };
    signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners -= 1;
      removeEventListener.apply(signal, args);
    };
    await connection.with({ signal, deadline: performance.now() + 60_000 }).leads.get(1);
    expect(listeners).toBe(0);
  });
});
