/**
 * The log: structured lines on standard error, never on standard output (which is the MCP wire), with no secret in any
 * of them. Made by the command line, handed down to whoever has something to tell.
 */
import { destination, type Logger, pino } from 'pino';
import { redact } from './redact.ts';
import { currentTrace } from './span.ts';

export type { Logger } from 'pino';

/** @param secrets texts that must not appear in any line */
export function createLogger({ level, secrets }: { level: string; secrets: readonly string[] }): Logger {
  const sink = destination({ fd: 2, sync: true });
  return pino(
    // A line that is written while a request is traced can be found from its trace.
    { level, base: null, mixin: () => currentTrace() ?? {}, timestamp: () => `,"time":"${new Date().toISOString()}"` },
    // The whole line is cleaned, so that a secret is found wherever it hides: in a message, an error or a stack.
    { write: (line: string) => sink.write(redact(line, secrets)) },
  );
}
