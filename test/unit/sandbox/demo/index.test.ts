import { describe, expect, it } from 'vitest';
import { createDemo } from '../../../../src/sandbox/demo/index.ts';
import { noon } from '../client.ts';

const store = createDemo({ now: noon, empty: false });
const leads = store.leads.rows();
const contacts = store.contacts.rows();
const today = noon - 12 * 3600;
const isOpen = (task: { isCompleted: boolean }) => !task.isCompleted;

describe('the demo account', () => {
  it('is the same on the same day, and moves with the day', () => {
    const again = createDemo({ now: noon + 3600, empty: false });
    expect(again.leads.rows()).toEqual(leads);
    expect(again.notes.rows()).toEqual(store.notes.rows());
    const tomorrow = createDemo({ now: noon + 86_400, empty: false });
    expect(tomorrow.leads.rows().map((lead) => lead.createdAt - 86_400)).toEqual(leads.map((lead) => lead.createdAt));
  });

  it('has the documented size', () => {
    expect([leads.length, contacts.length, store.companies.size]).toEqual([400, 300, 80]);
    expect([store.metadata.pipelines.length, store.metadata.users.length, store.metadata.groups.length]).toEqual([
      3, 12, 3,
    ]);
    expect(store.metadata.lossReasons.length).toBeGreaterThanOrEqual(6);
    expect(createDemo({ now: noon, leads: 5000, empty: false }).leads.size).toBe(5000);
    expect(createDemo({ now: noon, empty: true }).contacts.size).toBe(0);
  });

  it('has tasks that are overdue, due today, upcoming and done, and leads in every stage', () => {
    const open = store.tasks.rows().filter(isOpen);
    expect(open.filter((task) => task.completeTill < today).length).toBeGreaterThan(5);
    expect(
      open.filter((task) => task.completeTill >= today && task.completeTill < today + 86_400).length,
    ).toBeGreaterThan(3);
    expect(open.filter((task) => task.completeTill >= today + 86_400).length).toBeGreaterThan(5);
    expect(store.tasks.rows().some((task) => task.isCompleted)).toBe(true);
    for (const pipeline of store.metadata.pipelines) {
      expect(leads.filter((lead) => lead.pipelineId === pipeline.id && lead.statusId === 142).length).toBeGreaterThan(
        3,
      );
      expect(leads.filter((lead) => lead.pipelineId === pipeline.id && lead.closedAt === null).length).toBeGreaterThan(
        3,
      );
    }
    const noteTypes = new Set(store.notes.rows().map((note) => note.noteType));
    expect([...noteTypes].toSorted()).toEqual([
      'ai_result',
      'amomail_message',
      'attachment',
      'bill_paid',
      'call_in',
      'call_out',
      'common',
      'extended_service_message',
      'geolocation',
      'link_followed',
      'message_cashier',
      'service_message',
      'site_visit',
      'sms_in',
      'sms_out',
    ]);
  });

  it('is consistent', () => {
    for (const lead of leads) {
      const stage = store.pipeline(lead.pipelineId)?.statuses.find((status) => status.id === lead.statusId);
      expect(stage).toBeDefined();
      expect(lead.closedAt !== null).toBe(lead.statusId === 142 || lead.statusId === 143);
      if (lead.lossReasonId !== null) expect(lead.statusId).toBe(143);
      expect(lead.updatedAt).toBeGreaterThanOrEqual(lead.createdAt);
      expect(lead.updatedAt).toBeLessThan(today);
      const main = lead.contacts.filter((contact) => contact.isMain);
      expect(main.length).toBe(Math.min(1, lead.contacts.length));
      for (const { id } of lead.contacts) expect(store.contacts.get(id)?.createdAt).toBeLessThanOrEqual(lead.createdAt);
      if (main[0] !== undefined) {
        const company = store.contacts.get(main[0].id)?.companyId;
        if (company !== null) expect(lead.companyId).toBe(company);
      }
    }
    for (const row of [
      ...leads,
      ...contacts,
      ...store.companies.rows(),
      ...store.tasks.rows(),
      ...store.notes.rows(),
    ]) {
      expect(store.user(row.responsibleUserId)).toBeDefined();
      expect(row.createdAt).toBeLessThan(today);
    }
  });

  it('is as untidy as real data: phones in many spellings, missing or double; e-mails in capitals; a user who left', () => {
    const valuesOf = (code: string) =>
      contacts.map((contact) =>
        (contact.fields.find((item) => store.field(item.fieldId)?.code === code)?.values ?? []).map(({ value }) =>
          String(value),
        ),
      );
    const phones = valuesOf('PHONE');
    expect(phones.some((list) => list.length === 0)).toBe(true);
    expect(phones.some((list) => list.length === 2)).toBe(true);
    const shapes = new Set(phones.flat().map((phone) => phone.replace(/\d/g, '0')));
    expect(shapes.size).toBeGreaterThanOrEqual(5);
    const digits = phones.flat().map((phone) => phone.replace(/\D/g, '').slice(-10));
    expect(new Set(digits).size).toBe(digits.length);
    expect(
      valuesOf('EMAIL')
        .flat()
        .some((email) => email !== email.toLowerCase()),
    ).toBe(true);
    const gone = store.metadata.users.find((user) => !user.isActive);
    expect(leads.some((lead) => lead.responsibleUserId === gone?.id)).toBe(true);
  });

  it('has a field of every type that can be stored, and most of them filled', () => {
    const types = new Set(store.metadata.fields.map((field) => field.type));
    expect(types.size).toBe(23);
    const filled = new Set(
      [...leads, ...contacts, ...store.companies.rows(), ...store.catalogElements.rows()].flatMap((card) =>
        card.fields.map((item) => store.field(item.fieldId)?.type),
      ),
    );
    expect(filled).toEqual(types);
  });

  it('has traps: numbers in names and directions that are not phones of the contact', () => {
    const phoneless = contacts.filter((contact) => /\d{10}/.test(contact.name));
    expect(phoneless.length).toBeGreaterThan(0);
    for (const contact of phoneless)
      expect(contact.fields.some((item) => store.field(item.fieldId)?.code === 'PHONE')).toBe(false);
  });
});
