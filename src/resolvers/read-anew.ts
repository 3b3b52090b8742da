import type { RecordLoader } from '../loaders/record.ts';

/**
 * Reads records that are about to be changed in part, in one request: what this request may have read before it held
 * their lock is forgotten.
 */
export async function readAnew<Value extends { id: number }, With extends string>(
  loader: RecordLoader<Value, With>,
  ids: readonly string[],
): Promise<void> {
  const wanted = [...new Set(ids.map(Number))];
  for (const id of wanted) loader.clear(id);
  await loader.loadMany(wanted);
}
