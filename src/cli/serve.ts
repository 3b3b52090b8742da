import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { App } from '../app.ts';
import { variables } from '../config/index.ts';
import { packageRoot } from '../config/package.ts';
import type { Command } from './command.ts';
import { watchExpiry } from './expiry.ts';
import { openConfig } from './open.ts';
import { endWithin, waitForStop } from './stop.ts';

/** How long closing may take, in milliseconds: longer than running requests may take. */
const closingMs = 30_000;

export const command: Command = {
  summary: 'Serves GraphQL, GraphiQL, MCP and REST over HTTP.',
  help: `Variables (environment or .env):\n\n${describeVariables()}`,
  options: {
    port: { type: 'string', description: 'Port to listen on, instead of PORT.' },
    host: { type: 'string', description: 'Address to listen on, instead of HOST.' },
  },
  async run({ port, host }, terminal) {
    const { startApp } = await import('../app.ts');
    const { config, log } = openConfig({
      ...(typeof port === 'string' ? { PORT: port } : {}),
      ...(typeof host === 'string' ? { HOST: host } : {}),
    });
    // What a request makes lives as long as the request. V8 takes some of it for long-lived where it survives two collections, allocates
    // it in the old space, and from there it keeps all that it refers to, until the next full collection: 90 KB for each query.
    setFlagsFromString('--no-allocation-site-pretenuring');
    watchExpiry(config.accounts, log);
    const app = await startApp(config, log);
    const stopped = waitForStop();
    terminal.write(greet(app, config.apiTokens.length > 0));
    await stopped;
    log.info('Stopping: running requests are finished first');
    endWithin(closingMs);
    await app.close();
    return 0;
  },
};

function describeVariables(): string {
  return Object.entries(variables)
    .map(([name, { description, fallback }]) => `${name}\n    ${description}\n    Default: ${fallback}.`)
    .join('\n\n');
}

const sandboxNotice = `
  ┌──────────────────────────────────────────────────────────────────────┐
  │  DEMO: no account is configured, so this is the embedded sandbox     │
  │  with made-up data. For your own account put AMOCRM_SUBDOMAIN and    │
  │  AMOCRM_ACCESS_TOKEN into a file named .env and start again.         │
  └──────────────────────────────────────────────────────────────────────┘
`;

function greet({ url, accounts }: App, needsToken: boolean): string {
  const [account] = accounts;
  const several = accounts.length > 1;
  const header = [
    ...(needsToken ? ['Authorization: Bearer <one of API_TOKENS>'] : []),
    ...(several ? [`Amocrm-Account: ${account?.name}`] : []),
  ]
    .map((line) => ` \\\n    -H '${line}'`)
    .join('');
  const stdio = {
    mcpServers: {
      amocrm: {
        command: process.execPath,
        args: [join(packageRoot, 'dist/cli/main.js'), 'mcp', ...(several ? ['--account', account?.name] : [])],
        // Assistants start it in another folder and with another environment. Without this variable it could use another account
        // than this server, or a sandbox with other records.
        env: { AMOCRM_SERVER_URL: url, ...(needsToken ? { AMOCRM_SERVER_TOKEN: '<one of API_TOKENS>' } : {}) },
      },
    },
  };
  const list = accounts.map(({ name, accountUrl }) => `\n  Account   ${accountUrl()}${several ? `   (${name})` : ''}`);
  return `${!several && account?.isSandbox ? sandboxNotice : `${list.join('')}\n`}
  GraphQL   ${url}/graphql   (open it in a browser for GraphiQL)
  MCP       ${url}/mcp
  REST      ${url}/docs   (try every route in a browser)
  Health    ${url}/health   Ready ${url}/ready

  A query:
    { leads(first: 3) { nodes { name price status { name } contacts { name phones { value } } } } }

  The same with curl:
    curl -s ${url}/graphql -H 'Content-Type: application/json'${header} \\
    -d '{"query":"{ leads(first: 3) { nodes { name price status { name } contacts { name } } } }"}'

  For an MCP client over standard input and output (Claude Desktop, Cursor), while this server runs:
${JSON.stringify(stdio, null, 2).replace(/^/gm, '    ')}
  or over HTTP: ${url}/mcp

  Stop with Ctrl+C.
`;
}
