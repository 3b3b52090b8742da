import { onTestFinished } from 'vitest';
import { type App, startApp } from '../src/app.ts';
import { loadConfig } from '../src/config/index.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../src/sandbox/index.ts';
import { createLogger, type Logger } from '../src/telemetry/logger.ts';

/** The whole server over a sandbox of its own, as `npm start` runs it. */
export async function startServer(
  environment: Record<string, string> = {},
  options: SandboxOptions = {},
  log?: Logger,
): Promise<{ app: App; sandbox: Sandbox }> {
  const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false, ...options });
  const config = loadConfig({
    PORT: '0',
    AMOCRM_BASE_URL: sandbox.url,
    AMOCRM_ACCESS_TOKEN: sandbox.token,
    AMOCRM_RATE_LIMIT: '50',
    LOG_LEVEL: 'silent',
    ...environment,
  });
  const app = await startApp(config, log ?? createLogger({ level: config.logLevel, secrets: [] }));
  return { app, sandbox };
}

/** The same; both end with the test. */
export async function serve(...options: Parameters<typeof startServer>): Promise<{ app: App; sandbox: Sandbox }> {
  const { app, sandbox } = await startServer(...options);
  onTestFinished(async () => {
    await app.close();
    await sandbox.close();
  });
  return { app, sandbox };
}
