/** What the arguments of exports do: which rows the file has, and how they are written. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { SandboxData } from '../../../src/sandbox/index.ts';
import { extraField, extraNumber } from './demo.ts';
import { answer, type Effect, given, pick, type Seen } from './effect.ts';
import { seconds } from './value.ts';

type Lead = ReturnType<SandboxData['leads']['rows']>[number];

/** The file has exactly the leads that satisfy a condition, and not all. */
const leads =
  (holds: (lead: Lead, seen: Seen) => boolean): Effect =>
  (seen) => {
    const all = seen.demo.data.leads.rows().filter(({ isDeleted }) => !isDeleted);
    const wanted = all.filter((lead) => holds(lead, seen));
    expect(wanted.length).toBeLessThan(all.length);
    expect(pick(seen.answers, 'rows')).toEqual([wanted.length]);
  };

const within = (key: 'createdAt' | 'updatedAt' | 'closedAt', field = `LeadFilter.${key}`): Record<string, Effect> => ({
  [`exportRecords ${field}.from`]: leads((lead, { value }) => (lead[key] ?? 0) >= seconds(value)),
  [`exportRecords ${field}.to`]: leads((lead, { value }) => (lead[key] ?? Number.POSITIVE_INFINITY) <= seconds(value)),
});

const isGiven = (id: number | null, seen: Seen) => given(seen).includes(String(id));

/** When the nearest open task of a lead is due. */
function closestTask({ id }: Lead, { demo }: Seen): number | undefined {
  const due = demo.data.tasks
    .rows()
    .filter(({ entityType, entityId, isCompleted }) => entityType === 'leads' && entityId === id && !isCompleted)
    .map(({ completeTill }) => completeTill);
  return due.length > 0 ? Math.min(...due) : undefined;
}

const valuesOf = (lead: Lead, { demo }: Seen, name: string) => {
  const { id } = demo.field('leads', name);
  return lead.fields.filter(({ fieldId }) => fieldId === id).flatMap(({ values }) => values.map(({ value }) => value));
};

const numbers = (lead: Lead, seen: Seen) => valuesOf(lead, seen, extraNumber).map(Number);

const states: Record<string, (statusId: number) => boolean> = {
  WON: (id) => id === 142,
  LOST: (id) => id === 143,
  OPEN: (id) => id !== 142 && id !== 143,
};

const filters: Record<string, Effect> = {
  'exportRecords LeadFilter.ids': leads(({ id }, seen) => isGiven(id, seen)),
  'exportRecords LeadFilter.names': leads(({ name }, seen) => given(seen).includes(name)),
  'exportRecords LeadFilter.price.from': leads(({ price }, { value }) => price >= Number(value)),
  'exportRecords LeadFilter.price.to': leads(({ price }, { value }) => price <= Number(value)),
  'exportRecords LeadFilter.state': leads(({ statusId }, { value }) => states[String(value)]?.(statusId) === true),
  'exportRecords LeadFilter.pipelineIds': leads(({ pipelineId }, seen) => isGiven(pipelineId, seen)),
  'exportRecords LeadFilter.statusIds': leads(({ statusId }, seen) => isGiven(statusId, seen)),
  'exportRecords StatusPair.pipelineId': leads(
    ({ pipelineId, statusId }, seen) =>
      isGiven(pipelineId, seen) && pick(seen.args, 'statusId').includes(`${statusId}`),
  ),
  'exportRecords StatusPair.statusId': leads(
    ({ pipelineId, statusId }, seen) =>
      isGiven(statusId, seen) && pick(seen.args, 'pipelineId').includes(`${pipelineId}`),
  ),
  'exportRecords LeadFilter.companyIds': leads(({ companyId }, seen) => isGiven(companyId, seen)),
  'exportRecords LeadFilter.responsibleUserIds': leads(({ responsibleUserId }, seen) =>
    isGiven(responsibleUserId, seen),
  ),
  'exportRecords LeadFilter.createdByUserIds': leads(({ createdBy }, seen) => isGiven(createdBy, seen)),
  'exportRecords LeadFilter.updatedByUserIds': leads(({ updatedBy }, seen) => isGiven(updatedBy, seen)),
  ...within('createdAt'),
  ...within('updatedAt'),
  ...within('closedAt'),
  ...within('createdAt', 'Query.exportRecords.createdAt'),
  'exportRecords LeadFilter.closestTaskAt.from': leads(
    (lead, seen) => (closestTask(lead, seen) ?? 0) >= seconds(seen.value),
  ),
  'exportRecords LeadFilter.closestTaskAt.to': leads(
    (lead, seen) => (closestTask(lead, seen) ?? Number.POSITIVE_INFINITY) <= seconds(seen.value),
  ),
  'exportRecords CustomFieldFilter.field': leads((lead, seen) =>
    valuesOf(lead, seen, extraField).some((value) => pick(seen.args, 'values').includes(value)),
  ),
  'exportRecords CustomFieldFilter.values': leads((lead, seen) =>
    valuesOf(lead, seen, extraField).some((value) => given(seen).includes(value)),
  ),
  'exportRecords CustomFieldFilter.from': leads((lead, seen) =>
    numbers(lead, seen).some((value) => value >= Number(seen.value)),
  ),
  'exportRecords CustomFieldFilter.to': leads((lead, seen) =>
    numbers(lead, seen).some((value) => value <= Number(seen.value)),
  ),
  'Query.exportRecords.userIds': leads(({ responsibleUserId }, seen) => isGiven(responsibleUserId, seen)),
};

/** The text of the file. */
const textOf = (answers: readonly unknown[]) => readFileSync(String(pick(answers, 'path')[0]), 'utf8');

/** The third column of each kind, which no other kind has there. */
const ownColumns: Record<string, string> = {
  LEADS: 'price',
  CONTACTS: 'first_name',
  COMPANIES: 'responsible',
  TASKS: 'type',
  NOTES: 'text',
  CALLS: 'phone',
  EVENTS: 'entity_type',
  STAGE_MOVES: 'lead',
};

const isDefault = (usual: string, effect: Effect): Effect =>
  Object.assign((seen: Seen) => effect(seen), { isUsual: ({ value }: Seen) => value === usual });

const separators: Record<string, string> = { SEMICOLON: 'ID;', COMMA: 'ID,', TAB: 'ID\t' };

export const exports: Record<string, Effect> = {
  ...filters,
  'Query.exportRecords.kind': isDefault(
    'LEADS',
    answer((answers, _usual, { value }) => {
      expect(pick(answers, 'key')[2]).toBe(ownColumns[String(value)]);
      expect(Number(pick(answers, 'rows')[0])).toBeGreaterThan(0);
    }),
  ),
  'Query.exportRecords.format': isDefault(
    'XLSX',
    answer((answers, _usual, { value }) =>
      expect(String(pick(answers, 'fileName')[0]).endsWith(`.${String(value).toLowerCase()}`)).toBe(true),
    ),
  ),
  'Query.exportRecords.separator': isDefault(
    'SEMICOLON',
    answer((answers, _usual, { value }) =>
      expect(
        textOf(answers)
          .replace('\ufeff', '')
          .startsWith(separators[String(value)] ?? ''),
      ).toBe(true),
    ),
  ),
  'Query.exportRecords.byteOrderMark': Object.assign(
    answer((answers, _usual, { value }) => expect(textOf(answers).startsWith('\ufeff')).toBe(value)),
    { isUsual: ({ value }: Seen) => value === true },
  ),
  'Query.exportRecords.language': isDefault(
    'RU',
    answer((answers, _usual, { value }) =>
      expect(pick(answers, 'title')).toContain(value === 'RU' ? 'Воронка' : 'Pipeline'),
    ),
  ),
};
