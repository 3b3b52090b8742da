import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/index.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { redisServer, startRedis } from '../redis.ts';

/*
 * The path of AMOCRM_BASE_URL distinguishes two accounts behind one proxy. Their state in Redis is separate too.
 */

describe('two accounts behind one host', () => {
  it.skipIf(!redisServer)('keep idempotency keys apart', async () => {
    const options = { rateLimit: false, accountRateLimit: false } as const;
    const sandboxes = { north: await startSandbox(options), south: await startSandbox(options) };
    const proxy = createServer((req, res) => {
      const [, name, path] = /^\/(north|south)(\/.*)$/.exec(req.url ?? '') ?? [];
      const { port } = new URL(sandboxes[name as 'north'].url);
      const forward = request({ host: '127.0.0.1', port, path, method: req.method, headers: req.headers }, (answer) => {
        res.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(res);
      });
      req.pipe(forward);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const { port } = proxy.address() as AddressInfo;
    const folder = await mkdtemp(join(tmpdir(), 'accounts-'));
    for (const [name, { token }] of Object.entries(sandboxes)) {
      const text = `AMOCRM_BASE_URL=http://127.0.0.1:${port}/${name}\nAMOCRM_ACCESS_TOKEN=${token}\n`;
      await writeFile(join(folder, `${name}.env`), text);
    }
    const redis = await startRedis();
    const config = loadConfig({ PORT: '0', ACCOUNTS_DIR: folder, REDIS_URL: redis.url });
    const app = await startApp(config, pino({ level: 'silent' }));
    onTestFinished(async () => {
      await app.close();
      await redis.close();
      proxy.closeAllConnections();
      proxy.close();
      await sandboxes.north.close();
      await sandboxes.south.close();
      await rm(folder, { recursive: true });
    });
    for (const name of ['north', 'south']) {
      await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'amocrm-account': name },
        body: JSON.stringify({
          query: 'mutation { createLead(idempotencyKey: "one", input: { name: "Сделка" }) { id } }',
        }),
      });
    }
    const count = (sandbox: typeof sandboxes.north) =>
      sandbox.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/leads')).length;
    expect([count(sandboxes.north), count(sandboxes.south)]).toEqual([1, 1]);
  });
});
