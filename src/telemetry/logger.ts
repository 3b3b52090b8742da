/**
 * The log: structured lines on standard error, without secrets. Standard output belongs to MCP. The command line creates the log
 * and passes it down.
 */
import { destination, type Logger, pino, stdSerializers } from 'pino';
import { redact } from './redact.ts';
import { currentRequest } from './request.ts';
import { currentTrace } from './span.ts';

export type { Logger } from 'pino';

/** The maximum number of characters of an error's text, which may quote a caller's input. */
const maxTextLength = 2_000;

/** Creates the log. @param secrets texts that must not appear in any line */
export function createLogger({ level, secrets }: { level: string; secrets: readonly string[] }): Logger {
  const sink = destination({ fd: 2, sync: true });
  return pino(
    {
      level,
      base: null,
      // Each line has the ids of its request and its trace.
      mixin: () => ({ ...currentRequest(), ...currentTrace() }),
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      serializers: { err: describeError },
    },
    // The whole line is redacted: a secret may be in a message, an error or a stack.
    { write: (line: string) => sink.write(redact(line, secrets)) },
  );
}

function describeError(error: Error): Record<string, unknown> {
  const { message, stack, ...rest } = stdSerializers.err(error);
  return { ...rest, message: cut(message), stack: cut(stack) };
}

function cut(text: unknown): string {
  const whole = String(text ?? '');
  return whole.length > maxTextLength ? `${whole.slice(0, maxTextLength)}… (${whole.length} characters)` : whole;
}
