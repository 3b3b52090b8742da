import { describe, expect, it } from 'vitest';
import { type Account, openAccount } from '../harness.ts';

/** amoCRM allows 7 requests a second, so requests are the price of everything. */
describe('requests to amoCRM', () => {
  const distinct = (account: Account, leads: { contacts?: { id: string }[]; company?: { id: string } | null }[]) => ({
    contacts: new Set(leads.flatMap((lead) => lead.contacts ?? []).map(({ id }) => id)).size,
    companies: new Set(leads.flatMap((lead) => (lead.company ? [lead.company.id] : []))).size,
    account,
  });
  const pages = (records: number) => Math.ceil(records / 250);

  it('250 leads with contacts, companies, users and stages cost a page of each noun', async () => {
    const account = await openAccount();
    let leads: { contacts: { id: string }[]; company: { id: string } | null }[] = [];
    const requests = await account.count(async () => {
      const data = await account.query<{ leads: { nodes: typeof leads } }>(`{
        leads(first: 250) {
          nodes {
            id name price
            contacts { id name phones { value } }
            company { id name }
            responsible { name } pipeline { name } status { name }
          }
        }
      }`);
      leads = data.leads.nodes;
    });
    const { contacts, companies } = distinct(account, leads);
    expect(leads).toHaveLength(250);
    expect(contacts).toBeGreaterThan(50);
    expect(companies).toBeGreaterThan(10);
    expect(requests).toBe(1 + pages(contacts) + pages(companies));
  });
});
