import type { AccountFacts } from '../mcp/instruction.ts';
import type { Listing } from '../mcp/lazy.ts';
import type { Toolbox } from '../mcp/toolbox.ts';
import type { Catalogue } from '../operations/catalogue.ts';
import type { Locality } from './cache.ts';
import type { Command } from './command.ts';
import { accountOption } from './option.ts';
import { endWithin, onStop } from './stop.ts';
import type { OpenToolbox } from './toolbox.ts';

/** How long closing may take once the client has gone, in milliseconds. */
const closingMs = 1_000;

export const command: Command = {
  summary: 'Serves the tools over standard input and output, for Claude Desktop, Cursor and others.',
  help: `With AMOCRM_SERVER_URL, calls are forwarded to that running server, so that several assistants share its rate budget
and its cache. The environment variables are those of "serve".`,
  options: { ...accountOption },
  async run({ account }, terminal) {
    // Only light imports: a client waits for the list of tools at its own start.
    const [
      { serveMcpStdio },
      { readJson, readVersion, skillsFolder, viewsFolder },
      { loadEnvironment },
      toolset,
      cache,
    ] = await Promise.all([
      import('../mcp/stdio.ts'),
      import('../config/package.ts'),
      import('../config/environment.ts'),
      import('../toolset.ts'),
      import('./cache.ts'),
    ]);
    const version = readVersion();
    const name = typeof account === 'string' ? account : undefined;
    const environment = environmentOrEmpty(loadEnvironment);
    const key = cache.accountKey(environment, name);
    const { TOOLSETS = '', CONFIRM_WRITES, CHART_IMAGES = '', AMOCRM_SERVER_URL: serverUrl } = environment;
    let opening: Promise<OpenToolbox> | undefined;
    // The server at AMOCRM_SERVER_URL draws, or does not.
    const draws = !serverUrl?.trim() && ['on', 'true'].includes(CHART_IMAGES.trim());
    const warn = (message: string) => void opening?.then(({ log }) => log.warn(message));
    const charts = draws ? (await import('../mcp/chart.ts')).createCharts(warn) : undefined;
    const server = serveMcpStdio({
      list: (load) => {
        const { TOOLS_DIR, AMOCRM_SERVER_URL } = loadEnvironment();
        const [folder, url] = [TOOLS_DIR?.trim(), AMOCRM_SERVER_URL?.trim()];
        if (!folder && !url) return loadCatalogue(readJson);
        return findList({ folder: url ? undefined : folder, version, account: name, load }).catch((error) => {
          // Every call reports errors of the configuration.
          if ((error as { code?: unknown }).code === 'CONFIGURATION_INVALID') return loadCatalogue(readJson);
          throw error;
        });
      },
      version,
      skills: skillsFolder,
      views: viewsFolder,
      charts,
      // The server at AMOCRM_SERVER_URL has chosen already. Calls report names that are not valid.
      ...(!serverUrl?.trim() && { toolsets: toolset.chooseToolsets(toolset.splitToolsets(TOOLSETS)) }),
      ...(CONFIRM_WRITES?.trim() === 'all' && { confirmWrites: 'all' as const }),
      facts: () => nowIn(cache.findCachedLocality(key)),
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
    // The client may have gone while the toolbox was opened. An opening that hangs must not keep this process running.
    endWithin(closingMs);
    const opened = await opening?.catch(() => undefined);
    const facts = opened?.toolbox.facts?.();
    if (facts) cache.cacheLocality(key, facts);
    await opened?.close();
    return 0;
  },
};

/** The environment, or none if it cannot be read: every call reports errors of the configuration. */
function environmentOrEmpty(read: () => Record<string, string | undefined>): Record<string, string | undefined> {
  try {
    return read();
  } catch {
    return {};
  }
}

/** Adds the present time in the account's time zone. */
function nowIn(locality: Locality | undefined): AccountFacts | undefined {
  if (!locality) return undefined;
  const { timezone: timeZone } = locality;
  // Swedish dates have the format of ISO 8601.
  const now = new Date().toLocaleString('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).replace(' ', 'T');
  return { ...locality, now };
}

function loadCatalogue(readJson: (name: string) => Record<string, unknown>): Listing {
  const { tools, resources } = readJson('tools.json') as unknown as Catalogue;
  return { tools: tools as unknown as Listing['tools'], resources };
}

/** If the list of the folder is cached, nothing else is loaded. */
async function findList({ folder, ...about }: About): Promise<Listing> {
  if (folder) {
    const { folderKey, findCachedList } = await import('./cache.ts');
    const key = folderKey(folder, about.version);
    const known = key === undefined ? undefined : findCachedList(key);
    if (known) return known;
  }
  const { findFirstList } = await import('./first-list.ts');
  const listDocuments = async () => (await import('./toolbox.ts')).listDocuments();
  return findFirstList({ ...about, listDocuments });
}

interface About {
  /** TOOLS_DIR, unless another server runs the tools. */
  folder: string | undefined;
  version: string;
  account: string | undefined;
  load: () => Promise<Toolbox>;
}
