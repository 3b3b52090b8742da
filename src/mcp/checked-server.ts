import { ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server';

type Handler = Parameters<Server['_wrapHandler']>[1];

/** How many of the things that are wrong with a request are told. */
const MAX_ISSUES = 5;

/**
 * The SDK's server, which tells parameters of the wrong shape as what they are: a fault of the request, in words. The
 * SDK itself answers most of them with the code of an internal error, and with a dump of its validator.
 */
export class CheckedServer extends Server {
  protected override _wrapHandler(method: string, handler: Handler): Handler {
    const wrapped = super._wrapHandler(method, handler);
    const prefix = `Invalid ${method} request: `;
    return async (request, context) => {
      try {
        return await wrapped(request, context);
      } catch (error) {
        const { message } = error as Error;
        const issues = readIssues(message.startsWith(prefix) ? message.slice(prefix.length) : message);
        throw issues === undefined ? error : new ProtocolError(ProtocolErrorCode.InvalidParams, prefix + issues);
      }
    };
  }
}

/** What the SDK's validator says of a request: a JSON list. Nothing where the text is another one. */
function readIssues(text: string): string | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const issues = JSON.parse(text) as { path?: unknown; message?: unknown }[];
    if (!issues.every(({ path, message }) => Array.isArray(path) && typeof message === 'string')) return undefined;
    return issues
      .slice(0, MAX_ISSUES)
      .map(({ path, message }) => `${(path as unknown[]).join('.')}: ${message}`)
      .join('; ');
  } catch {
    return undefined;
  }
}
