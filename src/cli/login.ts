import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { openAccount } from '../connect.ts';
import { AmocrmGraphqlError, ConfigurationError, ReauthorizationRequiredError } from '../errors/index.ts';
import { openConfig, pickAccount } from './open.ts';
import { accountOption } from './option.ts';
import type { Command, Terminal } from './run.ts';

/** How long somebody has for the consent page, in milliseconds: as long as a code lives. */
const patienceMs = 20 * 60_000;

export const command: Command = {
  summary: 'Signs in to amoCRM by OAuth and stores the tokens.',
  help: `The integration's AMOCRM_CLIENT_ID, AMOCRM_CLIENT_SECRET and AMOCRM_REDIRECT_URI must be set. The code comes to the redirect
URI: here, where that is an address of this machine that nobody listens on, otherwise to the running server. Where neither
can be reached by your browser, paste the address that it was sent to.`,
  options: {
    ...accountOption,
    code: { type: 'string', description: 'The code, for a program: asks nothing and waits for nothing.' },
    referer: { type: 'string', description: 'Host of the account that gave the code, e.g. mycompany.amocrm.ru.' },
    url: { type: 'string', description: 'The whole address that the browser was sent to.' },
  },
  async run({ account: name, code, referer, url }, terminal) {
    const { config, log } = openConfig();
    const chosen = pickAccount(config, name);
    const { target } = chosen;
    const account = await openAccount(config, chosen, log);
    try {
      const { signIn } = account;
      if (!signIn || target.kind !== 'oauth') throw explainKind();
      if (typeof code === 'string') await signIn.redeem(code, typeof referer === 'string' ? referer : undefined);
      else if (typeof url === 'string') await signIn.complete(readAddress(url));
      else await waitForConsent(signIn, target.redirectUri, terminal);
      const { name: title, id } = await account.connection.with({}).account.get();
      const where = config.redisUrl ? 'Redis' : target.tokenFile;
      terminal.write(`Signed in to «${title}» (${id}), ${account.accountUrl()}. The tokens are in ${where}.\n`);
      return 0;
    } finally {
      await account.close();
    }
  },
};

/** The three ways in which a code may come: whichever is first. */
async function waitForConsent(
  { begin, complete, session }: NonNullable<Awaited<ReturnType<typeof openAccount>>['signIn']>,
  redirectUri: string,
  terminal: Terminal,
): Promise<void> {
  const before = (await session.state()).fingerprint;
  terminal.write(
    `Open this address in a browser where an administrator of the account is signed in:\n\n  ${begin()}\n\n`,
  );
  const stop = new AbortController();
  const ways = [listen(redirectUri, complete, stop.signal), watchStore(), readPasted(complete, terminal, stop.signal)];
  async function watchStore(): Promise<void> {
    // The running server has the redirect URI: it stores what it receives.
    for (let waited = 0; waited < patienceMs; waited += 1_000) {
      await sleep(1_000, undefined, { signal: stop.signal });
      const { status, fingerprint } = await session.state();
      if (status === 'ok' && fingerprint !== before) return;
    }
    throw new ReauthorizationRequiredError('Nobody has allowed the access in time.', { remedy: 'Run it again.' });
  }
  try {
    await Promise.race(ways.map((way) => way.catch(rethrow)));
  } finally {
    stop.abort();
    for (const way of ways) way.catch(() => {});
  }
}

/** What was given up because another way was faster never ends. */
function rethrow(error: unknown): Promise<void> {
  if (error instanceof AmocrmGraphqlError) throw error;
  return new Promise(() => {});
}

/** Receives the code on the redirect URI, where that is this machine's and free. */
function listen(
  redirectUri: string,
  complete: (query: URLSearchParams) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const { protocol, hostname, port, pathname } = new URL(redirectUri);
  return new Promise((resolve, reject) => {
    // Somebody else's address: the running server has it, or nobody.
    if (protocol !== 'http:' || !/^(localhost|127\.|\[::1\])/.test(hostname)) return;
    const server = createServer(async (request, response) => {
      const address = new URL(request.url ?? '/', redirectUri);
      if (address.pathname !== pathname) {
        response.writeHead(404).end();
        return;
      }
      const outcome = await complete(address.searchParams).then(
        () => undefined,
        (error: unknown) => error,
      );
      response.writeHead(outcome ? 400 : 200, { 'content-type': 'text/html; charset=utf-8', connection: 'close' });
      response.end(`<!doctype html><meta charset="utf-8"><h1>${outcome ? 'Вход не удался' : 'Доступ получен'}</h1>`);
      if (outcome) reject(outcome);
      else resolve();
    });
    // Taken: the running server listens there and receives the code.
    server.on('error', () => {});
    signal.addEventListener('abort', () => server.close(), { once: true });
    server.listen(Number(port || 80), hostname.replace(/^\[|\]$/g, ''));
  });
}

function readPasted(
  complete: (query: URLSearchParams) => Promise<void>,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  if (!process.stdin.isTTY) return new Promise(() => {});
  terminal.write('Waiting. If the browser cannot be sent back here, paste the address that it was sent to:\n');
  const lines = createInterface({ input: process.stdin, signal });
  return new Promise((resolve, reject) => {
    lines.once('line', (line) => complete(readAddress(line)).then(resolve, reject));
  });
}

function readAddress(text: string): URLSearchParams {
  return URL.canParse(text.trim()) ? new URL(text.trim()).searchParams : new URLSearchParams(text.trim());
}

/** Why there is nothing to sign in to. */
export function explainKind(): ConfigurationError {
  const message =
    'is not set: with AMOCRM_ACCESS_TOKEN, or on the embedded sandbox, nobody signs in. Set AMOCRM_CLIENT_ID, AMOCRM_CLIENT_SECRET and AMOCRM_REDIRECT_URI';
  return new ConfigurationError([{ path: ['AMOCRM_CLIENT_ID'], message }]);
}
