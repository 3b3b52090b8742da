import { describe, expect, it } from 'vitest';
import { openAccount } from '../harness.ts';

interface Shown {
  id: string;
  name: string;
}

describe('followers', () => {
  it('of leads and customers are users and groups', async () => {
    const account = await openAccount();
    const data = await account.query(
      '{ lead(id: 21400011) { followers { users { id name } groups { id name } } } other: lead(id: 21400001) { followers { users { id } groups { id } } } }',
    );
    const { users, groups } = account.sandbox.data().metadata;
    const { lead, other } = data as Record<string, { followers: { users: Shown[]; groups: Shown[] } }>;
    expect(users.map(({ name }) => name)).toContain(lead?.followers.users[0]?.name);
    expect(groups.map(({ name }) => name)).toContain(lead?.followers.groups[0]?.name);
    expect(other?.followers).toEqual({ users: [], groups: [] });
    const count = await account.count(() =>
      account.query('{ leads(first: 4) { nodes { id followers { users { id } } } } }'),
    );
    expect(count).toBe(5);
  });
});
