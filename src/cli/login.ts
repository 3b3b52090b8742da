import { createServer, type ServerResponse } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type OpenAccount, openAccount } from '../connect.ts';
import { type AmocrmGraphqlError, ConfigurationError, ReauthorizationRequiredError } from '../errors/index.ts';
import { isLoopback } from '../host.ts';
import { renderOutcome, requireExpected } from '../http/oauth.ts';
import type { Command, Terminal } from './command.ts';
import { openConfig, pickAccount } from './open.ts';
import { accountOption } from './option.ts';

type SignIn = NonNullable<OpenAccount['signIn']>;

/** How long to wait for the consent, in milliseconds: the lifetime of a code. */
const consentTimeoutMs = 20 * 60_000;

export const command: Command = {
  summary: 'Signs in to amoCRM by OAuth and stores the tokens.',
  help: `AMOCRM_CLIENT_ID, AMOCRM_CLIENT_SECRET and AMOCRM_REDIRECT_URI of the integration must be set. amoCRM sends the code to the
redirect URI. If that is a free port of this machine, this command receives it; otherwise the running server does. If your
browser reaches neither, paste the address that it was sent to, or pass it to a second \`login\` with --url. If you already
have a code, pass it with --code, and with --referer if no account is configured. Standard input is read only from a terminal.`,
  options: {
    ...accountOption,
    code: { type: 'string', description: 'The code, for scripts: the command does not prompt or wait.' },
    referer: { type: 'string', description: 'Host of the account that issued the code, e.g. mycompany.amocrm.ru.' },
    url: { type: 'string', description: 'The full address that the browser was sent to.' },
  },
  async run({ account: name, code, referer, url }, terminal) {
    const { config, log } = openConfig();
    const chosen = pickAccount(config, name);
    const { target } = chosen;
    const account = await openAccount(config, chosen, log);
    try {
      const { signIn } = account;
      if (!signIn || target.kind !== 'oauth') throw notOauthError();
      if (typeof code === 'string') await signIn.redeem(code, typeof referer === 'string' ? referer : undefined);
      else if (typeof url === 'string') await signIn.complete(parseAddress(url));
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

/** Waits for the code from three sources at once: this command's receiver, the running server, and the terminal. */
async function waitForConsent(signIn: SignIn, redirectUri: string, terminal: Terminal): Promise<void> {
  const { begin, session } = signIn;
  const before = (await session.state()).fingerprint;
  const stop = new AbortController();
  async function watchStore(): Promise<void> {
    // If the running server receives the code, it stores the tokens.
    for (let waited = 0; waited < consentTimeoutMs; waited += 1_000) {
      await sleep(1_000, undefined, { signal: stop.signal });
      const { status, fingerprint } = await session.state();
      if (status === 'ok' && fingerprint !== before) return;
    }
    throw new ReauthorizationRequiredError('The access was not allowed in time.', { remedy: 'Run the command again.' });
  }
  try {
    // Before the address is shown, because the answer may come quickly.
    const receiver = await openReceiver(redirectUri, signIn, terminal, stop.signal);
    terminal.write(
      `Open this address in a browser where an administrator of the account is signed in:\n\n  ${begin()}\n\n${receiver.description} Ctrl+C gives up.\n`,
    );
    const sources = [receiver.received, watchStore(), promptForAddress(signIn, terminal, stop.signal)];
    // Failures of the slower sources do not matter.
    for (const source of sources) source.catch(() => {});
    await Promise.race(sources);
  } finally {
    stop.abort();
  }
}

/** Receives the code on the redirect URI. */
interface Receiver {
  /** A sentence for the user. */
  description: string;
  /** Never settles if another program receives the code. */
  received: Promise<void>;
}

/** Listens on the redirect URI if it is a free port of this machine. */
async function openReceiver(
  redirectUri: string,
  signIn: SignIn,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Receiver> {
  const { protocol, hostname, port, pathname, origin } = new URL(redirectUri);
  const never = new Promise<void>(() => {});
  if (protocol !== 'http:' || !isLoopback(hostname)) {
    return { description: `The server at ${origin} receives the answer; it must be running.`, received: never };
  }
  const server = createServer();
  const received = new Promise<void>((resolve, reject) => {
    server.on('request', (request, response) => {
      // Not parsed as a URL: the path of an arbitrary request may not be valid.
      const [path = '', ...rest] = (request.url ?? '/').split('?');
      if (path !== pathname || request.method !== 'GET') {
        response.writeHead(path === pathname ? 405 : 404, { connection: 'close' }).end();
        return;
      }
      const query = new URLSearchParams(rest.join('?'));
      answerBrowser(signIn, query, terminal, response).then((isDone) => isDone && resolve(), reject);
    });
  });
  const failure = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once('error', resolve);
    server.listen(Number(port || 80), hostname.replace(/^\[|\]$/g, ''), () => resolve(undefined));
  });
  if (failure?.code === 'EADDRINUSE') {
    const description = `Another program listens at ${origin}: the running server, which receives the answer.`;
    return { description, received: never };
  }
  if (failure) {
    return { description: `Nothing can listen at ${origin} (${failure.code}): see --url.`, received: never };
  }
  // Idle connections of a browser would keep this process running.
  signal.addEventListener('abort', () => server.close().closeAllConnections(), { once: true });
  return { description: `Waiting at ${origin} for the answer.`, received };
}

/**
 * Answers a browser that was sent to the redirect URI.
 *
 * @returns whether the sign-in is complete
 * @throws {ReauthorizationRequiredError} if amoCRM refuses; other errors can be corrected in the browser
 */
async function answerBrowser(
  { complete, recognizes }: SignIn,
  query: URLSearchParams,
  terminal: Terminal,
  response: ServerResponse,
): Promise<boolean> {
  const error = await complete(query).then(() => undefined, requireExpected);
  const { status, headers, body } = renderOutcome(query, error);
  response.writeHead(status, { ...headers, connection: 'close' });
  // The process may end next, so the page is sent first.
  await new Promise((resolve) => response.once('close', resolve).end(body));
  if (error instanceof ReauthorizationRequiredError) throw error;
  // Any web page can send a browser here with an invented state. It is ignored.
  if (error && recognizes(query)) terminal.complain(`${describe(error)}\nStill waiting.\n`);
  return error === undefined;
}

/** Asks the user for the address until a valid one is pasted. */
async function promptForAddress({ complete }: SignIn, terminal: Terminal, signal: AbortSignal): Promise<void> {
  // Scripts use --url and --code. A pipe is not read.
  if (process.stdin.isTTY) {
    terminal.write('If the browser shows an error instead of an answer, paste the address that it was sent to:\n');
    for await (const line of createInterface({ input: process.stdin, signal })) {
      if (line.trim() === '') continue;
      const error = await complete(parseAddress(line)).then(() => undefined, requireExpected);
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

function parseAddress(text: string): URLSearchParams {
  return URL.canParse(text.trim()) ? new URL(text.trim()).searchParams : new URLSearchParams(text.trim());
}

/** The account does not use OAuth. */
export function notOauthError(): ConfigurationError {
  const message =
    'is not in use, so there is no sign-in. Set it with AMOCRM_CLIENT_SECRET and AMOCRM_REDIRECT_URI, and remove AMOCRM_ACCESS_TOKEN';
  return new ConfigurationError([{ path: ['AMOCRM_CLIENT_ID'], message }]);
}
