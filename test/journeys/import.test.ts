import { describe, expect, it } from 'vitest';
import { openAccount, openTools } from '../harness.ts';

interface Imported {
  succeeded: number;
  failed: number;
  items: { index: number; record?: { id: string }; error?: { code: string; message: string; remedy?: string } }[];
}

describe('an import', () => {
  it('writes what is valid, with one request for 50 records, and says why the rest was not written', async () => {
    const account = await openAccount();
    const call = await openTools(account);
    const inputs = Array.from({ length: 60 }, (_, index) => ({
      name: `Архив ${index}`,
      created_at: index === 7 ? '2062-01-01' : `2024-03-${String((index % 28) + 1).padStart(2, '0')}`,
      created_by_user_id: index === 8 ? '777' : '10241814',
    }));
    let answer: Imported | undefined;
    const requests = await account.count(async () => {
      answer = await call<Imported>('import_leads', { inputs });
    });
    // The second request of the first 50 is without the one that amoCRM refused.
    expect(requests).toBe(3);
    expect(answer).toMatchObject({ succeeded: 58, failed: 2 });
    expect(answer?.items[7]?.error).toMatchObject({
      code: 'VALIDATION_FAILED',
      message: expect.stringContaining('future'),
    });
    expect(answer?.items[8]?.error).toMatchObject({
      code: 'VALIDATION_FAILED',
      message: expect.stringContaining('777'),
    });
    const [first] = answer?.items ?? [];
    expect(account.sandbox.data().leads.get(Number(first?.record?.id))).toMatchObject({
      name: 'Архив 0',
      createdAt: Date.parse('2024-03-01T00:00:00+03:00') / 1000,
      createdBy: 10_241_814,
    });
  });

  it('whose answer was lost is completed by repeating it, and writes nothing twice', async () => {
    const account = await openAccount({ empty: true });
    const call = await openTools(account);
    const inputs = Array.from({ length: 30 }, (_, index) => ({ name: `Архив ${index}`, created_at: '2019-03-01' }));
    account.sandbox.fault({ method: 'POST', path: '/contacts$', drop: 'after' });
    const key = 'import-1';
    const answer = await call<Imported>('import_contacts', { inputs, idempotency_key: key });
    expect(answer).toMatchObject({ succeeded: 30, failed: 0 });
    expect(await call('import_contacts', { inputs, idempotency_key: key })).toEqual(answer);
    expect(account.sandbox.data().contacts.rows()).toHaveLength(30);
  });
});
