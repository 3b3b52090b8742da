import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { serve } from '../serve.ts';

/** Where Debian and most other systems have it. */
const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

if (!executable && process.env.CI) throw new Error('CI must have Chromium; .ci/run installs it.');

async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: executable as string,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  onTestFinished(() => browser.close());
  return browser;
}

it.skipIf(!executable)(
  'GraphiQL opens without the internet, with a worked example that runs',
  { timeout: 60_000 },
  async () => {
    const { app } = await serve();
    const page = await (await openBrowser()).newPage();
    const foreign: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(app.url)) foreign.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(`${app.url}/graphql`);
    await page.getByText('NewestLeads').first().waitFor();
    await page.locator('button.graphiql-execute-button').click();
    await page.getByText('"pipeline"').first().waitFor();
    expect(await page.locator('.graphiql-response').innerText()).toContain('"leads"');
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
  },
);
