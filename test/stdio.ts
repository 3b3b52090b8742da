import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** A JSON-RPC message as the server writes it. */
export interface Message {
  id?: number | string | null;
  method?: string;
  params?: Record<string, unknown>;
  result?: Record<string, unknown>;
  error?: { code: number; message: string };
}

/** How a process has ended. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** The built `mcp` as a process of its own, spoken to line by line. */
export interface StdioProgram {
  child: ChildProcessByStdio<Writable, Readable, Readable>;
  /** Everything it has written so far: a batch's answers are one. */
  lines: (Message | Message[])[];
  /** What it has written to standard error. */
  log(): string;
  /** Writes a text as it is. */
  write(text: string | Buffer): void;
  /** Writes a request. */
  request(id: number | string, method: string, params?: object): void;
  /** Waits until it has written a line for which this holds. */
  until(matches: (line: Message) => boolean): Promise<Message>;
  /** Waits for the answer to a request. */
  answer(id: number | string): Promise<Message>;
  /** Greets it as clients of 2025 do, and waits for its answer. */
  initialize(protocolVersion?: string): Promise<Message>;
  ended: Promise<Ending>;
}

const running = new Set<{ kill(signal: NodeJS.Signals): boolean }>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** The first message of a client of 2025. */
export const initializeParams = (protocolVersion = '2025-11-25') => ({
  protocolVersion,
  capabilities: {},
  clientInfo: { name: 'test', version: '1' },
});

/** A folder that the program may keep its cache in, in place of the user's own. */
export function makeFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'amocrm-graphql-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/**
 * Starts it.
 *
 * @param environment beside PATH
 * @param words of the command line after Node
 * @param isRead whether its output is read from the start
 */
export function startStdio(
  environment: Record<string, string> = {},
  words: string[] = ['dist/cli/main.js', 'mcp'],
  isRead = true,
): StdioProgram {
  const child = spawn(process.execPath, words, {
    env: {
      PATH: process.env.PATH,
      LOG_LEVEL: 'silent',
      XDG_CACHE_HOME: join(tmpdir(), 'amocrm-graphql-none'),
      ...environment,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  running.add(child);
  const lines: (Message | Message[])[] = [];
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const check of [...waiting]) check();
  };
  let [log, rest] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk;
  });
  child.stdout.setEncoding('utf8');
  const read = (chunk: string) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() as string;
    lines.push(...parts.map((part) => JSON.parse(part) as Message));
    wake();
  };
  if (isRead) child.stdout.on('data', read);
  // Some tests break the pipe on purpose.
  for (const stream of [child.stdin, child.stdout]) stream.on('error', () => {});
  let hasEnded = false;
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (code, signal) => {
      running.delete(child);
      hasEnded = true;
      wake();
      resolve({ code, signal });
    });
  });
  const until = (matches: (line: Message) => boolean) =>
    new Promise<Message>((resolve, reject) => {
      const check = () => {
        const found = lines.flat().find(matches);
        if (found) resolve(found);
        else if (hasEnded) reject(new Error(`The program has ended: ${log}`));
        else return;
        waiting.delete(check);
      };
      waiting.add(check);
      // Starts to read if the output has not been read yet.
      if (child.stdout.listenerCount('data') === 0) child.stdout.on('data', read);
      check();
    });
  const write = (text: string | Buffer) => void child.stdin.write(text);
  const request = (id: number | string, method: string, params?: object) =>
    write(`${JSON.stringify({ jsonrpc: '2.0', id, method, ...(params && { params }) })}\n`);
  const answer = (id: number | string) => until((line) => line.id === id && line.method === undefined);
  return {
    child,
    lines,
    log: () => log,
    write,
    request,
    until,
    answer,
    async initialize(protocolVersion) {
      request('initialize', 'initialize', initializeParams(protocolVersion));
      const answered = await answer('initialize');
      write(`${JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' })}\n`);
      return answered;
    },
    ended,
  };
}
