import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

/** Where Debian and most other systems have it. */
export const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
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

/** A page in a browser, with its errors and its requests to servers other than `url`. */
export async function openPage(
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; errors: string[]; foreign: string[] }> {
  const page = await (await openBrowser()).newPage({ viewport: { width: 1440, height: 900 }, ...options });
  const errors: string[] = [];
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(url)) foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  return { page, errors, foreign };
}
