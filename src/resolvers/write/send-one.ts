import type { BatchOutcome } from '../../amocrm/index.ts';

/** The result of a write of one record; its failure is thrown. */
export async function sendOne<Result>(outcomes: Promise<BatchOutcome<Result>[]>): Promise<Result> {
  const [outcome] = await outcomes;
  if (!outcome) throw new Error('A write of one record has one outcome.');
  if ('error' in outcome) throw outcome.error;
  return outcome.result;
}
