import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

interface Shown {
  __typename: string;
  id: string;
  type: string;
  noteType: string | null;
  text: string | null;
  isPinned?: boolean;
}

type List = {
  notes: { nodes: Shown[]; scanned: number | null; pageInfo: { endCursor: string; hasNextPage: boolean } };
};

const list = `query ($type: EntityType!, $filter: NoteFilter, $order: NoteOrder, $first: Int, $after: String) {
  notes(entityType: $type, filter: $filter, orderBy: $order, first: $first, after: $after) {
    nodes { id type noteType text } scanned pageInfo { endCursor hasNextPage }
  }
}`;

const rowsOf = ({ sandbox }: Account) => sandbox.data().notes.rows();

/** A note of a lead, as the sandbox keeps it. */
function findNote(account: Account, noteType: string, entityType = 'leads') {
  const note = rowsOf(account).find((row) => row.noteType === noteType && row.entityType === entityType);
  if (!note) throw new Error(`The demo has no ${noteType}.`);
  return note;
}

const errorsOf = async (account: Account, text: string, variables: Record<string, unknown> = {}) =>
  (await account.execute(text, variables)).errors ?? [];

describe('notes', () => {
  it('have a type for each kind, with what the kind says', async () => {
    const account = await openAccount();
    const lead = findNote(account, 'geolocation').entityId;
    const { notes } = await account.query<List>(
      `query ($id: ID!) { notes(entityType: LEADS, entityId: $id, first: 50) { nodes {
        __typename id type noteType text phone duration params
        ... on NoteCall { direction callResult callStatus recordingUrl source uniq calledBy { id } calledByName }
        ... on NoteSms { direction }
        ... on NoteService { service isExtended }
        ... on NoteCashierMessage { cashierStatus }
        ... on NoteGeolocation { address latitude longitude }
        ... on NoteAttachment { fileName fileUuid versionUuid }
        ... on NotePayment { service iconUrl }
        ... on NoteMail { mailSubject summary }
        ... on NoteVisit { url }
      } } }`,
      { id: lead },
    );
    const byType = Object.fromEntries(notes.nodes.map((note) => [note.type, note]));
    expect(byType.call_out).toMatchObject({
      __typename: 'NoteCall',
      noteType: 'CALL_OUT',
      direction: 'OUTGOING',
      duration: 214,
      callStatus: 'TALKED',
      callResult: 'Договорились о замере',
      text: 'Договорились о замере',
      recordingUrl: 'https://records.example.ru/typed-1.mp3',
      uniq: 'call-typed-1',
    });
    expect(byType.sms_in).toMatchObject({ __typename: 'NoteSms', direction: 'INCOMING', phone: '+7 921 555-17-04' });
    expect(byType.extended_service_message).toMatchObject({ __typename: 'NoteService', isExtended: true });
    expect(byType.message_cashier).toMatchObject({ __typename: 'NoteCashierMessage', cashierStatus: 'SHOWN' });
    expect(byType.geolocation).toMatchObject({ __typename: 'NoteGeolocation', latitude: 59.2181, longitude: 39.8916 });
    expect(byType.attachment).toMatchObject({ __typename: 'NoteAttachment', text: 'Чертёж проёма.pdf' });
    expect(byType.bill_paid).toMatchObject({ __typename: 'NotePayment', service: 'Касса' });
    expect(byType.amomail_message).toMatchObject({ __typename: 'NoteMail', text: 'Договор на остекление' });
    expect(byType.site_visit).toMatchObject({ __typename: 'NoteVisit', url: 'https://okna.example.ru/balkony' });
    expect(byType.ai_result).toMatchObject({ __typename: 'NoteOther', noteType: 'AI_RESULT' });
  });

  it('of a type that is newer than this schema keep their name and their data', async () => {
    const account = await openAccount();
    const { entityId } = findNote(account, 'common');
    const notes = account.sandbox.data().notes as unknown as { add(row: object): void };
    notes.add({ ...findNote(account, 'common'), noteType: 'hologram', params: { depth: 3 } });
    const text = `query ($id: ID!) { notes(entityType: LEADS, entityId: $id, filter: { typeNames: ["hologram"] }) {
      nodes { __typename type noteType text params } } }`;
    expect(await account.query(text, { id: entityId })).toEqual({
      notes: {
        nodes: [{ __typename: 'NoteOther', type: 'hologram', noteType: null, text: null, params: { depth: 3 } }],
      },
    });
  });

  it('are listed over the whole account, page by page, each once', async () => {
    const account = await openAccount();
    const wanted = rowsOf(account)
      .filter(({ entityType, noteType }) => entityType === 'leads' && /^call_/.test(noteType))
      .map(({ id }) => String(id))
      .reverse();
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const filter = { types: ['CALL_IN', 'CALL_OUT'] };
      // The second page is asked for by its cursor alone.
      const { notes }: List = await account.query(list, {
        type: 'LEADS',
        first: 30,
        ...(after ? { after } : { filter }),
      });
      seen.push(...notes.nodes.map(({ id }) => id));
      after = notes.pageInfo.hasNextPage ? notes.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(wanted);
  });

  it('by author are looked for in what amoCRM lists, and the answer says in how many', async () => {
    const account = await openAccount();
    const all = rowsOf(account).filter(({ entityType }) => entityType === 'leads');
    const author = all[0]?.createdBy ?? 0;
    const filter = { createdByUserIds: [String(author)] };
    const { notes } = await account.query<List>(list, { type: 'LEADS', filter, first: 250 });
    const own = all.filter(({ createdBy }) => createdBy === author).map(({ id }) => String(id));
    expect(notes.nodes.map(({ id }) => id).toSorted()).toEqual(own.toSorted());
    expect(notes.scanned).toBe(all.length);
    expect(await account.count(() => account.query(list, { type: 'LEADS', filter, first: 250 }))).toBe(
      Math.ceil(all.length / 250),
    );
  });

  it('of 50 leads cost the pages that they fill', async () => {
    const account = await openAccount();
    const text = '{ leads(first: 50, orderBy: ID_DESC) { nodes { id notes(first: 250) { id text } } } }';
    const answer = await account.query<{ leads: { nodes: { id: string; notes: object[] }[] } }>(text);
    const count = answer.leads.nodes.reduce((sum, { notes }) => sum + notes.length, 0);
    const ids = new Set(answer.leads.nodes.map(({ id }) => Number(id)));
    expect(count).toBe(rowsOf(account).filter((row) => row.entityType === 'leads' && ids.has(row.entityId)).length);
    expect(count).toBeGreaterThan(0);
    expect(await account.count(() => account.query(text))).toBe(1 + Math.ceil(count / 250));
  });

  it('of a record are chosen by type and continued after a note', async () => {
    const account = await openAccount();
    const { entityId } = findNote(account, 'geolocation');
    const text = `query ($id: ID!, $types: [NoteType!], $after: ID, $first: Int!) {
      lead(id: $id) { notes(first: $first, types: $types, after: $after) { id type } } }`;
    type Answer = { lead: { notes: { id: string; type: string }[] } };
    const { lead } = await account.query<Answer>(text, { id: entityId, types: ['SMS_IN', 'SMS_OUT'], first: 9 });
    expect(lead.notes.map(({ type }) => type)).toEqual(['sms_in', 'sms_out']);
    const all = (await account.query<Answer>(text, { id: entityId, first: 250 })).lead.notes;
    const next = await account.query<Answer>(text, { id: entityId, first: 3, after: all[3]?.id });
    expect(next.lead.notes).toEqual(all.slice(4, 7));
  });

  it('say whether they are pinned, at no request more where that is selected in the list', async () => {
    const account = await openAccount();
    const pinned = rowsOf(account).find(({ isPinned }) => isPinned);
    const text = `query ($id: ID!) { contact(id: $id) { notes { id isPinned } } }`;
    const ask = () => account.query<{ contact: { notes: Shown[] } }>(text, { id: pinned?.entityId });
    const { contact } = await ask();
    expect(contact.notes.find(({ id }) => id === String(pinned?.id))?.isPinned).toBe(true);
    account.sandbox.clearRequests();
    await ask();
    const asked = account.sandbox.requests.filter(({ path }) => path.endsWith('/notes'));
    expect(asked.map(({ query }) => new URLSearchParams(query).get('with'))).toEqual(['is_pinned']);
    await account.query('query ($id: ID!) { contact(id: $id) { notes { id } } }', { id: pinned?.entityId });
    expect(new URLSearchParams(account.sandbox.requests.at(-1)?.query).get('with')).toBeNull();
  });

  it.each([
    [{ entityIds: ['999999'] }, /There is no lead with id 999999/],
    [{ entityIds: ['999997', '999999'] }, /do not exist or are not visible: lead 999997, lead 999999/],
    [{ entityIds: ['../users'] }, /must be an amoCRM id/],
    [{ typeNames: ['common&page=2'] }, /must be a type as amoCRM names it/],
    [{ updatedAt: { from: '2026-02-01', to: '2026-01-01' } }, /ends before it begins/],
  ])('with the filter %o are an error', async (filter, message) => {
    const account = await openAccount();
    const [error] = await errorsOf(account, list, { type: 'LEADS', filter });
    expect(error?.message).toMatch(message);
  });

  it('refuse a cursor of another filter, and two ways to name a record', async () => {
    const account = await openAccount();
    const first = await account.query<List>(list, { type: 'LEADS', first: 2 });
    const after = first.notes.pageInfo.endCursor;
    const [other] = await errorsOf(account, list, { type: 'LEADS', after, filter: { types: ['COMMON'] } });
    expect(other?.message).toMatch(/belongs to a list with another filter/);
    const [twice] = await errorsOf(
      account,
      '{ notes(entityType: LEADS, entityId: 21400001, filter: { entityIds: [21400001] }) { nodes { id } } }',
    );
    expect(twice?.message).toMatch(/give either `entityId` or `filter.entityIds`/);
  });
});

describe('a new note', () => {
  const add = `mutation ($content: NoteContentInput, $text: String) {
    addNote(entityType: LEADS, entityId: 21400001, content: $content, text: $text) { __typename id type text params }
  }`;

  it.each([
    ['call', { direction: 'INCOMING', phone: '89210000000', duration: 5, status: 'BUSY' }, 'call_in', 'NoteCall'],
    ['sms', { direction: 'OUTGOING', phone: '89210000000', text: 'Едем' }, 'sms_out', 'NoteSms'],
    ['service', { service: 'Сайт', text: 'Заявка' }, 'service_message', 'NoteService'],
    ['cashierMessage', { status: 'CREATED', text: 'Чек' }, 'message_cashier', 'NoteCashierMessage'],
    [
      'geolocation',
      { text: 'Тут', address: 'Мира, 1', latitude: 59.2, longitude: 39.9 },
      'geolocation',
      'NoteGeolocation',
    ],
    [
      'attachment',
      {
        fileUuid: '7d1c7f52-0d0b-4c52-9b57-3c2f4b1a9e42',
        versionUuid: '0b9f5f0c-6a55-4d2e-8a35-6f3a8c0f2d11',
        fileName: 'a.pdf',
      },
      'attachment',
      'NoteAttachment',
    ],
    ['payment', { service: 'Касса', text: 'Оплачен', iconUrl: 'https://example.ru/i.png' }, 'bill_paid', 'NotePayment'],
  ])('can be a %s', async (kind, given, type, typename) => {
    const account = await openAccount();
    const answer = await account.query<{ addNote: Shown & { params: object } }>(add, { content: { [kind]: given } });
    expect(answer.addNote).toMatchObject({ __typename: typename, type });
    const row = rowsOf(account).at(-1);
    expect([String(row?.id), row?.noteType, row?.params]).toEqual([answer.addNote.id, type, answer.addNote.params]);
  });

  it('has the author, the date and the responsible user that it is given', async () => {
    const account = await openAccount();
    const text = `mutation { addNote(entityType: LEADS, entityId: 21400001, text: "Из архива",
      createdAt: "2025-03-01T10:00:00+03:00", createdByUserId: 10241814, responsibleUserId: 10241806) {
      createdAt createdBy { id } responsible { id } isPinned } }`;
    expect(await account.query(text)).toEqual({
      addNote: {
        createdAt: '2025-03-01T10:00:00+03:00',
        createdBy: { id: '10241814' },
        responsible: { id: '10241806' },
        isPinned: false,
      },
    });
  });

  it.each([
    [{}, /give either `text` or `content`/],
    [{ text: 'Да', content: { sms: { direction: 'INCOMING', phone: '1', text: 'Да' } } }, /give either/],
    [{ content: {} }, /takes exactly one of `call`, `sms`/],
    [{ text: 'а'.repeat(20_001) }, /20000/],
    [
      { content: { geolocation: { text: 'Тут', address: 'Мира, 1', latitude: 91, longitude: 0 } } },
      /latitude: must be -90 to 90/,
    ],
    [{ content: { attachment: { fileUuid: '1', versionUuid: '2', fileName: 'a' } } }, /must be a UUID/],
    [{ content: { call: { direction: 'INCOMING', phone: '1', duration: -1 } } }, /duration: must be 0 to 86400/],
  ])('is refused before anything is sent: %o', async (variables, message) => {
    const account = await openAccount();
    const before = rowsOf(account).length;
    const [error] = await errorsOf(account, add, variables);
    expect(error?.message).toMatch(message);
    expect(rowsOf(account)).toHaveLength(before);
  });

  it.each(['createdByUserId', 'responsibleUserId'])(
    'of a user who does not exist names those who do: %s',
    async (field) => {
      const account = await openAccount();
      const text = `mutation { addNote(entityType: LEADS, entityId: 21400001, text: "Да", ${field}: 5) { id } }`;
      const [error] = await errorsOf(account, text);
      expect(error?.message).toMatch(/`5` is not the id of an active user; there are 10241802 «/);
    },
  );

  it('of many is one item of a batch, each with its own result, in a request for each type of record', async () => {
    const account = await openAccount();
    const text = `mutation ($inputs: [AddNoteInput!]!) { addNotes(inputs: $inputs) {
      succeeded failed items { index record { id text } error { code message } } } }`;
    const inputs = [
      { entityType: 'LEADS', entityId: '21400001', text: 'Первый' },
      { entityType: 'CONTACTS', entityId: '33200001', text: 'Второй' },
      { entityType: 'LEADS', entityId: '999999', text: 'Третий' },
      { entityType: 'LEADS', entityId: '21400003' },
    ];
    type Answer = { addNotes: { succeeded: number; failed: number; items: { error: { code: string } | null }[] } };
    const { addNotes } = await account.query<Answer>(text, { inputs });
    expect([addNotes.succeeded, addNotes.failed]).toEqual([2, 2]);
    expect(addNotes.items.map(({ error }) => error?.code ?? null)).toEqual([
      null,
      null,
      'NOT_FOUND',
      'VALIDATION_FAILED',
    ]);
    const written = account.sandbox.requests.filter(({ method }) => method === 'POST').map(({ path }) => path);
    expect(written).toEqual(['/api/v4/leads/notes', '/api/v4/contacts/notes']);
  });

  it('is added once under an idempotency key, also if its answer was lost', async () => {
    const account = await openAccount();
    const before = rowsOf(account).length;
    const text = `mutation { addNote(entityType: LEADS, entityId: 21400001, idempotencyKey: "n-1", createdAt: "2025-03-01",
      content: { call: { direction: INCOMING, phone: "89210000000", duration: 5, source: "АТС" } }) { id } }`;
    account.sandbox.fault({ method: 'POST', path: '/leads/notes$', drop: 'after' });
    const first = await account.query(text);
    expect(await account.query(text)).toEqual(first);
    expect(rowsOf(account)).toHaveLength(before + 1);
  });
});

describe('a note', () => {
  const change = `mutation ($type: EntityType!, $id: ID!, $input: UpdateNoteInput!) {
    updateNote(entityType: $type, id: $id, input: $input) { id text params updatedAt ... on NoteCall { callStatus } } }`;

  it('gets another text, and a call its result; everything else of it stays', async () => {
    const account = await openAccount();
    const note = findNote(account, 'extended_service_message');
    const ask = (id: number, input: object) =>
      account.query<{ updateNote: object }>(change, { type: 'LEADS', id: String(id), input });
    expect(await ask(note.id, { text: 'Расчёт готов' })).toMatchObject({ updateNote: { text: 'Расчёт готов' } });
    const dataOf = (id: number) => account.sandbox.data().notes.get(id)?.params;
    expect(dataOf(note.id)).toEqual({ ...note.params, text: 'Расчёт готов' });
    const call = findNote(account, 'call_out');
    const answer = await ask(call.id, { callResult: 'Перезвонить', callStatus: 'CALL_LATER' });
    expect(answer).toMatchObject({ updateNote: { callStatus: 'CALL_LATER' } });
    expect(dataOf(call.id)).toEqual({ ...call.params, call_result: 'Перезвонить', call_status: 2 });
  });

  it.each([
    ['ai_result', { text: 'Нет' }, /of the type `ai_result`, which amoCRM keeps itself/],
    ['amomail_message', { text: 'Нет' }, /which amoCRM keeps itself: its API does not change it/],
    ['common', { callResult: 'Нет' }, /type common, which has none; only call_in, call_out have one/],
    ['call_out', { text: 'Нет' }, /type call_out, which has none/],
    ['common', {}, /must change at least one thing/],
  ])('of the type %s is not changed to %o', async (type, input, message) => {
    const account = await openAccount();
    const note = findNote(account, type);
    const [error] = await errorsOf(account, change, { type: 'LEADS', id: String(note.id), input });
    expect(error?.message).toMatch(message);
    expect(account.sandbox.requests.some(({ method }) => method === 'PATCH')).toBe(false);
  });

  it('of another type of record, or one that is not there, is an error', async () => {
    const account = await openAccount();
    const note = findNote(account, 'common');
    const input = { text: 'Да' };
    for (const [type, id] of [
      ['CONTACTS', String(note.id)],
      ['LEADS', '999999'],
    ]) {
      const [error] = await errorsOf(account, change, { type, id, input });
      expect(error?.extensions.code).toBe('NOT_FOUND');
    }
  });

  it('is pinned in place of another one, and unpinned', async () => {
    const account = await openAccount();
    const [first, second] = rowsOf(account).filter(
      ({ entityId, entityType }) => entityType === 'leads' && entityId === findNote(account, 'geolocation').entityId,
    );
    const pin = (name: string, id: number | undefined) =>
      account.query(
        `mutation ($id: ID!) { ${name}(entityType: LEADS, id: $id) { noteId isPinned note { isPinned } } }`,
        {
          id: String(id),
        },
      );
    expect(await pin('pinNote', first?.id)).toEqual({
      pinNote: { noteId: String(first?.id), isPinned: true, note: { isPinned: true } },
    });
    await pin('pinNote', second?.id);
    const pinned = () =>
      rowsOf(account)
        .filter(({ isPinned, entityType }) => isPinned && entityType === 'leads')
        .map(({ id }) => id);
    expect(pinned()).toEqual([second?.id]);
    expect(await pin('unpinNote', second?.id)).toMatchObject({ unpinNote: { isPinned: false } });
    expect(pinned()).toEqual([]);
  });

  it('that does not exist is not pinned, and 403 says whose right is missing', async () => {
    const account = await openAccount();
    const pin = (id: string) => `mutation { pinNote(entityType: LEADS, id: "${id}") { noteId } }`;
    const [unknown] = await errorsOf(account, pin('999999'));
    expect(unknown?.extensions.code).toBe('NOT_FOUND');
    expect(unknown?.message).toMatch(/There is no note of a lead with id 999999/);
    account.sandbox.fault({ method: 'POST', path: '/pin$', status: 403 });
    const [forbidden] = await errorsOf(account, pin(String(findNote(account, 'common').id)));
    expect(forbidden?.extensions).toMatchObject({ code: 'FORBIDDEN', remedy: expect.stringContaining('right') });
  });
});
