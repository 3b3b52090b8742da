/** The context of one execution: the account, bound to one caller's request. */
import type { Client } from '../amocrm/index.ts';
import { createLoaders } from '../loaders/index.ts';
import { type ConfirmWrites, strictest } from '../resolvers/confirm-writes.ts';
import type { AccountContext, Context, Door, Progress, UploadContent } from '../resolvers/context.ts';
import { type Confirmation, watchWrites } from '../resolvers/journal/watch.ts';
import type { AnswerMeter } from './meter.ts';

/** What a request brings besides its document: what resolvers need. */
export interface RequestOptions {
  /** Identifies the caller, who alone may confirm its plans. */
  caller?: string | undefined;
  /** The least that must be confirmed by this caller; the account may ask for more. */
  confirmWrites?: ConfirmWrites | undefined;
  /** Where the request came from; `graphql` if omitted. */
  door?: Door | undefined;
  /** The tool or route that the document belongs to, for the journal. */
  tool?: string | undefined;
  /** How a single write that must be confirmed is. If omitted, single writes run at once. */
  confirmation?: Confirmation | undefined;
  /** When the client stops waiting, by `performance.now()`. No request is sent that could not complete by then. */
  deadline?: number | undefined;
  /** Fires when the client disconnects; upstream work stops. */
  signal?: AbortSignal | undefined;
  /** The file in the request's own body. */
  upload?: UploadContent | undefined;
  /** Called for each request to amoCRM that the operation sends itself. */
  onAttempt?: (() => void) | undefined;
  /** Called with the progress of a long read. */
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** The same with what the journal keeps of the request. */
export interface ContextOptions extends RequestOptions {
  variables?: Record<string, unknown>;
  /** The text of the caller's own document; undefined if the operation is one of the package. */
  printDocument?: (() => string) | undefined;
}

/** The context of metered resolvers. */
export type MeteredContext = Context & { meter: AnswerMeter };

/** Creates the context of one execution. @param closing fires when the server stops its subscriptions */
export function createContext(
  connection: Client,
  account: AccountContext,
  options: ContextOptions,
  { closing, meter }: { closing: AbortSignal; meter: AnswerMeter },
): MeteredContext {
  const { signal, onProgress, deadline, upload, onAttempt, caller, confirmWrites = 'never' } = options;
  const { door = 'graphql', tool = null, variables = {}, printDocument, confirmation } = options;
  const aroundWrites = watchWrites(() => context, { door, tool, variables, printDocument, confirmation });
  const amocrm = connection.with({ signal, deadline, onAttempt, lane: 'interactive', aroundWrites });
  let background: MeteredContext['background'] | undefined;
  const context: MeteredContext = {
    ...account,
    amocrm,
    // Created on first use, because few requests need it.
    get background() {
      background ??= connection.with({ signal, deadline, onAttempt, lane: 'background', aroundWrites });
      return background;
    },
    loaders: createLoaders(amocrm, meter),
    caller,
    confirmWrites: strictest(account.confirmWrites ?? 'risky', confirmWrites),
    writes: { isConfirmed: false },
    signal,
    onProgress,
    upload,
    closing,
    meter,
  };
  return context;
}
