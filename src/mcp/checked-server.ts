import { ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server';

type Handler = Parameters<Server['_wrapHandler']>[1];

/** How many faults of a request are listed. */
const maxIssues = 5;

/**
 * The SDK's server with better answers to parameters of the wrong shape: the code says that the request is at fault, and the
 * message lists the faults. The SDK answers most of them with the code of an internal error and a dump of its validator.
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
        const issues = parseIssues(message.startsWith(prefix) ? message.slice(prefix.length) : message);
        throw issues === undefined ? error : new ProtocolError(ProtocolErrorCode.InvalidParams, prefix + issues);
      }
    };
  }
}

/** The issues that the SDK's validator writes as a JSON list. `undefined` for any other text. */
function parseIssues(text: string): string | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const issues = JSON.parse(text) as { path?: unknown; message?: unknown }[];
    if (!issues.every(({ path, message }) => Array.isArray(path) && typeof message === 'string')) return undefined;
    return issues
      .slice(0, maxIssues)
      .map(({ path, message }) => `${(path as unknown[]).join('.')}: ${message}`)
      .join('; ');
  } catch {
    return undefined;
  }
}
