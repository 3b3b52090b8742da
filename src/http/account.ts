import { refuse } from './refusal.ts';
import type { ServedAccount } from './served-account.ts';
import type { EntryStep } from './step.ts';

/** The header that names an account, and the query parameter for clients that cannot set headers. */
const header = 'amocrm-account';
const parameter = 'account';

/**
 * Selects the account of a request: the only one that its token allows, or the one that the request names. The error for an account
 * that the token does not allow is the same as for one that does not exist.
 */
export function chooseAccount(accounts: readonly ServedAccount[]): EntryStep {
  return ({ request, url, serverContext }) => {
    const { caller } = serverContext;
    const allowed = accounts.filter(({ name }) => caller?.accounts?.includes(name) ?? true);
    const names = allowed.map(({ name }) => name).join(', ');
    // A blank value counts as omitted.
    const inHeader = request.headers.get(header) || null;
    const inAddress = url.searchParams.get(parameter)?.trim() || null;
    if (inHeader !== null && inAddress !== null && inHeader !== inAddress) {
      return refuse(400, 'ACCOUNT_REQUIRED', 'The header and the URL name different accounts.');
    }
    const asked = inHeader ?? inAddress;
    const found = asked === null ? allowed : allowed.filter(({ name }) => name === asked);
    const [account, another] = found;
    if (account && !another) {
      serverContext.account = account;
      return undefined;
    }
    if (another) {
      const remedy = `Send the header Amocrm-Account, or ?account= in the URL: ${names}.`;
      return refuse(400, 'ACCOUNT_REQUIRED', 'There are several accounts; the request must name one.', remedy);
    }
    const remedy = allowed.length > 0 ? `It is valid for ${names}.` : 'It is valid for no account; ask its issuer.';
    return refuse(403, 'ACCOUNT_NOT_ALLOWED', 'This token is not valid for that account.', remedy);
  };
}
