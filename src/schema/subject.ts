import { companyLinks } from '../resolvers/company.ts';
import { contactLinks } from '../resolvers/contact.ts';
import type { Context } from '../resolvers/context.ts';
import { customerLinks } from '../resolvers/customer.ts';
import { leadLinks } from '../resolvers/lead.ts';
import { type SelectionInfo, selectedFields, selectsOnly } from '../resolvers/list/selection.ts';
import { builder } from './builder.ts';
import { Company, Contact, Customer, Lead } from './ref.ts';

/** The key of a record's type name, because the fields do not tell the types of the union apart. */
const typename = Symbol('typename');

/** What a task, a note or an event is about. */
export const Subject = builder.unionType('TaskSubject', {
  description: 'The record that a task, a note or an event is about.',
  types: [Lead, Contact, Company, Customer],
  resolveType: (record) => (record as { [typename]?: 'Lead' | 'Contact' | 'Company' | 'Customer' })[typename],
});

/** The lead, contact, company or customer; loaded only if more than its id and URL is selected. */
export async function resolveSubject(
  type: string | null,
  id: number | null,
  { loaders }: Context,
  info: SelectionInfo,
) {
  if (!type || !id) return null;
  const isKnown = selectsOnly(info, ['id', 'url']);
  const fields = selectedFields(info);
  if (type === 'leads') return typed('Lead', isKnown ? { id } : await loaders.lead.load(id, leadLinks(fields)));
  if (type === 'contacts') {
    return typed('Contact', isKnown ? { id } : await loaders.contact.load(id, contactLinks(fields)));
  }
  if (type === 'companies') {
    return typed('Company', isKnown ? { id } : await loaders.company.load(id, companyLinks(fields)));
  }
  if (type === 'customers') {
    return typed('Customer', isKnown ? { id } : await loaders.customer.load(id, customerLinks(fields)));
  }
  return null;
}

function typed<Value extends object>(name: string, record: Value | null): Value | null {
  return record && Object.assign(Object.create(null), record, { [typename]: name });
}
