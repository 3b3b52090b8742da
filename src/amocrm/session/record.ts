import { ReauthorizationRequiredError } from '../../errors/index.ts';
import type { TokenStore } from '../../state/index.ts';
import type { Oauth, TokenPair } from './oauth.ts';

/** What is stored for an account. */
export interface TokenRecord {
  current: TokenPair;
  /** Kept until `current` has worked once. */
  previous?: TokenPair;
  /** When `current` came of a refresh, in unix seconds; as long as it has not worked. */
  renewedAt?: number;
  /** Why `current` cannot be refreshed any more; its access token may still work until it ends. */
  broken?: string;
}

/** Where a session reports; never a token. */
export interface SessionLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** What to do when amoCRM must be asked for access again. */
export const remedy = 'Run `amocrm-graphql login`.';

export function explainBroken(reason: string): ReauthorizationRequiredError {
  return new ReauthorizationRequiredError(`amoCRM must be asked for access again: ${reason}.`, { remedy });
}

export function explainSignedOut(): ReauthorizationRequiredError {
  return new ReauthorizationRequiredError('No user has signed in to amoCRM yet.', { remedy });
}

/** The record in the store, and what this process last knew of it. */
export class StoredRecord {
  readonly #store: TokenStore;
  readonly #isTrusted: Oauth['isTrusted'];
  readonly #log: SessionLog;
  #known: TokenRecord | undefined;

  /** @param isTrusted whether tokens may be sent to this address */
  constructor(store: TokenStore, isTrusted: Oauth['isTrusted'], log: SessionLog) {
    this.#store = store;
    this.#isTrusted = isTrusted;
    this.#log = log;
  }

  /** As it was last loaded or saved here. */
  get known(): TokenRecord | undefined {
    return this.#known;
  }

  /** Loads it. @returns undefined if no user has signed in, or if its address is not trusted */
  async load(): Promise<TokenRecord | undefined> {
    const record = (await this.#store.read()) as TokenRecord | undefined;
    const isTrusted = record === undefined || this.#isTrusted(record.current.baseUrl);
    // The tokens and the secret would be sent there.
    if (!isTrusted) {
      this.#log.warn({}, 'The stored tokens name an address that is not an amoCRM account; they are not used');
    }
    this.#known = isTrusted ? record : undefined;
    return this.#known;
  }

  /** Loads it. @throws {ReauthorizationRequiredError} if no user has signed in */
  async require(): Promise<TokenRecord> {
    const record = await this.load();
    if (!record) throw explainSignedOut();
    return record;
  }

  async save(record: TokenRecord): Promise<TokenRecord> {
    await this.#store.write(record);
    this.#known = record;
    return record;
  }

  /** Writes it as it is: a full disk is noticed while nothing is lost. */
  async probe(record: TokenRecord): Promise<void> {
    await this.#store.write(record);
  }

  async delete(): Promise<void> {
    await this.#store.delete();
    this.#known = undefined;
  }
}
