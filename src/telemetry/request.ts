/** The id of the current request, for the log. */
import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string>();

/** Runs the work of one request. @param id for the client and for the log */
export function inRequest<Result>(id: string, work: () => Result): Result {
  return storage.run(id, work);
}

/** The field for the log; `undefined` outside of a request. */
export function currentRequest(): { request_id: string } | undefined {
  const id = storage.getStore();
  return id === undefined ? undefined : { request_id: id };
}
