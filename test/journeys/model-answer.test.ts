import { describe, expect, it } from 'vitest';
import type { PipelineRow } from '../../src/sandbox/index.ts';
import { sandboxManagerToken } from '../../src/sandbox/index.ts';
import { type Account, openAccount, openTools } from '../harness.ts';

/* Answers and errors that a model without knowledge of amoCRM can act on. */

/** The complete result of a call that failed completely or in part. */
async function failureOf(account: Account, name: string, args: Record<string, unknown>): Promise<string> {
  const call = await openTools(account);
  const failure = await call(name, args).catch((error: Error) => error.message);
  expect(failure).toBeTypeOf('string');
  return failure as string;
}

describe('a token that may not list users', () => {
  it.each([
    ['get_lead_by_id', { lead_id: '21400085' }, 'lead.responsible.name'],
    ['get_contact_by_id', { contact_id: '33200005' }, 'contact.responsible.name'],
    ['get_deals_report', {}, 'by_responsible[0..'],
    ['get_tasks', { count: true, limit: 1 }, 'counts.by_responsible[0..'],
  ])('gets from %s the id of a record’s user, and why there is no name', async (name, args, place) => {
    const account = await openAccount({ token: sandboxManagerToken });
    const text = await failureOf(account, name, args);
    expect(text).toContain(`FORBIDDEN at ${place}`);
    const { structuredContent } = JSON.parse(text) as { structuredContent: object };
    const shown = JSON.stringify(structuredContent).match(/"responsible":\{[^}]*\}/g) ?? [];
    expect(shown.length).toBeGreaterThan(0);
    for (const each of shown) expect(each).toMatch(/^"responsible":\{"id":"\d+"\}$/);
  });
});

it.each([
  ['update_lead', { lead_id: '21400085' }],
  ['create_lead', { name: 'Окна' }],
  ['create_contact', { name: 'Анна' }],
  ['create_task', { text: 'Позвонить', complete_till: '2026-11-20' }],
  ['update_task', { task_id: '45100337' }],
])('an unknown responsible user is refused by %s, which lists the users', async (name, args) => {
  const text = await failureOf(await openAccount(), name, { ...args, responsible_user_id: '1' });
  expect(text).toContain(
    'responsible_user_id: `1` is not the id of an active user; there are 10241802 «Елена Воронцова», ',
  );
});

it('a kind of record may be named in the singular, as the answers name it', async () => {
  const account = await openAccount();
  const call = await openTools(account);
  const { tasks } = await call<{ tasks: { subject?: { type: string; id: string } }[] }>('get_tasks', { limit: 50 });
  const kinds = new Set<string>();
  for (const { subject } of tasks) {
    if (!subject || kinds.has(subject.type)) continue;
    kinds.add(subject.type);
    await call('get_notes', { entity_type: subject.type, entity_id: subject.id });
    await call('get_notes', { entity_type: subject.type.toLowerCase(), entity_id: subject.id });
  }
  expect(kinds.size).toBeGreaterThan(1);
});

it('the leads of a contact are listed newest first, on all pages', async () => {
  const account = await openAccount();
  const call = await openTools(account);
  const counts = new Map<number, number[]>();
  for (const { id, contacts } of account.sandbox.data().leads.rows())
    for (const contact of contacts) counts.set(contact.id, [id, ...(counts.get(contact.id) ?? [])]);
  const [contactId, ids] = [...counts].sort(([, a], [, b]) => b.length - a.length)[0] as [number, number[]];
  expect(ids.length).toBeGreaterThan(4);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page: { leads: { id: string }[]; next_cursor?: string } = await call('get_leads_by_contact', {
      contact_id: String(contactId),
      limit: 2,
      cursor,
    });
    seen.push(...page.leads.map(({ id }) => id));
    cursor = page.next_cursor;
  } while (cursor !== undefined);
  expect(seen).toEqual(ids.map(String));
});

it('an unknown field in an account without custom fields is not answered with an empty list of suggestions', async () => {
  const account = await openAccount();
  (account.sandbox.data().metadata.fields as unknown[]).length = 0;
  const text = await failureOf(account, 'get_leads', { fields: ['Площадь'] });
  expect(text).toContain(
    'fields[0]: «Площадь» is not the name, code or id of a custom field of leads; they have none in this account',
  );
});

it('the demo account lists no lead in a status that it describes as not listed', async () => {
  const { sandbox } = await openAccount();
  const { leads, metadata } = sandbox.data();
  const incoming = (metadata.pipelines as PipelineRow[]).flatMap(({ statuses }) =>
    statuses.filter(({ type }) => type === 1).map(({ id }) => id),
  );
  expect(incoming).toHaveLength(3);
  expect(leads.rows().filter(({ statusId }) => incoming.includes(statusId))).toEqual([]);
});
