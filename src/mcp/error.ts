/**
 * Formats errors for a model: one line each, with a remedy.
 */
import type { CallToolResult } from '@modelcontextprotocol/server';
import { quote } from '../errors/quote.ts';
import type { OperationError } from '../operations/error.ts';
import { keepOnLine } from './untrusted.ts';

/** The structured content has all details. The text has this many characters of them. */
const maxDetails = 4_000;

/** `CODE at path: message. Fix: remedy (retry after N s)`, followed by a line for each bad argument. */
export function formatError(error: OperationError): string {
  const { code, message, path, count, remedy, retryable, retry_after_ms: wait, issues, details } = error;
  const place = path === undefined ? '' : ` at ${path}`;
  const times = count === undefined ? '' : ` (${count} times)`;
  const told = keepOnLine(message);
  const sentence = /[.!?]$/.test(told) ? told : `${told}.`;
  const retry =
    wait !== undefined ? ` (retry after ${Math.ceil(wait / 1000)} s)` : retryable ? ' (a retry may help)' : '';
  const line = `${code}${place}${times}: ${sentence}${remedy === undefined ? '' : ` Fix: ${keepOnLine(remedy)}`}${retry}`;
  const rest = details === undefined ? [] : [`  details: ${keepOnLine(quote(JSON.stringify(details), maxDetails))}`];
  const bad = (issues ?? []).map((issue) =>
    keepOnLine(issue.path === '' ? `- ${issue.message}` : `- ${issue.path}: ${issue.message}`),
  );
  return [line, ...bad, ...rest].join('\n');
}

/** A tool result that is only an error. */
export function toErrorResult(error: OperationError): CallToolResult {
  return {
    content: [{ type: 'text', text: formatError(error) }],
    structuredContent: { errors: [error] },
    isError: true,
  };
}
