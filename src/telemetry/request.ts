/** The id of the current request, for the log. */
import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string>();

/**
 * Runs the work of one request, so that every line which is logged meanwhile has its id. The asynchronous context makes promises
 * slow on Node 20, so it is used only at the log level `debug`. Otherwise, code that knows the id passes it to the log.
 *
 * @param id for the client and for the log
 */
export function inRequest<Result>(id: string, work: () => Result): Result {
  return storage.run(id, work);
}

/** The field for the log; `undefined` outside of `inRequest`. */
export function currentRequest(): { request_id: string } | undefined {
  return nameRequest(storage.getStore());
}

/** The field that identifies a request in the log. */
export function nameRequest(id: string | undefined): { request_id: string } | undefined {
  return id === undefined ? undefined : { request_id: id };
}
