import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

interface Placed {
  isAdded: boolean;
  entityType: string | null;
  noteId: string | null;
  record: { __typename: string; id: string } | null;
  note: { __typename: string; phone: string; duration: number } | null;
  reason: string;
}

const add = `mutation ($input: AddCallInput!, $key: String) {
  addCall(input: $input, idempotencyKey: $key) {
    isAdded entityType noteId reason record { __typename ... on Entity { id } }
  }
}`;

const call = (phone: string, more: object = {}) => ({
  direction: 'INCOMING',
  phone,
  duration: 61,
  source: 'АТС',
  ...more,
});

/** An account with contacts of these numbers of open leads, and a company with one. */
async function openWithClients() {
  const account = await openAccount({ empty: true });
  const create = async (text: string) =>
    (await account.query<{ made: { id: string } }>(`mutation { ${text} }`)).made.id;
  const contact = async (phone: string, leads: number) => {
    const id = await create(`made: createContact(input: { name: "Анна", phone: "${phone}" }) { id }`);
    const ids: string[] = [];
    for (let n = 0; n < leads; n++) {
      ids.push(await create(`made: createLead(input: { name: "Окна ${n}", contactIds: [${id}] }) { id }`));
    }
    return { id, leads: ids };
  };
  return {
    account,
    none: await contact('+7 921 000-00-01', 0),
    one: await contact('+7 921 000-00-02', 1),
    two: await contact('+7 921 000-00-03', 2),
    company: await create('made: createCompany(input: { name: "Ромашка", phone: "+7 921 000-00-04" }) { id }'),
  };
}

const place = async (account: Account, input: object, key?: string) =>
  (await account.query<{ addCall: Placed }>(add, { input, key })).addCall;

const callsOf = ({ sandbox }: Account) =>
  sandbox
    .data()
    .notes.rows()
    .filter(({ noteType }) => noteType.startsWith('call_'));

describe('a call', () => {
  it('goes to the only open lead of the contact with its number, however that is written', async () => {
    const { account, one } = await openWithClients();
    const placed = await place(account, call('8 (921) 000-00-02', { status: 'TALKED', result: 'Ждёт счёт' }));
    expect(placed).toMatchObject({
      isAdded: true,
      entityType: 'LEADS',
      record: { __typename: 'Lead', id: one.leads[0] },
      reason: 'The contact or company with this number has exactly one open lead.',
    });
    const text = `query ($id: ID!) { notes(entityType: LEADS, entityId: $id) { nodes {
      __typename id duration ... on NoteCall { direction callStatus callResult } } } }`;
    expect(await account.query(text, { id: one.leads[0] })).toEqual({
      notes: {
        nodes: [
          {
            __typename: 'NoteCall',
            id: placed.noteId,
            duration: 61,
            direction: 'INCOMING',
            callStatus: 'TALKED',
            callResult: 'Ждёт счёт',
          },
        ],
      },
    });
  });

  it('goes to the contact itself, if there is no open lead or several, and to a company', async () => {
    const { account, none, two, company } = await openWithClients();
    for (const [phone, type, id, reason] of [
      ['+79210000001', 'Contact', none.id, /no open lead or several/],
      ['+79210000003', 'Contact', two.id, /no open lead or several/],
      ['+79210000004', 'Company', company, /of this company/],
    ] as const) {
      const placed = await place(account, call(phone));
      expect(placed.record).toEqual({ __typename: type, id });
      expect(placed.reason).toMatch(reason);
    }
  });

  it('is not added if no record has its number, and the answer says so', async () => {
    const { account } = await openWithClients();
    const placed = await place(account, call('+7 921 999-99-99'));
    expect(placed).toMatchObject({ isAdded: false, entityType: null, noteId: null, record: null });
    expect(placed.reason).toMatch(/no contact and no company has this number/);
    expect(callsOf(account)).toEqual([]);
  });

  it('of many is one item of a batch, in one request', async () => {
    const { account, one } = await openWithClients();
    const text = `mutation ($inputs: [AddCallInput!]!) { addCalls(inputs: $inputs) { succeeded failed items {
      record { isAdded note { duration } record { ... on Entity { id } } } error { code message } } } }`;
    const inputs = [call('+79210000002'), call('+79219999999'), call('+79210000001', { responsibleUserId: '1' })];
    account.sandbox.clearRequests();
    const { addCalls } = await account.query<{ addCalls: { items: unknown[] } }>(text, { inputs });
    expect(addCalls).toMatchObject({
      succeeded: 2,
      failed: 1,
      items: [
        { record: { isAdded: true, note: { duration: 61 }, record: { id: one.leads[0] } }, error: null },
        { record: { isAdded: false, note: null, record: null }, error: null },
        { record: null, error: { code: 'VALIDATION_FAILED', message: expect.stringContaining('active user') } },
      ],
    });
    const sent = account.sandbox.requests.filter(({ path, method }) => method === 'POST' && path.endsWith('/calls'));
    // The refused item fails the first request as a whole.
    expect(sent).toHaveLength(2);
    expect(callsOf(account)).toHaveLength(1);
  });

  it('costs one request, and one more for the note that it became', async () => {
    const { account } = await openWithClients();
    expect(await account.count(() => place(account, call('+79210000002')))).toBe(1);
    const text = add.replace('reason record', 'reason note { id } record');
    expect(await account.count(() => account.query(text, { input: call('+79210000002') }))).toBe(2);
  });

  it('is added once although its answer was lost, also one of an earlier day', async () => {
    const { account, one } = await openWithClients();
    account.sandbox.fault({ method: 'POST', path: '/calls$', drop: 'after' });
    const input = call('+79210000002', { createdAt: '2026-10-01T12:00:00+03:00', uniq: 'u-1' });
    const placed = await place(account, input, 'c-1');
    expect(placed.record?.id).toBe(one.leads[0]);
    expect(await place(account, input, 'c-1')).toEqual(placed);
    expect(callsOf(account).map(({ id }) => String(id))).toEqual([placed.noteId]);
  });

  it.each([
    [{ phone: '101' }, /must be a valid phone number/],
    [{ duration: 90_000 }, /must be 0 to 86400/],
    [{ source: ' ' }, /must be text/],
  ])('with %o is refused before anything is sent', async (wrong, message) => {
    const account = await openAccount({ empty: true });
    const { errors } = await account.execute(add, { input: { ...call('+79210000002'), ...wrong } });
    expect(errors?.[0]?.message).toMatch(message);
    expect(account.sandbox.requests).toEqual([]);
  });
});
