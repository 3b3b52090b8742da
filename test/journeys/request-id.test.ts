import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/index.ts';
import { currentRequest } from '../../src/telemetry/request.ts';

/* A request can be found in the log by the id that its client received. */

describe('the id of a request', () => {
  it('is in every line of the log for the request, down to its requests to amoCRM', async () => {
    const lines: Record<string, unknown>[] = [];
    const sink = { write: (line: string) => void lines.push(JSON.parse(line)) };
    const log = pino({ level: 'debug', mixin: () => ({ ...currentRequest() }) }, sink);
    const app = await startApp(loadConfig({ PORT: '0' }), log);
    onTestFinished(() => app.close());
    const ask = (path: string, id?: string) =>
      fetch(app.url + path, { headers: id === undefined ? {} : { 'x-request-id': id } });

    const answers = await Promise.all([ask('/api/leads?limit=1', 'from-the-proxy-1'), ask('/api/contacts?limit=1')]);
    const ids = answers.map(({ headers }) => headers.get('x-request-id') ?? '');
    expect(ids[0]).toBe('from-the-proxy-1');
    expect(ids[1]).toMatch(/^[\da-f-]{36}$/);
    await Promise.all(answers.map((answer) => answer.text()));
    const linesOf = (id: string) => lines.filter((line) => line.request_id === id);
    for (const [index, noun] of ['leads', 'contacts'].entries()) {
      await expect.poll(() => linesOf(ids[index] ?? '').map(({ msg }) => msg)).toContain('Request answered');
      expect(linesOf(ids[index] ?? '')).toContainEqual(
        expect.objectContaining({ amocrm: expect.objectContaining({ route: `/${noun}`, outcome: 'ok' }) }),
      );
    }
    // An invalid id is replaced.
    expect((await ask('/nothing', 'x y <z>')).headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });
});
