import type { EntityType, LeadContact } from '../rows.ts';
import type { Store } from '../store.ts';

/** What moves from a merged card to the survivor. */
export interface Move {
  store: Store;
  entityType: EntityType;
  /** The id that is gone afterwards. */
  from: number;
  /** The id of the survivor. */
  to: number;
  /** What changes on a row because a link of it moved: its time, or nothing. */
  touched: { updatedAt?: number };
}

/** The cards, talks and incoming leads of a contact. */
export function moveContact({ store, from, to, touched }: Move): void {
  for (const lead of store.leads.rows()) {
    if (lead.contacts.some(({ id }) => id === from)) {
      store.leads.change(lead.id, { contacts: replaceContact(lead.contacts, from, to), ...touched });
    }
  }
  for (const { id, contactIds } of store.customers.rows()) {
    if (!contactIds.includes(from)) continue;
    const moved = new Set(contactIds.map((contactId) => (contactId === from ? to : contactId)));
    store.customers.change(id, { contactIds: [...moved], ...touched });
  }
  const { talks, contactChats } = store.chats;
  for (const { id, contactId } of talks.rows()) if (contactId === from) talks.change(id, { contactId: to });
  for (const { id, contactId } of contactChats.rows())
    if (contactId === from) contactChats.change(id, { contactId: to });
  for (const { id, contactId } of store.incomingLeads.rows()) {
    if (contactId === from) store.incomingLeads.change(id, { contactId: to });
  }
}

/** Both may be on the lead already; what remains is the main contact if one of them was. */
function replaceContact(contacts: readonly LeadContact[], from: number, to: number): LeadContact[] {
  const isMain = contacts.some((contact) => contact.isMain && (contact.id === from || contact.id === to));
  const first = contacts.findIndex(({ id }) => id === from || id === to);
  return contacts.flatMap((contact, index) => {
    if (contact.id !== from && contact.id !== to) return [contact];
    return index === first ? [{ id: to, isMain }] : [];
  });
}

/** The cards and incoming leads of a company. */
export function moveCompany({ store, from, to, touched }: Move): void {
  const moved = { companyId: to, ...touched };
  for (const { id, companyId } of store.leads.rows()) if (companyId === from) store.leads.change(id, moved);
  for (const { id, companyId } of store.contacts.rows()) if (companyId === from) store.contacts.change(id, moved);
  for (const { id, companyId } of store.customers.rows()) if (companyId === from) store.customers.change(id, moved);
  for (const { id, companyId } of store.incomingLeads.rows()) {
    if (companyId === from) store.incomingLeads.change(id, { companyId: to });
  }
}

/** Tasks, notes, files and elements; of a lead its talks too. An element that both have keeps the survivor's quantity. */
export function moveRelated({ store, entityType, from, to, touched }: Move): void {
  const isOfMerged = (row: { entityType: EntityType | null; entityId: number | null }) =>
    row.entityType === entityType && row.entityId === from;
  for (const task of store.tasks.rows()) {
    if (isOfMerged(task)) store.tasks.change(task.id, { entityId: to, ...touched });
  }
  for (const note of store.notes.rows()) {
    if (isOfMerged(note)) store.notes.change(note.id, { entityId: to, ...touched });
  }
  for (const link of store.fileLinks.rows()) if (isOfMerged(link)) store.fileLinks.change(link.id, { entityId: to });
  const own = new Set(store.elementLinks.of(entityType, to).map(({ elementId }) => elementId));
  for (const link of store.elementLinks.of(entityType, from)) {
    store.elementLinks.remove(entityType, from, link.elementId);
    if (!own.has(link.elementId)) store.elementLinks.put({ entityType, entityId: to, link });
  }
  if (entityType !== 'leads') return;
  const { talks } = store.chats;
  for (const { id, leadId } of talks.rows()) if (leadId === from) talks.change(id, { leadId: to });
}
