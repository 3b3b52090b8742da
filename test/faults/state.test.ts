import { describe, expect, it } from 'vitest';
import { StateUnavailableError } from '../../src/errors/index.ts';
import { openAccount } from '../harness.ts';

/*
 * The shared state fails after amoCRM has answered and before the answer is stored: the write is still reported as done. An
 * error would make the caller repeat it.
 */
describe('shared state that fails after amoCRM has answered', () => {
  it.each([
    ['a lead', 'createLead(input: { name: "Окна" }) { id }', 'leads'],
    ['a lead with a key', 'createLead(input: { name: "Окна" }, idempotencyKey: "k1") { id }', 'leads'],
    ['a client', 'getOrCreateContact(query: "+7 916 700-10-20", name: "Анна") { contact { id } }', 'contacts'],
  ] as const)('does not hide %s that was created', async (_, field, kind) => {
    const account = await openAccount({ empty: true });
    const { keyValue } = account.state;
    const { set } = keyValue;
    keyValue.set = async (...args) => {
      if (account.sandbox.requests.some(({ method }) => method === 'POST'))
        throw new StateUnavailableError('It is gone.');
      await set.apply(keyValue, args);
    };
    const { errors } = await account.execute(`mutation { ${field} }`);
    expect(errors).toBeUndefined();
    expect(account.sandbox.data().count()[kind]).toBe(1);
    // Once it works again, the key finds the created record, though the answer could not be stored.
    keyValue.set = set;
    if (field.includes('idempotencyKey')) await account.query(`mutation { ${field} }`);
    expect(account.sandbox.data().count()[kind]).toBe(1);
  });
});
