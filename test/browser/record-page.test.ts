import { describe, expect, it } from 'vitest';
import { openAccount } from '../harness.ts';
import { executable, openPage } from './open.ts';

describe.skipIf(!executable)('the page of a record of the demo', () => {
  it('works by keyboard, loads nothing and violates no policy', async () => {
    const account = await openAccount();
    const { leads } = await account.query<{
      leads: { nodes: { name: string; url: string; contacts: { name: string }[] }[] };
    }>('{ leads(first: 50) { nodes { name url contacts { name } } } }');
    const lead = leads.nodes.find(({ contacts }) => contacts.length > 0);
    const { page, errors, foreign } = await openPage(account.sandbox.url);
    await page.goto(lead?.url ?? '');
    const heading = page.getByRole('heading', { level: 1 });
    expect(await heading.innerText()).toBe(lead?.name);
    // The style is in force: without it the list of fields is not a grid.
    expect(await page.evaluate("getComputedStyle(document.querySelector('dl')).display")).toBe('grid');
    // The first link is that of the account, the second the main contact's.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/contacts\/detail\/\d+$/);
    expect(lead?.contacts.map(({ name }) => name)).toContain(await heading.innerText());
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
  });
});
