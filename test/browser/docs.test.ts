import { describe, expect, it } from 'vitest';
import { serve } from '../serve.ts';
import { executable, openPage } from './open.ts';

describe('the page of the REST routes', () => {
  it.skipIf(!executable)('opens without the internet, and its routes can be tried', { timeout: 60_000 }, async () => {
    const { app } = await serve();
    const { page, errors, foreign } = await openPage(app.url);
    await page.goto(`${app.url}/docs`);
    await page.locator('#operations-account-get_users').waitFor();
    // Only the routes in view are rendered.
    const heading = page.locator('#operations-tag-contacts');
    while ((await heading.count()) === 0) await page.mouse.wheel(0, 400);
    await heading.scrollIntoViewIfNeeded();
    const route = page.locator('#operations-contacts-check_contact_exists');
    await route.locator('.opblock-summary-control').click();
    await route.locator('tr[data-param-name="query"] input').fill('+7 999 123-45-67');
    await route.locator('button.execute').click();
    await route.getByText('"other_matches"').first().waitFor();
    expect(await route.locator('.live-responses-table td.response-col_status').last().innerText()).toContain('200');
    expect(await route.locator('.curl').first().innerText()).toContain('check-exists?query=');
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
  });
});
