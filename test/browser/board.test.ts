import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createServer } from 'vite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serve } from '../serve.ts';
import { executable, openPage } from './open.ts';

/** The board as a developer runs it, over a server that receives every change from amoCRM. */
async function openBoard() {
  const secret = 'secret-of-the-webhooks';
  const { app, sandbox } = await serve({ WEBHOOK_SECRET: secret });
  await fetch(`${sandbox.url}/api/v4/webhooks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      destination: `${app.url}/webhooks/amocrm/${secret}`,
      settings: ['add_lead', 'update_lead', 'status_lead', 'delete_lead'],
    }),
  });
  process.env.AMOCRM_GRAPHQL_URL = app.url;
  const cacheDir = await mkdtemp(join(tmpdir(), 'board-'));
  const vite = await createServer({
    root: 'examples/board',
    configFile: 'examples/board/vite.config.ts',
    cacheDir,
    logLevel: 'silent',
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  });
  await vite.listen();
  const url = vite.resolvedUrls?.local[0] ?? '';
  const opened = await openPage(url);
  onTestFinished(async () => {
    await opened.page.close();
    await vite.close();
    await rm(cacheDir, { recursive: true, force: true });
  });
  await opened.page.goto(url);
  await opened.page.getByRole('status').getByText('в эфире').waitFor();
  await opened.page.locator('.card').first().waitFor();
  await waitForCounts(opened.page);
  return { ...opened, app, sandbox };
}

const column = (page: Page, statusId: string | number) => page.locator(`.column[data-status="${statusId}"]`);

async function countOf(page: Page, statusId: string | number): Promise<number> {
  return Number(await column(page, statusId).locator('.count').innerText());
}

async function waitForCounts(page: Page): Promise<void> {
  await page.waitForFunction(
    "[...document.querySelectorAll('.count')].every((each) => /^\\d+$/.test(each.textContent))",
  );
}

/** Waits until a column's header shows that number. */
async function waitForCount(page: Page, statusId: string | number, count: number): Promise<void> {
  await column(page, statusId)
    .locator('.count', { hasText: new RegExp(`^${count}$`) })
    .waitFor();
}

describe('the board', () => {
  it.skipIf(!executable)('counts every lead of the pipeline', { timeout: 60_000 }, async () => {
    const { page, sandbox, errors, foreign } = await openBoard();
    const pipeline = sandbox.data().metadata.pipelines.find(({ isMain }) => isMain);
    const shown = await page
      .locator('.column')
      .evaluateAll((columns) =>
        columns.map((each) => [each.getAttribute('data-status'), Number(each.querySelector('.count')?.textContent)]),
      );
    const leads = sandbox
      .data()
      .leads.rows()
      .filter((lead) => !lead.isDeleted && lead.pipelineId === pipeline?.id);
    expect(shown).toEqual(
      (pipeline?.statuses ?? [])
        .filter(({ type }) => type === 0)
        .map(({ id }) => [String(id), leads.filter((lead) => lead.statusId === id).length]),
    );
    const closed = column(page, 143);
    const before = await closed.locator('.card').count();
    await closed.getByRole('button', { name: /Показать ещё/ }).click();
    await closed.locator('.card').nth(before).waitFor();
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
  });

  it.skipIf(!executable)('moves a card by its select and by dragging, in amoCRM too', { timeout: 60_000 }, async () => {
    const { page, sandbox, errors } = await openBoard();
    const card = page.locator('.column:not(.closed) .card').first();
    const id = Number(await card.getAttribute('data-lead'));
    const moved = page.locator(`.card[data-lead="${id}"]`);
    const statusOf = () => sandbox.data().leads.get(id)?.statusId ?? 0;
    const from = statusOf();
    const next = Number(await page.locator('.column').nth(1).getAttribute('data-status'));
    const before = { from: await countOf(page, from), next: await countOf(page, next), won: await countOf(page, 142) };

    await moved.dragTo(column(page, next).locator('> header'), { sourcePosition: { x: 5, y: 5 } });
    await column(page, next).locator(`.card[data-lead="${id}"]`).waitFor();
    await waitForCount(page, next, before.next + 1);
    await waitForCount(page, from, before.from - 1);
    expect(statusOf()).toBe(next);

    await moved.getByRole('combobox').selectOption('142');
    await column(page, 142).locator(`.card[data-lead="${id}"]`).waitFor();
    await waitForCount(page, 142, before.won + 1);
    await waitForCount(page, next, before.next);
    expect(statusOf()).toBe(142);
    expect(errors).toEqual([]);
  });

  it.skipIf(!executable)('shows a change made elsewhere without a reload', { timeout: 60_000 }, async () => {
    const { page, sandbox, app, errors } = await openBoard();
    const card = page.locator('.column:not(.closed) .card').first();
    const id = Number(await card.getAttribute('data-lead'));
    const change = (method: string, path: string, body: unknown) =>
      fetch(`${app.url}${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    await change('PATCH', `/api/leads/${id}`, { status_id: '142', name: 'Переименована в другом месте' });
    await column(page, 142).locator(`.card[data-lead="${id}"]`).getByText('Переименована в другом месте').waitFor();
    await change('POST', '/api/leads', { name: 'Новая из другого места', price: 777000 });
    await page.getByText('Новая из другого места').waitFor();
    sandbox.trash('leads', id);
    await page.locator(`.card[data-lead="${id}"]`).waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  });

  it.skipIf(!executable)('undoes a move that amoCRM refuses, and says why', { timeout: 60_000 }, async () => {
    const { page, sandbox } = await openBoard();
    sandbox.fault({ method: 'PATCH', path: '/api/v4/leads', status: 403, times: 10 });
    const card = page.locator('.column:not(.closed) .card').first();
    const id = await card.getAttribute('data-lead');
    const from = sandbox.data().leads.get(Number(id))?.statusId ?? 0;
    await card.getByRole('combobox').selectOption('142');
    await page.getByRole('alert').waitFor();
    await column(page, from).locator(`.card[data-lead="${id}"]`).waitFor();
  });
});
