import { type AccountConfig, type Config, loadConfig, loadEnvironment } from '../config/index.ts';
import { ConfigurationError } from '../errors/index.ts';
import { createLogger, type Logger } from '../telemetry/logger.ts';

/** The configuration of this process and a log that knows its secrets. @throws {ConfigurationError} */
export function openConfig(overrides: Record<string, string | undefined> = {}): { config: Config; log: Logger } {
  const config = loadConfig({ ...loadEnvironment(), ...overrides });
  const log = createLogger({ level: config.logLevel, secrets: config.secrets.map((secret) => secret.reveal()) });
  for (const warning of config.warnings) log.warn(warning);
  return { config, log };
}

/**
 * The account that a command is about.
 *
 * @param name of `--account`; needed where there are several
 */
export function pickAccount({ accounts }: Config, name: string | boolean | undefined): AccountConfig {
  const [first, second] = accounts;
  const names = accounts.map((account) => account.name).join(', ');
  const found = typeof name === 'string' ? accounts.find((account) => account.name === name) : first;
  if (found && (typeof name === 'string' || !second)) return found;
  const message = found ? `is needed; there are ${names}` : `${name} is not there; there are ${names}`;
  throw new ConfigurationError([{ path: ['--account'], message }]);
}
