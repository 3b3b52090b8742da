import type { Lead } from '../../amocrm/index.ts';
import { notFound } from '../../loaders/record.ts';
import { refuseClosed } from '../closed-lead.ts';
import type { Context } from '../context.ts';
import { toLeadPatch, type UpdateLeadInput, updateLead } from '../lead.ts';
import { lostStatusId, wonStatusId } from '../stage.ts';
import { mergeSentFields, mergeTags, type Written } from '../write/written.ts';

/**
 * Changes a lead, unless the lead is won and would no longer be. The lead is read before the change instead of after it, so this
 * costs as many requests as `updateLead`.
 *
 * @throws {LeadClosedError} for a won lead that would no longer be won
 */
export async function updateUnlessWon(id: string, input: UpdateLeadInput, context: Context): Promise<Written<Lead>> {
  if (!input.statusId && !input.pipelineId) return updateLead(id, input, context);
  // Validates the input first, so that its errors come before those about the lead.
  await toLeadPatch({ ...input, id }, ['input'], context);
  const before = await context.loaders.lead.load(Number(id));
  if (!before) throw notFound('lead', Number(id));
  if (before.status_id === wonStatusId && Number(input.statusId) !== wonStatusId) {
    const remedy = 'Ask the user first. If the won deal should be reopened or lost, repeat with `evenIfWon: true`.';
    throw await refuseClosed(before, 'after the change it would no longer count as won in reports.', remedy, context);
  }
  const { changed, ...after } = await updateLead(id, input, context);
  // Fields that amoCRM sets itself are left out; they are read if they are selected.
  const { closed_at, updated_at, updated_by, closest_task_at, contacts, tags, custom_fields_values, ...kept } = before;
  const fields = await mergeSentFields('leads', custom_fields_values, changed ?? [], context);
  return {
    ...kept,
    loss_reason_id: (after.status_id ?? before.status_id) === lostStatusId ? before.loss_reason_id : null,
    ...after,
    ...(fields && { custom_fields_values: fields }),
    ...(input.addTags || input.removeTags ? { sent: { tags: mergeTags(tags, input) } } : { tags }),
  };
}
