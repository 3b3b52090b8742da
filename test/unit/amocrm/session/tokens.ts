import type { Oauth, TokenPair } from '../../../../src/amocrm/session/oauth.ts';
import { StoredRecord, type TokenRecord } from '../../../../src/amocrm/session/record.ts';
import { TokenRotation } from '../../../../src/amocrm/session/rotation.ts';
import type { TokenStore } from '../../../../src/state/index.ts';

/** The pair of a generation: 1 follows 0. */
export function pairOf(generation: number, baseUrl = 'https://north.amocrm.ru'): TokenPair {
  return { accessToken: `access-${generation}`, refreshToken: `refresh-${generation}`, expiresAt: 2_000, baseUrl };
}

/** A store in memory, an OAuth client that the test answers for, and what is built on both. */
export function openTokens(first?: TokenRecord) {
  const disk = { record: first, isFull: false, writes: 0 };
  const store: TokenStore = {
    read: async () => disk.record,
    async write(record) {
      if (disk.isFull) throw new Error('The disk is full.');
      disk.writes += 1;
      disk.record = record as TokenRecord;
    },
    async delete() {
      disk.record = undefined;
    },
    exclusively: (work) => work(),
  };
  const asked: TokenPair[] = [];
  /** What amoCRM answers to a refresh and to the question where the account is. */
  const amocrm = {
    refresh: async (_: TokenPair): Promise<TokenPair> => pairOf(1),
    findAccount: async (_: TokenPair): Promise<string | undefined> => undefined,
  };
  const oauth = {
    isTrusted: (address: string) => address.endsWith('.amocrm.ru'),
    refresh(pair: TokenPair) {
      asked.push(pair);
      return amocrm.refresh(pair);
    },
    findAccount: (pair: TokenPair) => amocrm.findAccount(pair),
  } as unknown as Oauth;
  const logged: string[] = [];
  const note = (_: Record<string, unknown>, message: string) => logged.push(message);
  const log = { info: note, warn: note, error: note };
  const stored = new StoredRecord(store, oauth.isTrusted, log);
  const rotation = new TokenRotation({ stored, oauth, now: () => 1_000, log });
  return { disk, store, asked, amocrm, oauth, logged, log, stored, rotation };
}
