import type { Call, Reply, Route } from '../call.ts';
import { type CardChanges, changeCard, createCard, findTarget, getCard, listCards, parseCardChanges } from '../card.ts';
import { logCardChange, logFirstLinks } from '../change-log.ts';
import { assertValid, type BatchItem, type Check, parseBatch, parseItem } from '../check.ts';
import { formatContact } from '../formatters/contact.ts';
import { selfLink, slimItem, slimList } from '../listing.ts';
import type { ContactRow } from '../rows.ts';

/** amoCRM API v4, contacts. As in the vendor's API, nothing is required and duplicates are accepted. */
export const contactRoutes: Route[] = [
  { method: 'GET', template: '/contacts', handle: listContacts },
  { method: 'GET', template: '/contacts/{id}', handle: (call) => getCard(call, call.store.contacts, formatContact) },
  { method: 'POST', template: '/contacts', handle: addContacts },
  { method: 'PATCH', template: '/contacts', handle: changeContacts },
  { method: 'PATCH', template: '/contacts/{id}', handle: changeContact },
];

function listContacts(call: Call): Reply {
  return listCards<ContactRow>(call, 'contacts', call.store.contacts, formatContact, {
    tests: [],
    // created_at is not among them: the live API ignores it here.
    sort: { id: (row) => row.id, updated_at: (row) => row.updatedAt, name: (row) => row.name },
  });
}

/** What a write sets on a contact besides what all cards have. */
export interface ContactChanges extends CardChanges {
  firstName: string | undefined;
  lastName: string | undefined;
}

/** Parses and checks the keys of a contact. */
export function parseContactChanges(call: Call, check: Check): ContactChanges {
  return {
    ...parseCardChanges(call, 'contacts', check),
    firstName: check.string('first_name'),
    lastName: check.string('last_name'),
  };
}

/** First and last name make the whole name when one of them is sent without it. */
function composeName(changes: ContactChanges, before?: ContactRow): string | undefined {
  if (changes.name !== undefined) return changes.name;
  if (changes.firstName === undefined && changes.lastName === undefined) return undefined;
  return `${changes.firstName ?? before?.firstName ?? ''} ${changes.lastName ?? before?.lastName ?? ''}`.trim();
}

/** Stores a new contact. Everything must have been checked. */
export function createContact(call: Call, changes: ContactChanges, companyId: number | null): ContactRow {
  const contact = call.store.contacts.add({
    ...createCard(call, 'contacts', { ...changes, name: composeName(changes) }, ''),
    firstName: changes.firstName ?? '',
    lastName: changes.lastName ?? '',
    companyId,
  });
  call.search.noteChange('contacts', contact.id, undefined);
  logCardChange(call, 'contacts', undefined, contact);
  logFirstLinks(call, 'contacts', { id: contact.id, companyId });
  return contact;
}

/** Stores a change of a contact. Everything must have been checked. */
export function storeContactChange(call: Call, before: ContactRow, changes: ContactChanges): ContactRow {
  call.search.noteChange('contacts', before.id, before);
  const contact = call.store.contacts.change(before.id, {
    ...changeCard(call, 'contacts', before, { ...changes, name: composeName(changes, before) }),
    firstName: changes.firstName ?? before.firstName,
    lastName: changes.lastName ?? before.lastName,
  });
  logCardChange(call, 'contacts', before, contact);
  return contact;
}

function addContacts(call: Call): Reply {
  const items = parseBatch(call.body).map((item) => ({ ...item, changes: parseContactChanges(call, item.check) }));
  assertValid(items);
  const flags = call.mode === 'kommo' ? { is_deleted: false, is_unsorted: false } : {};
  const added = items.map(({ changes, requestId }) => {
    const { id } = createContact(call, changes, null);
    return { id, ...flags, request_id: requestId, _links: selfLink(call, `/contacts/${id}`) };
  });
  return slimList(call, '/contacts', 'contacts', added);
}

function changeContacts(call: Call): Reply {
  return slimList(call, '/contacts', 'contacts', applyChanges(call, parseBatch(call.body), undefined));
}

function changeContact(call: Call): Reply {
  const changed = applyChanges(call, [parseItem(call.body)], Number(call.params.id));
  return slimItem(call, '/contacts', 'contacts', changed);
}

function applyChanges(call: Call, items: BatchItem[], pathId: number | undefined): Record<string, unknown>[] {
  const read = items.map((item) => {
    const before = findTarget(item, (id) => call.store.contacts.get(id), pathId);
    return { ...item, id: before?.id ?? 0, changes: parseContactChanges(call, item.check) };
  });
  assertValid(read);
  return read.map(({ id, changes }) => {
    const before = call.store.contacts.get(id);
    if (before === undefined) throw new Error(`contact ${id} vanished`);
    const { name, updatedAt } = storeContactChange(call, before, changes);
    return { id, name, updated_at: updatedAt, _links: selfLink(call, `/contacts/${id}`) };
  });
}
