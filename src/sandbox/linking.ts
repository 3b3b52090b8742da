import type { Call } from './call.ts';
import { customersOfCompany, customersOfContact } from './customer.ts';
import type { EntityType, LeadRow } from './rows.ts';
import type { Store } from './store.ts';

/** Two cards as a request names them, in either direction. */
export interface LinkPair {
  type: EntityType;
  id: number;
  toType: EntityType;
  toId: number;
}

/** A link seen from one card; `isMain` is null if the other side is not a contact. */
export interface LinkRow extends LinkPair {
  isMain: boolean | null;
}

/** The links of a live card: contacts, companies and leads that are not in the trash. */
export function listLinks(store: Store, type: EntityType, id: number): LinkRow[] {
  if (!store.isAlive(type, id)) return [];
  return findLinks(store, type, id).filter((row) => store.isAlive(row.toType, row.toId));
}

function findLinks(store: Store, type: EntityType, id: number): LinkRow[] {
  const to = (toType: EntityType, toId: number | null | undefined, isMain: boolean | null = null): LinkRow[] =>
    toId === null || toId === undefined ? [] : [{ type, id, toType, toId, isMain }];
  switch (type) {
    case 'leads': {
      const lead = store.leads.get(id);
      const contacts = lead?.contacts.flatMap((contact) => to('contacts', contact.id, contact.isMain)) ?? [];
      return [...contacts, ...to('companies', lead?.companyId)];
    }
    case 'contacts':
      return [
        ...store.leadsOfContact(id).flatMap((leadId) => to('leads', leadId)),
        ...to('companies', store.contacts.get(id)?.companyId),
        ...customersOfContact(store, id).flatMap((customerId) => to('customers', customerId)),
      ];
    case 'companies':
      return [
        ...store.leadsOfCompany(id).flatMap((leadId) => to('leads', leadId)),
        ...store.contactsOfCompany(id).flatMap((contactId) => to('contacts', contactId, false)),
        ...customersOfCompany(store, id).flatMap((customerId) => to('customers', customerId)),
      ];
    case 'customers': {
      const customer = store.customers.get(id);
      const contacts = customer?.contactIds.flatMap((contactId) => to('contacts', contactId, false)) ?? [];
      return [...contacts, ...to('companies', customer?.companyId)];
    }
  }
}

/** Whether the pair is linked already. Making a linked contact the main one is a change, not a repetition. */
export function isLinked(store: Store, pair: LinkPair, isMain: boolean): boolean {
  const found = listLinks(store, pair.type, pair.id).find(
    (row) => row.toType === pair.toType && row.toId === pair.toId,
  );
  if (found === undefined) return false;
  return !(isMain && pair.type === 'leads' && found.isMain === false);
}

/** Links two cards. A lead's first contact is its main one; a lead and a contact have one company, the newest. */
export function addLink(call: Call, pair: LinkPair, isMain: boolean): LinkRow {
  const { store } = call;
  const { leads, contacts, companies, customers } = sidesOf(pair);
  if (customers !== undefined) {
    if (companies !== undefined) store.customers.change(customers, { companyId: companies });
    else if (contacts !== undefined) changeContacts(store, customers, (ids) => [...ids, contacts]);
    return { ...pair, isMain: pair.toType === 'contacts' ? false : null };
  }
  if (leads !== undefined && contacts !== undefined) {
    const lead = store.leads.get(leads);
    const others = lead?.contacts.filter((contact) => contact.id !== contacts) ?? [];
    const becomesMain = isMain || !others.some((contact) => contact.isMain);
    const kept = becomesMain ? others.map((contact) => ({ ...contact, isMain: false })) : others;
    store.leads.change(leads, { contacts: [...kept, { id: contacts, isMain: becomesMain }] });
    return { ...pair, isMain: pair.toType === 'contacts' ? becomesMain : null };
  }
  if (companies !== undefined && leads !== undefined) store.leads.change(leads, { companyId: companies });
  if (companies !== undefined && contacts !== undefined) store.contacts.change(contacts, { companyId: companies });
  return { ...pair, isMain: pair.toType === 'contacts' ? false : null };
}

/** The link that a second company puts an end to; undefined if the pair has no company or the card had none. */
export function replacedCompany({ store }: Pick<Call, 'store'>, pair: LinkPair): LinkPair | undefined {
  const sides = sidesOf(pair);
  const type = (['leads', 'contacts', 'customers'] as const).find((candidate) => sides[candidate] !== undefined);
  if (sides.companies === undefined || type === undefined) return undefined;
  const id = sides[type] ?? 0;
  const before = store[type].get(id)?.companyId ?? null;
  return before === null || before === sides.companies ? undefined : { type, id, toType: 'companies', toId: before };
}

/** Removes a link; the next contact of a lead becomes the main one. False if there was no link. */
export function removeLink(call: Call, pair: LinkPair): boolean {
  const { store } = call;
  if (!findLinks(store, pair.type, pair.id).some((row) => row.toType === pair.toType && row.toId === pair.toId))
    return false;
  const { leads, contacts, companies, customers } = sidesOf(pair);
  if (customers !== undefined) {
    if (companies !== undefined) store.customers.change(customers, { companyId: null });
    else changeContacts(store, customers, (ids) => ids.filter((each) => each !== contacts));
  } else if (leads !== undefined && contacts !== undefined) {
    store.leads.change(leads, { contacts: withoutContact(store.leads.get(leads), contacts) });
  } else if (leads !== undefined && companies !== undefined) store.leads.change(leads, { companyId: null });
  else if (contacts !== undefined) store.contacts.change(contacts, { companyId: null });
  return true;
}

function changeContacts(store: Store, id: number, change: (ids: readonly number[]) => readonly number[]): void {
  store.customers.change(id, { contactIds: change(store.customers.get(id)?.contactIds ?? []) });
}

function withoutContact(lead: LeadRow | undefined, contactId: number): LeadRow['contacts'] {
  const left = lead?.contacts.filter((contact) => contact.id !== contactId) ?? [];
  if (left.some((contact) => contact.isMain)) return left;
  return left.map((contact, index) => ({ ...contact, isMain: index === 0 }));
}

function sidesOf({ type, id, toType, toId }: LinkPair): Partial<Record<EntityType, number>> {
  return { [type]: id, [toType]: toId };
}
