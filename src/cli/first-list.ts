/**
 * The first list of tools of `mcp`, where it is not the committed catalogue: with tools of the user's own, or those of
 * another server. Many clients ask once, so it has to be right.
 */
import { loadConfig, loadEnvironment } from '../config/index.ts';
import type { Listing } from '../mcp/lazy.ts';
import { ServerRefusalError, ServerUnreachableError } from '../mcp/proxy.ts';
import type { Toolbox } from '../mcp/toolbox.ts';
import { within } from '../wait.ts';
import { keyOfFolder, keyOfServer, recall, remember } from './remembered.ts';

/** How long a client is made to wait for another server, in milliseconds: clients give up after half a minute. */
const PATIENCE_MS = 8_000;

/** What it is found out from. */
export interface FirstListOptions {
  /** Of this package. */
  version: string;
  /** The account that was named. */
  account: string | undefined;
  /** Loads what runs the tools. */
  load: () => Promise<Toolbox>;
  /** Reads the documents of the package and of TOOLS_DIR, and no more than these. */
  listDocuments: () => Promise<Listing>;
}

/**
 * Finds it out.
 *
 * @throws ServerUnreachableError when the other server does not answer, and has never answered this caller
 */
export async function findFirstList(options: FirstListOptions): Promise<Listing> {
  const { version, account, load, listDocuments } = options;
  const { server, toolsDir } = loadConfig(loadEnvironment());
  if (server) return listServer(keyOfServer(server.url, server.token?.reveal(), account), server.url, load);
  const found = await listDocuments();
  const key = toolsDir === undefined ? undefined : keyOfFolder(toolsDir, version);
  if (key !== undefined) remember(key, found);
  return found;
}

/**
 * The server is always asked, because what its token may do can change; what it said last serves while it is down.
 */
async function listServer(key: string, url: string, load: () => Promise<Toolbox>): Promise<Listing> {
  try {
    const { tools, resources } = await patiently(load(), url);
    remember(key, { tools, resources });
    return { tools, resources };
  } catch (error) {
    const known = isOfTheMoment(error) ? recall(key) : undefined;
    if (!known) throw error;
    return known;
  }
}

/** Whether the server may say something else in a moment: it is down or busy. */
function isOfTheMoment(error: unknown): boolean {
  if (error instanceof ServerUnreachableError) return !error.isRefusal;
  return error instanceof ServerRefusalError && error.retryable;
}

function patiently(loading: Promise<Toolbox>, url: string): Promise<Toolbox> {
  return within(loading, PATIENCE_MS, () => {
    const message = `The server at ${url} (AMOCRM_SERVER_URL) has not answered within ${PATIENCE_MS / 1_000} s`;
    const remedy = 'Look whether it is well, or correct or remove AMOCRM_SERVER_URL.';
    throw new ServerUnreachableError(message, { remedy });
  });
}
