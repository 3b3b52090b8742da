import { describe, expect, it } from 'vitest';
import { RefreshLostError, RefusedGrantError } from '../../../../src/amocrm/session/oauth.ts';
import { findMoved, requestSuccessor } from '../../../../src/amocrm/session/successor.ts';
import { openTokens, pairOf } from './tokens.ts';

const elsewhere = 'https://south.amocrm.ru';

describe('requestSuccessor', () => {
  it('asks once', async () => {
    const { oauth, log, asked } = openTokens();
    expect(await requestSuccessor(oauth, pairOf(0), log)).toEqual(pairOf(1));
    expect(asked).toEqual([pairOf(0)]);
  });

  it('asks once more if the answer was lost, and no third time', async () => {
    const { oauth, log, asked, amocrm } = openTokens();
    amocrm.refresh = () => Promise.reject(new RefreshLostError('lost'));
    await expect(requestSuccessor(oauth, pairOf(0), log)).rejects.toBeInstanceOf(RefreshLostError);
    expect(asked).toEqual([pairOf(0), pairOf(0)]);
  });

  it('asks at the new address if there is no account at the old one', async () => {
    const { oauth, log, asked, amocrm } = openTokens();
    amocrm.findAccount = async () => elsewhere;
    amocrm.refresh = async ({ baseUrl }) => {
      if (baseUrl !== elsewhere) throw new RefusedGrantError(404, 'no account');
      return pairOf(1, elsewhere);
    };
    expect(await requestSuccessor(oauth, pairOf(0), log)).toEqual(pairOf(1, elsewhere));
    expect(asked.map(({ baseUrl }) => baseUrl)).toEqual([pairOf(0).baseUrl, elsewhere]);
  });

  it('does not look for another address if the refresh token itself is refused', async () => {
    const { oauth, log, asked, amocrm } = openTokens();
    amocrm.findAccount = async () => elsewhere;
    amocrm.refresh = () => Promise.reject(new RefusedGrantError(400, 'token revoked'));
    await expect(requestSuccessor(oauth, pairOf(0), log)).rejects.toMatchObject({ hint: 'token revoked' });
    expect(asked).toHaveLength(1);
  });
});

describe('findMoved', () => {
  it('finds the same pair at another address', async () => {
    const { oauth, log, amocrm } = openTokens();
    amocrm.findAccount = async () => elsewhere;
    expect(await findMoved(oauth, pairOf(0), log)).toEqual(pairOf(0, elsewhere));
  });

  it.each([undefined, pairOf(0).baseUrl])('finds nothing if the account is at %s', async (address) => {
    const { oauth, log, amocrm } = openTokens();
    amocrm.findAccount = async () => address;
    expect(await findMoved(oauth, pairOf(0), log)).toBeUndefined();
  });
});
