/**
 * A toolbox that is loaded when it is needed: what stands between a client that waits for the list of tools at its own
 * start, and a program that takes a while to load.
 */
import { isDeepStrictEqual } from 'node:util';
import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import type { CatalogueResource } from '../operations/catalogue.ts';
import { describeThrown, maskedError, type OperationError } from '../operations/error.ts';
import { failWith, writeError } from './error.ts';
import type { AccountFacts } from './instruction.ts';
import { failThrown } from './server.ts';
import type { Toolbox, ToolDefinition } from './toolbox.ts';

/** What a client is shown. */
export interface Listing {
  readonly tools: readonly ToolDefinition[];
  readonly resources: readonly CatalogueResource[];
}

/** Where the list and the tools come from. */
export interface LazyToolboxOptions {
  /**
   * What is listed before the tools are loaded: at once where it is known, otherwise once it has been found out. After
   * a failure it is asked again with the next list.
   *
   * @param load loads the tools, where nothing less will do
   */
  list: (load: () => Promise<Toolbox>) => Listing | Promise<Listing>;
  /** What is known of the account from an earlier start; it serves until the account itself has been read. */
  facts?: () => AccountFacts | undefined;
  /** Loads what runs the tools: after the first list, or with the first call. After a failure the next call tries again. */
  loadToolbox: () => Promise<Toolbox>;
  /** Told of every error that the caller only sees masked. */
  onError: (error: unknown) => void;
}

/** A toolbox that is loaded when it is needed, and can be stopped. */
export interface LazyToolbox extends Toolbox {
  /** Why nothing can be listed. */
  readonly trouble: string | undefined;
  /** Finds out what is to be listed, where that is not known. Never rejects. */
  prepare(): void | Promise<void>;
  /** @throws ProtocolError when it cannot be found out */
  demandList(): Promise<void>;
  /** Loads the tools. Rejects where that fails. */
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

/** @param onChange called when the loaded tools turn out to be others than the listed ones */
export function createLazyToolbox(options: LazyToolboxOptions, onChange: () => void): LazyToolbox {
  const { onError } = options;
  let listing: Listing | undefined;
  let preparing: Promise<void> | undefined;
  let trouble: string | undefined;
  let loaded: Toolbox | undefined;
  let loading: Promise<Toolbox> | undefined;
  let isStopping = false;
  const running = new Set<Promise<unknown>>();

  const load = () => {
    loading ??= options.loadToolbox().then(
      (toolbox) => {
        const shown = loaded ?? listing;
        loaded = toolbox;
        const wasShown = shown !== undefined || trouble !== undefined;
        if (wasShown && !isDeepStrictEqual(toolbox.tools, shown?.tools ?? [])) onChange();
        trouble = undefined;
        return toolbox;
      },
      (error: unknown) => {
        loading = undefined;
        throw error;
      },
    );
    return loading;
  };
  const keep = (found: Listing) => {
    listing = found;
    trouble = undefined;
  };
  const explain = (error: unknown) => {
    const described = describeThrown(error);
    if (!described) onError(error);
    trouble = writeError(described ?? maskedError);
  };
  const prepare = () => {
    if (listing || loaded) return undefined;
    if (preparing) return preparing;
    try {
      const found = options.list(load);
      if (!(found instanceof Promise)) return keep(found);
      preparing = found.then(keep, explain).finally(() => {
        preparing = undefined;
      });
    } catch (error) {
      explain(error);
    }
    return preparing;
  };
  const run: Toolbox['call'] = async (name, args, callOptions) => {
    let toolbox: Toolbox;
    try {
      toolbox = await load();
    } catch (error) {
      return failThrown(error, onError);
    }
    return toolbox.call(name, args, callOptions);
  };

  return {
    get tools() {
      return (loaded ?? listing)?.tools ?? [];
    },
    get resources() {
      return (loaded ?? listing)?.resources ?? [];
    },
    get trouble() {
      return trouble;
    },
    facts: () => loaded?.facts?.() ?? options.facts?.(),
    prepare,
    async demandList() {
      await prepare();
      if (trouble !== undefined) throw new ProtocolError(ProtocolErrorCode.InternalError, trouble);
    },
    load,
    async read(uri, callOptions) {
      if (isStopping) throw new ProtocolError(ProtocolErrorCode.InternalError, writeError(stopping));
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
