import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The compiled command line. */
export const program = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/** A server in its own process. */
export interface Running {
  url: string;
  pid: number;
  stop(): void;
}

/** The address that a program prints once it listens. */
const address = /(http:\/\/127\.0\.0\.1:\d+)\/(graphql|api|$)/m;

/** Starts a Node program and waits until it prints its address. */
export async function start(args: string[], environment: Record<string, string> = {}): Promise<Running> {
  const child: ChildProcess = spawn(process.execPath, args, {
    env: { ...process.env, LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk;
      const url = address.exec(text)?.[1];
      if (url) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`${args.join(' ')} ended with ${code}`)));
  });
  return { url, pid: child.pid as number, stop: () => child.kill('SIGKILL') };
}

/** A sandbox without a rate limit. */
export function startSandboxProcess(leads = 400): Promise<Running> {
  return start([program, 'sandbox', '--leads', String(leads), '--rate-limit', '0']);
}

/** The environment of a program that uses this sandbox, with a rate limit that is never reached. */
export async function connectTo(sandbox: Running): Promise<Record<string, string>> {
  const { sandboxToken } = await import('../src/sandbox/index.ts');
  return { AMOCRM_BASE_URL: sandbox.url, AMOCRM_ACCESS_TOKEN: sandboxToken, AMOCRM_RATE_LIMIT: '1000', PORT: '0' };
}

/** CPU time of all threads of a process, in milliseconds, user and system. */
export function processorTime(pid: number): number {
  const nanoseconds = readdirSync(`/proc/${pid}/task`).map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
}

/** Resident memory of a process, in MB. */
export function residentMegabytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}

/** The median of some figures. */
export function median(figures: number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] as number;
}
