import type { Lead } from '../../amocrm/index.ts';
import { notFound } from '../../loaders/record.ts';
import { refuseClosed } from '../closed-lead.ts';
import type { Context } from '../context.ts';
import { toLeadPatch, type UpdateLeadInput, updateLead } from '../lead.ts';
import { lostStatusId, wonStatusId } from '../stage.ts';
import { mergeSentFields, mergeTags, type Written } from '../write/written.ts';

/**
 * Changes a lead unless that would take it out of the won ones. The lead is read before the change instead of after it, so this
 * costs what `updateLead` with its answer costs.
 *
 * @throws {LeadClosedError} for a won lead that would not stay won
 */
export async function updateUnlessWon(id: string, input: UpdateLeadInput, context: Context): Promise<Written<Lead>> {
  if (!input.statusId && !input.pipelineId) return updateLead(id, input, context);
  // What is wrong with the input is told before anything about the lead.
  await toLeadPatch({ ...input, id }, ['input'], context);
  const before = await context.loaders.lead.load(Number(id));
  if (!before) throw notFound('lead', Number(id));
  if (before.status_id === wonStatusId && Number(input.statusId) !== wonStatusId) {
    const remedy =
      'Ask the user first. If the won deal shall really be reopened or lost, repeat with `evenIfWon: true`.';
    throw await refuseClosed(before, 'the change would take it out of the won ones in every report.', remedy, context);
  }
  const { changed, ...after } = await updateLead(id, input, context);
  // What amoCRM decides itself is left out, and read where it is selected.
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
