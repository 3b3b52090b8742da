import type { PendingHint } from '../../../src/live/hint-queue.ts';

/** A hint on a lead, with what a test says differently. Its delivery is called like its id. */
export function hintOf(id: number, differences: Partial<PendingHint> = {}): PendingHint {
  return { entity: 'leads', id, kind: 'UPDATED', previous: {}, attempt: 0, digests: [`d${id}`], ...differences };
}
