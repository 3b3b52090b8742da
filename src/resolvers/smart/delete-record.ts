import type { Lead } from '../../amocrm/index.ts';
import { NotSupportedByAmocrmError } from '../../errors/index.ts';
import { notFound } from '../../loaders/record.ts';
import { describeLead } from '../closed-lead.ts';
import type { Context } from '../context.ts';
import { cardUrl } from '../entity.ts';
import { lostStatusId, wonStatusId } from '../stage.ts';

/**
 * Asks amoCRM to delete a lead. Its API documents no such request; where it is refused, nothing was deleted and
 * the error says what can be done instead.
 *
 * @throws {NotFoundError} for an id that no lead has
 * @throws {NotSupportedByAmocrmError} where amoCRM refuses the request as one that it does not have
 */
export async function deleteLead(id: string, context: Context): Promise<string> {
  const { amocrm, loaders } = context;
  const lead = await amocrm.leads.get(Number(id));
  if (!lead) throw notFound('lead', Number(id));
  await orAdvise(amocrm.leads.delete(lead.id), async () => {
    const byHand = `Leads are deleted only in amoCRM itself, by hand: ${cardUrl('leads', lead.id, context)}`;
    return `Ask the user first: the lead ${await describeLead(lead, context)}. ${byHand} . ${adviseArchive(lead)}`;
  });
  loaders.lead.clear(lead.id);
  return id;
}

/** What archiving would do to the lead instead. */
function adviseArchive({ status_id }: Lead): string {
  if (status_id === lostStatusId) return 'It is closed as lost already, and `archiveLead` would do no more.';
  if (status_id === wonStatusId) return 'It is won: `archiveLead` would turn it into a lost one in every report.';
  return 'Or `archiveLead` closes it as lost; it then counts as lost in reports.';
}

/** The same for a contact. */
export async function deleteContact(id: string, context: Context): Promise<string> {
  const { amocrm, loaders } = context;
  const contact = await amocrm.contacts.get(Number(id));
  if (!contact) throw notFound('contact', Number(id));
  await orAdvise(amocrm.contacts.delete(contact.id), async () => {
    const url = cardUrl('contacts', contact.id, context);
    return `Ask the user first. Contacts are deleted, and duplicates merged, only in amoCRM itself, by hand: ${url} . Or mark «${contact.name}» with a tag: \`updateContact\`.`;
  });
  loaders.contact.clear(contact.id);
  return id;
}

/** Gives a refusal advice that knows the record. */
async function orAdvise(deletion: Promise<void>, advise: () => Promise<string>): Promise<void> {
  try {
    await deletion;
  } catch (error) {
    if (!(error instanceof NotSupportedByAmocrmError)) throw error;
    throw new NotSupportedByAmocrmError(error.message, { cause: error, remedy: await advise() });
  }
}
