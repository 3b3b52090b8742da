import { type Config, loadConfig, readEnvironment } from '../config/index.ts';
import { createLogger, type Logger } from '../telemetry/logger.ts';

/** The configuration of this process and a log that knows its secrets. @throws {ConfigurationError} */
export function openConfig(overrides: Record<string, string | undefined> = {}): { config: Config; log: Logger } {
  const config = loadConfig({ ...readEnvironment(), ...overrides });
  const log = createLogger({ level: config.logLevel, secrets: listSecrets(config) });
  for (const warning of config.warnings) log.warn(warning);
  return { config, log };
}

function listSecrets({ target, apiTokens, server, webhook, redisUrl }: Config): string[] {
  return [
    ...(target.kind === 'account' ? [target.accessToken.reveal()] : []),
    ...(target.kind === 'oauth' ? [target.clientSecret, ...target.tokenKeys].map((secret) => secret.reveal()) : []),
    ...apiTokens.map(({ token }) => token.reveal()),
    ...(redisUrl ? [redisUrl.reveal()] : []),
    ...(webhook.secret ? [webhook.secret.reveal()] : []),
    ...(server?.token ? [server.token.reveal()] : []),
  ];
}

/** Resolves when the process is told to stop. */
export function waitForStop(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
