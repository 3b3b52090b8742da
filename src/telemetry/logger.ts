/**
 * The log: structured lines on standard error, never on standard output (which is the MCP wire), with no secret in any
 * of them. Made by the command line, handed down to whoever has something to tell.
 */
import { destination, type Logger, pino, stdSerializers } from 'pino';
import { redact } from './redact.ts';
import { currentRequest } from './request.ts';
import { currentTrace } from './span.ts';

export type { Logger } from 'pino';

/** The most characters of an error's text: it may quote what a stranger has sent. */
const longestText = 2_000;

/** @param secrets texts that must not appear in any line */
export function createLogger({ level, secrets }: { level: string; secrets: readonly string[] }): Logger {
  const sink = destination({ fd: 2, sync: true });
  return pino(
    // A line that is written while a request is traced can be found from its trace.
    {
      level,
      base: null,
      mixin: () => ({ ...currentRequest(), ...currentTrace() }),
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      serializers: { err: describeError },
    },
    // The whole line is cleaned, so that a secret is found wherever it hides: in a message, an error or a stack.
    { write: (line: string) => sink.write(redact(line, secrets)) },
  );
}

function describeError(error: Error): Record<string, unknown> {
  const { message, stack, ...rest } = stdSerializers.err(error);
  return { ...rest, message: cut(message), stack: cut(stack) };
}

function cut(text: unknown): string {
  const whole = String(text ?? '');
  return whole.length > longestText ? `${whole.slice(0, longestText)}… (${whole.length} characters)` : whole;
}
