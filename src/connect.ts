/**
 * Opens a configured account: its state, its session and its client. Used by the composition root and by commands that need no more
 * than that.
 */
import {
  type Client,
  createClient,
  createOauth,
  createSession,
  createSignIn,
  nameAddress,
  type ProxySettings,
  parseClaims,
  type Session,
  type SessionLog,
  type SignIn,
  type TransportObserver,
} from './amocrm/index.ts';
import { onlyAccount } from './config/account.ts';
import type { AccountConfig, Config } from './config/index.ts';
import type { State } from './state/index.ts';
import { createMemoryState } from './state/memory.ts';
import { createSeal } from './state/seal.ts';
import { createTokenFile } from './state/token-file.ts';

/** An open account. */
export interface OpenAccount {
  connection: Client;
  state: State;
  /** The sign-in of an OAuth integration; undefined otherwise. */
  signIn: (SignIn & { session: Session }) | undefined;
  /** Whether this is the embedded sandbox with demo data. */
  isSandbox: boolean;
  /** The account's URL in a browser, as far as it is known. */
  accountUrl(): string;
  /** When the access token was issued and when it expires, in unix seconds; undefined if the token does not say. */
  tokenTimes(): Promise<{ issuedAt?: number | undefined; expiresAt?: number | undefined }>;
  close(): Promise<void>;
}

/** Requests a second to the embedded sandbox. */
const demoRate = 1_000;

/** Opens an account. Sends nothing to amoCRM until the first call. */
export async function openAccount(
  { redisUrl, proxy: configured }: Pick<Config, 'redisUrl' | 'proxy'>,
  account: AccountConfig,
  log: SessionLog,
  observer?: TransportObserver,
): Promise<OpenAccount> {
  const { target, verifyTls, rateLimit, accountRateLimit } = account;
  const state = await openState(redisUrl, nameState(account), log);
  const proxy = configured && revealProxy(configured);
  const common = { verifyTls, proxy, rateLimit, accountRateLimit, state, ...(observer && { observer }) };
  const closing =
    (connection: Client, more = async () => {}) =>
    async () => {
      await connection.close();
      // The session may still have to store its token, so it closes before the state.
      await more();
      await state.close();
    };
  if (target.kind === 'oauth') {
    // The time by amoCRM's clock, by which its tokens expire.
    const now = () => Math.floor((Date.now() + (connection.clockOffsetMs() ?? 0)) / 1000);
    const { clientId, clientSecret, redirectUri, consentOrigin } = target;
    const integration = { clientId, clientSecret: clientSecret.reveal(), redirectUri };
    const oauth = createOauth({
      integration,
      consentOrigin,
      baseUrl: target.baseUrl,
      verifyTls,
      proxy,
      now,
      onCall: observer?.call,
    });
    const seal = createSeal(target.tokenKeys.map((key) => key.reveal()));
    const store = state.tokens?.(seal) ?? createTokenFile(target.tokenFile, seal);
    const session = createSession({ store, oauth, now, log });
    let accountUrl = target.baseUrl ?? consentOrigin;
    const credentials = {
      ...session,
      async current() {
        const credential = await session.current();
        accountUrl = credential.baseUrl;
        return credential;
      },
    };
    const connection: Client = createClient({
      ...common,
      baseUrl: consentOrigin,
      accountAddress: () => accountUrl,
      accessToken: credentials,
    });
    return {
      connection,
      state,
      signIn: {
        ...createSignIn({
          oauth,
          session,
          secret: integration.clientSecret,
          name: account.name,
          baseUrl: target.baseUrl,
          now,
        }),
        session,
      },
      isSandbox: false,
      accountUrl: () => accountUrl,
      tokenTimes: () => session.state(),
      close: closing(connection, session.close),
    };
  }
  if (target.kind === 'account') {
    const { baseUrl, accessToken } = target;
    const connection = createClient({ ...common, baseUrl, accessToken: accessToken.reveal() });
    return {
      connection,
      state,
      signIn: undefined,
      isSandbox: false,
      accountUrl: () => baseUrl,
      tokenTimes: async () => {
        const { iat, exp } = parseClaims(accessToken.reveal());
        return {
          issuedAt: typeof iat === 'number' ? iat : undefined,
          expiresAt: typeof exp === 'number' ? exp : undefined,
        };
      },
      close: closing(connection),
    };
  }
  const { startSandbox } = await import('./sandbox/index.ts');
  // The demo is in this process, so nobody waits for a rate limit.
  const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
  const unlimited = { rateLimit: demoRate, accountRateLimit: demoRate };
  const connection = createClient({ ...common, ...unlimited, baseUrl: sandbox.url, accessToken: sandbox.token });
  return {
    connection,
    state,
    signIn: undefined,
    isSandbox: true,
    accountUrl: () => sandbox.url,
    tokenTimes: async () => ({}),
    close: closing(connection, () => sandbox.close()),
  };
}

/** The proxy settings with their passwords, for clients that send requests. */
export function revealProxy({ http, https, bypass }: NonNullable<Config['proxy']>): ProxySettings {
  return { http: http?.reveal(), https: https?.reveal(), bypass };
}

/** When each error of a Redis was logged last, by its address: accounts share the connection. */
const redisErrors = new Map<string, Map<string, number>>();

/** Opens the state: in Redis if configured, otherwise in memory. @param name separates it from other states in the same Redis */
export async function openState(redisUrl: Config['redisUrl'], name: string, log: SessionLog): Promise<State> {
  if (!redisUrl) return createMemoryState();
  const { createRedisState } = await import('./state/redis/index.ts');
  const url = redisUrl.reveal();
  const loggedAt = redisErrors.get(url) ?? new Map<string, number>();
  redisErrors.set(url, loggedAt);
  return createRedisState({
    url,
    prefix: `amocrm-graphql:${name}:`,
    onError: ({ message }) => {
      // Every command of every account fails in the same way, so each error is logged once a minute.
      if (Date.now() - (loggedAt.get(message) ?? 0) < 60_000) return;
      loggedAt.set(message, Date.now());
      log.error({ reason: message }, 'Redis cannot be used');
    },
    onRecover: () => {
      if (loggedAt.size === 0) return;
      loggedAt.clear();
      log.info({}, 'Redis can be used again');
    },
  });
}

/** The name of an account's state. All instances that serve the account share it; two accounts of one integration do not. */
function nameState({ name, target }: AccountConfig): string {
  if (target.kind === 'account') return nameAddress(target.baseUrl);
  const owner = target.kind === 'oauth' ? target.clientId : 'sandbox';
  return name === onlyAccount ? owner : `${owner}/${name}`;
}
