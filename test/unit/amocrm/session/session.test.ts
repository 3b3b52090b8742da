import { describe, expect, it } from 'vitest';
import { openSession as open } from '../../../session.ts';

describe('createSession', () => {
  it('reads the account with the token that a code gave', async () => {
    const { read, session, sandbox } = await open();
    expect((await read()).name).toBe('Северный дом');
    expect(await session.state()).toMatchObject({ status: 'ok', baseUrl: sandbox.url });
  });

  it('renews its token ahead of its end, once, whatever the number of requests', async () => {
    const { read, sandbox, pass } = await open();
    pass(86_400 - 300);
    await Promise.all(Array.from({ length: 50 }, read));
    expect(sandbox.refreshCount).toBe(1);
    await read();
    expect(sandbox.refreshCount).toBe(1);
  });

  it('renews it when amoCRM does not take it, once for all programs that share the file', async () => {
    const { program, sandbox } = await open();
    const programs = [program(), program(), program(), program()];
    await Promise.all(programs.map(({ read }) => read()));
    sandbox.expireAccessTokens();
    const reads = programs.flatMap(({ read }) => Array.from({ length: 10 }, read));
    expect(new Set((await Promise.all(reads)).map(({ id }) => id)).size).toBe(1);
    expect(sandbox.refreshCount).toBe(1);
  });

  it('stores the new pair before it is used, and keeps the old one until it has worked', async () => {
    const { read, session, store, sandbox, pass } = await open();
    const before = (await store.read()) as { current: { refreshToken: string } };
    pass(86_400 - 300);
    await session.current();
    const stored = (await store.read()) as { current: { refreshToken: string }; previous?: { refreshToken: string } };
    expect(stored.previous).toEqual(before.current);
    expect(stored.current.refreshToken).not.toBe(before.current.refreshToken);
    await read();
    expect(await store.read()).toEqual({ current: stored.current });
    expect(sandbox.refreshCount).toBe(1);
  });

  it('asks once more where the answer to a refresh was lost before it was read', async () => {
    const { read, sandbox } = await open();
    sandbox.expireAccessTokens();
    sandbox.fault({ path: '/oauth2/access_token', drop: 'before' });
    expect((await read()).name).toBe('Северный дом');
    expect(sandbox.refreshCount).toBe(1);
  });

  it.each([
    ['is dropped', { drop: 'after' }],
    ['never comes', { hang: 'after' }],
    ['is cut in two', { truncate: true }],
  ] as const)('needs a new sign-in when the answer %s, and asks no more until then', async (_, fault) => {
    const { read, session, sandbox, signIn, logged } = await open();
    sandbox.expireAccessTokens();
    sandbox.fault({ path: '/oauth2/access_token', ...fault });
    await expect(read()).rejects.toMatchObject({ code: 'REAUTHORIZATION_REQUIRED' });
    expect(await session.state()).toMatchObject({
      status: 'reauthorization-required',
      reason: expect.stringContaining('revoked'),
    });
    expect(logged.filter((line) => line.startsWith('REAUTHORIZATION_REQUIRED'))).toHaveLength(1);
    const asked = sandbox.refreshCount;
    for (let index = 0; index < 5; index++)
      await expect(read()).rejects.toMatchObject({ code: 'REAUTHORIZATION_REQUIRED' });
    expect(sandbox.refreshCount).toBe(asked);
    await signIn.redeem(sandbox.issueCode(), new URL(sandbox.url).host);
    expect((await read()).name).toBe('Северный дом');
  });

  it('uses its last token to the end when it cannot be renewed, and says that it must sign in', async () => {
    const { read, session, sandbox, pass } = await open();
    sandbox.fault({ path: '/oauth2/access_token', drop: 'after' });
    pass(86_400 - 300);
    expect((await read()).name).toBe('Северный дом');
    expect(await session.state()).toMatchObject({ status: 'reauthorization-required' });
    pass(301);
    await expect(read()).rejects.toMatchObject({ code: 'REAUTHORIZATION_REQUIRED' });
  });

  it('uses the token that still works while amoCRM gives none, without asking at every request', async () => {
    const { read, session, sandbox, pass } = await open();
    sandbox.fault({ path: '/oauth2/access_token', status: 503, times: 0 });
    pass(86_400 - 300);
    for (let index = 0; index < 20; index++) await read();
    expect(await session.state()).toMatchObject({ status: 'ok' });
    sandbox.clearFaults();
    pass(31);
    await read();
    expect(sandbox.refreshCount).toBe(1);
  });

  it('may lose answers for a while: what amoCRM has not refused may still work, and is asked for with growing pauses', async () => {
    const { read, session, sandbox, pass } = await open();
    sandbox.expireAccessTokens();
    // Two attempts that never arrive; a third one would be answered.
    sandbox.fault({ path: '/oauth2/access_token', drop: 'before', times: 2 });
    for (let index = 0; index < 5; index++) {
      await expect(read()).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
    }
    expect(sandbox.refreshCount).toBe(0);
    expect(await session.state()).toMatchObject({ status: 'ok' });
    pass(6);
    expect((await read()).name).toBe('Северный дом');
  });

  it.each([
    ['a page that says 403', { status: 403, html: true }],
    ['a page that says 401', { status: 401, html: true }],
    ['429', { status: 429 }],
    ['503', { status: 503 }],
  ] as const)('takes %s for no word on its refresh token', async (_, fault) => {
    const { read, session, sandbox, pass } = await open();
    sandbox.expireAccessTokens();
    sandbox.fault({ path: '/oauth2/access_token', ...fault });
    await expect(read()).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(await session.state()).toMatchObject({ status: 'ok' });
    pass(6);
    expect((await read()).name).toBe('Северный дом');
  });

  it('does not burn its refresh token on a wrong secret, and says which variable is wrong', async () => {
    const { program, sandbox, read } = await open();
    const wrong = program({ secret: 'not-the-secret-of-it' });
    sandbox.expireAccessTokens();
    await expect(wrong.read()).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringContaining('AMOCRM_CLIENT_SECRET'),
    });
    expect((await read()).name).toBe('Северный дом');
  });

  it('renews a token once that amoCRM refuses all the same, not at every request', async () => {
    const { read, sandbox, pass } = await open();
    sandbox.fault({ path: '/account', expireToken: true, times: 0 });
    for (let index = 0; index < 5; index++) await expect(read()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(sandbox.refreshCount).toBe(1);
    pass(61);
    await expect(read()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(sandbox.refreshCount).toBe(2);
    sandbox.clearFaults();
    expect((await read()).name).toBe('Северный дом');
  });

  it('does not use up its refresh token where there is no room for the next one', async () => {
    const { read, room, sandbox, pass } = await open();
    pass(86_400 - 300);
    room.writes = 0;
    for (let index = 0; index < 5; index++) expect((await read()).name).toBe('Северный дом');
    expect(sandbox.refreshCount).toBe(0);
    room.writes = 100;
    pass(31);
    await read();
    expect(sandbox.refreshCount).toBe(1);
  });

  it('keeps a new pair that cannot be stored until it can, says so, and does not use it before', async () => {
    const { read, room, session, sandbox, store, pass, logged } = await open();
    const before = (await store.read()) as { current: object };
    pass(86_400 - 300);
    // The disk is full from the moment at which amoCRM has answered.
    room.writes = 1;
    for (let index = 0; index < 5; index++) expect((await read()).name).toBe('Северный дом');
    expect(sandbox.refreshCount).toBe(1);
    expect(await store.read()).toEqual(before);
    expect(await session.state()).toMatchObject({ status: 'ok', reason: expect.stringContaining('disk is full') });
    pass(301);
    await expect(read()).rejects.toMatchObject({ code: 'STATE_UNAVAILABLE' });
    room.writes = 100;
    pass(600);
    expect((await read()).name).toBe('Северный дом');
    expect(sandbox.refreshCount).toBe(1);
    expect(await session.state()).not.toHaveProperty('reason');
    expect(logged.filter((line) => line.includes('cannot be stored'))).toHaveLength(1);
  });

  it('stores it in place of what a program wrote that was refused with the old one', async () => {
    const { read, room, session, sandbox, pass, program } = await open();
    const other = program();
    pass(86_400 - 300);
    room.writes = 1;
    await read();
    await other.read();
    expect(await other.session.state()).toMatchObject({ status: 'reauthorization-required' });
    room.writes = 100;
    pass(2);
    await read();
    expect(await session.state()).toMatchObject({ status: 'ok' });
    pass(600);
    expect((await other.read()).name).toBe('Северный дом');
    expect(sandbox.refreshCount).toBe(1);
  });

  it('stores it by itself if no caller needs a token', async () => {
    const { read, room, store, pass } = await open();
    const before = (await store.read()) as { current: object };
    pass(86_400 - 300);
    room.writes = 1;
    await read();
    expect(await store.read()).toEqual(before);
    room.writes = 100;
    await expect.poll(() => store.read(), { timeout: 10_000 }).toMatchObject({ previous: before.current });
  });

  it('tells no program that found it broken, and then signed in again, of a failure that there was not', async () => {
    const { read, sandbox, session, program, pass } = await open();
    sandbox.fault({ path: '/oauth2/access_token', drop: 'after' });
    pass(86_400 - 300);
    const other = program();
    await read();
    // It has found the session broken, and the last token works.
    await other.read();
    await program().signIn.redeem(sandbox.issueCode(), new URL(sandbox.url).host);
    await other.session.state();
    sandbox.expireAccessTokens();
    expect((await other.read()).name).toBe('Северный дом');
    expect(await session.state()).toMatchObject({ status: 'ok' });
  });

  it('stores it at the latest when the program ends', async () => {
    const { read, room, session, store, pass } = await open();
    const before = (await store.read()) as { current: object };
    pass(86_400 - 300);
    room.writes = 1;
    await read();
    expect(await store.read()).toEqual(before);
    room.writes = 100;
    await session.close();
    expect(await store.read()).toMatchObject({ previous: before.current });
  });

  it('hears of a sign-in by another program', async () => {
    const { read, sandbox, program } = await open();
    sandbox.revokeTokens();
    await expect(read()).rejects.toMatchObject({ code: 'REAUTHORIZATION_REQUIRED' });
    await program().signIn.redeem(sandbox.issueCode(), new URL(sandbox.url).host);
    expect((await read()).name).toBe('Северный дом');
  });

  it('follows an account that was renamed', async () => {
    const { read, session, sandbox, pass } = await open();
    const address = await sandbox.rename();
    pass(86_400 - 300);
    expect((await read()).name).toBe('Северный дом');
    expect(await session.state()).toMatchObject({ status: 'ok', baseUrl: address });
  });

  it('follows it as soon as there is no account at the old address, with the token that it has', async () => {
    const { read, session, sandbox } = await open();
    await read();
    const address = await sandbox.rename();
    expect((await read()).name).toBe('Северный дом');
    expect(await session.state()).toMatchObject({ status: 'ok', baseUrl: address });
    expect(sandbox.refreshCount).toBe(0);
  });

  it('says that no user has signed in', async () => {
    const { read, session } = await open();
    await session.signOut();
    await expect(read()).rejects.toMatchObject({
      code: 'REAUTHORIZATION_REQUIRED',
      remedy: expect.stringContaining('login'),
    });
    expect(await session.state()).toEqual({ status: 'signed-out' });
  });
});
