import type { Config } from '../config/index.ts';
import type { Listing } from '../mcp/lazy.ts';
import type { Toolbox } from '../mcp/toolbox.ts';
import type { Catalogue } from '../operations/catalogue.ts';
import type { Operation } from '../operations/operation.ts';
import type { Logger } from '../telemetry/logger.ts';
import { cacheList, folderKey } from './cache.ts';
import { openConfig, pickAccount } from './open.ts';

/** The open toolbox of `mcp`. */
export interface OpenToolbox {
  toolbox: Toolbox;
  log: Logger;
  close(): Promise<void>;
}

let reading: Promise<readonly Operation[]> | undefined;

/** Loaded once, for the list and for the calls. */
function loadOperations({ config, log }: ReturnType<typeof openConfig>): Promise<readonly Operation[]> {
  reading ??= import('../runtime.ts').then(({ openOperations }) => openOperations(config, log));
  return reading;
}

/** Loads the catalogue of the documents of this package and of TOOLS_DIR. Opens no account and counts no tokens. */
export async function loadDocuments(): Promise<Pick<Catalogue, 'tools' | 'resources'>> {
  const operations = await loadOperations(openConfig());
  const [{ renderCatalogue }, { builtInTools }] = await Promise.all([
    import('../operations/catalogue.ts'),
    import('../mcp/tool.ts'),
  ]);
  return renderCatalogue(operations, () => 0, builtInTools);
}

/** The same in the form that clients are shown. */
export async function listDocuments(): Promise<Listing> {
  const { tools, resources } = await loadDocuments();
  return { tools: tools as unknown as Listing['tools'], resources };
}

/**
 * Opens the toolbox: of another server if AMOCRM_SERVER_URL is set, otherwise of this process.
 *
 * @param name of the account; required if there are several
 */
export async function openToolbox(version: string, name: string | undefined): Promise<OpenToolbox> {
  const opened = openConfig();
  const { config, log } = opened;
  if (config.server) {
    const { createProxyToolbox } = await import('../mcp/proxy.ts');
    const through = config.proxy && (await openProxyFetch(config.proxy));
    const toolbox = await createProxyToolbox({
      url: config.server.url,
      token: config.server.token?.reveal(),
      account: name,
      toolsets: config.server.toolsets,
      version,
      ...(through && { fetch: through }),
    });
    return { toolbox, log, close: toolbox.close };
  }
  const account = pickAccount(config, name);
  const { openRuntime } = await import('../runtime.ts');
  const runtime = await openRuntime(config, account, await loadOperations(opened), log);
  if (runtime.isSandbox) {
    log.warn(
      'No account is configured: the tools use the embedded sandbox with demo data. Set AMOCRM_SUBDOMAIN and AMOCRM_ACCESS_TOKEN.',
    );
  }
  if (config.toolsDir !== undefined) {
    const key = folderKey(config.toolsDir, version);
    // The cached list may be of another build of the same version.
    if (key !== undefined) cacheList(key, runtime.toolbox);
  }
  return { toolbox: runtime.toolbox, log, close: runtime.close };
}

/** Loaded only if there is a proxy, because forwarding needs nothing else of the client. */
async function openProxyFetch(proxy: NonNullable<Config['proxy']>): Promise<typeof fetch | undefined> {
  const [{ createProxyFetch }, { revealProxy }] = await Promise.all([
    import('../amocrm/index.ts'),
    import('../connect.ts'),
  ]);
  return createProxyFetch(revealProxy(proxy));
}
