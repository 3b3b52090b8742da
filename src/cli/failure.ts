import { loadConfig, loadEnvironment } from '../config/index.ts';
import { AmocrmGraphqlError, ConfigurationError, describeIssue } from '../errors/index.ts';
import { redact } from '../telemetry/redact.ts';

/** Formats an error: the message and the remedy, and the stack of a bug. Secrets are redacted. */
export function describeFailure(error: unknown): string {
  return redact(describe(error), listSecrets());
}

function describe(error: unknown): string {
  if (error instanceof ConfigurationError) {
    return `The configuration is wrong:\n${error.issues.map((issue) => `  ${describeIssue(issue)}`).join('\n')}\n`;
  }
  if (error instanceof AmocrmGraphqlError) {
    return `${error.code}: ${error.message}\n${error.remedy ? `${error.remedy}\n` : ''}`;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Unexpected error, a bug of this program:\n${text}\n`;
}

/** Loads the configuration again: the failure may have happened before it was loaded. */
function listSecrets(): string[] {
  try {
    return loadConfig(loadEnvironment()).secrets.map((secret) => secret.reveal());
  } catch {
    return [];
  }
}
