import type { Engine } from '../graph/engine.ts';
import type { Access } from '../resolvers/context.ts';
import type { CompleteSignIn } from './oauth.ts';
import { refuse, type Step } from './step.ts';
import type { WebhookDoor } from './webhook.ts';

/** The MCP door of one account, as this server needs it. */
export interface McpDoor {
  /** Whether the answer to a request is a stream that ends only when one side ends it. */
  isStream(request: Request): boolean;
  /** Answers one request of an authenticated caller; its signal fires when the client goes away. */
  handle(
    request: Request,
    caller: { access: Access; deadline?: number | undefined; share?: number | undefined },
  ): Promise<Response>;
}

/** The REST door of one account, as this server needs it. */
export interface RestDoor {
  /** Answers one request under `/api/` of an authenticated caller. */
  handle(
    request: Request,
    caller: { access: Access; signal?: AbortSignal | undefined; deadline?: number | undefined },
  ): Promise<Response>;
}

/** What the doors of one account are made of. */
export interface AccountDoor {
  /** As callers say it. */
  name: string;
  engine: Engine;
  mcp: McpDoor;
  rest: RestDoor;
  webhooks: WebhookDoor;
  /** Finishes a sign-in to amoCRM, where there is an integration to sign in. */
  signIn: CompleteSignIn | undefined;
}

/** How a caller says which account it means; the name of the parameter, too, which programs without headers use. */
const header = 'amocrm-account';
const parameter = 'account';

/**
 * Finds the account that a request is for: the only one that its token is good for, or the one that it names. What a token is not
 * good for is not told apart from what does not exist.
 */
export function chooseAccount(accounts: readonly AccountDoor[]): Step {
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
