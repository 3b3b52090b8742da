import type { Lead } from '../../amocrm/index.ts';
import { NotSupportedByAmocrmError } from '../../errors/index.ts';
import { notFound } from '../../loaders/record.ts';
import { describeLead } from '../closed-lead.ts';
import type { Context } from '../context.ts';
import { cardUrl } from '../entity.ts';
import { lostStatusId, wonStatusId } from '../stage.ts';

/**
 * Requests the deletion of a lead. amoCRM's API does not document this request; if it is refused, nothing is deleted and
 * the error suggests an alternative.
 *
 * @throws {NotFoundError} if there is no lead with this id
 * @throws {NotSupportedByAmocrmError} if amoCRM does not support the request
 */
export async function deleteLead(id: string, context: Context): Promise<string> {
  const { amocrm, loaders } = context;
  const lead = await amocrm.leads.get(Number(id));
  if (!lead) throw notFound('lead', Number(id));
  await orAdvise(amocrm.leads.delete(lead.id), async () => {
    const byHand = `A lead can be deleted only by hand in amoCRM: ${cardUrl('leads', lead.id, context)}`;
    return `Ask the user first: the lead ${await describeLead(lead, context)}. ${byHand} . ${adviseArchive(lead)}`;
  });
  loaders.lead.clear(lead.id);
  return id;
}

/** Says what `archiveLead` would do to the lead. */
function adviseArchive({ status_id }: Lead): string {
  if (status_id === lostStatusId) return 'It is already closed as lost, so `archiveLead` would change nothing.';
  if (status_id === wonStatusId) return 'It is won: `archiveLead` would count it as lost in every report.';
  return 'Alternatively, `archiveLead` closes it as lost; it then counts as lost in reports.';
}

/** Like `deleteLead`, for a contact. */
export async function deleteContact(id: string, context: Context): Promise<string> {
  const { amocrm, loaders } = context;
  const contact = await amocrm.contacts.get(Number(id));
  if (!contact) throw notFound('contact', Number(id));
  await orAdvise(amocrm.contacts.delete(contact.id), async () => {
    const url = cardUrl('contacts', contact.id, context);
    return `Ask the user first. A contact can be deleted, or merged with a duplicate, only by hand in amoCRM: ${url} . Alternatively, mark «${contact.name}» with a tag, using \`updateContact\`.`;
  });
  loaders.contact.clear(contact.id);
  return id;
}

/** Adds advice about the record to amoCRM's refusal. */
async function orAdvise(deletion: Promise<void>, advise: () => Promise<string>): Promise<void> {
  try {
    await deletion;
  } catch (error) {
    if (!(error instanceof NotSupportedByAmocrmError)) throw error;
    throw new NotSupportedByAmocrmError(error.message, { cause: error, remedy: await advise() });
  }
}
