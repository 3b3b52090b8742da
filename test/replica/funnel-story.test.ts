import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { Metadata } from '../../src/loaders/metadata.ts';
import { openReplica } from '../../src/replica/index.ts';
import { loadForecast } from '../../src/replica/question/forecast.ts';
import { type FunnelFigures, loadFunnel } from '../../src/replica/question/funnel.ts';
import { openPostgres } from '../../src/replica/store/postgres.ts';
import { createIdentify } from '../../src/resolvers/identity/record-identity.ts';
import { type Account, openAccount, openTools, testNow } from '../harness.ts';
import { findPostgres, startPostgres } from '../postgres.ts';
import { tellStays } from './stage-stay.ts';

const day = 86_400;
const sales = '7604214';
const [request, measure, estimate, contract] = ['63210446', '63210450', '63210454', '63210458'] as const;

interface FunnelAnswer {
  entered_count: number;
  won_count: number;
  lost_count: number;
  open_count: number;
  moved_out_count: number;
  is_over: boolean;
  unknown_entry_count: number;
  stages: Record<string, unknown>[];
  groups?: { key: string; is_over: boolean; entered_count: number }[];
}

describe('A funnel', () => {
  let account: Account;
  let call: Awaited<ReturnType<typeof openTools>>;
  let time: number;

  beforeEach(async () => {
    time = testNow;
    account = await openAccount({ now: () => time });
    call = await openTools(account);
    // The replica sees the stages before anything happens to them.
    await ask({ from: '2026-01-01' });
    time += 7 * day;
  });

  const ask = (args: Record<string, unknown>) =>
    call<FunnelAnswer>('get_funnel', { pipeline_id: sales, from: '2026-11-12', max_age: 0, ...args });
  const create = async (status_id: string) => {
    const { lead } = await call<{ lead: { id: string } }>('create_lead', { name: 'Окна', price: 1000, status_id });
    return lead.id;
  };
  const move = async (lead_id: string, status_id: string, pipeline_id = sales) => {
    time += day;
    await call('update_lead', { lead_id, status_id, pipeline_id, even_if_won: true });
  };
  const stageOf = ({ stages }: FunnelAnswer, id: string) => stages.find(({ status_id }) => status_id === id);

  test('tells skips, ways back and where leads were lost', async () => {
    const lead = await create(request);
    await move(lead, estimate);
    await move(lead, request);
    await move(lead, '143');
    const funnel = await ask({ by: 'COHORT' });
    expect(funnel).toMatchObject({ entered_count: 1, lost_count: 1, open_count: 0, is_over: false });
    expect(stageOf(funnel, request)).toMatchObject({
      entered_count: 1,
      passed_on_count: 0,
      lost_count: 1,
      returned_count: 1,
      finished_stays: 2,
      median_days: 1,
      to_next: { count: 0, of: 1, rate: 0 },
    });
    expect(stageOf(funnel, measure)).toMatchObject({ entered_count: 0, skipped_count: 1 });
    expect(stageOf(funnel, estimate)).toMatchObject({ entered_count: 1, went_back_count: 1, lost_count: 0 });
  });

  test('tells leads that left for another pipeline, and that came from one', async () => {
    const lead = await create(measure);
    await move(lead, '63210606', '7604218');
    expect(await ask({ by: 'COHORT' })).toMatchObject({ entered_count: 1, moved_out_count: 1, open_count: 0 });
    expect(stageOf(await ask({}), measure)).toMatchObject({ moved_out_count: 1, passed_on_count: 0 });
    const other = await call<FunnelAnswer>('get_funnel', { pipeline_id: '7604218', from: '2026-11-12', by: 'COHORT' });
    expect(other).toMatchObject({ entered_count: 1, open_count: 1 });
    expect(stageOf(other, '63210606')).toMatchObject({ still_here_count: 1, ongoing_stays: 1, returned_count: 0 });
  });

  test('tells deals that are won, and that were opened again', async () => {
    const lead = await create(contract);
    await move(lead, '142');
    expect(stageOf(await ask({}), contract)).toMatchObject({
      passed_on_count: 1,
      to_won: { count: 1, of: 1, rate: 1 },
    });
    await move(lead, contract);
    expect(stageOf(await ask({}), contract)).toMatchObject({
      entered_count: 1,
      passed_on_count: 0,
      still_here_count: 1,
      returned_count: 1,
      to_won: { count: 0, of: 1, rate: 0 },
    });
  });

  test('has a deleted stage, with the name that it had', async () => {
    const lead = await create(measure);
    await move(lead, estimate);
    await call('delete_status', { pipeline_id: sales, status_id: measure, move_leads: true });
    const stages = (await ask({})).stages.filter((stage) => Number(stage.entered_count) > 0);
    expect(stages.map(({ name, is_deleted }) => [name, is_deleted])).toContainEqual(['Замер назначен', true]);
    expect(stageOf(await ask({}), measure)).toMatchObject({ passed_on_count: 1 });
  });

  test('has no deleted leads', async () => {
    const [lead, other] = [await create(request), await create(request)];
    await move(lead, measure);
    await move(other, measure);
    expect(stageOf(await ask({}), request)).toMatchObject({ entered_count: 2, finished_stays: 2 });
    account.sandbox.trash('leads', Number(lead));
    time += 60;
    const funnel = await ask({});
    expect(funnel).toMatchObject({ entered_count: 1 });
    expect(stageOf(funnel, request)).toMatchObject({ entered_count: 1, finished_stays: 1 });
  });

  test('marks a week that is not over', async () => {
    await create(request);
    const { groups } = await ask({ from: '2026-10-26', group_by: 'WEEK' });
    expect(groups?.map(({ key, is_over }) => [key, is_over])).toEqual([
      ['2026-10-26', true],
      ['2026-11-02', true],
      ['2026-11-09', false],
    ]);
  });

  test('counts leads of before the history apart, and does not guess', async () => {
    const snapshot = await (await account.replica()).read(['leads', 'events']);
    const historySince = testNow - 100 * day;
    const stays = tellStays(account.sandbox.data(), 'Europe/Moscow').filter(
      ({ pipeline_id }) => pipeline_id === Number(sales),
    );
    const older = stays.filter(({ position, entered_at }) => position === 1 && (entered_at ?? 0) < historySince);
    const later = stays.filter(({ pipeline_entered_at }) => (pipeline_entered_at ?? 0) >= historySince);
    const input = { pipelineId: Number(sales), from: null, to: null, by: 'COHORT', groupBy: null } as const;
    const funnel = await loadFunnel({ ...snapshot, historySince }, input);
    expect(funnel.unknownEntry).toBe(older.length);
    expect(funnel.entered).toBe(new Set(later.map(({ lead_id }) => lead_id)).size);
    const recent = await loadFunnel({ ...snapshot, historySince }, { ...input, from: historySince });
    expect(recent.unknownEntry).toBe(0);
  });

  test('names the pipelines if it is asked for an unknown one', async () => {
    const { errors } = await account.execute('{ funnel(pipelineId: "1") { enteredCount } }');
    expect(errors?.[0]?.extensions.code).toBe('VALIDATION_FAILED');
    expect(JSON.stringify(errors)).toContain('Продажи');
  });

  test('costs at most five requests when little has changed', async () => {
    const lead = await create(request);
    await move(lead, measure);
    expect(await account.count(() => ask({}))).toBeLessThanOrEqual(5);
    expect(await account.count(() => ask({ max_age: 60 }))).toBe(0);
  });

  test.skipIf(!findPostgres())('is the same in PostgreSQL, and so is a forecast', async () => {
    const server = await startPostgres();
    const pool = openPostgres(server.url, () => {});
    onTestFinished(async () => {
      await pool.close();
      await server.stop();
    });
    const other = await openReplica({
      store: pool.open('account_1'),
      schema: 'account_1',
      amocrm: account.connection.with({ lane: 'background' }),
      settings: new Metadata(account.connection.with({})),
      identify: createIdentify('RU'),
      now: () => time,
      historyDays: 400,
      waitMs: Number.POSITIVE_INFINITY,
    });
    onTestFinished(() => other.close());
    const snapshots = await Promise.all(
      [await account.replica(), other].map((replica) => replica.read(['leads', 'events'], { maxAgeMs: 0 })),
    );
    for (const by of ['ENTRY', 'COHORT'] as const) {
      for (const groupBy of [null, 'RESPONSIBLE', 'SOURCE', 'WEEK', 'MONTH'] as const) {
        const input = { pipelineId: Number(sales), from: testNow - 300 * day, to: testNow - 20 * day, by, groupBy };
        const [one, two] = await Promise.all(
          snapshots.map(async (snapshot) => {
            const funnel = await loadFunnel(snapshot, input);
            const groups = await Promise.all((funnel.groups ?? []).map(flatten));
            return { whole: await flatten(funnel), closing: await funnel.closingTime(), groups: groups.sort() };
          }),
        );
        expect(two).toEqual(one);
      }
    }
    const [one, two] = await Promise.all(
      snapshots.map((snapshot) => loadForecast(snapshot, { pipelineId: Number(sales), months: 6, step: 100 })),
    );
    expect({ ...two, snapshot: null, stages: JSON.stringify(two?.stages) }).toEqual({
      ...one,
      snapshot: null,
      stages: JSON.stringify(one?.stages),
    });
  });
});

/** The figures as text, with the lengths of stays. */
async function flatten(figures: FunnelFigures & { key?: string | null }): Promise<string> {
  const { stages, key, entered, enteredSum, won, lost, open, movedOut, wonSum, lostSum } = figures;
  const times = await Promise.all(stages.map(async (stage) => ({ ...stage, time: await stage.time() })));
  return JSON.stringify({ key, entered, enteredSum, won, lost, open, movedOut, wonSum, lostSum, times });
}
