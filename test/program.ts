import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** The built program as a process of its own. */
export interface Program {
  url: string;
  /** Ends it as a crash does: nothing is finished. */
  kill(): Promise<void>;
  /** Ends it as an operator does. @returns its exit code */
  stop(): Promise<number | null>;
  /** What it has in use; only with a probe. */
  measure(): Promise<Usage>;
  /** What it has written to standard error so far; only with a probe. */
  log(): string;
}

/** What a process has in use once all garbage is gone. */
export interface Usage {
  /** Bytes of the heap. */
  heap: number;
  /** Each open handle by its kind. */
  handles: string[];
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts `serve` on a free port and waits until it listens.
 *
 * @param probe a module that is loaded first and answers `measure`; with it the log is kept as well
 * @param user the number of the user that it runs as; the own one if omitted
 */
export async function startProgram(
  environment: Record<string, string> = {},
  probe?: string,
  user?: number,
): Promise<Program> {
  const preload = probe ? ['--expose-gc', '--import', probe] : [];
  const child = spawn(process.execPath, [...preload, 'dist/cli/main.js', 'serve', '--port', '0'], {
    env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', ...environment },
    ...(user !== undefined && { uid: user, gid: user }),
    stdio: probe ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'inherit'],
  });
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    log += chunk;
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    }
    return child.exitCode;
  };
  const measure = async () => {
    const answered = once(child, 'message');
    child.send('measure');
    return (await answered)[0] as Usage;
  };
  if (!child.stdout) throw new Error('The program has no output.');
  let text = '';
  for await (const chunk of child.stdout) {
    text += chunk;
    const url = /GraphQL\s+(\S+)\/graphql/.exec(text)?.[1];
    if (url) {
      child.stdout.resume();
      const kill = async () => void (await end('SIGKILL'));
      return { url, kill, stop: () => end('SIGTERM'), measure, log: () => log };
    }
  }
  throw new Error(`The program has ended: ${text}`);
}
