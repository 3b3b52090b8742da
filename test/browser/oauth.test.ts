import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.ts';
import { createSeal } from '../../src/state/seal.ts';
import { freePort } from '../port.ts';
import { executable, openPage } from './open.ts';

const main = resolve('dist/cli/main.js');
const tokenKey = 'a-key-of-the-test-0';

/** The built program with one command. */
interface Running {
  /** Everything that it has printed, on both outputs. */
  printed(): string;
  /** Waits until it has printed this, and returns the first group. @throws where it ends before */
  until(pattern: RegExp): Promise<string>;
  /** Its exit code. */
  ended: Promise<number | null>;
  stop(): Promise<unknown>;
}

function launch(words: string[], folder: string, environment: Record<string, string>): Running {
  const child = spawn(process.execPath, [main, ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const ended = once(child, 'close').then(([code]) => code as number | null);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      child.emit('printed');
    });
  }
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  onTestFinished(async () => {
    await stop();
  });
  return {
    printed: () => text,
    async until(pattern) {
      for (;;) {
        const found = pattern.exec(text)?.[1];
        if (found !== undefined) return found;
        const more = await Promise.race([once(child, 'printed'), ended.then(() => undefined)]);
        if (!more) throw new Error(`The program has ended: ${text}`);
      }
    },
    ended,
    stop,
  };
}

/** An integration of a sandbox, the programs that are configured for it, and a browser that records what it loads. */
async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'oauth-'));
  const port = await freePort();
  const redirectUri = `http://127.0.0.1:${port}/oauth/callback`;
  const sandbox = await startSandbox({ rateLimit: false, oauth: { redirectUri } });
  onTestFinished(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true });
  });
  const tokenFile = join(folder, 'token');
  const environment = {
    AMOCRM_BASE_URL: sandbox.url,
    AMOCRM_CLIENT_ID: sandbox.integration.clientId,
    AMOCRM_CLIENT_SECRET: sandbox.integration.clientSecret,
    AMOCRM_REDIRECT_URI: redirectUri,
    AMOCRM_TOKEN_FILE: tokenFile,
    AMOCRM_TOKEN_KEY: tokenKey,
    LOG_LEVEL: 'trace',
  };
  const { page, foreign } = await openPage('http://127.0.0.1:');
  const traffic = record(page);
  return {
    page,
    foreign,
    traffic,
    redirectUri,
    type: (...words: string[]) => launch(words, folder, environment),
    async startServer() {
      const server = launch(['serve', '--port', String(port)], folder, environment);
      return { ...server, url: await server.until(/GraphQL\s+(\S+)\/graphql/) };
    },
    /** Everything that opens the account. */
    async secrets(): Promise<string[]> {
      const { current } = JSON.parse(createSeal([tokenKey]).open(await readFile(tokenFile, 'utf8')));
      return [current.accessToken, current.refreshToken, sandbox.integration.clientSecret, tokenKey];
    },
  };
}

/** What a browser sends and receives. */
function record(page: Page) {
  const parts: Promise<string>[] = [];
  const sent: { url: string; referer: string | undefined }[] = [];
  page.on('request', (request) => {
    sent.push({ url: request.url(), referer: request.headers().referer });
    parts.push(Promise.resolve(JSON.stringify([request.url(), request.headers(), request.postData()])));
  });
  page.on('response', (response) => {
    parts.push(Promise.resolve(JSON.stringify(response.headers())));
  });
  // Not at the response: Chromium never finishes some that it loads twice, and their body would be waited for without an end.
  page.on('requestfinished', (request) => {
    // A redirect has no body.
    parts.push(
      request
        .response()
        .then((response) => response?.text() ?? '')
        .catch(() => ''),
    );
  });
  return { sent, text: async () => (await Promise.all(parts)).join('\n') };
}

const consent = /(http:\S+\/oauth\?\S+)/;

/** Reads the consent page as a person does, and clicks. */
async function decide(page: Page, address: string, choice: 'Разрешить' | 'Запретить'): Promise<void> {
  await page.goto(address);
  expect(await page.title()).toBe('Доступ к аккаунту');
  expect(await page.getByRole('heading').innerText()).toBe('Доступ к аккаунту');
  expect(await page.getByRole('main').innerText()).toContain('«Северный дом»');
  for (const name of ['Разрешить', 'Запретить']) {
    expect(await page.getByRole('button', { name, exact: true }).isEnabled()).toBe(true);
  }
  await page.getByRole('button', { name: choice, exact: true }).click();
  await page.waitForURL(/\/oauth\/callback\?/);
}

/** The code in the address of the page. */
function codeOf(page: Page): string {
  const code = new URL(page.url()).searchParams.get('code') ?? '';
  expect(code).not.toBe('');
  return code;
}

function expectNone(text: string, secrets: string[]): void {
  expect(secrets.every((secret) => secret.length > 10)).toBe(true);
  // Not `not.toContain`: its failure would print everything.
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
}

describe.skipIf(!executable)('signing in through a browser', { timeout: 60_000 }, () => {
  it('gives the code to login, a page that says so to the person, and no secrets to anyone else', async () => {
    const { page, foreign, traffic, type, secrets } = await open();
    const login = type('login');
    await decide(page, await login.until(consent), 'Разрешить');
    expect(await page.getByRole('heading').innerText()).toBe('Доступ получен');
    expect(await page.getByRole('main').innerText()).toContain('Страницу можно закрыть');
    expect(await login.ended).toBe(0);
    expect(login.printed()).toContain('Signed in to «Северный дом» (31457892)');

    const status = type('status');
    expect(await status.ended).toBe(0);
    expect(status.printed()).toContain('Signed in to http://127.0.0.1');

    const code = codeOf(page);
    const isCallback = ({ url }: { url: string }) => url.includes('/oauth/callback?');
    expect(traffic.sent.filter(isCallback)).toHaveLength(1);
    expect(traffic.sent.filter(({ url, referer }) => referer?.includes(code) && !isCallback({ url }))).toEqual([]);
    expectNone(`${login.printed()}${status.printed()}`, [code, ...(await secrets())]);
    expectNone(`${await page.content()}${page.url()}${await traffic.text()}`, await secrets());
    expectNone(await page.content(), [code]);
    expect(foreign).toEqual([]);
  });

  it('shows the page in its own style, uncached, without sending its address to another server', async () => {
    const { page, type } = await open();
    const login = type('login');
    const answer = page.waitForResponse(/\/oauth\/callback\?/);
    await decide(page, await login.until(consent), 'Разрешить');
    expect((await answer).headers()).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    // The policy lets the style through by its hash: a stale hash would leave a bare page.
    expect(await page.evaluate('getComputedStyle(document.body).display')).toBe('grid');
    expect(await login.ended).toBe(0);
  });

  it('gives the code to the running server, and its GraphiQL the account without a token', async () => {
    const { page, foreign, traffic, type, secrets, startServer } = await open();
    const server = await startServer();
    expect((await fetch(`${server.url}/ready`)).status).toBe(503);
    const login = type('login');
    await decide(page, await login.until(consent), 'Разрешить');
    expect(await page.getByRole('heading').innerText()).toBe('Доступ получен');
    const code = codeOf(page);
    expect(await login.ended).toBe(0);
    expect(login.printed()).toContain('Signed in to «Северный дом» (31457892)');
    expect((await fetch(`${server.url}/ready`)).status).toBe(200);

    await page.goto(`${server.url}/graphql`);
    await page.getByText('NewestLeads').first().waitFor();
    await page.locator('button.graphiql-execute-button').click();
    await page.getByText('"pipeline"').first().waitFor();
    expect(await page.locator('.graphiql-response').innerText()).toContain('"leads"');
    // Everything that GraphiQL stores, now or later: it does not save its tabs at every visit.
    const stored = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');
    expect(await traffic.text()).toContain('"hasNextPage"');
    expectNone(`${await page.content()}${stored}${await traffic.text()}`, await secrets());
    expectNone(`${server.printed()}${login.printed()}`, [code, ...(await secrets())]);
    expect(foreign).toEqual([]);
  });

  it('ends with a page and a command that say so if the person refuses', async () => {
    const { page, type } = await open();
    const login = type('login');
    await decide(page, await login.until(consent), 'Запретить');
    expect(await page.getByRole('heading').innerText()).toBe('Доступ не дан');
    expect(await page.getByRole('main').innerText()).toContain('доступ запрещён');
    expect(await login.ended).toBe(1);
    expect(login.printed()).toContain('access_denied');
    const status = type('status');
    expect(await status.ended).toBe(1);
    expect(status.printed()).toContain('Not signed in');
  });

  it('keeps waiting if a page was sent with a made-up state', async () => {
    const { page, type, redirectUri } = await open();
    const login = type('login');
    const address = await login.until(consent);
    const forged = await page.goto(`${redirectUri}?code=forged&state=1.2.3`);
    expect(forged?.status()).toBe(400);
    expect(await page.getByRole('heading').innerText()).toBe('Вход не удался');
    expect(await page.getByRole('main').innerText()).toContain('начат не здесь');
    // As a browser does by itself.
    expect((await page.request.get(new URL('/favicon.ico', redirectUri).href)).status()).toBe(404);
    await decide(page, address, 'Разрешить');
    expect(await page.getByRole('heading').innerText()).toBe('Доступ получен');
    expect(await login.ended).toBe(0);
  });

  it('survives a reload of the page: before the server restarts, and after', async () => {
    const { page, type, secrets, startServer } = await open();
    const first = await startServer();
    const login = type('login');
    await decide(page, await login.until(consent), 'Разрешить');
    expect(await login.ended).toBe(0);
    const before = await secrets();
    await page.reload();
    expect(await page.getByRole('heading').innerText()).toBe('Доступ получен');

    await first.stop();
    const second = await startServer();
    // This server has not seen the code, and amoCRM no longer accepts it.
    expect((await page.reload())?.status()).toBe(400);
    expect(await page.getByRole('heading').innerText()).toBe('Вход не удался');
    expect(await page.getByRole('main').innerText()).toContain('Если вход уже был выполнен, он остаётся в силе');
    expectNone(await page.content(), [codeOf(page), ...before]);
    expect(await secrets()).toEqual(before);
    const { leads } = (await (await fetch(`${second.url}/api/leads?limit=1`)).json()) as { leads: unknown[] };
    expect(leads).toHaveLength(1);
  });
});
