import type { AccountFacts } from '../mcp/instruction.ts';
import type { Listing } from '../mcp/lazy.ts';
import type { Toolbox } from '../mcp/toolbox.ts';
import type { Catalogue } from '../operations/catalogue.ts';
import type { Command } from './command.ts';
import { accountOption } from './option.ts';
import type { Locality } from './remembered.ts';
import { endWithin, onStop } from './stop.ts';
import type { OpenToolbox } from './toolbox.ts';

/** How long it may take to close what is open once the client has gone, in milliseconds. */
const CLOSING_MS = 1_000;

export const command: Command = {
  summary: 'Serves the tools over standard input and output, for Claude Desktop, Cursor and others.',
  help: `With AMOCRM_SERVER_URL the calls are forwarded to that running server, so that several assistants share
its rate budget and cache. The variables are those of "serve".`,
  options: { ...accountOption },
  async run({ account }, terminal) {
    // Nothing heavy here: a client waits for the list of tools at its own start, and gets it from the catalogue.
    const [{ serveMcpStdio }, { readJson, readVersion }, { loadEnvironment }, memory] = await Promise.all([
      import('../mcp/stdio.ts'),
      import('../config/package.ts'),
      import('../config/environment.ts'),
      import('./remembered.ts'),
    ]);
    const version = readVersion();
    const name = typeof account === 'string' ? account : undefined;
    const key = memory.keyOfAccount(readSafely(loadEnvironment), name);
    let opening: Promise<OpenToolbox> | undefined;
    const server = serveMcpStdio({
      list: (load) => {
        const { TOOLS_DIR, AMOCRM_SERVER_URL } = loadEnvironment();
        const [folder, url] = [TOOLS_DIR?.trim(), AMOCRM_SERVER_URL?.trim()];
        if (!folder && !url) return readCatalogue(readJson);
        return findList({ folder: url ? undefined : folder, version, account: name, load }).catch((error) => {
          // What is wrong with the configuration is told with every call.
          if ((error as { code?: unknown }).code === 'CONFIGURATION_INVALID') return readCatalogue(readJson);
          throw error;
        });
      },
      version,
      facts: () => nowIn(memory.recallLocality(key)),
      loadToolbox: async () => {
        opening = import('./toolbox.ts').then(({ openToolbox }) => openToolbox(version, name));
        return (await opening).toolbox;
      },
      onError: async (error) => {
        const { describeFailure } = await import('./failure.ts');
        terminal.complain(describeFailure(error));
      },
    });
    onStop(() => void server.close());
    await server.closed;
    // The client may have gone while something was being opened, and what hangs there must not keep this process.
    endWithin(CLOSING_MS);
    const opened = await opening?.catch(() => undefined);
    const facts = opened?.toolbox.facts?.();
    if (facts) memory.rememberLocality(key, facts);
    await opened?.close();
    return 0;
  },
};

/** What is wrong with the environment is told with every call. */
function readSafely(read: () => Record<string, string | undefined>): Record<string, string | undefined> {
  try {
    return read();
  } catch {
    return {};
  }
}

/** The present time where the account is. */
function nowIn(locality: Locality | undefined): AccountFacts | undefined {
  if (!locality) return undefined;
  const { timezone: timeZone } = locality;
  // Swedes write dates as ISO 8601 does.
  const now = new Date().toLocaleString('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).replace(' ', 'T');
  return { ...locality, now };
}

function readCatalogue(readJson: (name: string) => Record<string, unknown>): Listing {
  const { tools, resources } = readJson('tools.json') as unknown as Catalogue;
  return { tools: tools.map(({ toolset: _, ...tool }) => tool as Listing['tools'][number]), resources };
}

/** What is remembered of a folder is the same as before: then nothing else needs to be loaded. */
async function findList({ folder, ...about }: About): Promise<Listing> {
  if (folder) {
    const { keyOfFolder, recall } = await import('./remembered.ts');
    const key = keyOfFolder(folder, about.version);
    const known = key === undefined ? undefined : recall(key);
    if (known) return known;
  }
  const { findFirstList } = await import('./first-list.ts');
  const listDocuments = async () => (await import('./toolbox.ts')).listDocuments();
  return findFirstList({ ...about, listDocuments });
}

interface About {
  /** TOOLS_DIR, where the tools are its own ones and the package's. */
  folder: string | undefined;
  version: string;
  account: string | undefined;
  load: () => Promise<Toolbox>;
}
