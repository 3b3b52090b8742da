import type { Config } from '../config/index.ts';
import type { Listing } from '../mcp/lazy.ts';
import type { Toolbox } from '../mcp/toolbox.ts';
import type { Catalogue } from '../operations/catalogue.ts';
import type { Operation } from '../operations/operation.ts';
import { openConfig, pickAccount } from './open.ts';
import { keyOfFolder, remember } from './remembered.ts';

/** What runs the tools of `mcp`, once it is open. */
export interface OpenToolbox {
  toolbox: Toolbox;
  close(): Promise<void>;
}

let reading: Promise<readonly Operation[]> | undefined;

/** Read once: for the list, and for what runs them. */
function readOperations({ config, log }: ReturnType<typeof openConfig>): Promise<readonly Operation[]> {
  reading ??= import('../runtime.ts').then(({ openOperations }) => openOperations(config, log));
  return reading;
}

/** The catalogue of the documents of this package and of TOOLS_DIR. No account is opened for it, and no tokens are counted. */
export async function readDocuments(): Promise<Pick<Catalogue, 'tools' | 'resources'>> {
  const operations = await readOperations(openConfig());
  const { renderCatalogue } = await import('../operations/catalogue.ts');
  return renderCatalogue([...operations], () => 0);
}

/** The same as clients are shown it. */
export async function listDocuments(): Promise<Listing> {
  const { tools, resources } = await readDocuments();
  return { tools: tools.map(({ toolset: _, ...tool }) => tool as Listing['tools'][number]), resources };
}

/**
 * Opens what runs the tools: another server where AMOCRM_SERVER_URL names one, otherwise this process.
 *
 * @param name of the account, where there are several
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
      version,
      ...(through && { fetch: through }),
    });
    return { toolbox, close: toolbox.close };
  }
  const account = pickAccount(config, name);
  const { openRuntime } = await import('../runtime.ts');
  const runtime = await openRuntime(config, account, await readOperations(opened), log);
  if (runtime.isSandbox) {
    log.warn(
      'No account is configured: the tools work on the embedded sandbox with made-up data. Set AMOCRM_SUBDOMAIN and AMOCRM_ACCESS_TOKEN.',
    );
  }
  if (config.toolsDir !== undefined) {
    const key = keyOfFolder(config.toolsDir, version);
    // What was remembered may be of another build of the same version.
    if (key !== undefined) remember(key, runtime.toolbox);
  }
  return { toolbox: runtime.toolbox, close: runtime.close };
}

/** Loaded only where there is a proxy: forwarding needs nothing else of what it brings. */
async function openProxyFetch(proxy: NonNullable<Config['proxy']>): Promise<typeof fetch | undefined> {
  const [{ createProxyFetch }, { revealProxy }] = await Promise.all([
    import('../amocrm/index.ts'),
    import('../connect.ts'),
  ]);
  return createProxyFetch(revealProxy(proxy));
}
