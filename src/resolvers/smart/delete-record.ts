import { notFound } from '../../loaders/record.ts';
import type { Context } from '../context.ts';

/**
 * Asks amoCRM to delete a lead. Its API documents no such request; where it is refused, nothing was deleted and
 * the error says what can be done instead.
 *
 * @throws {NotFoundError} for an id that no lead has
 * @throws {NotSupportedByAmocrmError} where amoCRM refuses the request as one that it does not have
 */
export async function deleteLead(id: string, { amocrm, loaders }: Context): Promise<string> {
  if (!(await amocrm.leads.get(Number(id)))) throw notFound('lead', Number(id));
  await amocrm.leads.delete(Number(id));
  loaders.lead.clear(Number(id));
  return id;
}

/** The same for a contact. */
export async function deleteContact(id: string, { amocrm, loaders }: Context): Promise<string> {
  if (!(await amocrm.contacts.get(Number(id)))) throw notFound('contact', Number(id));
  await amocrm.contacts.delete(Number(id));
  loaders.contact.clear(Number(id));
  return id;
}
