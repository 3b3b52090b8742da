import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createClient, createOauth, createSession, createSignIn } from '../src/amocrm/index.ts';
import { StateUnavailableError } from '../src/errors/index.ts';
import { type SandboxOptions, startSandbox } from '../src/sandbox/index.ts';
import type { TokenStore } from '../src/state/index.ts';
import { createMemoryState } from '../src/state/memory.ts';
import { createSeal } from '../src/state/seal.ts';
import { createTokenFile } from '../src/state/token-file.ts';

/**
 * A program of an integration that has signed in to a sandbox, with its tokens in a file; `program` opens further ones that share
 * it. Both clocks stand still until the test moves them. Everything ends with the test.
 *
 * @param store where the tokens are stored instead of a file
 */
export async function openSession({ store: tokens, ...options }: SandboxOptions & { store?: TokenStore } = {}) {
  let clock = 1_800_000_000;
  const now = () => clock;
  const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false, now, ...options });
  const folder = await mkdtemp(join(tmpdir(), 'session-'));
  const closers: (() => Promise<unknown>)[] = [];
  onTestFinished(async () => {
    for (const close of closers) await close();
    await sandbox.close();
    await rm(folder, { recursive: true });
  });
  const logged: string[] = [];
  const note = (fields: Record<string, unknown>, message: string) => {
    const { err, ...rest } = fields as { err?: Error };
    logged.push([message, JSON.stringify(rest), err?.stack].join(' '));
  };
  const log = { info: note, warn: note, error: note };
  const program = ({ secret = sandbox.integration.clientSecret } = {}) => {
    const integration = { ...sandbox.integration, clientSecret: secret };
    const oauth = createOauth({ integration, consentOrigin: sandbox.url, now, timeoutMs: 300 });
    const kept = tokens ?? createTokenFile(join(folder, 'token'), createSeal(['a-key-of-the-test']));
    /** How many more writes the disk takes. */
    const room = { writes: Number.POSITIVE_INFINITY };
    const store: TokenStore = {
      ...kept,
      async write(record) {
        if (room.writes <= 0) throw new StateUnavailableError('The disk is full.');
        room.writes -= 1;
        await kept.write(record);
      },
    };
    const session = createSession({ store, oauth, now, random: () => 0, log });
    const signIn = createSignIn({ oauth, session, secret: 'secret', name: 'main', baseUrl: undefined, now });
    const connection = createClient({
      baseUrl: sandbox.url,
      accessToken: session,
      rateLimit: 10_000,
      state: createMemoryState(),
      retryDelay: () => 1,
    });
    closers.push(connection.close, session.close);
    return { session, signIn, store, room, read: () => connection.with({}).account.get() };
  };
  const first = program();
  await first.signIn.redeem(sandbox.issueCode(), new URL(sandbox.url).host);
  return {
    ...first,
    sandbox,
    /** Each with its message and fields. */
    logged,
    program,
    pass: (seconds: number) => {
      clock += seconds;
    },
  };
}
