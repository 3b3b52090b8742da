import { expect, it } from 'vitest';
import { StateUnavailableError } from '../../src/errors/index.ts';
import { openAccount } from '../harness.ts';

/*
 * The shared state goes away between amoCRM's answer and our note of it: what was done stays done, and is told as done. An error
 * would make the caller do it twice.
 */
it.each([
  ['a lead', 'createLead(input: { name: "Окна" }) { id }', 'leads'],
  ['a lead with a key', 'createLead(input: { name: "Окна" }, idempotencyKey: "k1") { id }', 'leads'],
  ['a client', 'getOrCreateContact(query: "+7 916 700-10-20", name: "Анна") { contact { id } }', 'contacts'],
] as const)('%s that was created is answered as created', async (_, field, kind) => {
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
  // When it is back, the key finds what was created, though the answer could not be kept.
  keyValue.set = set;
  if (field.includes('idempotencyKey')) await account.query(`mutation { ${field} }`);
  expect(account.sandbox.data().count()[kind]).toBe(1);
});
