import { type Call, EMPTY, ok, type Reply, type Route } from '../call.ts';
import { type CardChanges, changeCard, createCard, readCardChanges, readTarget, selectCards } from '../card.ts';
import { logCardChange } from '../change-log.ts';
import { assertValid, type BatchItem, type Check, readBatch, readObject } from '../check.ts';
import { formatContact } from '../formatters/contact.ts';
import { itemSuffix, listPage, readPaging, readWith, selfLink, slimList } from '../listing.ts';
import type { ContactRow } from '../rows.ts';

/** amoCRM API v4, contacts. Nothing is required and duplicates are not looked for, as in the vendor's API. */
export const contactRoutes: Route[] = [
  { method: 'GET', template: '/contacts', handle: listContacts },
  { method: 'GET', template: '/contacts/{id}', handle: getContact },
  { method: 'POST', template: '/contacts', handle: addContacts },
  { method: 'PATCH', template: '/contacts', handle: changeContacts },
  { method: 'PATCH', template: '/contacts/{id}', handle: changeContact },
];

function listContacts(call: Call): Reply {
  const rows = selectCards<ContactRow>(call, 'contacts', () => call.store.contacts.rows(), {
    tests: [],
    // created_at is not among them: the live API ignores it here.
    sort: { id: (row) => row.id, updated_at: (row) => row.updatedAt, name: (row) => row.name },
  });
  const wanted = readWith(call.query);
  return listPage(call, rows, { key: 'contacts', format: (row, suffix) => formatContact(call, row, wanted, suffix) });
}

function getContact(call: Call): Reply {
  const contact = call.store.contacts.get(Number(call.params.id));
  if (contact === undefined || contact.isDeleted) return EMPTY;
  return ok(formatContact(call, contact, readWith(call.query), itemSuffix(readPaging(call.query))));
}

/** What a write says about a contact beyond what every card has. */
export interface ContactChanges extends CardChanges {
  firstName: string | undefined;
  lastName: string | undefined;
}

/** Reads and checks the keys of a contact. */
export function readContactChanges(call: Call, check: Check): ContactChanges {
  return {
    ...readCardChanges(call, 'contacts', check),
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
  const items = readBatch(call.body).map((item) => ({ ...item, changes: readContactChanges(call, item.check) }));
  assertValid(items);
  const flags = call.mode === 'kommo' ? { is_deleted: false, is_unsorted: false } : {};
  const added = items.map(({ changes, requestId }) => {
    const { id } = createContact(call, changes, null);
    return { id, ...flags, request_id: requestId, _links: selfLink(call, `/contacts/${id}`) };
  });
  return slimList(call, '/contacts', 'contacts', added);
}

function changeContacts(call: Call): Reply {
  return slimList(call, '/contacts', 'contacts', applyChanges(call, readBatch(call.body), undefined));
}

function changeContact(call: Call): Reply {
  const changed = applyChanges(call, [readObject(call.body)], Number(call.params.id));
  return call.mode === 'kommo' ? slimList(call, '/contacts', 'contacts', changed) : ok(changed[0]);
}

function applyChanges(call: Call, items: BatchItem[], pathId: number | undefined): unknown[] {
  const read = items.map((item) => {
    const before = readTarget(item, (id) => call.store.contacts.get(id), pathId);
    return { ...item, id: before?.id ?? 0, changes: readContactChanges(call, item.check) };
  });
  assertValid(read);
  return read.map(({ id, changes }) => {
    const before = call.store.contacts.get(id);
    if (before === undefined) throw new Error(`contact ${id} vanished`);
    const { name, updatedAt } = storeContactChange(call, before, changes);
    return { id, name, updated_at: updatedAt, _links: selfLink(call, `/contacts/${id}`) };
  });
}
