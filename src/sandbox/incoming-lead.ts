import { createHash } from 'node:crypto';
import type { PipelineRow } from './metadata.ts';
import type { IncomingLeadRow } from './rows.ts';
import type { Store } from './store.ts';

/** The stage of incoming leads of a pipeline. */
export function incomingStage(pipeline: PipelineRow): number {
  return pipeline.statuses.find(({ type }) => type === 1)?.id ?? 0;
}

/** Stores an incoming lead. Its uid follows from the id of its lead, so that the demo is the same on every machine. */
export function addIncomingLead(store: Store, row: Omit<IncomingLeadRow, 'id' | 'uid' | 'decision'>): IncomingLeadRow {
  const uid = createHash('sha256').update(`incoming lead ${row.lead.id}`).digest('hex').slice(0, 58);
  return store.incomingLeads.add({ ...row, uid, decision: null });
}
