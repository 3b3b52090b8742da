import type { Toolbox } from '../mcp/toolbox.ts';
import { openConfig } from './open.ts';

/** What runs the tools of `mcp`: another server where AMOCRM_SERVER_URL names one, otherwise this process. */
export async function openToolbox(version: string): Promise<{ toolbox: Toolbox; close(): Promise<void> }> {
  const { config, log } = openConfig();
  if (config.server) {
    const { createProxyToolbox } = await import('../mcp/proxy.ts');
    const toolbox = await createProxyToolbox({
      url: config.server.url,
      token: config.server.token?.reveal(),
      version,
    });
    return { toolbox, close: async () => {} };
  }
  const { openRuntime } = await import('../app.ts');
  const runtime = await openRuntime(config, log);
  if (runtime.isSandbox) {
    log.warn(
      'No account is configured: the tools work on the embedded sandbox with made-up data. Set AMOCRM_SUBDOMAIN and AMOCRM_ACCESS_TOKEN.',
    );
  }
  return runtime;
}
