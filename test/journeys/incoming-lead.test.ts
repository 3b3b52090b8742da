import { describe, expect, it } from 'vitest';
import type { FaultRule } from '../../src/sandbox/index.ts';
import { type Account, openAccount, testNow } from '../harness.ts';

interface Shown {
  uid: string;
  category: string;
  metadata: Record<string, unknown>;
  lead: { id: string; name: string } | null;
  contact: { id: string } | null;
}

type List = { incomingLeads: { nodes: Shown[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };

const uids = `query ($first: Int, $after: String, $filter: IncomingLeadFilter) {
  incomingLeads(first: $first, after: $after, filter: $filter) { nodes { uid category } pageInfo { hasNextPage endCursor } }
}`;

/** The incoming lead of a category that came in last, as the sandbox keeps it. */
function findPending({ sandbox }: Account, category: string) {
  const row = sandbox
    .data()
    .incomingLeads.rows()
    .find((each) => each.category === category && each.decision === null);
  if (!row) throw new Error(`The demo has no ${category}.`);
  return row;
}

const form = (name: string, extra = '') =>
  `{ sourceUid: "s-1", sourceName: "Сайт", lead: { name: "${name}" }, form: { formId: "1", formName: "Заявка", formPage: "https://example.com" } ${extra} }`;

describe('incoming leads', () => {
  it('show the form, call, mail or chat that they came by', async () => {
    const account = await openAccount();
    const { incomingLeads } = await account.query<List>(
      `{ incomingLeads(filter: { pipelineIds: [7604214] }) { nodes {
        uid category sourceName createdAt pipeline { name }
        metadata {
          __typename occurredAt
          ... on IncomingForm { formName formPage }
          ... on IncomingCall { from phone duration }
          ... on IncomingMail { fromEmail subject contentSummary }
          ... on IncomingChat { service clientName lastMessageText }
        }
        lead { id } contact { id }
      } } }`,
    );
    expect(incomingLeads.nodes.map(({ category, metadata }) => [category, metadata])).toEqual([
      [
        'FORMS',
        {
          __typename: 'IncomingForm',
          occurredAt: '2026-11-04T23:00:00+03:00',
          formName: 'Рассчитать стоимость',
          formPage: 'https://severdom.example.ru/raschet',
        },
      ],
      [
        'SIP',
        {
          __typename: 'IncomingCall',
          occurredAt: '2026-11-04T16:00:00+03:00',
          from: expect.stringMatching(/^7\d{10}$/),
          phone: '78172555001',
          duration: 0,
        },
      ],
      [
        'MAIL',
        expect.objectContaining({
          __typename: 'IncomingMail',
          fromEmail: 'client.41@example.com',
          subject: 'Окна в новостройку',
        }),
      ],
      [
        'CHATS',
        expect.objectContaining({ __typename: 'IncomingChat', service: 'telegram', clientName: expect.any(String) }),
      ],
    ]);
    expect(incomingLeads.nodes.map(({ contact }) => contact !== null)).toEqual([true, false, true, true]);
  });

  it('are read page by page, and a cursor brings its filter along', async () => {
    const account = await openAccount();
    const filter = { categories: ['SIP', 'MAIL'] };
    const first = await account.query<List>(uids, { first: 4, filter });
    const { endCursor } = first.incomingLeads.pageInfo;
    const rest = await account.query<List>(uids, { first: 4, after: endCursor });
    const again = await account.query<List>(uids, { first: 4, after: endCursor, filter });
    expect(again).toEqual(rest);
    expect(rest.incomingLeads.pageInfo.hasNextPage).toBe(false);
    const all = [...first.incomingLeads.nodes, ...rest.incomingLeads.nodes];
    expect(new Set(all.map(({ uid }) => uid)).size).toBe(6);
    expect(new Set(all.map(({ category }) => category))).toEqual(new Set(['SIP', 'MAIL']));
    const other = await account.execute(uids, { after: endCursor, filter: { categories: ['FORMS'] } });
    expect(other.errors?.[0]?.message).toContain('another filter');
  });

  it('cost one request, and their leads as many as amoCRM does not list', async () => {
    const account = await openAccount();
    expect(
      await account.count(() => account.query('{ incomingLeads { nodes { uid lead { id url } contact { id } } } }')),
    ).toBe(1);
    expect(await account.count(() => account.query('{ incomingLeads(first: 3) { nodes { lead { name } } } }'))).toBe(5);
    const [a, b] = account.sandbox.data().incomingLeads.rows();
    const two = `{ a: incomingLead(uid: "${a?.uid}") { sourceName } b: incomingLead(uid: "${b?.uid}") { sourceName } }`;
    expect(await account.count(() => account.query(two))).toBe(1);
  });

  it('are counted with what became of them', async () => {
    const account = await openAccount();
    const summary =
      '{ incomingLeadSummary { total accepted declined averageSortSeconds categories { category total } } }';
    const { incomingLeadSummary } = await account.query(summary);
    expect(incomingLeadSummary).toMatchObject({ total: 12, accepted: 0, averageSortSeconds: null });
    const row = findPending(account, 'forms');
    await account.query(`mutation { declineIncomingLead(uid: "${row.uid}") { uid } }`);
    expect((await account.query(summary)).incomingLeadSummary).toMatchObject({
      declined: 1,
      averageSortSeconds: testNow - row.createdAt,
      categories: expect.arrayContaining([{ category: 'FORMS', total: 3 }]),
    });
    const none = await account.query('{ incomingLeadSummary(period: { to: "2020-01-01" }) { total } }');
    expect(none).toEqual({ incomingLeadSummary: { total: 0 } });
  });

  it('are found by a uid, and one that is not there is explained', async () => {
    const account = await openAccount();
    const { uid } = findPending(account, 'mail');
    expect(await account.query(`{ incomingLead(uid: "${uid}") { uid } }`)).toEqual({ incomingLead: { uid } });
    for (const [bad, code] of [
      ['f'.repeat(58), 'NOT_FOUND'],
      ['../../users', 'VALIDATION_FAILED'],
      ['', 'VALIDATION_FAILED'],
    ]) {
      const { errors } = await account.execute(`{ incomingLead(uid: "${bad}") { uid } }`);
      expect([bad, errors?.[0]?.extensions.code]).toEqual([bad, code]);
    }
    const { errors } = await account.execute('{ incomingLeads(filter: { pipelineIds: [1] }) { nodes { uid } } }');
    expect(errors?.[0]?.message).toContain('filter.pipelineIds: `1` is not the id of a pipeline');
  });
});

describe('an incoming lead', () => {
  it('is accepted and its lead read in two requests', async () => {
    const account = await openAccount();
    const { uid, lead } = findPending(account, 'mail');
    const accept = `mutation { acceptIncomingLead(uid: "${uid}", statusId: 63210450, userId: 10241806) {
      uid contact { id } lead { id name status { id } responsible { id } }
    } }`;
    await account.query('{ pipelines { id } account { id } }');
    let answer: Record<string, unknown> = {};
    const requests = await account.count(async () => {
      answer = await account.query(accept);
    });
    expect(requests).toBe(2);
    expect(answer.acceptIncomingLead).toMatchObject({
      uid,
      contact: { id: expect.any(String) },
      lead: { id: String(lead.id), name: lead.name, status: { id: '63210450' }, responsible: { id: '10241806' } },
    });
    const { errors } = await account.execute(accept);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('it was accepted, declined or linked'),
      extensions: { code: 'NOT_FOUND' },
    });
  });

  it('that is declined says that its lead is in the trash', async () => {
    const account = await openAccount();
    const { uid, lead } = findPending(account, 'sip');
    const answer = await account.query(`mutation { declineIncomingLead(uid: "${uid}") { uid leadId contact { id } } }`);
    expect(answer).toEqual({ declineIncomingLead: { uid, leadId: String(lead.id), contact: null } });
    expect(account.sandbox.data().leads.get(lead.id)?.isDeleted).toBe(true);
    const { errors } = await account.execute(`mutation { declineIncomingLead(uid: "${uid}") { uid } }`);
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('of a chat is linked to a lead; one of a form is refused', async () => {
    const account = await openAccount();
    const [lead] = account.sandbox.data().leads.rows();
    const link = (uid: string, id: unknown) =>
      account.execute(
        `mutation { linkIncomingLead(uid: "${uid}", leadId: "${id}") { uid lead { id contacts { id } } } }`,
      );
    const chat = findPending(account, 'chats');
    const { data } = await link(chat.uid, lead?.id);
    expect(data?.linkIncomingLead).toMatchObject({ uid: chat.uid, lead: { id: String(lead?.id) } });
    expect(
      account.sandbox
        .data()
        .leads.get(lead?.id ?? 0)
        ?.contacts.map(({ id }) => id),
    ).toContain(chat.contactId);
    const refused = await link(findPending(account, 'forms').uid, lead?.id);
    expect(refused.errors?.[0]?.extensions.code).toBe('VALIDATION_FAILED');
    const nowhere = await link(findPending(account, 'mail').uid, 5);
    expect(nowhere.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(findPending(account, 'mail').decision).toBeNull();
  });

  it('is not accepted for an unknown user or into an unknown status, which are named', async () => {
    const account = await openAccount();
    const { uid } = findPending(account, 'forms');
    const accept = async (args: string) =>
      (await account.execute(`mutation { acceptIncomingLead(uid: "${uid}", ${args}) { uid } }`)).errors?.[0]?.message;
    expect(await accept('userId: 7')).toContain('user_id: `7` is not the id of an active user');
    expect(await accept('statusId: 7')).toContain('statusId: `7` is not the id of a status');
    expect(await accept('statusId: 63210442')).toContain('incoming leads');
    // Of another pipeline: only amoCRM knows which one it is in.
    expect(await accept('statusId: 63210606')).toContain('status_id');
    expect(findPending(account, 'forms').uid).toBe(uid);
  });

  it.each(['accept', 'decline'])('is not decided without the right to it: %s', async (action) => {
    const account = await openAccount();
    const { uid } = findPending(account, 'forms');
    account.sandbox.fault({ path: `/${action}$`, status: 403 });
    const { errors } = await account.execute(`mutation { ${action}IncomingLead(uid: "${uid}") { uid } }`);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(findPending(account, 'forms').uid).toBe(uid);
  });

  it('is not decided by a caller who may only read', async () => {
    const account = await openAccount();
    const { uid } = findPending(account, 'forms');
    const decline = `mutation { declineIncomingLead(uid: "${uid}") { uid } }`;
    const { errors } = await account.execute(decline, {}, { access: 'read-only' });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(findPending(account, 'forms').uid).toBe(uid);
  });

  it.each<[string, FaultRule, string | undefined, number]>([
    ['an error that did not apply it', { status: 500 }, undefined, 2],
    ['an answer that was lost', { drop: 'after' }, 'WRITE_OUTCOME_UNKNOWN', 1],
    ['a connection that broke', { drop: 'before' }, 'WRITE_OUTCOME_UNKNOWN', 1],
  ])('survives %s: it is sent again only if amoCRM is done with it', async (_, fault, code, sent) => {
    const account = await openAccount();
    const { uid } = findPending(account, 'mail');
    account.sandbox.fault({ method: 'POST', path: '/accept$', ...fault });
    const { errors } = await account.execute(`mutation { acceptIncomingLead(uid: "${uid}") { uid } }`);
    expect(errors?.[0]?.extensions.code).toBe(code);
    expect(account.sandbox.requestCount(({ method }) => method === 'POST')).toBe(sent);
    const text = errors?.[0]?.message ?? '';
    expect(text.includes('is no longer there')).toBe(fault.drop === 'after');
  });
});

describe('new incoming leads', () => {
  it('come by forms and calls, with their lead, contact and company', async () => {
    const account = await openAccount();
    const call =
      '{ sourceUid: "c-1", sourceName: "АТС", pipelineId: 7604218, lead: { name: "Звонок", price: 500 }, contact: { name: "Анна", phone: "8 999 123-45-67" }, company: { name: "Дом" }, call: { from: "79991234567", phone: "78172555001", calledAt: "2026-11-05T11:00:00+03:00", duration: 30, recordingUrl: "https://example.com/1.mp3", serviceCode: "pbx" } }';
    const { createIncomingLeads: made } = await account.query<{
      createIncomingLeads: { items: { index: number; record: Shown | null; error: unknown }[]; succeeded: number };
    }>(
      `mutation { createIncomingLeads(inputs: [${form('Окна')}, ${call}]) { succeeded items { index error { message }
        record { uid category sourceUid metadata { occurredAt } lead { name } contact { name phones { value } } company { name } } } } }`,
    );
    expect(made.succeeded).toBe(2);
    expect(made.items).toMatchObject([
      {
        index: 0,
        record: { category: 'FORMS', sourceUid: 's-1', lead: { name: 'Окна' }, contact: null, company: null },
      },
      {
        index: 1,
        record: {
          category: 'SIP',
          metadata: { occurredAt: '2026-11-05T11:00:00+03:00' },
          lead: { name: 'Звонок' },
          contact: { name: 'Анна', phones: [{ value: '8 999 123-45-67' }] },
          company: { name: 'Дом' },
        },
      },
    ]);
  });

  it('need either a form or a call; a bad one does not stop the others', async () => {
    const account = await openAccount();
    const bare = '{ sourceUid: "s-2", sourceName: "Сайт", lead: { name: "Двери" } }';
    const lost = form('Ворота', 'pipelineId: 1');
    const { createIncomingLeads: made } = await account.query(
      `mutation { createIncomingLeads(inputs: [${bare}, ${form('Окна')}, ${lost}]) { succeeded items { error { issues { path message } } } } }`,
    );
    expect(made).toMatchObject({
      succeeded: 1,
      items: [
        { error: { issues: [{ path: 'inputs.0.form', message: 'give either `form` or `call`' }] } },
        { error: null },
        { error: { issues: [{ path: 'inputs.2.pipelineId' }] } },
      ],
    });
  });

  it('are refused before anything is sent if a text is too long, a number is not one, or there are too many', async () => {
    const account = await openAccount();
    const send = async (...inputs: string[]) => {
      const { errors } = await account.execute(
        `mutation { createIncomingLeads(inputs: [${inputs.join(', ')}]) { failed } }`,
      );
      return errors?.[0]?.message;
    };
    expect(await send(form('О'.repeat(256)))).toContain('inputs.0.lead.name');
    expect(await send(form('Окна').replace('"1"', '"\\u0000"'))).toContain('inputs.0.form.formId');
    expect(await send(form('Окна', 'contact: {}'))).toContain('inputs.0.contact: must change at least one thing');
    const call = `call: { from: "7", phone: "7", calledAt: "2026-11-05", duration: -1, recordingUrl: "x", serviceCode: "x" }`;
    expect(await send(form('Окна', call))).toContain('inputs.0.call.duration: must be 0 to 86400');
    expect(await send(...Array.from({ length: 251 }, () => form('Окна')))).toContain('inputs');
    expect(account.sandbox.requestCount(({ method }) => method === 'POST')).toBe(0);
  });

  it('are sent fifty in a request', async () => {
    const account = await openAccount();
    const inputs = Array.from({ length: 60 }, (_, index) => form(`Окна ${index}`).replace('s-1', `s-${index}`));
    const { createIncomingLeads: made } = await account.query(
      `mutation { createIncomingLeads(inputs: [${inputs.join(', ')}]) { succeeded } }`,
    );
    expect(made).toEqual({ succeeded: 60 });
    expect(account.sandbox.requestCount(({ method }) => method === 'POST')).toBe(2);
  });

  const create = (key?: string) =>
    `mutation { createIncomingLeads(inputs: [${form('Окна')}, ${form('Двери').replace('s-1', 's-2')}]${key ? `, idempotencyKey: "${key}"` : ''}) { items { record { uid } error { code } } } }`;
  const stored = ({ sandbox }: Account) => sandbox.data().incomingLeads.rows().length;

  it.each<[string, FaultRule]>([
    ['an answer that was lost', { drop: 'after' }],
    ['half an answer', { truncate: true }],
    ['an error that did not apply them', { status: 500 }],
  ])('are created once in spite of %s', async (_, fault) => {
    const account = await openAccount();
    const before = stored(account);
    account.sandbox.fault({ method: 'POST', path: '/unsorted/forms$', ...fault });
    const { createIncomingLeads: made } = await account.query<{
      createIncomingLeads: { items: { record: { uid: string }; error: unknown }[] };
    }>(create());
    expect(made.items.map(({ error }) => error)).toEqual([null, null]);
    expect(new Set(made.items.map(({ record }) => record.uid)).size).toBe(2);
    expect(stored(account)).toBe(before + 2);
  });

  it('are created once for a key', async () => {
    const account = await openAccount();
    const before = stored(account);
    const first = await account.query(create('k1'));
    expect(await account.query(create('k1'))).toEqual(first);
    expect(stored(account)).toBe(before + 2);
  });
});
