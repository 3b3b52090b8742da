import { describe, expect, it } from 'vitest';
import { createDemo } from '../../../../src/sandbox/demo/index.ts';
import { isWorkingDay } from '../../../../src/sandbox/demo/working-time.ts';
import type { EventRow } from '../../../../src/sandbox/rows.ts';
import { noon } from '../client.ts';

const store = createDemo({ now: noon, empty: false });
const leads = store.leads.rows();
const events = store.events();
const ofType = (type: string) => events.filter((event) => event.type === type);
const moves = ofType('lead_status_changed');

interface Move {
  event: EventRow;
  from: number;
  to: number;
}

const movesOf = (id: number): Move[] =>
  moves
    .filter(({ entityId }) => entityId === id)
    .map((event) => {
      const stage = ([value]: unknown[]) => (value as { lead_status: { id: number } }).lead_status.id;
      return { event, from: stage(event.valueBefore), to: stage(event.valueAfter) };
    });

describe('the history of the demo', () => {
  it('is the same on the same day, in the order of time, each entry with an id of its own', () => {
    expect(createDemo({ now: noon + 3600, empty: false }).events()).toEqual(events);
    expect(events.map(({ createdAt }) => createdAt)).toEqual(
      events.map(({ createdAt }) => createdAt).toSorted((a, b) => a - b),
    );
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    for (const { id } of events) expect(id).toMatch(/^[0-9a-v]{26}$/);
    expect(createDemo({ now: noon, empty: true }).events()).toEqual([]);
  });

  it('is that of the cards as they were at the start', () => {
    const changed = createDemo({ now: noon, empty: false });
    changed.leads.change(leads[0]?.id ?? 0, { statusId: 142, pipelineId: 1 });
    expect(changed.events()).toEqual(events);
  });

  it('leads each lead from stage to stage to where it is now', () => {
    for (const lead of leads) {
      const own = movesOf(lead.id);
      expect(own.at(-1)?.to ?? lead.statusId).toBe(lead.statusId);
      for (const [index, { from, to, event }] of own.entries()) {
        expect(from).not.toBe(to);
        if (index > 0) expect(from).toBe(own[index - 1]?.to);
        expect(event.createdAt).toBeGreaterThan(lead.createdAt);
        expect(event.createdAt).toBeLessThanOrEqual(lead.updatedAt);
      }
      if (lead.closedAt !== null) expect(own.at(-1)?.event.createdAt).toBe(lead.closedAt);
    }
    const counts = leads.map(({ id }) => movesOf(id).length);
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(leads.length * 0.9);
    expect(Math.max(...counts)).toBeGreaterThan(5);
  });

  it('is work: by the responsible user, on working days', () => {
    const closings = new Set(leads.map(({ id, closedAt }) => `${id}:${closedAt}`));
    for (const { entityId, createdAt, createdBy } of moves) {
      const lead = store.leads.get(entityId);
      if (!closings.has(`${entityId}:${createdAt}`)) expect(isWorkingDay(createdAt)).toBe(true);
      const [handover] = ofType('entity_responsible_changed').filter((event) => event.entityId === entityId);
      const wasHandedOver = handover !== undefined && createdAt < handover.createdAt;
      expect(createdBy).toBe(wasHandedOver ? 10_247_330 : lead?.responsibleUserId);
    }
  });

  it('tells of the manager who left: his open leads were handed over on one day, and he did nothing after it', () => {
    const handovers = ofType('entity_responsible_changed');
    expect(handovers.length).toBeGreaterThan(5);
    const [day] = new Set(handovers.map(({ createdAt }) => createdAt));
    expect(new Set(handovers.map(({ createdAt }) => createdAt)).size).toBe(1);
    expect(isWorkingDay(day ?? 0)).toBe(true);
    for (const { entityId, createdBy, valueAfter, valueBefore } of handovers) {
      expect(createdBy).toBe(10_241_802);
      expect(valueBefore).toEqual([{ responsible_user: { id: 10_247_330 } }]);
      expect(valueAfter).toEqual([{ responsible_user: { id: store.leads.get(entityId)?.responsibleUserId } }]);
    }
    const late = moves.filter(({ createdBy, createdAt }) => createdBy === 10_247_330 && createdAt > (day ?? 0));
    expect(late).toEqual([]);
  });

  it('has changes of prices, names and fields, tags, links, calls, notes and tasks', () => {
    const types = new Set(events.map(({ type }) => type.replace(/\d+/, 'N')));
    for (const type of [
      'sale_field_changed',
      'name_field_changed',
      'custom_field_N_value_changed',
      'entity_tag_added',
      'contact_linked',
      'incoming_call',
      'outgoing_call',
      'common_note_added',
      'service_note_added',
      'task_added',
      'task_completed',
    ]) {
      expect(types).toContain(type);
    }
    for (const { entityId, valueAfter } of ofType('sale_field_changed')) {
      expect(valueAfter).toEqual([{ sale_field_value: { sale: store.leads.get(entityId)?.price } }]);
    }
  });
});
