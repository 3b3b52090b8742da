import { AmocrmGraphqlError, ConfigurationError, describeIssue } from '../errors/index.ts';
import { redact } from '../telemetry/redact.ts';

/** An error as one short block: what, and what to do. A bug also shows where it is. */
export function describeFailure(error: unknown): string {
  if (error instanceof ConfigurationError) {
    return redact(
      `The configuration is wrong:\n${error.issues.map((issue) => `  ${describeIssue(issue)}`).join('\n')}\n`,
    );
  }
  if (error instanceof AmocrmGraphqlError) {
    return redact(`${error.code}: ${error.message}\n${error.remedy ? `${error.remedy}\n` : ''}`);
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return redact(`Unexpected error, a bug of this program:\n${text}\n`);
}
