import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** The built program as a process of its own. */
export interface Program {
  url: string;
  /** Ends it as a crash does: nothing is finished. */
  kill(): Promise<void>;
  /** Ends it as an operator does. */
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts `serve` on a free port and waits until it listens. */
export async function startProgram(environment: Record<string, string> = {}): Promise<Program> {
  const child = spawn(process.execPath, ['dist/cli/main.js', 'serve', '--port', '0'], {
    env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  let text = '';
  for await (const chunk of child.stdout) {
    text += chunk;
    const url = /GraphQL\s+(\S+)\/graphql/.exec(text)?.[1];
    if (url) {
      child.stdout.resume();
      return { url, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
    }
  }
  throw new Error(`The program has ended: ${text}`);
}
