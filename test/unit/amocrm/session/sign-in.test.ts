import { describe, expect, it } from 'vitest';
import { createOauth, createSession, createSignIn } from '../../../../src/amocrm/index.ts';
import { openSession as open } from '../../../session.ts';

describe('createSignIn', () => {
  it('a sign-in that was begun for one account of an integration is not finished by another', async () => {
    const { sandbox, store } = await open();
    const now = () => 1_800_000_000;
    const oauth = createOauth({ integration: sandbox.integration, consentOrigin: sandbox.url, now });
    const session = createSession({ store, oauth, now, log: { info() {}, warn() {}, error() {} } });
    const signInOf = (name: string) => createSignIn({ oauth, session, secret: 's', name, baseUrl: undefined, now });
    const query = new URL(signInOf('north').begin()).searchParams;
    expect(signInOf('north').recognizes(query)).toBe(true);
    expect(signInOf('south').recognizes(query)).toBe(false);
    await expect(signInOf('south').complete(query)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });

  it('sends its secret to no host but amoCRM’s', async () => {
    const { signIn, sandbox } = await open();
    for (const host of ['evil.example', 'amocrm.ru.evil.example', 'evil.example/amocrm.ru', 'xamocrm.ru', '']) {
      await expect(signIn.redeem(sandbox.issueCode(), host)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    }
  });

  it('finishes only what was begun by its own programs', async () => {
    const { signIn, sandbox, pass } = await open();
    const state = new URL(signIn.begin()).searchParams.get('state') ?? '';
    const complete = (query: Record<string, string>) =>
      signIn.complete(new URLSearchParams({ code: sandbox.issueCode(), referer: new URL(sandbox.url).host, ...query }));
    for (const forged of ['', 'x.y.z', state.replace(/^\d+/, '9999999999'), `${state}x`]) {
      await expect(complete({ state: forged })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    }
    await expect(complete({ state, error: 'access_denied' })).rejects.toMatchObject({
      code: 'REAUTHORIZATION_REQUIRED',
    });
    await complete({ state });
    pass(1_201);
    await expect(complete({ state })).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });
});
