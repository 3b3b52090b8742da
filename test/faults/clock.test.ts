import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Account, openAccount, testNow } from '../harness.ts';

/* Our clock is wrong by hours. amoCRM's clock, known from its answers, decides what is recent, overdue or already created. */

const hour = 3_600;

/** amoCRM's clock shows `testNow`, ours is wrong, and no request has been sent before. */
async function open(skewSeconds: number): Promise<Account> {
  vi.useFakeTimers({ toFake: ['Date'], now: (testNow + skewSeconds) * 1000 });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  return openAccount({ empty: true, learnsTime: true });
}

const creating: Record<string, { path: string; text: (key: string) => string; kind: 'contacts' | 'leads' | 'tasks' }> =
  {
    contact: {
      path: '/contacts$',
      text: (key) => `mutation { createContact(input: { name: "Анна", phone: "8 999 123-45-67" }${key}) { id } }`,
      kind: 'contacts',
    },
    lead: {
      path: '/leads$',
      text: (key) => `mutation { createLead(input: { name: "Окна", price: 90000 }${key}) { id } }`,
      kind: 'leads',
    },
    task: {
      path: '/tasks$',
      text: (key) =>
        `mutation { createTask(input: { text: "Позвонить", completeTill: "2026-11-06T12:00:00+03:00" }${key}) { id } }`,
      kind: 'tasks',
    },
  };

describe.each([
  ['slow', -7 * hour],
  ['fast', 7 * hour],
])('with a clock that is seven hours %s', (_, skew) => {
  describe.each(Object.entries(creating))('a %s', (_name, { path, text, kind }) => {
    const stored = ({ sandbox }: Account) => sandbox.data()[kind].rows();

    it('whose answer was lost is found, even if it was the first request', async () => {
      const account = await open(skew);
      account.sandbox.fault({ method: 'POST', path, drop: 'after' });
      const { errors } = await account.execute(text(''));
      expect(errors).toBeUndefined();
      expect(stored(account)).toHaveLength(1);
    });

    it('is not created again with the same idempotency key', async () => {
      const account = await open(skew);
      const keyed = text(', idempotencyKey: "first"');
      account.sandbox.fault({ method: 'POST', path, drop: 'after' });
      // The record cannot be searched for either, so the first caller learns that it may have been created.
      account.sandbox.fault({ method: 'GET', path, status: 503, times: 0 });
      const lost = await account.execute(keyed);
      expect(lost.errors?.[0]?.extensions.code).toBe('WRITE_OUTCOME_UNKNOWN');
      account.sandbox.clearFaults();
      const again = await account.execute(keyed);
      expect(again.errors).toBeUndefined();
      expect(stored(account)).toHaveLength(1);
    });
  });

  it('a task is overdue by amoCRM’s clock', async () => {
    const account = await open(skew);
    const data = await account.query(`mutation {
      past: createTask(input: { text: "Вчера", completeTill: "${at(testNow - hour)}" }) { id isOverdue }
      future: createTask(input: { text: "Завтра", completeTill: "${at(testNow + hour)}" }) { id isOverdue }
    }`);
    expect(data).toMatchObject({ past: { isOverdue: true }, future: { isOverdue: false } });
  });

  it('a note that was just added has amoCRM’s time', async () => {
    const account = await open(skew);
    const { createLead } = await account.query<{ createLead: { id: string } }>(
      'mutation { createLead(input: { name: "Окна" }) { id } }',
    );
    const data = await account.query(
      `mutation { addNote(entityType: LEADS, entityId: "${createLead.id}", text: "Счёт") { createdAt } }`,
    );
    expect(data).toMatchObject({ addNote: { createdAt: '2026-11-05T12:00:00+03:00' } });
  });
});

/** A time as a client writes it. */
const at = (seconds: number) => new Date(seconds * 1000).toISOString().replace('.000', '');
