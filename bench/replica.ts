import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '../src/amocrm/index.ts';
import { Metadata } from '../src/loaders/metadata.ts';
import { openReplica } from '../src/replica/index.ts';
import { openSqlite } from '../src/replica/store/sqlite.ts';
import { storeLeads } from '../src/replica/sync/apply.ts';
import { createRowContext } from '../src/replica/sync/row-context.ts';
import { createIdentify } from '../src/resolvers/identity/record-identity.ts';
import { startSandbox } from '../src/sandbox/index.ts';
import { createMemoryState } from '../src/state/memory.ts';
import { generateAccount, loadGeneratedLeads } from './generated-account.ts';
import { median, program, type Running, residentMegabytes, start } from './process.ts';
import type { Row } from './row.ts';
import { openStatements, type Replay, replayOf } from './statement.ts';

const size = { leads: 100_000, contacts: 80_000, events: 1_000_000 };
const rounds = 9;

/** How often the statements of a question and the one by hand are run: they take less than the machine's own noise. */
const turns = 15;

/** Requests a second that amoCRM allows: what a live report over all leads takes at least. */
const vendorRate = 7;

/** A question, and the same counted by hand. */
interface Question {
  name: string;
  query: string;
  /** The statement that someone would write for this alone; none where there is no single one. */
  bare?: string;
}

function createQuestions(pipelineId: number, now: number): Question[] {
  const day = (back: number) => new Date((now - back * 86_400) * 1000).toISOString().slice(0, 10);
  const [year, before] = [now - 365 * 86_400, now - 730 * 86_400];
  return [
    {
      name: 'report by two dimensions with comparison',
      query: `{ leadReport { breakdown(groupBy: [PIPELINE, RESPONSIBLE], period: { from: "${day(182)}", to: "${day(0)}" },
        compareTo: PREVIOUS_PERIOD, measures: [COUNT, AMOUNT, WON_COUNT, WON_AMOUNT], maxAge: 86400)
        { groups { keys { key } count amount wonCount before { count } } totalGroups } } }`,
      bare: `select pipeline_id, responsible_user_id, created_at >= ${now - 182 * 86_400} as is_now, count(*), sum(price_exact),
        sum(status_id = 142), sum(case when status_id = 142 then price_exact end)
        from lead where created_at >= ${now - 364 * 86_400} group by 1, 2, 3`,
    },
    {
      name: 'funnel with times in stage over a year',
      query: `{ funnel(pipelineId: "${pipelineId}", period: { from: "${day(365)}" }, maxAge: 86400)
        { enteredCount stages { name enteredCount passedOnCount medianDays p90Days toNext { count of } } } }`,
      bare: `select to_status_id, count(*), avg(left_at - moved_at) from (
        select lead_id, to_status_id, moved_at, lead(moved_at) over (partition by lead_id order by moved_at) as left_at
        from stage_move where to_pipeline_id = ${pipelineId} and moved_at >= ${year}) group by to_status_id`,
    },
    {
      name: 'leads idle for 30 days without a task, first 50',
      query: `{ leads(filter: { state: [OPEN], idleDays: 30, withoutOpenTask: true }, sortBy: LAST_ACTIVITY_AT_ASC, first: 50, maxAge: 86400)
        { edges { node { id name price lastActivityAt } } } }`,
      bare: `select lead.id, name, price_exact, last_at from lead
        join record_activity on entity_type = 'leads' and entity_id = lead.id
        where status_id not in (142, 143) and last_at < ${now - 30 * 86_400}
        and not exists (select 1 from task where task.entity_type = 'leads' and task.entity_id = lead.id and is_completed = 0)
        order by last_at limit 50`,
    },
    {
      name: 'the same with their number and sum',
      query: `{ leads(filter: { state: [OPEN], idleDays: 30, withoutOpenTask: true }, sortBy: LAST_ACTIVITY_AT_ASC, first: 50, maxAge: 86400)
        { totalCount total { amount } } }`,
      bare: `select count(*), sum(price_exact) from lead where status_id not in (142, 143)
        and not exists (select 1 from record_activity where entity_type = 'leads' and entity_id = lead.id and active_at > ${now - 30 * 86_400})
        and not exists (select 1 from task where task.entity_type = 'leads' and task.entity_id = lead.id and is_completed = 0)`,
    },
    {
      name: 'duplicates over all contacts',
      query: '{ duplicates(of: CONTACTS, maxAge: 86400) { groupCount recordCount } }',
      bare: `select key, count(*) from identity where entity_type = 'contacts' group by kind, key having count(*) > 1`,
    },
    {
      name: '`sqlQuery` of a group-by over events',
      query:
        '{ sqlQuery(query: "select type, count(*) as events from events group by type", maxAge: 86400) { rowCount } }',
      bare: 'select type, count(*) from event group by type',
    },
    {
      name: 'report by source and month over two years',
      query: `{ leadReport { breakdown(groupBy: [SOURCE, CREATED_MONTH], measures: [COUNT, AMOUNT, WIN_RATE], maxAge: 86400) { totalGroups } } }`,
      bare: `select source_id, substr(created_on, 1, 7), count(*), sum(price_exact) from lead where created_at >= ${before} group by 1, 2`,
    },
  ];
}

/** Questions to a server with the replica of a large account, beside what a live report takes and beside a statement written by hand. */
export async function measureReplica(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-bench-'));
  const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
  const connection = createClient({
    baseUrl: sandbox.url,
    accessToken: sandbox.token,
    rateLimit: 1_000,
    state: createMemoryState(),
  });
  const metadata = new Metadata(connection.with({}));
  const { id } = await metadata.account();
  const now = Math.floor(Date.now() / 1000);
  const store = openSqlite(join(folder, 'replica', `${id}.db`));
  const options = {
    store,
    amocrm: connection.with({}),
    settings: metadata,
    identify: createIdentify('RU'),
    now: () => now,
    historyDays: 400,
  };
  const statements = await openStatements(options, connection);
  const context = await createRowContext(options);
  await generateAccount(store, metadata, context, size, now);
  const server = await start([program, 'serve'], {
    AMOCRM_BASE_URL: sandbox.url,
    AMOCRM_ACCESS_TOKEN: sandbox.token,
    AMOCRM_RATE_LIMIT: '1000',
    DATA_DIR: folder,
    PORT: '0',
  });
  const rows: Row[] = [];
  const [pipeline] = await metadata.pipelines();
  for (const { name, query, bare } of createQuestions(pipeline?.id ?? 0, now)) {
    const all = await measure(() => ask(server, query));
    const replay = await statements.record(query);
    rows.push([
      name,
      describeShares(all, await compare(replay, bare === undefined ? undefined : replayOf(store, bare))),
    ]);
  }
  const before = sandbox.requestCount();
  await ask(server, createQuestions(pipeline?.id ?? 0, now)[0]?.query ?? '');
  rows.push(['requests of the same question again', String(sandbox.requestCount() - before)]);
  rows.push(['resident memory of the server, after all of it', `${residentMegabytes(server.pid)} MB`]);
  server.stop();
  const leads = await loadGeneratedLeads(metadata, size, now, 1_000);
  const applied = await measure(async (round) => {
    const changed = leads.map((lead) => ({
      ...lead,
      price: (lead.price ?? 0) + round + 1,
      updated_at: now + round + 1,
    }));
    await store.write(await storeLeads(store, changed, context));
  });
  rows.push(['applying 1,000 changed leads', `${Math.round(applied)} ms`]);
  rows.push(['the replica on the disk', `${Math.round((await store.size()) / 1e6)} MB`]);
  const pages = Math.ceil(size.leads / 250);
  rows.push([
    `a live report over ${size.leads.toLocaleString('en')} leads at ${vendorRate} requests a second`,
    `${pages} requests, ${Math.round(pages / vendorRate)} s`,
  ]);
  await statements.close();
  await connection.close();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
  const described = rows.map(([what, figure]): Row => [`replica of 100,000 leads: ${what}`, figure]);
  return [...described, ...(await measureFirstFill())];
}

/** The first fill of a smaller account, at the share that it is given. */
async function measureFirstFill(): Promise<Row[]> {
  const leads = 1_000;
  const rate = 7;
  const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-bench-'));
  const sandbox = await startSandbox({ size: { leads } });
  const connection = createClient({ baseUrl: sandbox.url, accessToken: sandbox.token, state: createMemoryState() });
  const metadata = new Metadata(connection.with({}));
  const replica = await openReplica({
    store: openSqlite(join(folder, 'replica.db')),
    amocrm: connection.with({ lane: 'background' }),
    settings: metadata,
    identify: createIdentify('RU'),
    now: () => Math.floor(Date.now() / 1000),
    historyDays: 400,
    fillRate: rate / 2,
  });
  const sent: number[] = [];
  sandbox.onRequest({ times: 0 }, () => {
    sent.push(performance.now());
  });
  await replica.synchronize();
  const throttled = sandbox.requestCount(({ status }) => status === 429);
  await replica.close();
  await connection.close();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
  // Without the settings before it and the catch-up after it, which are not of the fill.
  const [first, last] = [Math.floor(sent.length * 0.1), Math.floor(sent.length * 0.9)];
  const seconds = ((sent[last] ?? 0) - (sent[first] ?? 0)) / 1000;
  const share = ((last - first) / seconds / (rate / 2)) * 100;
  return [
    [
      `replica: first fill of ${leads.toLocaleString('en')} leads with their history, at half of ${rate} requests a second`,
      `${sent.length} requests, ${share.toFixed(1)} % of the share, ${throttled} throttled`,
    ],
  ];
}

async function ask({ url }: Running, query: string): Promise<void> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { errors } = (await response.json()) as { errors?: { message: string }[] };
  if (errors) throw new Error(errors[0]?.message);
}

/** What the statements of a question take on the file alone, and the one that was written by hand, in milliseconds. */
interface Compared {
  own: number;
  hand: number | undefined;
}

/** In turns, so that both meet the same moments of the machine. The first turn, which fills caches, is not counted. */
async function compare(own: Replay, hand: Replay | undefined): Promise<Compared> {
  const [owns, hands]: [number[], number[]] = [[], []];
  for (let turn = 0; turn <= turns; turn++) {
    const [first, second] = [await clock(own), hand && (await clock(hand))];
    if (turn === 0) continue;
    owns.push(first);
    if (second !== undefined) hands.push(second);
  }
  return { own: median(owns), hand: hand && median(hands) };
}

async function clock(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** The rest is HTTP, GraphQL, whether the copy is young enough, and reading the records of a page from amoCRM. */
function describeShares(all: number, { own, hand }: Compared): string {
  const beside = hand === undefined ? '' : ` (${hand.toFixed(1)} ms by hand, ratio ${(own / hand).toFixed(1)})`;
  return `${Math.round(all)} ms: ${own.toFixed(1)} ms of SQL${beside}, ${Math.round(Math.max(0, all - own))} ms of the rest`;
}

/** The middle of some rounds, in milliseconds. The first, which fills caches, is not counted. */
async function measure(work: (round: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const time = await clock(() => work(round));
    if (round > 0) times.push(time);
  }
  return median(times);
}
