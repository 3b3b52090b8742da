/** What chooses a part of a record's own data: nothing of it is sent. */
import { expect } from 'vitest';
import type { Demo } from './demo.ts';
import { answer, type Effect, idsOf, query } from './effect.ts';
import type { Place } from './walk.ts';

/** The sandbox's word for a type that is an entity. */
const entities: Record<string, 'leads' | 'contacts' | 'companies' | 'customers'> = {
  Lead: 'leads',
  Contact: 'contacts',
  Company: 'companies',
  Customer: 'customers',
};

/** The record of a type whose part is asked for by a field. */
export function ownerOf(demo: Demo, owner: string, field: string): { id: number } {
  if (owner === 'Catalog') return { id: 4517 };
  const entity = entities[owner] ?? 'leads';
  if (field === 'products') return { id: demo.productOwner(entity) };
  if (/task/i.test(field)) return entity === 'leads' ? demo.busyLead : { id: demo.taskOwner(entity) };
  if (/lead/i.test(field)) return entity === 'contacts' ? demo.regular : demo.regularCompany;
  return { leads: demo.lead, contacts: demo.contact, companies: demo.company, customers: demo.customer }[entity];
}

const shortens: Effect = answer((answers, usual, { value }) => {
  expect(answers).toHaveLength(usual.length);
  const short = (text: unknown) => String(text).slice(0, Number(value));
  expect(answers.map((text) => String(text).split('…')[0])).toEqual(usual.map(short));
});

/** The tasks of the record that a place is asked of. */
const tasksOf = (demo: Demo, { owner, field }: Place) =>
  demo.data.tasks
    .rows()
    .filter((task) => task.entityType === entities[owner] && task.entityId === ownerOf(demo, owner, field).id);

const isOpen = (demo: Demo) => (id: number) => demo.data.leads.get(id)?.closedAt === null;

/** Of the leads of a contact or company. */
const leadParts = (owner: string): Record<string, Effect> => ({
  [`${owner}.leadCount.onlyOpen`]: answer(([count], _, { demo, place }) => {
    const { id } = ownerOf(demo, place.owner, place.field);
    const own = demo.leadsOf(entities[place.owner] as 'contacts', id);
    expect(count).toBe(own.filter(({ closedAt }) => closedAt === null).length);
  }),
  ...Object.fromEntries(
    ['leads', 'leadsConnection'].flatMap((field): [string, Effect][] => [
      [
        `${owner}.${field}.onlyOpen`,
        answer((answers, usual, { demo }) => expect(idsOf(answers)).toEqual(idsOf(usual).filter(isOpen(demo)))),
      ],
      [
        `${owner}.${field}.newestFirst`,
        answer((answers, usual) => expect(idsOf(answers)).toEqual(idsOf(usual).reverse())),
      ],
    ]),
  ),
  [`${owner}.leads.among`]: answer((answers, usual, { value }) =>
    expect(idsOf(answers)).toEqual(idsOf(usual).slice(0, Number(value))),
  ),
});

/** What a kind of items in a timeline is read from. */
const timelineSources: Record<string, RegExp> = {
  EVENT: /\/events$/,
  NOTE: /\/notes$/,
  CALL: /\/notes$/,
  MESSAGE: /\/(?:events|\w+\/notes)$/,
  TASK: /\/tasks$/,
};

/** Nothing is read but what the kind needs, and the record itself. */
export const readsKind: Effect = (seen) => {
  const source = timelineSources[String([seen.value].flat()[0])] as RegExp;
  const paths = seen.requests.map(({ path }) => path).filter((path) => /\/(?:events|notes|tasks)$/.test(path));
  expect(paths.length).toBeGreaterThan(0);
  for (const path of paths) expect(path).toMatch(source);
};

/** What chooses a part of a record's own data. */
export const parts: Record<string, Effect> = {
  'Entity.columns.fields': answer(([columns], _, { value }) => expect(Object.keys(columns as object)).toEqual(value)),
  'Entity.customField.id': answer((answers, _, { value }) => expect(idsOf(answers)).toEqual([Number(value)])),
  'Entity.customField.name': answer((answers, _, { value, demo, place }) =>
    expect(idsOf(answers)).toEqual([demo.field(entities[place.owner] as 'leads', String(value)).id]),
  ),
  'Entity.customField.code': answer((answers, _, { value, demo }) =>
    expect(idsOf(answers).map((id) => demo.fieldById(id)?.code)).toEqual([value]),
  ),
  'Entity.customFieldCount.exceptCodes': answer(([count], [usual]) => expect(count).toBe(Number(usual) - 1)),
  'Entity.customFields.exceptCodes': answer((answers, usual, { demo, value }) =>
    expect(idsOf(answers)).toEqual(
      idsOf(usual).filter((id) => !(value as unknown[]).includes(demo.fieldById(id)?.code)),
    ),
  ),
  'Entity.customFields.skip': answer((answers, usual, { value }) =>
    expect(idsOf(answers)).toEqual(idsOf(usual).slice(Number(value))),
  ),
  'Entity.tasks.isCompleted': answer((answers, _, { demo, value, place }) =>
    expect(idsOf(answers)).toEqual(
      tasksOf(demo, place)
        .filter((task) => task.isCompleted === value)
        .map(({ id }) => id),
    ),
  ),
  'Entity.taskCount.isCompleted': answer(([count], _, { demo, value, place }) =>
    expect(count).toBe(tasksOf(demo, place).filter(({ isCompleted }) => isCompleted === value).length),
  ),
  ...leadParts('Contact'),
  ...leadParts('Company'),
  'Lead.timeline.kinds': readsKind,
  'Contact.timeline.kinds': readsKind,
  'Company.timeline.kinds': readsKind,
  'Customer.timeline.kinds': readsKind,
  'Lead.timeline.ofContacts': (seen) => query('filter[entity]', () => 'contact')({ ...seen, value: 'contact' }),
  'Company.timeline.ofContacts': (seen) => query('filter[entity]', () => 'contact')({ ...seen, value: 'contact' }),
  'CustomFieldValue.text.maxLength': shortens,
  'Note.text.maxLength': shortens,
  'Task.text.maxLength': shortens,
};
