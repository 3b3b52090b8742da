import type { AccountDoor } from './door.ts';
import type { EntryStep } from './hook.ts';
import { refuse } from './refusal.ts';

/** How a caller says which account it means; the name of the parameter, too, which programs without headers use. */
const header = 'amocrm-account';
const parameter = 'account';

/**
 * Finds the account that a request is for: the only one that its token is good for, or the one that it names. What a token is not
 * good for is not told apart from what does not exist.
 */
export function chooseAccount(accounts: readonly AccountDoor[]): EntryStep {
  return ({ request, url, serverContext }) => {
    const { caller } = serverContext;
    const allowed = accounts.filter(({ name }) => caller?.accounts?.includes(name) ?? true);
    const names = allowed.map(({ name }) => name).join(', ');
    // A blank names nothing.
    const inHeader = request.headers.get(header) || null;
    const inAddress = url.searchParams.get(parameter)?.trim() || null;
    if (inHeader !== null && inAddress !== null && inHeader !== inAddress) {
      return refuse(400, 'ACCOUNT_REQUIRED', 'The header and the address name different accounts.');
    }
    const asked = inHeader ?? inAddress;
    const found = asked === null ? allowed : allowed.filter(({ name }) => name === asked);
    const [account, another] = found;
    if (account && !another) {
      serverContext.account = account;
      return undefined;
    }
    if (another) {
      const remedy = `Send the header Amocrm-Account, or ?account= in the address: ${names}.`;
      return refuse(400, 'ACCOUNT_REQUIRED', 'There are several accounts; say which one is meant.', remedy);
    }
    const remedy = allowed.length > 0 ? `It is good for ${names}.` : 'It is good for none; ask who made it.';
    return refuse(403, 'ACCOUNT_NOT_ALLOWED', 'This token is not good for that account.', remedy);
  };
}
