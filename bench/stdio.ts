import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { connectTo, median, processorTime, program, type Running, startSandboxProcess } from './process.ts';
import type { Row } from './row.ts';
import { initialize, initialized, type StdioProgram, startStdioProgram } from './stdio-program.ts';

const warmUpRounds = 3;
const rounds = 7;
const calls = 400;

/** A tool of a server and its label in the table. */
interface Measured {
  label: string;
  server: StdioProgram;
  tool: string;
  args: object;
}

/** The cost of a tool's calls. */
interface Cost {
  /** Milliseconds of one call at a time. */
  alone: number;
  /** Milliseconds of CPU time per call, 16 at once. */
  cpu: number;
  /** Calls per second, 16 at once. */
  rate: number;
}

/**
 * Compares tool calls over stdio with a bare server of the SDK: its empty tool, and a tool that forwards the answer of the request
 * that `get_leads` sends. All take turns in one run, so that a busy machine slows all of them.
 */
export async function measureStdio(): Promise<Row[]> {
  const sandbox = await startSandboxProcess();
  const environment = await connectTo(sandbox);
  const ours = await startStdioProgram([program, 'mcp'], environment);
  const bareProgram = fileURLToPath(new URL('bare-mcp.mjs', import.meta.url));
  const path = await findUpstreamPath(sandbox, ours);
  const bare = await startStdioProgram(
    [bareProgram, sandbox.url, environment.AMOCRM_ACCESS_TOKEN as string, path],
    // The SDK's transport adds a listener for each message that waits for the output, and Node warns about their number.
    { NODE_NO_WARNINGS: '1' },
  );
  const empty = { label: 'empty tool of a bare SDK server', server: bare, tool: 'empty', args: {} };
  const passed = { label: 'bare SDK server that passes 20 leads on', server: bare, tool: 'pass_through', args: {} };
  const leads = { label: '`get_leads`, the same 20 leads', server: ours, tool: 'get_leads', args: { limit: 20 } };
  const users = { label: '`get_users`, no request upstream', server: ours, tool: 'get_users', args: {} };
  const measured: Measured[] = [empty, passed, leads, users];
  const rows = new Map(measured.map((each) => [each, [] as Cost[]]));
  for (let round = -warmUpRounds; round < rounds; round++) {
    for (const [each, costs] of rows) {
      const cost = await measure(each);
      if (round >= 0) costs.push(cost);
    }
  }
  for (const each of [bare, ours, sandbox]) each.stop();
  const middle = (each: Measured, key: keyof Cost) => median((rows.get(each) ?? []).map((cost) => cost[key]));
  const ratio = (each: Measured, base: Measured) => `${(middle(each, 'cpu') / middle(base, 'cpu')).toFixed(1)}×`;
  return measured.map((each): Row => {
    const ratios = [
      ...(each === empty ? [] : [`${ratio(each, empty)} the empty tool`]),
      ...(each === leads ? [`${ratio(each, passed)} the leads passed on`] : []),
    ];
    const cpu = `${middle(each, 'cpu').toFixed(2)} ms of CPU${ratios.length > 0 ? ` (${ratios.join(', ')})` : ''}`;
    const rate = `${Math.round(middle(each, 'rate'))}/s with 16 at once`;
    return [`stdio: ${each.label}`, `${cpu}, ${middle(each, 'alone').toFixed(2)} ms alone, ${rate}`];
  });
}

async function measure({ server, tool, args }: Measured): Promise<Cost> {
  const alone: number[] = [];
  for (let call = 0; call < calls / 8; call++) {
    const started = performance.now();
    await server.call(tool, args);
    alone.push(performance.now() - started);
  }
  const [spent, started] = [processorTime(server.pid), performance.now()];
  let left = calls;
  const work = async () => {
    while (left-- > 0) await server.call(tool, args);
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return {
    alone: median(alone),
    cpu: (processorTime(server.pid) - spent) / calls,
    rate: (calls * 1000) / (performance.now() - started),
  };
}

/** The path of the request that `get_leads` sends once the account's settings are known. */
async function findUpstreamPath(sandbox: Running, server: StdioProgram): Promise<string> {
  const ask = () => server.call('get_leads', { limit: 20 });
  await ask();
  await fetch(`${sandbox.url}/_sandbox/requests`, { method: 'DELETE' });
  await ask();
  const { requests } = (await (await fetch(`${sandbox.url}/_sandbox/requests`)).json()) as {
    requests: { path: string; query: string }[];
  };
  return requests.map(({ path, query }) => `${path}?${query}`).join();
}

const handshake = [initialize, initialized, { jsonrpc: '2.0', id: 2, method: 'tools/list' }]
  .map((message) => `${JSON.stringify(message)}\n`)
  .join('');

/** The time from spawning the stdio server to its answer of `tools/list`, compared with `node -e 0`. */
export async function measureColdStart(): Promise<Row[]> {
  const bare: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < 15; round++) {
    bare.push(await time(['-e', '0']));
    ours.push(await time([program, 'mcp'], '"id":2'));
  }
  const [minimum, own] = [median(bare), median(ours)];
  return [
    ['cold start to the answered `tools/list`', `${own.toFixed(0)} ms`],
    ['`node -e 0`', `${minimum.toFixed(0)} ms (ratio ${(own / minimum).toFixed(2)})`],
  ];
}

/** Milliseconds until a program ends, or until it prints something. */
function time(args: string[], awaited?: string): Promise<number> {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    const done = () => resolve(performance.now() - started);
    if (awaited === undefined) {
      child.once('exit', done);
      return;
    }
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk;
      if (!text.includes(awaited)) return;
      done();
      child.kill('SIGKILL');
    });
    child.stdin.write(handshake);
  });
}
