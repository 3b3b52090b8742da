import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startApp } from '../../../src/app.ts';
import { run } from '../../../src/cli/run.ts';
import { loadConfig, loadEnvironment, variables } from '../../../src/config/index.ts';
import { startSandbox } from '../../../src/sandbox/index.ts';
import { createLogger } from '../../../src/telemetry/logger.ts';
import { freePort } from '../../port.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'login-'));
  for (const name of Object.keys(variables)) vi.stubEnv(name, '');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** Runs a command; `until` waits for what it prints while it runs. */
function type(...words: string[]) {
  let output = '';
  let complaints = '';
  const wake: (() => void)[] = [];
  const terminal = {
    write: (text: string) => {
      output += text;
      for (const each of wake.splice(0)) each();
    },
    complain: (text: string) => {
      complaints += text;
    },
  };
  const ended = run(words, terminal).then((code) => ({ code, output, complaints }));
  const until = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(output)?.[1];
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => wake.push(resolve));
    }
  };
  return { ended, until };
}

/** An integration of the sandbox, configured as a person would. */
async function open() {
  const redirectUri = `http://127.0.0.1:${await freePort()}/oauth/callback`;
  const sandbox = await startSandbox({ rateLimit: false, oauth: { redirectUri } });
  onTestFinished(() => sandbox.close());
  const environment = {
    AMOCRM_BASE_URL: sandbox.url,
    AMOCRM_CLIENT_ID: sandbox.integration.clientId,
    AMOCRM_CLIENT_SECRET: sandbox.integration.clientSecret,
    AMOCRM_REDIRECT_URI: redirectUri,
    AMOCRM_TOKEN_FILE: join(folder, 'token'),
    AMOCRM_TOKEN_KEY: 'a-key-of-the-test-0',
    LOG_LEVEL: 'silent',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return { sandbox, redirectUri };
}

/** What a person does in the browser. */
async function decide(consentUrl: string, decision: 'allow' | 'deny'): Promise<string> {
  const page = await (await fetch(consentUrl)).text();
  const fields = [...page.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]);
  const form = new URLSearchParams(fields.filter(([name]) => name !== 'decision'));
  form.set('decision', decision);
  const answer = await fetch(new URL('/oauth/decision', consentUrl), {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  return answer.headers.get('location') ?? '';
}

const consent = /(http:\S+\/oauth\?\S+)/;

describe('login', () => {
  it('receives the code itself, stores the tokens and shows the account', async () => {
    const { sandbox } = await open();
    const { ended, until } = type('login');
    const callback = await decide(await until(consent), 'allow');
    expect((await fetch(callback)).status).toBe(200);
    const { code, output } = await ended;
    expect(code).toBe(0);
    expect(output).toContain('Signed in to «Северный дом» (31457892)');
    expect((await type('status').ended).output).toContain(`Signed in to ${sandbox.url}`);
    expect((await type('doctor', '--json').ended).output).toContain('"is renewed automatically"');
  });

  it('leaves the code to the running server, which has the address', async () => {
    const { sandbox, redirectUri } = await open();
    const config = loadConfig({ ...loadEnvironment(folder), PORT: new URL(redirectUri).port });
    const app = await startApp(config, createLogger({ level: 'silent', secrets: [] }));
    onTestFinished(() => app.close());
    expect(await (await fetch(`${app.url}/ready`)).json()).toMatchObject({
      ready: false,
      checks: [
        { name: 'amocrm', ok: false },
        { name: 'session', ok: false, message: expect.stringContaining('REAUTHORIZATION_REQUIRED') },
      ],
    });
    const { ended, until } = type('login');
    const callback = await decide(await until(consent), 'allow');
    expect(await (await fetch(callback)).json()).toEqual({ status: 'signed-in' });
    // Reloaded: amoCRM would refuse the code, and might end what it has given.
    expect(await (await fetch(callback)).json()).toEqual({ status: 'signed-in' });
    expect((await ended).code).toBe(0);
    expect(await (await fetch(`${app.url}/ready`)).json()).toMatchObject({ ready: true });
    const lead = await (await fetch(`${app.url}/api/leads?limit=1`)).json();
    expect(lead.leads).toHaveLength(1);
    expect(JSON.stringify(lead)).not.toContain(sandbox.integration.clientSecret);
    // Asking for tokens is seen like any other request.
    expect(await (await fetch(`${app.url}/metrics`)).text()).toMatch(
      /upstream_request_duration_seconds_count\{account="main",method="POST",route="\/oauth2\/access_token",outcome="ok"\} 1/,
    );
  });

  it('waits on when what comes to it is not the answer, or one that can be mended', async () => {
    const { sandbox, redirectUri } = await open();
    const { ended, until } = type('login');
    const address = await until(consent);
    expect((await fetch(`${redirectUri}?code=forged&state=1.2.3`)).status).toBe(400);
    expect((await fetch(`${redirectUri}?error=access_denied&state=1.2.3`)).status).toBe(400);
    expect((await fetch(`${new URL(redirectUri).origin}//`)).status).toBe(404);
    expect((await fetch(redirectUri, { method: 'POST' })).status).toBe(405);
    const callback = new URL(await decide(address, 'allow'));
    const foreign = new URL(callback);
    foreign.searchParams.set('referer', 'elsewhere.example');
    expect(await (await fetch(foreign)).text()).toContain('не к тому аккаунту');
    expect((await fetch(callback)).status).toBe(200);
    const { code, complaints } = await ended;
    expect(code).toBe(0);
    // Only the callback with the right state is reported at the terminal.
    expect(complaints.match(/Still waiting/g)).toHaveLength(1);
    expect(complaints).toContain('«elsewhere.example» is not the address of an amoCRM account');
    expect((await type('status').ended).output).toContain(`Signed in to ${sandbox.url}`);
  });

  it('waits on when amoCRM cannot be asked, and takes the reloaded answer', async () => {
    const { sandbox } = await open();
    const { ended, until } = type('login');
    const callback = await decide(await until(consent), 'allow');
    sandbox.fault({ path: '/oauth2/access_token', status: 503 });
    expect(await (await fetch(callback)).text()).toContain('Обновите эту страницу');
    expect((await fetch(callback)).status).toBe(200);
    expect(await ended).toMatchObject({ code: 0, complaints: expect.stringContaining('503') });
  });

  it('says who receives the code', async () => {
    const { redirectUri } = await open();
    const { origin } = new URL(redirectUri);
    const here = type('login');
    await here.until(new RegExp(`(Waiting at ${origin} )`));
    const there = type('login');
    await there.until(new RegExp(`(Another program listens at ${origin})`));
    vi.stubEnv('AMOCRM_REDIRECT_URI', 'https://crm.example.com/oauth/callback');
    const elsewhere = type('login');
    await elsewhere.until(/(The server at https:\/\/crm\.example\.com receives the answer)/);
    await fetch(await decide(await here.until(consent), 'allow'));
    for (const { ended } of [here, there, elsewhere]) expect((await ended).code).toBe(0);
  });

  it('takes a code without asking anything, and the address that a browser was sent to', async () => {
    const { sandbox } = await open();
    const host = new URL(sandbox.url).host;
    expect((await type('login', '--code', sandbox.issueCode(), '--referer', host).ended).code).toBe(0);
    expect((await type('login', '--code', sandbox.issueCode()).ended).code).toBe(0);
    const begun = type('login');
    const callback = await decide(await begun.until(consent), 'allow');
    expect((await type('login', '--url', callback).ended).output).toContain('Signed in');
    expect((await begun.ended).code).toBe(0);
  });

  it.each(['evil.example/.amocrm.ru', 'user@x.amocrm.ru', 'x.amocrm.ru:8443', 'elsewhere.amocrm.ru', '127.0.0.1:9'])(
    'sends nothing where --referer or the pasted address names %s',
    async (host) => {
      const { sandbox } = await open();
      const given = await type('login', '--code', sandbox.issueCode(), '--referer', host).ended;
      expect(given).toMatchObject({ code: 1, complaints: expect.stringContaining('referer') });
      const begun = type('login');
      const callback = new URL(await decide(await begun.until(consent), 'allow'));
      const own = callback.href;
      callback.searchParams.set('referer', host);
      const pasted = await type('login', '--url', callback.href).ended;
      expect(pasted).toMatchObject({ code: 1, complaints: expect.stringContaining('referer') });
      expect(sandbox.tokenRequestCount).toBe(0);
      await fetch(own);
      expect((await begun.ended).code).toBe(0);
    },
  );

  it('says that access was denied, that a code is used up, and what is not set', async () => {
    const { sandbox } = await open();
    const { ended, until } = type('login');
    const callback = await decide(await until(consent), 'deny');
    expect((await fetch(callback)).status).toBe(400);
    expect(await ended).toMatchObject({ code: 1, complaints: expect.stringContaining('access_denied') });
    const code = sandbox.issueCode();
    await type('login', '--code', code).ended;
    expect(await type('login', '--code', code).ended).toMatchObject({
      code: 1,
      complaints: expect.stringContaining('revoked'),
    });
    vi.stubEnv('AMOCRM_CLIENT_SECRET', '');
    vi.stubEnv('AMOCRM_REDIRECT_URI', '');
    const { complaints } = await type('login').ended;
    expect(complaints).toContain('AMOCRM_CLIENT_SECRET: is missing');
    expect(complaints).toContain('AMOCRM_REDIRECT_URI: is missing');
  });

  it('is for an integration only', async () => {
    for (const command of ['login', 'logout', 'status']) {
      expect(await type(command).ended).toMatchObject({
        code: 1,
        complaints: expect.stringContaining('AMOCRM_CLIENT_ID'),
      });
    }
  });
});

describe('logout', () => {
  it('deletes the tokens, and status says so', async () => {
    const { sandbox } = await open();
    expect(await type('logout').ended).toMatchObject({ code: 0, output: 'There was no sign-in.\n' });
    await type('login', '--code', sandbox.issueCode()).ended;
    expect(await type('logout').ended).toMatchObject({
      code: 0,
      output: `The tokens of ${sandbox.url} are deleted.\n`,
    });
    expect(await type('status').ended).toMatchObject({ code: 1, output: expect.stringContaining('Not signed in') });
  });

  it('deletes tokens that can no longer be decrypted', async () => {
    const { sandbox } = await open();
    await type('login', '--code', sandbox.issueCode()).ended;
    vi.stubEnv('AMOCRM_TOKEN_KEY', 'another-key-of-the-test');
    expect((await type('status').ended).complaints).toContain('another key');
    expect(await type('logout').ended).toMatchObject({ code: 0, output: 'The tokens are deleted.\n' });
    expect((await type('status').ended).output).toContain('Not signed in');
  });
});

describe('the callback of the server', () => {
  it('is refused without a sign-in that was begun, and its parameters are not repeated', async () => {
    const { redirectUri } = await open();
    const lines: string[] = [];
    const config = loadConfig({ ...loadEnvironment(folder), PORT: new URL(redirectUri).port });
    const app = await startApp(config, createLogger({ level: 'silent', secrets: [] }));
    onTestFinished(() => app.close());
    const answer = await fetch(`${redirectUri}?code=secret-code&referer=evil.example&state=forged`);
    lines.push(await answer.text());
    expect(answer.status).toBe(400);
    expect(lines.join()).toContain('VALIDATION_FAILED');
    expect(lines.join()).not.toContain('secret-code');
  });
});
