/**
 * MCP over standard input and output. Answers the handshake and `tools/list` before anything that runs tools is loaded: a
 * client waits for these at its own start. Standard output belongs to the protocol alone.
 */
import type { Server } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { within } from '../wait.ts';
import { createLazyToolbox, type LazyToolboxOptions } from './lazy.ts';
import { LineTransport } from './line-transport.ts';
import { createMcpServer } from './server.ts';

/** What the stdio server needs. */
export interface McpStdioOptions extends LazyToolboxOptions {
  /** Of this package. */
  version: string;
  /** Other streams than the process's own. */
  transport?: LineTransport;
}

/** A running stdio server. */
export interface McpStdio {
  /** Resolves when the client has gone: its end of standard input is closed, and what it still waited for is answered. */
  closed: Promise<void>;
  /**
   * Lets the calls under way finish and refuses new ones, then ends.
   *
   * @param graceMs how long they get, in milliseconds; 25 seconds by default, as the HTTP server gives
   */
  close(graceMs?: number): Promise<void>;
}

/** How many complaints about a client are reported: it could fill the log. */
const MAX_COMPLAINTS = 50;

/** Serves until the client goes. */
export function serveMcpStdio(options: McpStdioOptions): McpStdio {
  const { version, onError, transport = new LineTransport() } = options;
  let server: Server | undefined;
  let hasClosed = false;
  const toolbox = createLazyToolbox(options, () => {
    // The client may have gone while the tools were loading.
    if (server?.transport) server.sendToolListChanged().catch(onError);
  });
  const beforeList = async () => {
    await toolbox.demandList();
    // Not before the list is written: loading holds the process up. A client that has gone needs nothing.
    setImmediate(() => {
      if (!hasClosed) toolbox.load().catch(onError);
    });
  };
  const make = () => {
    const { trouble } = toolbox;
    server = createMcpServer(toolbox, {
      access: 'read-write',
      version,
      beforeList,
      onError,
      ...(trouble !== undefined && { notice: trouble }),
    });
    return server;
  };
  let complaints = 0;
  const handle = serveStdio(
    () => {
      // The instructions name tools, so they wait for the list as well.
      const preparing = toolbox.prepare();
      return preparing ? preparing.then(make) : make();
    },
    {
      transport,
      onerror: (error) => {
        complaints += 1;
        if (complaints <= MAX_COMPLAINTS) onError(error);
      },
    },
  );
  const closed = new Promise<void>((resolve) => {
    const onClose = transport.onclose;
    transport.onclose = () => {
      hasClosed = true;
      onClose?.();
      resolve();
    };
  });
  return {
    closed,
    async close(graceMs = 25_000) {
      // A client that goes away by itself waits for nothing either.
      await within(Promise.race([toolbox.finish(), closed]), graceMs, () => {});
      await handle.close();
    },
  };
}
