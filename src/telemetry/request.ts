/** Which request is being answered, wherever something is logged for it. */
import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string>();

/** Does the work of one request. @param id as the client is told it, and as it stands in the log */
export function inRequest<Result>(id: string, work: () => Result): Result {
  return storage.run(id, work);
}

/** For the log; nothing outside of a request. */
export function currentRequest(): { request_id: string } | undefined {
  const id = storage.getStore();
  return id === undefined ? undefined : { request_id: id };
}
