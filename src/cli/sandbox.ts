import { startSandbox } from '../sandbox/index.ts';
import { waitForStop } from './open.ts';
import type { Command } from './run.ts';

export const command: Command = {
  summary: 'Runs the sandbox alone: a server that speaks amoCRM’s API v4 with demo data.',
  help: `Faults on demand, the list of requests and a reset are under /_sandbox.`,
  options: {
    port: { type: 'string', description: 'Where to listen; a free port without it.' },
    leads: { type: 'string', description: 'How many demo leads; about 400 without it.' },
    'rate-limit': { type: 'string', description: 'Requests per second; 7 without it, 0 for no limit.' },
  },
  async run({ port, leads, 'rate-limit': rateLimit }, terminal) {
    const sandbox = await startSandbox({
      ...(typeof port === 'string' ? { port: Number(port) } : {}),
      ...(typeof leads === 'string' ? { leads: Number(leads) } : {}),
      ...(typeof rateLimit === 'string' ? { rateLimit: Number(rateLimit) || false, accountRateLimit: false } : {}),
    });
    terminal.write(`The sandbox speaks amoCRM's API v4 at ${sandbox.url}/api/v4. For a .env file:

AMOCRM_BASE_URL=${sandbox.url}
AMOCRM_ACCESS_TOKEN=${sandbox.token}
`);
    await waitForStop();
    await sandbox.close();
    return 0;
  },
};
