import { createServer, type ServerResponse } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type OpenAccount, openAccount } from '../connect.ts';
import { type AmocrmGraphqlError, ConfigurationError, ReauthorizationRequiredError } from '../errors/index.ts';
import { isLoopback } from '../host.ts';
import { onlyExpected, renderOutcome } from '../http/oauth.ts';
import type { Command, Terminal } from './command.ts';
import { openConfig, pickAccount } from './open.ts';
import { accountOption } from './option.ts';

type SignIn = NonNullable<OpenAccount['signIn']>;

/** How long somebody has for the consent page, in milliseconds: as long as a code lives. */
const patienceMs = 20 * 60_000;

export const command: Command = {
  summary: 'Signs in to amoCRM by OAuth and stores the tokens.',
  help: `AMOCRM_CLIENT_ID, AMOCRM_CLIENT_SECRET and AMOCRM_REDIRECT_URI of the integration must be set. amoCRM sends the code to the
redirect URI: to this command, if that is a free address of this machine, otherwise to the running server. If your browser can reach
neither, paste the address that it was redirected to, or pass it to a second \`login\` with --url. Pass a code that you already have
with --code, and with --referer if no account is configured. Questions are asked at a terminal only; nothing is read from a pipe.`,
  options: {
    ...accountOption,
    code: { type: 'string', description: 'The code, for programs: asks nothing and waits for nothing.' },
    referer: { type: 'string', description: 'Host of the account that issued the code, e.g. mycompany.amocrm.ru.' },
    url: { type: 'string', description: 'The whole address that the browser was redirected to.' },
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
async function waitForConsent(signIn: SignIn, redirectUri: string, terminal: Terminal): Promise<void> {
  const { begin, session } = signIn;
  const before = (await session.state()).fingerprint;
  const stop = new AbortController();
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
    // Before the address is shown: whoever opens it may be fast.
    const door = await openDoor(redirectUri, signIn, terminal, stop.signal);
    terminal.write(
      `Open this address in a browser where an administrator of the account is signed in:\n\n  ${begin()}\n\n${door.description} Ctrl+C gives up.\n`,
    );
    const ways = [door.received, watchStore(), readPasted(signIn, terminal, stop.signal)];
    // What was given up because another way was faster is nobody's concern.
    for (const way of ways) way.catch(() => {});
    await Promise.race(ways);
  } finally {
    stop.abort();
  }
}

/** Where the code is received. */
interface Door {
  /** For whoever waits at the terminal. */
  description: string;
  /** Never ends where somebody else receives it. */
  received: Promise<void>;
}

/** Receives the code on the redirect URI, where that is this machine's and free. */
async function openDoor(redirectUri: string, signIn: SignIn, terminal: Terminal, signal: AbortSignal): Promise<Door> {
  const { protocol, hostname, port, pathname, origin } = new URL(redirectUri);
  const never = new Promise<void>(() => {});
  if (protocol !== 'http:' || !isLoopback(hostname)) {
    return { description: `The server at ${origin} receives the answer; it must be running.`, received: never };
  }
  const server = createServer();
  const received = new Promise<void>((resolve, reject) => {
    server.on('request', (request, response) => {
      // Not by URL: what a stranger asks for need not be one.
      const [path = '', ...rest] = (request.url ?? '/').split('?');
      if (path !== pathname || request.method !== 'GET') {
        response.writeHead(path === pathname ? 405 : 404, { connection: 'close' }).end();
        return;
      }
      const query = new URLSearchParams(rest.join('?'));
      receive(signIn, query, terminal, response).then((isDone) => isDone && resolve(), reject);
    });
  });
  const failure = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once('error', resolve);
    server.listen(Number(port || 80), hostname.replace(/^\[|\]$/g, ''), () => resolve(undefined));
  });
  if (failure?.code === 'EADDRINUSE') {
    const description = `A program listens at ${origin} already: the running server, which receives the answer.`;
    return { description, received: never };
  }
  if (failure) {
    return { description: `Nothing can listen at ${origin} (${failure.code}): see --url.`, received: never };
  }
  // A browser keeps connections that it may never use, and each would keep this process.
  signal.addEventListener('abort', () => server.close().closeAllConnections(), { once: true });
  return { description: `Waiting at ${origin} for the answer.`, received };
}

/**
 * Answers a browser that was sent to the redirect URI.
 *
 * @returns whether somebody is signed in now
 * @throws {ReauthorizationRequiredError} where amoCRM says no; whatever else is wrong can be mended in the browser
 */
async function receive(
  { complete, recognizes }: SignIn,
  query: URLSearchParams,
  terminal: Terminal,
  response: ServerResponse,
): Promise<boolean> {
  const error = await complete(query).then(() => undefined, onlyExpected);
  const { status, headers, body } = renderOutcome(query, error);
  response.writeHead(status, { ...headers, connection: 'close' });
  // The process may end next: first the browser has its page.
  await new Promise((resolve) => response.once('close', resolve).end(body));
  if (error instanceof ReauthorizationRequiredError) throw error;
  // Any page can send a browser here with a state that is made up: that is no reason to give up, nor to tell.
  if (error && recognizes(query)) terminal.complain(`${describe(error)}\nStill waiting.\n`);
  return error === undefined;
}

/** Takes addresses from a person until one of them is right. */
async function readPasted({ complete }: SignIn, terminal: Terminal, signal: AbortSignal): Promise<void> {
  // What a program pipes in is not meant for this command; it has --url and --code.
  if (process.stdin.isTTY) {
    terminal.write('If the browser shows an error instead of an answer, paste the address that it was sent to:\n');
    for await (const line of createInterface({ input: process.stdin, signal })) {
      if (line.trim() === '') continue;
      const error = await complete(readAddress(line)).then(() => undefined, onlyExpected);
      if (!error) return;
      if (error instanceof ReauthorizationRequiredError) throw error;
      terminal.complain(`${describe(error)}\nPaste the whole address:\n`);
    }
  }
  return new Promise(() => {});
}

function describe({ message, remedy }: AmocrmGraphqlError): string {
  return remedy ? `${message} ${remedy}` : message;
}

function readAddress(text: string): URLSearchParams {
  return URL.canParse(text.trim()) ? new URL(text.trim()).searchParams : new URLSearchParams(text.trim());
}

/** Why there is nothing to sign in to. */
export function explainKind(): ConfigurationError {
  const message =
    'is not in use, so nobody signs in. Set it with AMOCRM_CLIENT_SECRET and AMOCRM_REDIRECT_URI, and leave AMOCRM_ACCESS_TOKEN out';
  return new ConfigurationError([{ path: ['AMOCRM_CLIENT_ID'], message }]);
}
