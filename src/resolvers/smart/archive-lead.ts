import type { Lead } from '../../amocrm/index.ts';
import { type Known, notFound } from '../../loaders/record.ts';
import { one } from '../batch.ts';
import type { Context } from '../context.ts';
import { updateLeads } from '../lead.ts';
import { lostStatusId } from '../stage.ts';

/** What an archived lead is tagged with, so that it is told from a lead that was really lost. */
const archiveTag = 'архив';

/** Closes a lead as lost in its own pipeline, with a loss reason and a tag: what can be done instead of deleting it. */
export async function archiveLead(
  id: string,
  lossReasonId: string | null | undefined,
  tag: string | null | undefined,
  context: Context,
): Promise<Known<Lead>> {
  const lead = await context.loaders.lead.load(Number(id));
  if (!lead) throw notFound('lead', Number(id));
  const change = {
    id,
    // Both ids: amoCRM knows the status 143 only as one of a pipeline.
    pipelineId: String(lead.pipeline_id),
    statusId: String(lostStatusId),
    lossReasonId,
    addTags: [tag ?? archiveTag],
  };
  const archived = await one(updateLeads([change], context, []));
  return { ...archived, name: lead.name, price: lead.price };
}
