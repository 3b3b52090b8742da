import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/index.ts';

/** A day in 2026 on which every test of the sandbox happens: 15 June, 12:00 in Moscow. */
export const noon = 1_781_514_000;

/** An answer as a test reads it; `body` is undefined if the answer is empty, and text if it is not valid JSON. */
export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: the wire is what these tests are about; a type would hide what came.
  body: any;
}

/** A sandbox for one test file, with a clock that only the test moves. */
export interface Bench {
  sandbox: Sandbox;
  /** Seconds since NOON. */
  clock: { seconds: number };
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  patch(path: string, body: unknown): Promise<Answer>;
}

/** Starts a sandbox before the file's tests, resets it before each, closes it after them. No rate limit unless asked for. */
export function useSandbox(options: SandboxOptions = {}): Bench {
  const clock = { seconds: 0 };
  let sandbox: Sandbox | undefined;
  const current = () => {
    if (sandbox === undefined) throw new Error('the sandbox has not started');
    return sandbox;
  };
  beforeAll(async () => {
    sandbox = await startSandbox({
      now: () => noon + clock.seconds,
      rateLimit: false,
      accountRateLimit: false,
      ...options,
    });
  });
  beforeEach(() => {
    clock.seconds = 0;
    current().reset();
  });
  afterAll(() => sandbox?.close());
  const call: Bench['call'] = async (method, path, body, headers) => {
    const answer = await fetch(`${current().url}/api/v4${path}`, {
      method,
      headers: { authorization: `Bearer ${current().token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, headers: answer.headers, body: parse(await answer.text()) };
  };
  return {
    get sandbox() {
      return current();
    },
    clock,
    call,
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    patch: (path, body) => call('PATCH', path, body),
  };
}

/** Codes and paths of the first bad item of a refused request, sorted. */
export function problems(answer: Answer): string[] {
  const errors = answer.body['validation-errors'][0].errors as { code: string; path: string }[];
  return errors.map(({ code, path }) => `${code} ${path}`).toSorted();
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
