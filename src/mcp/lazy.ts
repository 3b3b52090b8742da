/**
 * A toolbox that is loaded on demand. A client waits for the list of tools at its own start, and loading the program takes
 * longer than that.
 */
import { isDeepStrictEqual } from 'node:util';
import { ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server';
import type { CatalogueResource } from '../operations/catalogue.ts';
import { describeThrown, maskedError, type OperationError } from '../operations/error.ts';
import { formatError, toErrorResult } from './error.ts';
import type { AccountFacts } from './instruction.ts';
import { toFailedResult } from './server.ts';
import type { OfferedTool, Toolbox } from './toolbox.ts';

/** The lists that a client is shown. */
export interface Listing {
  readonly tools: readonly OfferedTool[];
  readonly resources: readonly CatalogueResource[];
}

/** How the list and the tools are obtained. */
export interface LazyToolboxOptions {
  /**
   * Returns what is listed before the tools are loaded: at once if it is known, otherwise as a promise. After a failure it is
   * called again for the next list.
   *
   * @param load loads the tools, if the list cannot be found without them
   */
  list: (load: () => Promise<Toolbox>) => Listing | Promise<Listing>;
  /** The facts about the account from an earlier start. Used until the account is loaded. */
  facts?: () => AccountFacts | undefined;
  /** Loads the tools: after the first list, or for the first call. After a failure the next call tries again. */
  loadToolbox: () => Promise<Toolbox>;
  /** Called with every error that the caller sees only masked. */
  onError: (error: unknown) => void;
}

/** A toolbox that is loaded on demand and can be stopped. */
export interface LazyToolbox extends Toolbox {
  /** Why the tools cannot be listed. */
  readonly trouble: string | undefined;
  /** Obtains the list, unless it is known. Never rejects. */
  prepare(): void | Promise<void>;
  /** Obtains the list. @throws ProtocolError if that fails */
  requireList(): Promise<void>;
  /** Loads the tools. Rejects if that fails. */
  load(): Promise<Toolbox>;
  /** Refuses calls from now on. Resolves when the running calls have ended. */
  finish(): Promise<void>;
}

const stopping: OperationError = {
  code: 'SHUTTING_DOWN',
  message: 'This server is stopping.',
  remedy: 'Send the call again.',
  retryable: true,
};

/** @param onChange called if the loaded tools differ from the listed ones */
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
    trouble = formatError(described ?? maskedError);
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
      return toFailedResult(error, onError);
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
    async requireList() {
      await prepare();
      if (trouble !== undefined) throw new ProtocolError(ProtocolErrorCode.InternalError, trouble);
    },
    load,
    async read(uri, callOptions) {
      if (isStopping) throw new ProtocolError(ProtocolErrorCode.InternalError, formatError(stopping));
      return (await load()).read(uri, callOptions);
    },
    async complete(uri, argument, callOptions) {
      if (isStopping) return [];
      return (await load()).complete(uri, argument, callOptions);
    },
    async call(name, args, callOptions) {
      if (isStopping) return toErrorResult(stopping);
      const call = run(name, args, callOptions);
      running.add(call);
      return call.finally(() => running.delete(call));
    },
    async finish() {
      isStopping = true;
      await Promise.allSettled(running);
      // Their answers are written in this turn of the event loop.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
