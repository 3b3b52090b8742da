/**
 * MCP over standard input and output. Answers the handshake and `tools/list` before the code that runs tools is loaded, because
 * a client waits for them at its own start. Only the protocol writes to standard output.
 */
import type { Server } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import type { ConfirmWrites } from '../resolvers/confirm-writes.ts';
import type { ToolsetChoice } from '../toolset.ts';
import { within } from '../wait.ts';
import type { Charts } from './chart.ts';
import { createLazyToolbox, type LazyToolboxOptions } from './lazy.ts';
import { LineTransport } from './line-transport.ts';
import { createMcpServer } from './server.ts';

/** The options of the stdio server. */
export interface McpStdioOptions extends LazyToolboxOptions {
  /** Of this package. */
  version: string;
  /** The folder of the procedures. */
  skills: string;
  /** The folder of the built pages that draw answers of tools. */
  views: string;
  /** Draws answers for clients that show no views; if omitted, nothing is drawn. */
  charts?: Charts | undefined;
  /** The toolsets whose tools are listed: the core if omitted. */
  toolsets?: ToolsetChoice | undefined;
  /** Which writes must be confirmed; `risky` if omitted. */
  confirmWrites?: ConfirmWrites | undefined;
  /** The transport. If omitted, it uses the streams of the process. */
  transport?: LineTransport;
}

/** A running stdio server. */
export interface McpStdio {
  /** Resolves when the client has gone: it has closed standard input, and its open requests are answered. */
  closed: Promise<void>;
  /**
   * Refuses new calls, lets the running ones finish, and ends.
   *
   * @param graceMs how long running calls may take, in milliseconds. 25 seconds if omitted, as for the HTTP server
   */
  close(graceMs?: number): Promise<void>;
}

/** How many errors of one client are reported: more would fill the log. */
const maxReportedErrors = 50;

/** Serves until the client goes. */
export function serveMcpStdio(options: McpStdioOptions): McpStdio {
  const { version, skills, views, charts, toolsets, confirmWrites, onError, transport = new LineTransport() } = options;
  let server: Server | undefined;
  let hasClosed = false;
  const toolbox = createLazyToolbox(options, () => {
    // The client may have gone while the tools were loaded.
    if (server?.transport) server.sendToolListChanged().catch(onError);
  });
  const beforeList = async () => {
    await toolbox.requireList();
    // After the list is written, because loading blocks the process. A client that has gone needs no tools.
    setImmediate(() => {
      if (!hasClosed) toolbox.load().catch(onError);
    });
  };
  const make = () => {
    const { trouble } = toolbox;
    server = createMcpServer(toolbox, {
      access: 'read-write',
      toolsets,
      confirmWrites,
      version,
      skills,
      views,
      charts,
      beforeList,
      onError,
      ...(trouble !== undefined && { notice: trouble }),
    });
    return server;
  };
  let reported = 0;
  const handle = serveStdio(
    () => {
      // The instructions name tools, so they need the list too.
      const preparing = toolbox.prepare();
      return preparing ? preparing.then(make) : make();
    },
    {
      transport,
      onerror: (error) => {
        reported += 1;
        if (reported <= maxReportedErrors) onError(error);
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
      // A client that goes away needs no answers either.
      await within(Promise.race([toolbox.finish(), closed]), graceMs, () => {});
      await handle.close();
    },
  };
}
