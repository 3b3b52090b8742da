import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { hashToken } from '../../src/config/index.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { serve } from '../serve.ts';
import { executable, openPage } from './open.ts';

interface Look {
  colorScheme?: 'light' | 'dark';
  locale?: string;
}

/** The home page of a server in a browser. */
async function open(server: Awaited<ReturnType<typeof serve>>, { colorScheme = 'light', locale = 'ru-RU' }: Look = {}) {
  const { app, sandbox } = server;
  const { page, errors, foreign } = await openPage(app.url, { colorScheme, locale, timezoneId: 'Europe/Moscow' });
  await page.goto(app.url);
  const picture = async (name: string) => {
    const folder = process.env.VIEW_SCREENSHOTS;
    if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };
  return { app, sandbox, page, errors, foreign, picture };
}

const token = 'home-page-0123456789';

describe.skipIf(!executable)('the home page of a server', { timeout: 120_000 }, () => {
  it('shows the account, that all is well, and its report, in the language of the browser', async () => {
    const { page, errors, foreign, picture } = await open(await serve());
    await page.getByRole('heading', { level: 1, name: 'Северный дом' }).waitFor();
    await page.getByText('Всё в порядке').waitFor();
    await page.getByLabel('Созданы').selectOption('0');
    await page.getByRole('list', { name: 'По этапам' }).waitFor();
    expect(await page.locator('.bar-value').first().innerText()).toContain('₽');
    await picture('home-ru-light');
    expect(await page.getByRole('link', { name: 'GraphiQL' }).getAttribute('href')).toBe('/graphql');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByText('All is well').waitFor();
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
  });

  it('moves the cards of its board in amoCRM', async () => {
    const { page, sandbox, errors, picture } = await open(await serve(), { locale: 'en-US', colorScheme: 'dark' });
    await page.getByRole('button', { name: 'Board' }).click();
    const card = page.locator('article').first();
    await card.waitFor();
    await picture('home-en-dark');
    const id = Number(await card.getAttribute('data-lead'));
    const before = sandbox.data().leads.get(id)?.statusId;
    const choice = card.getByRole('combobox');
    const options = await choice.locator('option').evaluateAll((all) => all.map((each) => each.getAttribute('value')));
    const target = options.find((each) => each !== String(before)) as string;
    await choice.selectOption(target);
    await page.getByText(/^Moved:/).waitFor();
    expect(sandbox.data().leads.get(id)?.statusId).toBe(Number(target));
    expect(errors).toEqual([]);
  });

  it('says how to connect assistants, with the address of this server', async () => {
    const { app, page, errors } = await open(await serve(), { locale: 'en-US' });
    await page.getByText(`claude mcp add --transport http amocrm "${app.url}/mcp"`).waitFor();
    await page.getByRole('button', { name: 'ChatGPT' }).click();
    await page.getByText(`${app.url}/openapi/actions.json`).waitFor();
    await page.getByRole('button', { name: 'Cursor' }).click();
    const settings = JSON.parse(await page.locator('pre').innerText());
    expect(settings).toEqual({ mcpServers: { amocrm: { url: `${app.url}/mcp` } } });
    expect(errors).toEqual([]);
  });

  it('asks for a token where the server needs one, and shows nothing before', async () => {
    const { page, sandbox, picture } = await open(await serve({ API_TOKENS: `${hashToken(token)}:read-only` }));
    await page.getByRole('heading', { name: 'Серверу нужен токен' }).waitFor();
    expect(await page.locator('body').innerText()).not.toContain('Северный дом');
    await picture('home-token');
    const enter = async (text: string) => {
      await page.getByLabel('Токен', { exact: true }).last().fill(text);
      await page.getByRole('button', { name: 'Продолжить' }).click();
    };
    await enter('wrong');
    await page.getByText('Сервер не знает этого токена').waitFor();
    await enter(` Bearer ${token} `);
    await page.getByRole('heading', { level: 1, name: 'Северный дом' }).waitFor();
    await page.getByText('--header "Authorization: Bearer <token>"').waitFor();
    await page.getByRole('button', { name: 'Доска' }).click();
    const card = page.locator('article').first();
    await card.waitFor();
    // A read-only token.
    await card.getByRole('combobox').selectOption({ index: 1 });
    await page.getByRole('alert').waitFor();
    expect(sandbox.requestCount(({ method }) => method === 'PATCH')).toBe(0);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Северный дом' }).waitFor();
    await page.getByRole('button', { name: 'Забыть токен' }).click();
    await page.getByRole('heading', { name: 'Серверу нужен токен' }).waitFor();
    expect(await page.locator('body').innerText()).not.toContain('Северный дом');
  });

  it('says what is wrong if amoCRM refuses the token', async () => {
    const { page, picture } = await open(await serve({ AMOCRM_ACCESS_TOKEN: 'revoked' }), { locale: 'en-US' });
    const wrong = page.getByRole('alert', { name: 'Something is wrong' });
    await wrong.waitFor();
    expect(await wrong.innerText()).toMatch(/^[A-Z_]+: .*token/);
    await picture('home-wrong');
  });

  it('shows one of several accounts, and the other when it is chosen', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'accounts-'));
    const south = await startSandbox({ rateLimit: false, accountRateLimit: false });
    const north = await startSandbox({ rateLimit: false, accountRateLimit: false });
    onTestFinished(async () => {
      await south.close();
      await north.close();
      await rm(folder, { recursive: true });
    });
    for (const [name, { url, token: own }] of Object.entries({ north, south })) {
      await writeFile(join(folder, `${name}.env`), `AMOCRM_BASE_URL=${url}\nAMOCRM_ACCESS_TOKEN=${own}\n`);
    }
    const server = await serve({ ACCOUNTS_DIR: folder, AMOCRM_BASE_URL: '', AMOCRM_ACCESS_TOKEN: '' });
    const { app, page } = await open(server, { locale: 'en-US' });
    await page.getByRole('combobox', { name: 'Account' }).selectOption('south');
    await page.getByText('All is well').waitFor();
    await page.getByText(`"${app.url}/mcp?account=south"`).waitFor();
    expect(south.requestCount(({ path }) => path.includes('/leads'))).toBeGreaterThan(0);
  });
});
