import type { Connection } from '../amocrm/index.ts';
import type { Config } from '../config/index.ts';

/** A connection to the configured account, or to a sandbox of its own, without everything that a server needs. */
export async function openConnection(config: Config): Promise<{ connection: Connection; close(): Promise<void> }> {
  const [{ connect }, { createMemoryState }] = await Promise.all([
    import('../amocrm/index.ts'),
    import('../state/memory.ts'),
  ]);
  const { target, verifyTls, rateLimit } = config;
  const common = { verifyTls, rateLimit, state: createMemoryState() };
  if (target.kind === 'account') {
    const connection = connect({ ...common, baseUrl: target.baseUrl, accessToken: target.accessToken.reveal() });
    return { connection, close: () => connection.close() };
  }
  const { startSandbox } = await import('../sandbox/index.ts');
  const sandbox = await startSandbox();
  const connection = connect({ ...common, baseUrl: sandbox.url, accessToken: sandbox.token });
  return {
    connection,
    close: async () => {
      await connection.close();
      await sandbox.close();
    },
  };
}
