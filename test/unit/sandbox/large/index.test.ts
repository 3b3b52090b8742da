import { describe, expect, it } from 'vitest';
import { toPhone } from '../../../../src/sandbox/large/contact.ts';
import { createLargeAccount } from '../../../../src/sandbox/large/index.ts';
import type { AccountSize } from '../../../../src/sandbox/large/size.ts';
import { type CardRow, type EventRow, lost, won } from '../../../../src/sandbox/rows.ts';
import type { Store } from '../../../../src/sandbox/store.ts';
import { noon, useSandbox } from '../client.ts';

const create = (size: AccountSize, seed = 1) => createLargeAccount({ now: noon, size, seed });
const store = create({ leads: 2_000 });
const leads = store.leads.rows();
const events = store.events();
const midnight = noon - 12 * 3600;

/** Values of the fields with this code or name, as they are compared. */
function valuesOf({ metadata }: Store, card: CardRow, key: string): unknown[] {
  const ids = metadata.fields.filter(({ code, name }) => code === key || name === key).map(({ id }) => id);
  return card.fields.flatMap(({ fieldId, values }) => (ids.includes(fieldId) ? values.map(({ value }) => value) : []));
}

/** How many cards are left if those that share a key are one. */
function countDistinct(cards: readonly CardRow[], keysOf: (card: CardRow) => string[]): number {
  const groups = new Map<string, Set<CardRow>>();
  for (const card of cards) {
    const joined = new Set([card, ...keysOf(card).flatMap((key) => [...(groups.get(key) ?? [])])]);
    for (const each of joined) for (const key of keysOf(each)) groups.set(key, joined);
  }
  return new Set(cards.map((card) => groups.get(keysOf(card)[0] ?? '') ?? card)).size;
}

describe('a large account', () => {
  it('is the same on the same day with the same size and seed', () => {
    const small = { leads: 50 };
    const again = create(small);
    expect(again.leads.rows()).toEqual(create(small).leads.rows());
    expect(again.events()).toEqual(create(small).events());
    expect(createLargeAccount({ now: noon + 3600, size: small, seed: 1 }).events()).toEqual(again.events());
    expect(create(small, 2).leads.rows()).not.toEqual(again.leads.rows());
  });

  it('has as many rows as asked for, and what follows from them', () => {
    expect(store.leads.size).toBe(2_000);
    expect(store.contacts.size).toBe(1_600);
    expect(store.companies.size).toBe(286);
    for (const { size } of [store.tasks, store.notes]) expect(Math.abs(size / 2_000 - 1)).toBeLessThan(0.1);
    expect(Math.abs(events.length / 2_000 - 12)).toBeLessThan(0.5);
    const other = create({ leads: 500, contacts: 30, companies: 0, eventsPerLead: 20, tasksPerLead: 0, days: 30 });
    expect([other.contacts.size, other.companies.size]).toEqual([30, 0]);
    expect(Math.abs(other.events().length / 500 - 20)).toBeLessThan(2);
    expect(Math.min(...other.leads.rows().map(({ createdAt }) => createdAt))).toBeGreaterThan(midnight - 30 * 86_400);
  });

  it('leads each lead from stage to stage to where it is, and closes it by the last move', () => {
    const moves = new Map<number, EventRow[]>(leads.map(({ id }) => [id, []]));
    for (const event of events) if (event.type === 'lead_status_changed') moves.get(event.entityId)?.push(event);
    const stage = ([value]: unknown[]) => (value as { lead_status: { id: number; pipeline_id: number } }).lead_status;
    for (const lead of leads) {
      const own = moves.get(lead.id) ?? [];
      const first = store.pipeline(lead.pipelineId)?.statuses.find(({ isEditable }) => isEditable)?.id;
      const path = [first, ...own.map(({ valueAfter }) => stage(valueAfter).id)];
      expect(own.map(({ valueBefore }) => stage(valueBefore).id)).toEqual(path.slice(0, -1));
      expect(path.at(-1)).toBe(lead.statusId);
      expect(lead.closedAt).toBe([won, lost].includes(lead.statusId) ? own.at(-1)?.createdAt : null);
      expect(own.every(({ createdAt }) => createdAt > lead.createdAt && createdAt <= lead.updatedAt)).toBe(true);
    }
  });

  it('has open, won and lost leads of all pipelines, and some that stand still', () => {
    const share = (test: (lead: (typeof leads)[number]) => boolean) => leads.filter(test).length / leads.length;
    expect(share(({ statusId }) => statusId === won)).toBeGreaterThan(0.25);
    expect(share(({ statusId }) => statusId === lost)).toBeGreaterThan(0.25);
    expect(share(({ closedAt }) => closedAt === null)).toBeGreaterThan(0.1);
    expect(share(({ closedAt, updatedAt }) => closedAt === null && updatedAt < midnight - 60 * 86_400)).toBeGreaterThan(
      0.03,
    );
    expect(new Set(leads.map(({ pipelineId }) => pipelineId)).size).toBe(3);
    expect(share(({ tagIds }) => tagIds.length > 0)).toBeGreaterThan(0.3);
    expect(share(({ id }) => store.chats.talks.rows().some(({ leadId }) => leadId === id))).toBeGreaterThan(0.08);
    expect(leads.filter(({ id }) => store.elementLinks.of('leads', id).length > 0).length).toBeGreaterThan(500);
  });

  it('changes prices, areas and owners to what they are', () => {
    const last = (type: string, entityId: number) =>
      events.findLast((event) => event.type === type && event.entityId === entityId)?.valueAfter;
    const areaId = store.metadata.fields.find(({ name }) => name === 'Площадь объекта, м²')?.id;
    for (const lead of leads.slice(0, 300)) {
      const price = last('sale_field_changed', lead.id);
      if (price) expect(price).toEqual([{ sale_field_value: { sale: lead.price } }]);
      const area = last(`custom_field_${areaId}_value_changed`, lead.id);
      const [value] = valuesOf(store, lead, 'Площадь объекта, м²');
      if (area) expect(area).toMatchObject([{ custom_field_value: { text: value } }]);
      const owner = last('entity_responsible_changed', lead.id);
      if (owner) expect(owner).toEqual([{ responsible_user: { id: lead.responsibleUserId } }]);
    }
  });

  it('is in order of time: no entry before its card, none after the last midnight, contacts before their leads', () => {
    expect(events.map(({ createdAt }) => createdAt)).toEqual(
      events.map(({ createdAt }) => createdAt).toSorted((a, b) => a - b),
    );
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    expect(events.at(-1)?.createdAt).toBeLessThan(midnight + 1);
    for (const event of events) {
      const { createdAt } = store[event.entityType].get(event.entityId) ?? { createdAt: Number.POSITIVE_INFINITY };
      expect(event.createdAt).toBeGreaterThanOrEqual(createdAt);
    }
    for (const { contacts, createdAt } of leads) {
      for (const { id } of contacts) expect(store.contacts.get(id)?.createdAt).toBeLessThan(createdAt);
    }
    const seconds = new Map<number, number>();
    for (const { createdAt } of events) seconds.set(createdAt, (seconds.get(createdAt) ?? 0) + 1);
    expect(Math.max(...seconds.values())).toBeLessThan(20);
    for (const task of store.tasks.rows()) {
      const done = events.find(({ type, entityId }) => type === 'task_completed' && entityId === task.id);
      expect(done?.createdAt).toBe(task.isCompleted ? task.updatedAt : undefined);
    }
  });

  it('repeats exactly the share of contacts by phone or e-mail, and of companies by tax number', () => {
    const contacts = store.contacts.rows();
    const keysOf = (card: CardRow) => [
      ...valuesOf(store, card, 'PHONE').map((value) => String(value).replace(/\D/g, '').slice(-10)),
      ...valuesOf(store, card, 'EMAIL').map((value) => String(value).toLowerCase()),
    ];
    expect(countDistinct(contacts, keysOf)).toBe(1_600 - Math.floor(1_600 * 0.06));
    const companies = store.companies.rows();
    const taxNumbers = (card: CardRow) =>
      valuesOf(store, card, 'Реквизиты').map((value) => String((value as { vat_id: string }).vat_id));
    expect(countDistinct(companies, taxNumbers)).toBe(286 - Math.floor(286 * 0.06));
    const none = create({ leads: 100, duplicates: 0 });
    expect(countDistinct(none.contacts.rows(), keysOf)).toBe(80);
    expect(new Set(Array.from({ length: 50_000 }, (_, index) => toPhone(index * 7))).size).toBe(50_000);
  });
});

describe('a sandbox with a large account', () => {
  const bench = useSandbox({ size: { leads: 300, notesPerLead: 2 }, seed: 5 });

  it('answers like any other, and is the same again after a reset', async () => {
    const page = await bench.get('/leads?order[id]=desc&limit=250&with=contacts');
    expect(page.body._embedded.leads).toHaveLength(250);
    expect((await bench.get('/events?limit=100&filter[type]=lead_status_changed')).body._embedded.events).toHaveLength(
      100,
    );
    const before = JSON.stringify(bench.sandbox.snapshot());
    bench.sandbox.trash('leads', page.body._embedded.leads[0].id);
    bench.sandbox.reset();
    expect(JSON.stringify(bench.sandbox.snapshot())).toBe(before);
  });
});
