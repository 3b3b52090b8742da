/**
 * Opens one of the accounts that are configured: its state, its session and the connection to it. Used by the composition root and
 * by the commands that need no more than that.
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
  /** Of an integration that signs in by OAuth. */
  signIn: (SignIn & { session: Session }) | undefined;
  /** Whether this is the embedded sandbox with demo data. */
  isSandbox: boolean;
  /** The account's address in a browser, as far as it is known. */
  accountUrl(): string;
  /** When the access token was issued and when it ends, in unix seconds, as far as it says. */
  tokenTimes(): Promise<{ issuedAt?: number | undefined; expiresAt?: number | undefined }>;
  close(): Promise<void>;
}

/** Opens it. Nothing is sent to amoCRM before it is asked for. */
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
      // What still has to be stored is stored before there is no state any more.
      await more();
      await state.close();
    };
  if (target.kind === 'oauth') {
    // What is told of the time is amoCRM's: its tokens end by its clock.
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
  const sandbox = await startSandbox();
  const connection = createClient({ ...common, baseUrl: sandbox.url, accessToken: sandbox.token });
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

/** With the passwords in it, for what sends requests. */
export function revealProxy({ http, https, bypass }: NonNullable<Config['proxy']>): ProxySettings {
  return { http: http?.reveal(), https: https?.reveal(), bypass };
}

/** In Redis where it is configured; what others keep in the same Redis under another name is never met. */
export async function openState(redisUrl: Config['redisUrl'], name: string, log: SessionLog): Promise<State> {
  if (!redisUrl) return createMemoryState();
  const { createRedisState } = await import('./state/redis/index.ts');
  const told = new Map<string, number>();
  return createRedisState({
    url: redisUrl.reveal(),
    prefix: `amocrm-graphql:${name}:`,
    onError: ({ message }) => {
      // Every command and every attempt to reconnect fails alike; a line a minute is enough.
      if (Date.now() - (told.get(message) ?? 0) < 60_000) return;
      told.set(message, Date.now());
      log.error({ reason: message }, 'Redis cannot be used');
    },
    onRecover: () => {
      told.clear();
      log.info({}, 'Redis can be used again');
    },
  });
}

/** Instances that serve one account meet under it; accounts of one integration do not. */
function nameState({ name, target }: AccountConfig): string {
  if (target.kind === 'account') return nameAddress(target.baseUrl);
  const whose = target.kind === 'oauth' ? target.clientId : 'sandbox';
  return name === onlyAccount ? whose : `${whose}/${name}`;
}
