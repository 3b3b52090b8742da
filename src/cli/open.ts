import { type AccountConfig, type Config, loadConfig, loadEnvironment } from '../config/index.ts';
import { ConfigurationError } from '../errors/index.ts';
import { createLogger, type Logger } from '../telemetry/logger.ts';

/** Loads the configuration of this process and creates a log that redacts its secrets. @throws {ConfigurationError} */
export function openConfig(overrides: Record<string, string | undefined> = {}): { config: Config; log: Logger } {
  const config = loadConfig({ ...loadEnvironment(), ...overrides });
  const log = createLogger({ level: config.logLevel, secrets: config.secrets.map((secret) => secret.reveal()) });
  for (const warning of config.warnings) log.warn(warning);
  return { config, log };
}

/**
 * Finds the account that a command is for.
 *
 * @param name the value of `--account`; required if there are several accounts
 */
export function pickAccount({ accounts }: Config, name: string | boolean | undefined): AccountConfig {
  const [first, second] = accounts;
  const names = accounts.map((account) => account.name).join(', ');
  const found = typeof name === 'string' ? accounts.find((account) => account.name === name) : first;
  if (found && (typeof name === 'string' || !second)) return found;
  const message = found
    ? `is required; the accounts are ${names}`
    : `there is no account ${name}; the accounts are ${names}`;
  throw new ConfigurationError([{ path: ['--account'], message }]);
}
