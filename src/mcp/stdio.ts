/**
 * MCP over standard input and output. Answers the handshake and `tools/list` from the committed catalogue, before anything
 * that runs tools is loaded: a client waits for these at its own start. Standard output belongs to the protocol alone.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Server } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import type { CatalogueResource, CatalogueTool } from '../operations/catalogue.ts';
import type { OperationError } from '../operations/error.ts';
import { failWith } from './error.ts';
import { createMcpServer, failThrown } from './server.ts';
import type { Toolbox, ToolDefinition } from './toolbox.ts';

/** What the stdio server needs. */
export interface McpStdioOptions {
  /** The tools of the committed catalogue (`tools.json`), listed until the toolbox is there. */
  tools: readonly CatalogueTool[];
  /** The resources of the same catalogue. */
  resources: readonly CatalogueResource[];
  /** Loads what runs the tools: after the first list, or with the first call. After a failure the next call tries again. */
  loadToolbox: () => Promise<Toolbox>;
  /** Of this package. */
  version: string;
  /** Told of every error that the caller only sees masked, and of a toolbox that could not be loaded. */
  onError: (error: unknown) => void;
  /** Other streams than the process's own. */
  transport?: StdioServerTransport;
}

/** A running stdio server. */
export interface McpStdio {
  /** Resolves when the client has gone: its end of standard input is closed. */
  closed: Promise<void>;
  /**
   * Lets the calls under way finish and refuses new ones, then ends.
   *
   * @param graceMs how long they get, in milliseconds; 25 seconds by default, as the HTTP server gives
   */
  close(graceMs?: number): Promise<void>;
}

/** Serves until the client goes. */
export function serveMcpStdio(options: McpStdioOptions): McpStdio {
  const { version, onError, transport = new StdioServerTransport() } = options;
  let server: Server | undefined;
  const toolbox = createLazyToolbox(options, () => {
    // The client may have gone while the tools were loading.
    if (server?.transport) server.sendToolListChanged().catch(onError);
  });
  const onListed = () => {
    // Not before the list is written: loading holds the process up.
    setImmediate(() => toolbox.load().catch(onError));
  };
  const handle = serveStdio(
    () => {
      server = createMcpServer(toolbox, { access: 'read-write', version, onListed, onError });
      return server;
    },
    { transport, onerror: onError },
  );
  const closed = new Promise<void>((resolve) => {
    const onClose = transport.onclose;
    transport.onclose = () => {
      onClose?.();
      resolve();
    };
  });
  return {
    closed,
    async close(graceMs = 25_000) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, graceMs);
      });
      // Who goes away by itself waits for nothing either.
      await Promise.race([toolbox.finish(), late, closed]);
      clearTimeout(timer);
      await handle.close();
    },
  };
}

/** A toolbox that is loaded when it is needed, and can be stopped. */
interface LazyToolbox extends Toolbox {
  load(): Promise<Toolbox>;
  /** Refuses calls from now on; resolves when those under way have ended. */
  finish(): Promise<void>;
}

const stopping: OperationError = {
  code: 'SHUTTING_DOWN',
  message: 'This server is stopping.',
  remedy: 'Send it again.',
  retryable: true,
};

/** @param onChange called when the loaded tools turn out to be others than the catalogue's */
function createLazyToolbox(options: McpStdioOptions, onChange: () => void): LazyToolbox {
  const listed = options.tools.map(({ toolset: _, ...tool }) => tool as ToolDefinition);
  let loaded: Toolbox | undefined;
  let loading: Promise<Toolbox> | undefined;
  let isStopping = false;
  const running = new Set<Promise<unknown>>();
  const load = () => {
    loading ??= options.loadToolbox().then(
      (toolbox) => {
        loaded = toolbox;
        if (!isDeepStrictEqual(toolbox.tools, listed)) onChange();
        return toolbox;
      },
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  const run: Toolbox['call'] = async (name, args, callOptions) => {
    let toolbox: Toolbox;
    try {
      toolbox = await load();
    } catch (error) {
      return failThrown(error, options.onError);
    }
    return toolbox.call(name, args, callOptions);
  };
  return {
    get tools() {
      return loaded?.tools ?? listed;
    },
    get resources() {
      return loaded?.resources ?? options.resources;
    },
    facts: () => loaded?.facts?.(),
    load,
    async read(uri, callOptions) {
      return (await load()).read(uri, callOptions);
    },
    async call(name, args, callOptions) {
      if (isStopping) return failWith(stopping);
      const call = run(name, args, callOptions);
      running.add(call);
      return call.finally(() => running.delete(call));
    },
    async finish() {
      isStopping = true;
      await Promise.allSettled(running);
      // Their answers are written next.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
