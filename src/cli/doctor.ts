import { type Account, type Amocrm, type Client, parseClaims, type User } from '../amocrm/index.ts';
import { type AccountConfig, type Config, loadConfig, loadEnvironment } from '../config/index.ts';
import { type OpenAccount, openAccount } from '../connect.ts';
import { AmocrmGraphqlError, ForbiddenError } from '../errors/index.ts';
import { webhookCodes } from '../live/delivery.ts';
import type { State } from '../state/index.ts';
import type { Command } from './command.ts';
import { toDay, warnOfExpiry } from './expiry.ts';
import { accountOption } from './option.ts';
import { describeAddress, webhookAddress } from './webhooks.ts';

/** What one check found. `warn` works, but not as somebody may expect. */
interface Finding {
  /** Where there are several. */
  account?: string;
  check: string;
  verdict: 'ok' | 'warn' | 'fail';
  message: string;
  /** What to do about it. */
  remedy?: string;
}

const marks = { ok: '✓', warn: '!', fail: '✗' } as const;

/** Seconds by which the clocks may differ: "created since" and token lifetimes are compared across them. */
const clockTolerance = 30;

export const command: Command = {
  summary: 'Checks configuration, token, rights and clock against the live account.',
  help: 'Prints one line for each check, with the problem and its remedy. Changes nothing. Exit code 1 if a check fails.',
  options: {
    account: { ...accountOption.account, description: 'Only this account; all if omitted.' },
    json: { type: 'boolean', description: 'Prints the findings as JSON.' },
  },
  async run({ account, json }, terminal) {
    const findings: Finding[] = [];
    for await (const finding of examine(typeof account === 'string' ? account : undefined)) {
      findings.push(finding);
      if (!json) terminal.write(describeFinding(finding));
    }
    if (json) terminal.write(`${JSON.stringify(findings, null, 2)}\n`);
    return findings.some(({ verdict }) => verdict === 'fail') ? 1 : 0;
  },
};

/** Names in it were given by people in amoCRM: none may steer the terminal. */
function describeFinding({ account, check, verdict, message, remedy }: Finding): string {
  const line = `${account ? `${account}: ` : ''}${check}: ${message}${remedy ? ` → ${remedy}` : ''}`;
  return `${marks[verdict]} ${line.replace(/\p{Cc}+/gu, ' ')}\n`;
}

/** @param only the name of one account */
async function* examine(only: string | undefined): AsyncGenerator<Finding> {
  let config: Config;
  try {
    config = loadConfig(loadEnvironment());
  } catch (error) {
    yield fail('configuration', error);
    return;
  }
  for (const message of config.warnings) yield { check: 'configuration', verdict: 'warn', message };
  yield describeCallers(config);
  if (config.proxy) yield { check: 'proxy', verdict: 'ok', message: config.proxy.description };
  const accounts = config.accounts.filter(({ name }) => only === undefined || name === only);
  if (accounts.length === 0) {
    const names = config.accounts.map(({ name }) => name).join(', ');
    yield { check: 'configuration', verdict: 'fail', message: `${only} is no account`, remedy: `there are ${names}` };
  }
  for (const account of accounts) {
    for await (const finding of examineAccount(config, account)) {
      yield config.accounts.length > 1 ? { account: account.name, ...finding } : finding;
    }
  }
}

async function* examineAccount(config: Config, account: AccountConfig): AsyncGenerator<Finding> {
  yield* describeTarget(account);
  const { connection, state, signIn, close } = await openAccount(config, account, {
    info: ignore,
    warn: ignore,
    error: ignore,
  });
  try {
    if (config.redisUrl) yield await checkState(state);
    const amocrm = connection.with({});
    const found = await attempt(() => amocrm.account.get());
    if ('error' in found) {
      yield fail('account', found.error);
      return;
    }
    const message = `«${found.value.name}» (${found.value.id}), the token is accepted`;
    yield { check: 'account', verdict: 'ok', message };
    yield checkClock(connection);
    yield* checkToken(account, connection, signIn);
    const users = await attempt(() => amocrm.users.all());
    yield checkRights(users);
    yield checkFilters(found.value);
    yield* checkNewLeads(account, amocrm);
    if ('value' in users) yield* checkResponsible(account, users.value);
    yield* checkWebhook(config, account, amocrm);
  } finally {
    await close();
  }
}

function* describeTarget({ target, rateLimit }: AccountConfig): Generator<Finding> {
  if (target.kind === 'sandbox') {
    const remedy = 'set AMOCRM_SUBDOMAIN and AMOCRM_ACCESS_TOKEN for your own account';
    const message = 'no account is configured, this is the embedded sandbox';
    yield { check: 'configuration', verdict: 'warn', message, remedy };
  } else {
    const message = target.baseUrl ?? 'the account that somebody signs in to';
    yield { check: 'configuration', verdict: 'ok', message };
  }
  if (rateLimit > 7) {
    const remedy = 'set AMOCRM_RATE_LIMIT to what amoCRM granted you; the usual limit is 7';
    yield { check: 'rate limit', verdict: 'warn', message: `${rateLimit} requests a second`, remedy };
  }
}

function describeCallers({ apiTokens, mcpOauth, host }: Config): Finding {
  const ways = [
    ...(apiTokens.length > 0 ? [`${apiTokens.length} API_TOKENS`] : []),
    ...(mcpOauth ? [`at /mcp the tokens of ${mcpOauth.issuer}`] : []),
  ];
  const message = ways.length > 0 ? ways.join(', ') : `everybody on ${host} may read and write; no API_TOKENS`;
  return { check: 'callers', verdict: 'ok', message };
}

/** How long access lasts without anybody doing anything. */
async function* checkToken(
  { target }: AccountConfig,
  connection: Client,
  signIn: OpenAccount['signIn'],
): AsyncGenerator<Finding> {
  if (target.kind === 'account') {
    const warning = warnOfExpiry(target.accessToken.reveal(), Date.now() + (connection.clockOffsetMs() ?? 0));
    const expires = parseClaims(target.accessToken.reveal()).exp;
    const remedy = 'make a new long-lived token in the card of the integration';
    if (warning) yield { check: 'token', verdict: 'warn', message: warning, remedy };
    else if (typeof expires === 'number')
      yield { check: 'token', verdict: 'ok', message: `works until ${toDay(expires)}` };
  }
  const session = await signIn?.session.state();
  if (session?.status === 'ok') yield { check: 'token', verdict: 'ok', message: 'is renewed by itself' };
  else if (session) {
    const remedy = 'run amocrm-graphql login';
    const message = `REAUTHORIZATION_REQUIRED: ${session.reason ?? 'nobody has signed in'}`;
    yield { check: 'token', verdict: 'fail', message, remedy };
  }
}

function ignore(): void {}

async function checkState(state: State): Promise<Finding> {
  const trouble = await state.trouble();
  if (!trouble) return { check: 'redis', verdict: 'ok', message: 'answers and can be written to' };
  return { check: 'redis', verdict: 'fail', message: trouble, remedy: 'check REDIS_URL, its password and its server' };
}

function checkClock(connection: Client): Finding {
  const offset = Math.round((connection.clockOffsetMs() ?? 0) / 1000);
  if (Math.abs(offset) <= clockTolerance) return { check: 'clock', verdict: 'ok', message: 'agrees with amoCRM’s' };
  const message = `amoCRM’s clock is ${Math.abs(offset)} seconds ${offset > 0 ? 'ahead' : 'behind'}`;
  return { check: 'clock', verdict: 'warn', message, remedy: 'switch on time synchronisation on this machine' };
}

function checkRights(users: Attempt<User[]>): Finding {
  if ('value' in users)
    return { check: 'rights', verdict: 'ok', message: `administrator, ${users.value.length} users` };
  if (!(users.error instanceof ForbiddenError)) return fail('rights', users.error);
  return {
    check: 'rights',
    verdict: 'warn',
    message: 'the token’s user is no administrator: names of responsible users cannot be shown',
    remedy: 'let an administrator make the token',
  };
}

function checkFilters({ is_api_filter_enabled }: Account): Finding {
  if (is_api_filter_enabled !== false) return { check: 'filters', verdict: 'ok', message: 'the filters API is on' };
  const remedy = 'ask amoCRM’s support to switch it on; a filter that it ignores is an error here';
  return { check: 'filters', verdict: 'warn', message: 'the filters API is off', remedy };
}

/** amoCRM switches a subscription off after too many bad answers, and tells nobody here. */
async function* checkWebhook(
  { publicUrl }: Config,
  { webhookSecret, target }: AccountConfig,
  amocrm: Amocrm,
): AsyncGenerator<Finding> {
  const address = webhookAddress(publicUrl, webhookSecret);
  if (!address || target.kind === 'sandbox') return;
  const webhooks = await attempt(() => amocrm.webhooks.list());
  if ('error' in webhooks) {
    yield explainUnseen(webhooks.error);
    return;
  }
  const remedy = 'run amocrm-graphql webhooks subscribe';
  const ours = webhooks.value.find(({ destination }) => destination === address);
  const missing = webhookCodes.filter((code) => !ours?.settings.includes(code));
  const message = describeAddress(address);
  if (!ours) yield { check: 'webhooks', verdict: 'warn', message: `${message} is not subscribed`, remedy };
  else if (ours.disabled) {
    const reason = 'amoCRM has switched it off after too many bad answers: nothing arrives';
    yield { check: 'webhooks', verdict: 'fail', message: `${message}: ${reason}`, remedy };
  } else if (missing.length > 0) {
    yield { check: 'webhooks', verdict: 'warn', message: `${message} is not told of ${missing.join(', ')}`, remedy };
  } else yield { check: 'webhooks', verdict: 'ok', message };
}

/** The subscription may well be there, made by an administrator. */
function explainUnseen(error: unknown): Finding {
  if (!(error instanceof ForbiddenError)) return fail('webhooks', error);
  const message = 'the token’s user is no administrator: whether this server is subscribed cannot be seen';
  return { check: 'webhooks', verdict: 'warn', message, remedy: 'let an administrator make the token' };
}

async function* checkNewLeads({ defaults }: AccountConfig, amocrm: Amocrm): AsyncGenerator<Finding> {
  if (defaults.pipelineId === undefined && defaults.statusId === undefined) return;
  const pipelines = await attempt(() => amocrm.pipelines.all());
  if ('error' in pipelines) {
    yield fail('defaults', pipelines.error);
    return;
  }
  const pipeline = pipelines.value.find(({ id, is_main }) =>
    defaults.pipelineId ? id === defaults.pipelineId : is_main,
  );
  const known = pipelines.value.map(({ id, name }) => `${id} «${name}»`).join(', ');
  if (!pipeline) {
    const message = `AMO_PIPELINE_ID ${defaults.pipelineId} is no pipeline`;
    yield { check: 'defaults', verdict: 'fail', message, remedy: `there are ${known}` };
  } else if (defaults.statusId && !pipeline.statuses.some(({ id }) => id === defaults.statusId)) {
    const statuses = pipeline.statuses.map(({ id, name }) => `${id} «${name}»`).join(', ');
    const message = `AMO_STATUS_ID ${defaults.statusId} is no status of «${pipeline.name}»`;
    yield { check: 'defaults', verdict: 'fail', message, remedy: `there are ${statuses}` };
  } else {
    yield { check: 'defaults', verdict: 'ok', message: `new leads go to «${pipeline.name}»` };
  }
}

function* checkResponsible({ defaults }: AccountConfig, users: User[]): Generator<Finding> {
  if (defaults.responsibleUserId === undefined) return;
  const user = users.find(({ id }) => id === defaults.responsibleUserId);
  if (user) {
    yield { check: 'defaults', verdict: 'ok', message: `new leads are given to ${user.name}` };
    return;
  }
  const message = `AMO_RESPONSIBLE_ID ${defaults.responsibleUserId} is no user`;
  const remedy = `there are ${users.map(({ id, name }) => `${id} «${name}»`).join(', ')}`;
  yield { check: 'defaults', verdict: 'fail', message, remedy };
}

type Attempt<Value> = { value: Value } | { error: unknown };

async function attempt<Value>(work: () => Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
}

function fail(check: string, error: unknown): Finding {
  if (!(error instanceof AmocrmGraphqlError)) throw error;
  const message = error.message.replaceAll('\n', '; ');
  return { check, verdict: 'fail', message, ...(error.remedy ? { remedy: error.remedy } : {}) };
}
