/** The id of the current request, for the log. */
import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string>();

/**
 * Runs the work of one request, so that every line which is logged meanwhile has its id. Following it makes promises slow on
 * Node 20, so only a server that logs details does it. Code that knows the id passes it on instead.
 *
 * @param id for the client and for the log
 */
export function inRequest<Result>(id: string, work: () => Result): Result {
  return storage.run(id, work);
}

/** The field for the log; `undefined` outside of a request that is followed. */
export function currentRequest(): { request_id: string } | undefined {
  return nameRequest(storage.getStore());
}

/** A request as a line of the log names it. */
export function nameRequest(id: string | undefined): { request_id: string } | undefined {
  return id === undefined ? undefined : { request_id: id };
}
