import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config/index.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { createLogger } from '../../src/telemetry/logger.ts';

/** A server with a journal in a folder of its own, over a sandbox; all ends with the test. */
export interface JournalServer {
  sandbox: Sandbox;
  /** What another process needs to be over the same account and folder. */
  environment: Record<string, string>;
  /** The folder of journals. */
  journal: string;
  /** The path of a lead over REST. */
  leadPath: string;
  leadId: string;
  /** Runs once after amoCRM has carried out the next write, and before its answer is passed on. */
  beforeAnswer(work: () => void | Promise<void>): void;
  ask(path: string, body?: object, method?: string): Promise<{ status: number; body: Record<string, unknown> }>;
  /** The price of that lead in amoCRM. */
  price(): number | undefined;
  /** How many changes have reached amoCRM. */
  writes(): number;
  /** The newest entries. */
  entries(): Promise<Entry[]>;
}

/** An entry, as REST answers it. */
export interface Entry {
  id: string;
  operation: string;
  count: number;
  writes: { id: string | null; outcome: string; changes: { field: string; from: string; to: string }[] }[];
}

/** Starts the server. */
export async function openJournalServer(): Promise<JournalServer> {
  const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
  onTestFinished(() => sandbox.close());
  const gate = await startGate(sandbox.url);
  const environment = {
    AMOCRM_BASE_URL: gate.url,
    AMOCRM_ACCESS_TOKEN: sandbox.token,
    AMOCRM_RATE_LIMIT: '50',
    DATA_DIR: folder,
  };
  const config = loadConfig({ PORT: '0', LOG_LEVEL: 'silent', ...environment });
  const app = await startApp(config, createLogger({ level: config.logLevel, secrets: [] }));
  onTestFinished(() => app.close());
  const ask: JournalServer['ask'] = async (path, body, method = body ? 'PATCH' : 'GET') => {
    const response = await fetch(`${app.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const lead = sandbox
    .data()
    .leads.rows()
    .find(({ isDeleted }) => !isDeleted);
  const id = lead?.id ?? 0;
  return {
    ask,
    sandbox,
    environment,
    journal: join(folder, 'journal'),
    leadPath: `/api/leads/${id}`,
    leadId: String(id),
    beforeAnswer: gate.beforeAnswer,
    price: () => sandbox.data().leads.get(id)?.price,
    writes: () => sandbox.requestCount(({ method }) => method === 'PATCH'),
    entries: async () => (await ask('/api/journal')).body.entries as Entry[],
  };
}

/** What every request to amoCRM goes through. */
async function startGate(url: string) {
  let work: (() => void | Promise<void>) | undefined;
  const server = createServer(async (request, response) => {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { method = 'GET', headers } = request;
      const { host: _, connection: __, 'content-length': ___, 'transfer-encoding': ____, ...sent } = headers;
      const answer = await fetch(`${url}${request.url}`, {
        method,
        headers: sent as Record<string, string>,
        ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
      });
      const body = Buffer.from(await answer.arrayBuffer());
      if (method === 'PATCH' || method === 'POST') {
        const now = work;
        work = undefined;
        await now?.();
      }
      const type = answer.headers.get('content-type');
      response.writeHead(answer.status, {
        ...(type && { 'content-type': type }),
        date: answer.headers.get('date') ?? '',
      });
      response.end(body);
    } catch {
      response.destroy();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    beforeAnswer(next: () => void | Promise<void>) {
      work = next;
    },
  };
}
