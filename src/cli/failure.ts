import { loadConfig, loadEnvironment } from '../config/index.ts';
import { AmocrmGraphqlError, ConfigurationError, describeIssue } from '../errors/index.ts';
import { redact } from '../telemetry/redact.ts';

/** An error as one short block: what, and what to do. A bug also shows where it is. No secret is in it. */
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

/** Read anew: whatever has failed may have failed before it was read. */
function listSecrets(): string[] {
  try {
    return loadConfig(loadEnvironment()).secrets.map((secret) => secret.reveal());
  } catch {
    return [];
  }
}
