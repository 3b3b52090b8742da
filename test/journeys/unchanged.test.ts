import { describe, expect, it } from 'vitest';
import { type Account, openAccount, openTools, testNow } from '../harness.ts';

/** An account whose clock the test moves. */
async function open() {
  let now = testNow;
  const account = await openAccount({ now: () => now });
  const later = (seconds: number) => {
    now += seconds;
  };
  return { account, later };
}

const leadOf = ({ sandbox }: Account) =>
  sandbox
    .data()
    .leads.rows()
    .find(({ isDeleted, statusId }) => !isDeleted && statusId !== 142 && statusId !== 143)?.id ?? 0;

async function updatedAtOf(account: Account, kind: 'lead' | 'contact' | 'company' | 'task', id: number) {
  const { record } = await account.query<{ record: { updatedAt: string } }>(
    `{ record: ${kind}(id: "${id}") { updatedAt } }`,
  );
  return record.updatedAt;
}

describe('ifUnchangedSince', () => {
  it('lets a change through if nobody has changed the record since it was read', async () => {
    const { account, later } = await open();
    const id = leadOf(account);
    const updatedAt = await updatedAtOf(account, 'lead', id);
    later(60);
    await account.query(
      `mutation { updateLead(id: "${id}", input: { price: 5, ifUnchangedSince: "${updatedAt}" }) { id } }`,
    );
    expect(account.sandbox.data().leads.get(id)?.price).toBe(5);
  });

  it('refuses it otherwise, and says what was changed', async () => {
    const { account, later } = await open();
    const id = leadOf(account);
    const updatedAt = await updatedAtOf(account, 'lead', id);
    later(60);
    await account.query(`mutation { updateLead(id: "${id}", input: { name: "Чужое", price: 8 }) { id } }`);
    later(60);
    const { errors } = await account.execute(
      `mutation { updateLead(id: "${id}", input: { price: 5, ifUnchangedSince: "${updatedAt}" }) { id } }`,
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CHANGED_SINCE', id: String(id) });
    expect(errors?.[0]?.extensions.changed).toEqual(expect.arrayContaining(['name', 'price']));
    expect(account.sandbox.data().leads.get(id)?.price).toBe(8);
  });

  it.each([
    ['contact', 'contacts', 'updateContact', 'name: "Другое"'],
    ['company', 'companies', 'updateCompany', 'name: "Другое"'],
    ['task', 'tasks', 'updateTask', 'text: "Другое"'],
  ] as const)('is taken by every %s', async (kind, plural, mutation, fields) => {
    const { account, later } = await open();
    const row = [...account.sandbox.data()[plural].rows()].find((each) => !('isDeleted' in each && each.isDeleted));
    const id = row?.id ?? 0;
    const updatedAt = await updatedAtOf(account, kind, id);
    later(60);
    const change = `mutation { ${mutation}(id: "${id}", input: { ${fields}, ifUnchangedSince: "${updatedAt}" }) { id } }`;
    expect((await account.execute(change)).errors).toBeUndefined();
    later(60);
    expect((await account.execute(change)).errors?.[0]?.extensions.code).toBe('CHANGED_SINCE');
  });

  it('refuses only the record of many that was changed', async () => {
    const { account, later } = await open();
    const [one, other] = account.sandbox
      .data()
      .leads.rows()
      .filter(({ isDeleted, statusId }) => !isDeleted && statusId !== 142 && statusId !== 143);
    const inputs: string[] = [];
    for (const lead of [one, other]) {
      const updatedAt = await updatedAtOf(account, 'lead', lead?.id ?? 0);
      inputs.push(`{ id: "${lead?.id}", fields: { price: 5, ifUnchangedSince: "${updatedAt}" } }`);
    }
    later(60);
    await account.query(`mutation { updateLead(id: "${other?.id}", input: { price: 8 }) { id } }`);
    const { updateLeads } = await account.query<{
      updateLeads: { succeeded: number; items: { error: { code: string } | null }[] };
    }>(`mutation { updateLeads(inputs: [${inputs.join(', ')}]) { succeeded items { error { code } } } }`);
    expect(updateLeads.succeeded).toBe(1);
    expect(updateLeads.items.map(({ error }) => error?.code ?? null)).toEqual([null, 'CHANGED_SINCE']);
  });

  it('is an argument of the tools', async () => {
    const { account, later } = await open();
    const call = await openTools(account);
    const lead_id = String(leadOf(account));
    const { lead } = await call<{ lead: { updated_at: string } }>('get_lead_by_id', { lead_id });
    later(60);
    await call('update_lead', { lead_id, price: 5, if_unchanged_since: lead.updated_at });
    later(60);
    await expect(call('update_lead', { lead_id, price: 6, if_unchanged_since: lead.updated_at })).rejects.toThrow(
      'CHANGED_SINCE',
    );
  });
});
