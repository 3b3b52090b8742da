import type { Config } from '../config/index.ts';
import type { Toolbox } from '../mcp/toolbox.ts';
import { openConfig, pickAccount } from './open.ts';

/**
 * What runs the tools of `mcp`: another server where AMOCRM_SERVER_URL names one, otherwise this process.
 *
 * @param name of the account, where there are several
 */
export async function openToolbox(
  version: string,
  name: string | undefined,
): Promise<{ toolbox: Toolbox; close(): Promise<void> }> {
  const { config, log } = openConfig();
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
    return { toolbox, close: async () => {} };
  }
  const account = pickAccount(config, name);
  const { openOperations, openRuntime } = await import('../runtime.ts');
  const runtime = await openRuntime(config, account, await openOperations(config, log), log);
  if (runtime.isSandbox) {
    log.warn(
      'No account is configured: the tools work on the embedded sandbox with made-up data. Set AMOCRM_SUBDOMAIN and AMOCRM_ACCESS_TOKEN.',
    );
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
