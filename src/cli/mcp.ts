import type { Catalogue } from '../operations/catalogue.ts';
import { accountOption } from './option.ts';
import type { Command } from './run.ts';

export const command: Command = {
  summary: 'Serves the tools over standard input and output, for Claude Desktop, Cursor and others.',
  help: `With AMOCRM_SERVER_URL the calls are forwarded to that running server, so that several assistants share
its rate budget and cache. The variables are those of "serve".`,
  options: { ...accountOption },
  async run({ account }, terminal) {
    // Nothing heavy here: a client waits for the list of tools at its own start, and gets it from the catalogue.
    const [{ serveMcpStdio }, { readJson, readVersion }] = await Promise.all([
      import('../mcp/stdio.ts'),
      import('../config/package.ts'),
    ]);
    const version = readVersion();
    let close = async () => {};
    const { tools, resources } = readJson('tools.json') as unknown as Catalogue;
    const server = serveMcpStdio({
      tools,
      resources,
      version,
      loadToolbox: async () => {
        const { openToolbox } = await import('./toolbox.ts');
        const opened = await openToolbox(version, typeof account === 'string' ? account : undefined);
        close = opened.close;
        return opened.toolbox;
      },
      onError: async (error) => {
        const { describeFailure } = await import('./failure.ts');
        terminal.complain(describeFailure(error));
      },
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
    await server.closed;
    await close();
    return 0;
  },
};
