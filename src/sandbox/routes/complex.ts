import { type Call, ok, type Reply, type Route } from '../call.ts';
import { type CardChanges, parseCardChanges } from '../card.ts';
import { logLink } from '../change-log.ts';
import { assertValid, type Check, parseBatch } from '../check.ts';
import type { ContactRow, EntityType, FieldValue, LeadRow } from '../rows.ts';
import { createCompany } from './company.ts';
import { type ContactChanges, createContact, parseContactChanges, storeContactChange } from './contact.ts';
import { createLead, parseLeadChanges } from './lead.ts';

/** amoCRM API v4, leads: complex adding, a lead with at most one contact and one company. The answer is a bare array. */
export const complexRoutes: Route[] = [{ method: 'POST', template: '/leads/complex', handle: addComplex }];

const maxFields = 40;

/** A card inside a lead: an existing one by id, or a new one. */
export type Part<Changes> = { id: number } | { changes: Changes };

function addComplex(call: Call): Reply {
  const items = parseBatch(call.body, 50).map((item) => {
    const embedded = item.check.object('_embedded');
    limitFields(item.check);
    return {
      ...item,
      changes: parseLeadChanges(call, item.check, undefined),
      contact: parsePart<ContactChanges>(call, 'contacts', embedded, (check) => parseContactChanges(call, check)),
      company: parsePart<CardChanges>(call, 'companies', embedded, (check) =>
        parseCardChanges(call, 'companies', check),
      ),
    };
  });
  assertValid(items);
  return ok(
    items.map(({ changes, contact, company, requestId }) => {
      const companyId =
        company === undefined ? null : 'id' in company ? company.id : createCompany(call, company.changes).id;
      const found = contact !== undefined && 'changes' in contact ? findDuplicate(call, contact.changes) : undefined;
      const contactRow = storeContact(call, contact, found, companyId);
      const open = found === undefined ? undefined : findOpenLead(call, found);
      const links = contactRow === undefined ? [] : [{ id: contactRow.id, isMain: true }];
      const lead = open ?? createLead(call, changes, links, companyId);
      return {
        id: lead.id,
        contact_id: contactRow?.id ?? null,
        company_id: companyId,
        request_id: [requestId],
        merged: found !== undefined,
      };
    }),
  );
}

/** The contact or company inside a lead, checked; at most one. */
export function parsePart<Changes>(
  call: Call,
  entityType: EntityType,
  embedded: Check | undefined,
  read: (check: Check) => Changes,
): Part<Changes> | undefined {
  const [part, extra] = embedded?.objects(entityType) ?? [];
  extra?.errors.push({
    code: 'InvalidCount',
    path: `_embedded.${entityType}`,
    detail: 'This collection should contain 1 element or less.',
  });
  if (part === undefined) return undefined;
  const id = part.integer('id');
  if (id !== undefined) {
    if (!call.store.isAlive(entityType, id)) part.refuse('id');
    return { id };
  }
  limitFields(part);
  return { changes: read(part) };
}

function limitFields(check: Check): void {
  const values = check.source.custom_fields_values;
  if (!Array.isArray(values) || values.length <= maxFields) return;
  const detail = `This collection should contain ${maxFields} elements or less.`;
  check.errors.push({ code: 'InvalidCount', path: check.path('custom_fields_values'), detail });
}

/** A new contact and a new company know each other too; an existing contact keeps the company that it has. */
function storeContact(
  call: Call,
  part: Part<ContactChanges> | undefined,
  found: ContactRow | undefined,
  companyId: number | null,
): ContactRow | undefined {
  if (part === undefined) return undefined;
  if ('changes' in part) {
    return found === undefined
      ? createContact(call, part.changes, companyId)
      : storeContactChange(call, found, part.changes);
  }
  const contact = call.store.contacts.get(part.id);
  if (contact === undefined || contact.companyId !== null || companyId === null) return contact;
  logLink(call, { type: 'contacts', id: contact.id, toType: 'companies', toId: companyId }, 'linked');
  return call.store.contacts.change(contact.id, { companyId });
}

/** With duplicate control on: the oldest stored contact with the same phone (last ten digits) or e-mail. */
function findDuplicate(call: Call, changes: ContactChanges): ContactRow | undefined {
  if (!call.duplicateControl) return undefined;
  const keys = new Set(toIdentityKeys(call, changes.fields ?? []));
  return call.store.contacts
    .rows()
    .find((contact) => !contact.isDeleted && toIdentityKeys(call, contact.fields).some((key) => keys.has(key)));
}

function toIdentityKeys(
  call: Call,
  fields: readonly { fieldId: number; values: readonly FieldValue[] | null }[],
): string[] {
  return fields.flatMap(({ fieldId, values }) => {
    const code = call.store.field(fieldId)?.code;
    const texts = (values ?? []).map(({ value }) => String(value));
    if (code === 'PHONE')
      return texts.map((text) => text.replace(/\D/g, '').slice(-10)).filter((text) => text.length === 10);
    return code === 'EMAIL' ? texts.map((text) => text.toLowerCase()) : [];
  });
}

/** Duplicate control looks only at leads where the contact is the main one. */
function findOpenLead(call: Call, contact: ContactRow): LeadRow | undefined {
  return call.store.leads.rows().find((lead) => {
    const isOpen = !lead.isDeleted && lead.closedAt === null;
    return isOpen && lead.contacts.some((link) => link.isMain && link.id === contact.id);
  });
}
