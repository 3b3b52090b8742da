import { ConfigurationError } from '../errors/index.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox/index.ts';
import type { Command } from './command.ts';
import { waitForStop } from './stop.ts';

export const command: Command = {
  summary: 'Runs only the sandbox: a server with amoCRM’s API v4 and demo data.',
  help: `/_sandbox has faults on demand, the list of requests, a reset, and what people do in the interface: trash, merges, deletions.`,
  options: {
    port: { type: 'string', description: 'The port; a free one if omitted.' },
    leads: { type: 'string', description: 'Number of demo leads; about 400 if omitted.' },
    'rate-limit': { type: 'string', description: 'Requests per second; 7 if omitted, 0 for no limit.' },
  },
  async run({ port, leads, 'rate-limit': rateLimit }, terminal) {
    const sandbox = await start({
      ...(typeof port === 'string' ? { port: parseNumber('--port', port, 0, 65_535) } : {}),
      ...(typeof leads === 'string' ? { leads: parseNumber('--leads', leads, 1, 1_000_000) } : {}),
      ...(typeof rateLimit === 'string'
        ? { rateLimit: parseNumber('--rate-limit', rateLimit, 0, 1_000) || false, accountRateLimit: false }
        : {}),
    });
    const stopped = waitForStop();
    const { clientId, clientSecret, redirectUri } = sandbox.integration;
    terminal.write(`The sandbox speaks amoCRM's API v4 at ${sandbox.url}/api/v4. For a .env file:

AMOCRM_BASE_URL=${sandbox.url}
AMOCRM_ACCESS_TOKEN=${sandbox.token}

To try \`amocrm-graphql login\`, in place of the token:

AMOCRM_CLIENT_ID=${clientId}
AMOCRM_CLIENT_SECRET=${clientSecret}
AMOCRM_REDIRECT_URI=${redirectUri}
`);
    await stopped;
    await sandbox.close();
    return 0;
  },
};

function parseNumber(option: string, text: string, least: number, most: number): number {
  if (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
  throw new ConfigurationError([{ path: [option], message: `must be a whole number from ${least} to ${most}` }]);
}

/** Starts the sandbox. It does not know the names of options, so errors of listening are worded here. */
async function start(options: SandboxOptions): Promise<Sandbox> {
  try {
    return await startSandbox(options);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    const message =
      code === 'EACCES'
        ? `${options.port} requires the rights of an administrator; choose a port above 1023`
        : `${options.port} is in use by another program; choose another port, or omit the option to get a free one`;
    throw new ConfigurationError([{ path: ['--port'], message }], { cause: error });
  }
}
