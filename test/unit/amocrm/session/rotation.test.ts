import { describe, expect, it } from 'vitest';
import { RefusedGrantError } from '../../../../src/amocrm/session/oauth.ts';
import { openTokens, pairOf } from './tokens.ts';

const successor = { current: pairOf(1), previous: pairOf(0), renewedAt: 1_000 };

describe('TokenRotation', () => {
  it('stores the successor, and the previous pair until it is dropped', async () => {
    const { rotation, disk } = openTokens({ current: pairOf(0) });
    expect(await rotation.renew('access-0')).toEqual(successor);
    expect(disk.record).toEqual(successor);
    await rotation.dropPrevious('access-0');
    expect(disk.record).toEqual(successor);
    await rotation.dropPrevious('access-1');
    expect(disk.record).toEqual({ current: pairOf(1) });
  });

  it('does nothing if another program has renewed the token', async () => {
    const { rotation, asked } = openTokens({ current: pairOf(5) });
    expect(await rotation.renew('access-0')).toEqual({ current: pairOf(5) });
    expect(asked).toEqual([]);
  });

  it('does not use the refresh token while the store cannot be written', async () => {
    const { rotation, disk, asked } = openTokens({ current: pairOf(0) });
    disk.isFull = true;
    await expect(rotation.renew('access-0')).rejects.toThrow('full');
    expect(asked).toEqual([]);
    expect(rotation.isUnsaved).toBe(false);
  });

  it('keeps a successor that cannot be stored, and stores it at the next attempt without asking again', async () => {
    const { rotation, disk, asked, amocrm } = openTokens({ current: pairOf(0) });
    amocrm.refresh = async () => {
      disk.isFull = true;
      return pairOf(1);
    };
    await expect(rotation.renew('access-0')).rejects.toThrow('full');
    expect(rotation.isUnsaved).toBe(true);
    expect(disk.record).toEqual({ current: pairOf(0) });
    disk.isFull = false;
    expect(await rotation.renew('')).toEqual(successor);
    expect(rotation.isUnsaved).toBe(false);
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['a sign-in by another program', { current: pairOf(7) }],
    ['a sign-out by another program', undefined],
  ])('gives an unsaved successor up for %s', async (_, record) => {
    const { rotation, disk, amocrm } = openTokens({ current: pairOf(0) });
    amocrm.refresh = async () => {
      disk.isFull = true;
      return pairOf(1);
    };
    await expect(rotation.renew('access-0')).rejects.toThrow('full');
    Object.assign(disk, { isFull: false, record });
    const renewed = rotation.renew('');
    if (record) expect(await renewed).toEqual(record);
    else await expect(renewed).rejects.toMatchObject({ code: 'REAUTHORIZATION_REQUIRED' });
    expect(rotation.isUnsaved).toBe(false);
    expect(disk.record).toEqual(record);
  });

  it('writes down that the refresh token is refused, and asks no more', async () => {
    const { rotation, disk, asked, amocrm } = openTokens({ current: pairOf(0) });
    amocrm.refresh = () => Promise.reject(new RefusedGrantError(400, 'token revoked'));
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      await expect(rotation.renew('access-0')).rejects.toMatchObject({ code: 'REAUTHORIZATION_REQUIRED' });
    }
    expect(disk.record?.broken).toContain('token revoked');
    expect(asked).toHaveLength(1);
  });

  it('takes the pair of another program that was faster than its refusal', async () => {
    const { rotation, disk, amocrm } = openTokens({ current: pairOf(0) });
    amocrm.refresh = async () => {
      disk.record = { current: pairOf(9) };
      throw new RefusedGrantError(400, 'token used');
    };
    expect(await rotation.renew('access-0')).toEqual({ current: pairOf(9) });
    expect(disk.record).toEqual({ current: pairOf(9) });
  });

  it.each([
    ['the integration', 400, 'client_secret is wrong', 'CONFIGURATION_INVALID'],
    ['the address', 404, 'no such account', 'UPSTREAM_UNAVAILABLE'],
  ])('keeps a refresh token that is as good as before: %s is refused', async (_, status, hint, code) => {
    const { rotation, disk, amocrm } = openTokens({ current: pairOf(0) });
    amocrm.refresh = () => Promise.reject(new RefusedGrantError(status, hint));
    await expect(rotation.renew('access-0')).rejects.toMatchObject({ code });
    expect(disk.record).toEqual({ current: pairOf(0) });
  });

  it('follows an account that was renamed', async () => {
    const { rotation, disk, amocrm } = openTokens({ current: pairOf(0) });
    expect(await rotation.follow('https://north.amocrm.ru')).toBe(false);
    amocrm.findAccount = async () => 'https://south.amocrm.ru';
    expect(await rotation.follow('https://north.amocrm.ru')).toBe(true);
    expect(disk.record).toEqual({ current: pairOf(0, 'https://south.amocrm.ru') });
    expect(await rotation.follow('https://north.amocrm.ru')).toBe(true);
  });

  it('replaces the pair at a sign-in and deletes it at a sign-out', async () => {
    const { rotation, disk } = openTokens({ current: pairOf(0), broken: 'revoked' });
    await rotation.replace(pairOf(3));
    expect(disk.record).toEqual({ current: pairOf(3) });
    await rotation.delete();
    expect(disk.record).toBeUndefined();
    expect(await rotation.follow('https://north.amocrm.ru')).toBe(false);
    await expect(rotation.renew('access-3')).rejects.toMatchObject({ code: 'REAUTHORIZATION_REQUIRED' });
  });
});
