import { NotSupportedByAmocrmError } from '../errors/index.ts';
import type { Send } from './list.ts';
import { fillPath } from './transport/index.ts';

/** Asks amoCRM to delete a record, although its API documents no such method for it. */
export async function deleteOne(send: Send, path: string, id: number, remedy: string): Promise<void> {
  try {
    await send({ method: 'DELETE', route: path, path: fillPath(path, { id }), isUndocumented: true });
  } catch (error) {
    if (!(error instanceof NotSupportedByAmocrmError)) throw error;
    throw new NotSupportedByAmocrmError(`${error.message} Nothing was deleted.`, { cause: error, remedy });
  }
}
