import type { Lead } from '../../amocrm/index.ts';
import { notFound } from '../../loaders/record.ts';
import type { Nullish } from '../../nullish.ts';
import { refuseClosed } from '../closed-lead.ts';
import type { Context } from '../context.ts';
import { updateLeads } from '../lead.ts';
import { isOpen, lostStatusId, wonStatusId } from '../stage.ts';
import { one } from '../write/batch.ts';
import { mergeTags, type Written } from '../write/written.ts';

/** The default tag of archived leads; it distinguishes them from leads that were really lost. */
const archiveTag = 'архив';

/** The arguments of `archiveLead`. */
export interface ArchiveLeadArguments {
  id: string;
  lossReasonId?: Nullish<string>;
  tag?: Nullish<string>;
  /** Whether a lead that is already closed is archived too. */
  evenIfWon: boolean;
}

/**
 * Closes a lead as lost in its own pipeline, with a loss reason and a tag. This replaces deleting, which amoCRM's API does
 * not support.
 *
 * @throws {LeadClosedError} for a lead that is won or lost, unless `evenIfWon` is set
 */
export async function archiveLead(
  { id, lossReasonId, tag, evenIfWon }: ArchiveLeadArguments,
  context: Context,
): Promise<Written<Lead>> {
  const lead = await context.loaders.lead.load(Number(id));
  if (!lead) throw notFound('lead', Number(id));
  if (!evenIfWon && !isOpen(lead.status_id)) throw await refuse(lead, context);
  const name = tag ?? archiveTag;
  const change = {
    id,
    // Both ids, because every pipeline has a status 143.
    pipelineId: String(lead.pipeline_id),
    statusId: String(lostStatusId),
    lossReasonId,
    addTags: [name],
  };
  const archived = await one(updateLeads([change], context, []));
  const tags = mergeTags(lead.tags, change);
  const reason = lead.status_id === lostStatusId ? lead.loss_reason_id : null;
  return { loss_reason_id: reason, ...archived, name: lead.name, price: lead.price, sent: { tags } };
}

function refuse(lead: Lead, context: Context) {
  if (lead.status_id === wonStatusId) {
    const consequence = 'archiving would count it as lost in every report.';
    const remedy = 'Ask the user first. If the won deal should count as lost, repeat with `evenIfWon: true`.';
    return refuseClosed(lead, consequence, remedy, context);
  }
  const remedy =
    'There is nothing to do. To set another loss reason or tag, use `updateLead`, or repeat with `evenIfWon: true`.';
  return refuseClosed(lead, 'it does not have to be archived.', remedy, context);
}
