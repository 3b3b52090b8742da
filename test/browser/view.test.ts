import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { serve } from '../serve.ts';
import { executable, openPage } from './open.ts';

interface Context {
  theme?: 'light' | 'dark';
  locale?: string;
  styles?: { variables: Record<string, string> };
}

let built: Promise<string> | undefined;

/** The script of the host, built once for all tests. */
function hostScript(): Promise<string> {
  const entryPoints = ['test/browser/host.js'];
  built ??= build({ entryPoints, bundle: true, write: false, format: 'iife', logLevel: 'error' }).then(
    ({ outputFiles }) => outputFiles[0]?.text ?? '',
  );
  return built;
}

/** A host with a view of one tool's answer. @param given an answer instead of the server's */
async function show(tool: string, args: Record<string, unknown>, context: Context = {}, given?: object) {
  return showAt(await serve(), tool, args, context, given);
}

async function showAt(
  { app, sandbox }: Awaited<ReturnType<typeof serve>>,
  tool: string,
  args: Record<string, unknown>,
  context: Context,
  given?: object,
) {
  const { page, errors, foreign } = await openPage(app.url);
  await page.route('**/host', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><meta charset="utf-8"><body>' }),
  );
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(`${app.url}/host`);
  await page.addScriptTag({ content: await hostScript() });
  const hostContext = { theme: 'light', locale: 'ru-RU', timeZone: 'Europe/Moscow', ...context };
  const call = `showTool(${[tool, args, hostContext, given].map((each) => JSON.stringify(each)).join()})`;
  const mimeType = await page.evaluate(call);
  expect(mimeType).toBe('text/html;profile=mcp-app');
  const shot = process.env.VIEW_SCREENSHOTS;
  const view = page.frameLocator('iframe');
  const picture = async (name: string) => {
    if (shot) await page.locator('iframe').screenshot({ path: `${shot}/${name}.png` });
  };
  return { app, sandbox, page, view, errors, foreign, picture };
}

const pipelineId = async (url: string) => {
  const { pipelines } = (await (await fetch(`${url}/api/pipelines`)).json()) as {
    pipelines: { id: string; is_main: boolean }[];
  };
  return pipelines.find(({ is_main: isMain }) => isMain)?.id as string;
};

/** A host with the plan of new prices for three leads. */
async function showPlan(context: Context = {}) {
  const { app, sandbox } = await serve();
  const { leads } = (await (await fetch(`${app.url}/api/leads?limit=3&state=OPEN`)).json()) as {
    leads: { id: string }[];
  };
  const ids = leads.map(({ id }) => id);
  const args = { ids, fields: { price: 4321 } };
  return { ids, ...(await showAt({ app, sandbox }, 'update_leads', args, context)) };
}

describe.skipIf(!executable)('a view in a host of MCP Apps', { timeout: 120_000 }, () => {
  it('draws the report in Russian, and its buttons choose groups and measures', async () => {
    const { view, errors, foreign, picture, page } = await show('get_deals_report', {});
    await view.getByRole('list', { name: 'По этапам' }).waitFor();
    expect(await view.locator('.bar-value').first().innerText()).toContain('₽');
    const shown = async () =>
      (await view.locator('.bar-value').allInnerTexts()).map((text) => Number(text.replace(/\D/g, '')));
    const amounts = await shown();
    expect(amounts).toEqual(amounts.toSorted((one, other) => other - one));
    await picture('report-ru-light');
    await view.getByRole('button', { name: 'Количество' }).click();
    const counts = await shown();
    expect(counts).not.toEqual(amounts);
    expect(counts).toEqual(counts.toSorted((one, other) => other - one));
    await view.getByRole('button', { name: 'По месяцам' }).click();
    await view.getByRole('button', { name: 'Количество' }).click();
    expect(await view.locator('.bar.won').count()).toBeGreaterThan(0);
    expect(await view.locator('.legend').innerText()).toMatch(/Выиграно\s+Проиграно/);
    expect(await view.getByRole('list').locator('.bar-value').first().innerText()).toMatch(/^\d+$/);
    await picture('report-months');
    expect(await page.evaluate('viewHeight')).toBeLessThanOrEqual(500);
    expect(errors).toEqual([]);
    expect(foreign).toEqual([]);
  });

  it('follows the look and the language of the host, also when they change', async () => {
    const variables = { '--color-background-primary': 'rgb(10, 20, 30)' };
    const { view, page, errors, picture } = await show(
      'get_deals_report',
      {},
      {
        theme: 'dark',
        locale: 'en-US',
        styles: { variables },
      },
    );
    await view.getByRole('button', { name: 'By manager' }).waitFor();
    const ground = () => view.locator('body').evaluate('getComputedStyle(document.body).backgroundColor');
    expect(await view.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await ground()).toBe('rgb(10, 20, 30)');
    await picture('report-en-dark');
    await page.evaluate(`bridge.setHostContext({ theme: 'light', locale: 'ru-RU' })`);
    await view.getByRole('button', { name: 'По менеджерам' }).waitFor();
    expect(await view.locator('html').getAttribute('data-theme')).toBe('light');
    expect(errors).toEqual([]);
  });

  it('draws groups of an analysis', async () => {
    const { view, errors, picture } = await show('analyze_leads', { group_by: ['RESPONSIBLE'] });
    await view.getByRole('list', { name: 'По группам' }).waitFor();
    expect(await view.locator('.bar').count()).toBeGreaterThan(1);
    await picture('analysis');
    expect(errors).toEqual([]);
  });

  it('draws the funnel with its conversion', async () => {
    const { app } = await serve();
    const { view, errors, picture } = await show('get_funnel', { pipeline_id: await pipelineId(app.url) });
    await view.getByRole('list', { name: 'Воронка' }).waitFor();
    expect(await view.locator('.bar-label small').first().innerText()).toContain('%');
    await picture('funnel-ru-light');
    expect(errors).toEqual([]);
  });

  it('moves a card of the board in amoCRM, and puts it back if that is refused', async () => {
    const { app, sandbox, view, errors, picture } = await show('get_leads', { state: ['OPEN'], limit: 50 });
    const card = view.locator('article').first();
    await card.waitFor();
    expect(await view.getByLabel('Воронка').locator('option:checked').innerText()).toBe('Продажи');
    await picture('board-ru-light');
    const id = await card.getAttribute('data-lead');
    const statusOf = async () => {
      const { lead } = (await (await fetch(`${app.url}/api/leads/${id}`)).json()) as {
        lead: { status: { name: string } };
      };
      return lead.status.name;
    };
    const before = await statusOf();
    const choice = view.locator(`article[data-lead="${id}"] select`);
    const target = (await choice.locator('option').allInnerTexts()).find((name) => name !== before) as string;
    await choice.selectOption({ label: target });
    await view.getByText(`→ ${target}`).waitFor();
    expect(await statusOf()).toBe(target);
    // Dragged back.
    await view.locator(`article[data-lead="${id}"]`).dragTo(view.getByRole('region', { name: before, exact: true }));
    await view.getByText(`→ ${before}`).waitFor();
    expect(await statusOf()).toBe(before);

    sandbox.fault({ method: 'PATCH', path: '/leads', times: 0, status: 403 });
    await choice.selectOption({ label: target });
    await view.getByRole('alert').waitFor();
    expect(await view.getByRole('region', { name: before, exact: true }).locator(`[data-lead="${id}"]`).count()).toBe(
      1,
    );
    expect(errors).toEqual([]);
  });

  it('draws the timeline of a deal', async () => {
    const { app } = await serve();
    const { leads } = (await (await fetch(`${app.url}/api/leads?limit=1`)).json()) as { leads: { id: string }[] };
    const args = { entity_type: 'LEAD', entity_id: leads[0]?.id };
    const { view, errors, picture } = await show('get_timeline', args, { theme: 'dark' });
    await view.getByRole('list', { name: 'История' }).waitFor();
    expect(await view.locator('li time').count()).toBeGreaterThan(0);
    // amoCRM's names of events are not for people.
    expect(await view.getByRole('list').innerText()).not.toMatch(/\b(?:lead|contact|entity|task|custom_field)_\w+/);
    await picture('timeline-ru-dark');
    expect(errors).toEqual([]);
  });

  it('shows the plan of a bulk write, carries it out when it is confirmed, and tells the model', async () => {
    const { sandbox, view, page, errors, picture } = await showPlan();
    expect(await view.locator('.tile strong').first().innerText()).toBe('3');
    await view.getByText('Записей, в которых будут заменены значения: 1.').waitFor();
    await view.getByText('Записи: 3 / 3').click();
    expect(await view.locator('details .change').count()).toBe(3);
    await picture('plan-ru-light');
    expect(sandbox.requestCount(({ method }) => method === 'PATCH')).toBe(0);
    await view.getByRole('button', { name: 'Выполнить' }).click();
    await view.getByRole('heading', { name: 'Выполнено' }).waitFor();
    expect(sandbox.requestCount(({ method }) => method === 'PATCH')).toBe(1);
    expect(await view.getByRole('button').count()).toBe(0);
    await picture('plan-done');
    expect(await page.evaluate('told')).toEqual([expect.stringContaining('3 written, 0 refused, 0 skipped')]);
    expect(errors).toEqual([]);
  });

  it('cancels a plan without a write, and tells the model', async () => {
    const { sandbox, view, page, picture } = await showPlan({ locale: 'en-US', theme: 'dark' });
    await view.getByRole('button', { name: 'Cancel' }).click();
    await view.getByText('Nothing was changed').waitFor();
    const [said, plan] = await Promise.all([
      view.getByRole('status').boundingBox(),
      view.locator('.tiles').boundingBox(),
    ]);
    await picture('plan-cancelled');
    expect(said?.y).toBeLessThan(plan?.y ?? 0);
    // What a host says before it removes a view.
    expect(await page.evaluate('bridge.teardownResource({})')).toEqual({});
    expect(await view.getByRole('button').count()).toBe(0);
    expect(sandbox.requestCount(({ method }) => method === 'PATCH')).toBe(0);
    expect(await page.evaluate('told')).toEqual([expect.stringContaining('cancelled')]);
  });

  it('names the records of a plan that changed in the meantime, and says why a plan runs only once', async () => {
    const { sandbox, ids, view, page, picture } = await showPlan({ locale: 'en-US', theme: 'dark' });
    await view.getByText('Records: 3 / 3').click();
    await picture('plan-en-dark');
    sandbox.send('PATCH', `/leads/${ids[0]}`, { name: 'Чужое имя' });
    await view.getByRole('button', { name: 'Carry out' }).click();
    await view.getByText('Somebody changed it').waitFor();
    await picture('plan-skipped');
    expect(await page.evaluate('told')).toEqual([expect.stringContaining('2 written, 0 refused, 1 skipped')]);
    // The same answer, drawn once more when the user comes back to it.
    await page.evaluate('showAgain()');
    await view.getByRole('button', { name: 'Carry out' }).click();
    expect(await view.getByRole('alert').innerText()).toContain('PLAN_USED');
  });

  it('asks before a lead is closed from the board', async () => {
    const { sandbox, view, errors, picture } = await show('get_leads', { state: ['OPEN'], limit: 50 });
    const card = view.locator('article').first();
    const id = Number(await card.getAttribute('data-lead'));
    const statusOf = () => sandbox.data().leads.get(id)?.statusId;
    const before = statusOf();
    const choice = view.locator(`article[data-lead="${id}"] select`);
    const question = view.getByRole('alertdialog');
    await choice.selectOption({ label: 'Успешно реализовано' });
    await question.waitFor();
    await picture('board-question-ru-light');
    await question.getByRole('button', { name: 'Отменить' }).click();
    expect([await question.count(), statusOf()]).toEqual([0, before]);
    await choice.selectOption({ label: 'Успешно реализовано' });
    await question.getByRole('button', { name: 'Выполнить' }).click();
    await view.getByRole('status').getByText('→ Успешно реализовано').waitFor();
    expect(statusOf()).toBe(142);
    expect(errors).toEqual([]);
  });

  it('reads the answer from its text if the host drops the structured content', async () => {
    const text = JSON.stringify({
      total_count: 3,
      total_amount: 10,
      by_status: [{ status: { name: 'Новая' }, count: 3 }],
    });
    const { view } = await show('get_deals_report', {}, {}, { content: [{ type: 'text', text }] });
    await view.getByText('Новая').waitFor();
  });

  it('shows the message of a failed call, and texts of the CRM never as markup', async () => {
    const text = 'NOT_FOUND: no such <img src=x onerror=alert(1)> pipeline';
    const { view } = await show('get_deals_report', {}, {}, { isError: true, content: [{ type: 'text', text }] });
    expect(await view.getByRole('alert').innerText()).toBe(text);
    expect(await view.locator('img').count()).toBe(0);
  });
});
