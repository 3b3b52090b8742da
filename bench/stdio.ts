import { spawn } from 'node:child_process';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { connectTo, median, program, startSandboxProcess } from './process.ts';
import type { Row } from './row.ts';

const rounds = 300;

/** A tool call over standard input and output, alone and 16 at once. */
export async function measureStdio(): Promise<Row[]> {
  const sandbox = await startSandboxProcess();
  const client = new Client({ name: 'bench', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
  const env = { PATH: process.env.PATH ?? '', LOG_LEVEL: 'silent', ...(await connectTo(sandbox)) };
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [program, 'mcp'], env }));
  const call = () => client.callTool({ name: 'get_leads', arguments: { limit: 20 } });
  for (let round = 0; round < 50; round++) await call();
  const alone: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await call();
    alone.push(performance.now() - started);
  }
  const started = performance.now();
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let round = 0; round < rounds / 10; round++) await call();
    }),
  );
  const rate = (16 * (rounds / 10) * 1000) / (performance.now() - started);
  await client.close();
  sandbox.stop();
  return [
    ['`get_leads` over stdio, alone', `${median(alone).toFixed(1)} ms`],
    ['`get_leads` over stdio, 16 at once', `${Math.round(rate)}/s`],
  ];
}

const handshake = [
  {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'bench', version: '1.0.0' } },
  },
  { jsonrpc: '2.0', method: 'notifications/initialized' },
  { jsonrpc: '2.0', id: 2, method: 'tools/list' },
]
  .map((message) => `${JSON.stringify(message)}\n`)
  .join('');

/** From spawning the stdio server to its answered `tools/list`, beside a Node that does nothing. */
export async function measureColdStart(): Promise<Row[]> {
  const bare: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < 15; round++) {
    bare.push(await time(['-e', '0']));
    ours.push(await time([program, 'mcp'], '"id":2'));
  }
  const [least, most] = [median(bare), median(ours)];
  return [
    ['cold start to the answered `tools/list`', `${most.toFixed(0)} ms`],
    ['`node -e 0`', `${least.toFixed(0)} ms (ratio ${(most / least).toFixed(2)})`],
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
