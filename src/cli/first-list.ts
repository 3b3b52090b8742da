/**
 * The first list of tools of `mcp` if it differs from the committed catalogue: it has tools of TOOLS_DIR or those of another
 * server. Many clients ask for the list once, so it must be right.
 */
import { loadConfig, loadEnvironment } from '../config/index.ts';
import type { Listing } from '../mcp/lazy.ts';
import { ServerRefusalError, ServerUnreachableError } from '../mcp/proxy.ts';
import type { Toolbox } from '../mcp/toolbox.ts';
import { within } from '../wait.ts';
import { cacheList, findCachedList, folderKey, serverKey } from './cache.ts';

/** How long to wait for another server, in milliseconds: clients give up after half a minute. */
const serverTimeoutMs = 8_000;

/** The options of `findFirstList`. */
export interface FirstListOptions {
  /** Of this package. */
  version: string;
  /** The name of the account, if one was given. */
  account: string | undefined;
  /** Loads the tools. */
  load: () => Promise<Toolbox>;
  /** Loads only the documents of the package and of TOOLS_DIR. */
  listDocuments: () => Promise<Listing>;
}

/**
 * Finds the first list.
 *
 * @throws ServerUnreachableError if the other server does not answer and its list is not cached
 */
export async function findFirstList(options: FirstListOptions): Promise<Listing> {
  const { version, account, load, listDocuments } = options;
  const { server, toolsDir } = loadConfig(loadEnvironment());
  if (server) return listServer(serverKey(server, account), server.url, load);
  const found = await listDocuments();
  const key = toolsDir === undefined ? undefined : folderKey(toolsDir, version);
  if (key !== undefined) cacheList(key, found);
  return found;
}

/**
 * Asks the server each time, because the rights of the token may change. The cached list is used only while the server is down.
 */
async function listServer(key: string, url: string, load: () => Promise<Toolbox>): Promise<Listing> {
  try {
    const { tools, resources } = await waitForServer(load(), url);
    cacheList(key, { tools, resources });
    return { tools, resources };
  } catch (error) {
    const known = isTemporary(error) ? findCachedList(key) : undefined;
    if (!known) throw error;
    return known;
  }
}

/** Whether the server is down or busy, so that it may answer later. */
function isTemporary(error: unknown): boolean {
  if (error instanceof ServerUnreachableError) return !error.isRefusal;
  return error instanceof ServerRefusalError && error.retryable;
}

function waitForServer(loading: Promise<Toolbox>, url: string): Promise<Toolbox> {
  return within(loading, serverTimeoutMs, () => {
    const message = `The server at ${url} (AMOCRM_SERVER_URL) has not answered within ${serverTimeoutMs / 1_000} s`;
    throw new ServerUnreachableError(message, { remedy: 'Check the server, or correct or remove AMOCRM_SERVER_URL.' });
  });
}
