import { type Account, type Amocrm, type Client, parseClaims, type User } from '../amocrm/index.ts';
import { type AccountConfig, type Config, loadConfig, loadEnvironment } from '../config/index.ts';
import { type OpenAccount, openAccount } from '../connect.ts';
import { listCandidates } from '../errors/candidate.ts';
import { AmocrmGraphqlError, ForbiddenError } from '../errors/index.ts';
import { webhookCodes } from '../live/delivery.ts';
import { describeAddress } from '../live/receiver-address.ts';
import { replicaFile } from '../open-replica.ts';
import type { State } from '../state/index.ts';
import type { Command } from './command.ts';
import { toDay, warnOfExpiry } from './expiry.ts';
import { accountOption } from './option.ts';
import { webhookAddress } from './webhooks.ts';

/** The result of one check. `warn`: it works, but perhaps not as expected. */
interface Finding {
  /** If there are several accounts. */
  account?: string;
  check: string;
  verdict: 'ok' | 'warn' | 'fail';
  message: string;
  /** How to fix it. */
  remedy?: string;
}

const marks = { ok: '✓', warn: '!', fail: '✗' } as const;

/** How many seconds the clocks may differ: "created since" and lifetimes of tokens compare them. */
const clockTolerance = 30;

export const command: Command = {
  summary: 'Checks configuration, token, rights and clock against the live account.',
  help: 'Prints one line for each check: what is wrong and how to fix it. Changes nothing. The exit code is 1 if a check fails.',
  options: {
    account: { ...accountOption.account, description: 'Only this account; all if omitted.' },
    json: { type: 'boolean', description: 'The findings as JSON.' },
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

/** Formats a finding. Names are texts of amoCRM's users, so control characters are removed. */
function describeFinding({ account, check, verdict, message, remedy }: Finding): string {
  const line = `${account ? `${account}: ` : ''}${check}: ${message}${remedy ? ` → ${remedy}` : ''}`;
  return `${marks[verdict]} ${line.replace(/\p{Cc}+/gu, ' ')}\n`;
}

/** @param only the name of one account; all if omitted */
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
  if (config.chartImages) yield await checkPictures();
  const accounts = config.accounts.filter(({ name }) => only === undefined || name === only);
  if (accounts.length === 0) {
    const names = config.accounts.map(({ name }) => name).join(', ');
    yield {
      check: 'configuration',
      verdict: 'fail',
      message: `there is no account ${only}`,
      remedy: `the accounts are ${names}`,
    };
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
    const found = await settle(() => amocrm.account.get());
    if ('error' in found) {
      yield fail('account', found.error);
      return;
    }
    const message = `«${found.value.name}» (${found.value.id}), the token is accepted`;
    yield { check: 'account', verdict: 'ok', message };
    yield describeReplica(config, account, found.value.id);
    yield checkClock(connection);
    yield* checkToken(account, connection, signIn);
    const users = await settle(() => amocrm.users.all());
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
    const message = target.baseUrl ?? 'the account that you sign in to';
    yield { check: 'configuration', verdict: 'ok', message };
  }
  if (rateLimit > 7) {
    const remedy = 'set AMOCRM_RATE_LIMIT to what amoCRM granted you; the usual limit is 7';
    yield { check: 'rate limit', verdict: 'warn', message: `${rateLimit} requests a second`, remedy };
  }
}

/** Where the replica is: a SQLite shell and dashboards open it there. */
function describeReplica({ replica, dataFolder }: Config, { target }: AccountConfig, accountId: number): Finding {
  const check = 'replica';
  if (!replica) return { check, verdict: 'ok', message: 'off' };
  if (target.kind === 'sandbox')
    return { check, verdict: 'ok', message: 'made anew at each start, because the demo is' };
  const message = replica.databaseUrl
    ? `PostgreSQL, schema account_${accountId}`
    : `SQLite, ${replicaFile(dataFolder, accountId)}`;
  return { check, verdict: 'ok', message };
}

function describeCallers({ apiTokens, mcpOauth, host }: Config): Finding {
  const credentials = [
    ...(apiTokens.length > 0 ? [`${apiTokens.length} API_TOKENS`] : []),
    ...(mcpOauth ? [`at /mcp the tokens of ${mcpOauth.issuer}`] : []),
  ];
  const message =
    credentials.length > 0 ? credentials.join(', ') : `anyone on ${host} may read and write: there are no API_TOKENS`;
  return { check: 'callers', verdict: 'ok', message };
}

/** Checks that the packages that draw are installed. */
async function checkPictures(): Promise<Finding> {
  const { ChartsUnavailableError, loadCanvas } = await import('../mcp/chart-image.ts');
  try {
    await loadCanvas();
    return { check: 'pictures', verdict: 'ok', message: 'can be drawn for hosts without MCP Apps' };
  } catch (error) {
    if (!(error instanceof ChartsUnavailableError)) throw error;
    const { message, remedy } = error;
    return { check: 'pictures', verdict: 'warn', message, remedy };
  }
}

/** Checks how long access lasts without a new sign-in. */
async function* checkToken(
  { target }: AccountConfig,
  connection: Client,
  signIn: OpenAccount['signIn'],
): AsyncGenerator<Finding> {
  if (target.kind === 'account') {
    const warning = warnOfExpiry(target.accessToken.reveal(), Date.now() + (connection.clockOffsetMs() ?? 0));
    const expires = parseClaims(target.accessToken.reveal()).exp;
    const remedy = 'create a new long-lived token in the settings of the integration';
    if (warning) yield { check: 'token', verdict: 'warn', message: warning, remedy };
    else if (typeof expires === 'number')
      yield { check: 'token', verdict: 'ok', message: `works until ${toDay(expires)}` };
  }
  const session = await signIn?.session.state();
  if (session?.status === 'ok') yield { check: 'token', verdict: 'ok', message: 'is renewed automatically' };
  else if (session) {
    const remedy = 'run amocrm-graphql login';
    const message = `REAUTHORIZATION_REQUIRED: ${session.reason ?? 'sign-in has not been done'}`;
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
  return { check: 'clock', verdict: 'warn', message, remedy: 'enable time synchronisation on this machine' };
}

function checkRights(users: Settled<User[]>): Finding {
  if ('value' in users)
    return { check: 'rights', verdict: 'ok', message: `administrator, ${users.value.length} users` };
  if (!(users.error instanceof ForbiddenError)) return fail('rights', users.error);
  return {
    check: 'rights',
    verdict: 'warn',
    message: 'the user of the token is not an administrator: names of responsible users cannot be shown',
    remedy: 'use a token of an administrator',
  };
}

function checkFilters({ is_api_filter_enabled }: Account): Finding {
  if (is_api_filter_enabled !== false)
    return { check: 'filters', verdict: 'ok', message: 'the filters API is enabled' };
  const remedy = 'ask amoCRM’s support to enable it; until then ignored filters are errors here';
  return { check: 'filters', verdict: 'warn', message: 'the filters API is disabled', remedy };
}

/** Checks the webhook. amoCRM disables it after too many bad answers, without a notification. */
async function* checkWebhook(
  { publicUrl }: Config,
  { webhookSecret, target }: AccountConfig,
  amocrm: Amocrm,
): AsyncGenerator<Finding> {
  const address = webhookAddress(publicUrl, webhookSecret);
  if (!address || target.kind === 'sandbox') return;
  const webhooks = await settle(() => amocrm.webhooks.list());
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
    const reason = 'amoCRM has disabled it after too many bad answers, so no changes arrive';
    yield { check: 'webhooks', verdict: 'fail', message: `${message}: ${reason}`, remedy };
  } else if (missing.length > 0) {
    yield { check: 'webhooks', verdict: 'warn', message: `${message} does not receive ${missing.join(', ')}`, remedy };
  } else yield { check: 'webhooks', verdict: 'ok', message };
}

/** Explains why the webhooks cannot be listed. The subscription may exist. */
function explainUnseen(error: unknown): Finding {
  if (!(error instanceof ForbiddenError)) return fail('webhooks', error);
  const message = 'the user of the token is not an administrator, so webhooks cannot be listed';
  return { check: 'webhooks', verdict: 'warn', message, remedy: 'use a token of an administrator' };
}

async function* checkNewLeads({ defaults }: AccountConfig, amocrm: Amocrm): AsyncGenerator<Finding> {
  if (defaults.pipelineId === undefined && defaults.statusId === undefined) return;
  const pipelines = await settle(() => amocrm.pipelines.all());
  if ('error' in pipelines) {
    yield fail('defaults', pipelines.error);
    return;
  }
  const pipeline = pipelines.value.find(({ id, is_main }) =>
    defaults.pipelineId ? id === defaults.pipelineId : is_main,
  );
  const known = listCandidates(pipelines.value);
  if (!pipeline) {
    const message = `AMO_PIPELINE_ID: there is no pipeline ${defaults.pipelineId}`;
    yield { check: 'defaults', verdict: 'fail', message, remedy: `the pipelines are ${known}` };
  } else if (defaults.statusId && !pipeline.statuses.some(({ id }) => id === defaults.statusId)) {
    const message = `AMO_STATUS_ID: there is no status ${defaults.statusId} in «${pipeline.name}»`;
    yield {
      check: 'defaults',
      verdict: 'fail',
      message,
      remedy: `its statuses are ${listCandidates(pipeline.statuses)}`,
    };
  } else {
    yield { check: 'defaults', verdict: 'ok', message: `new leads go to «${pipeline.name}»` };
  }
}

function* checkResponsible({ defaults }: AccountConfig, users: User[]): Generator<Finding> {
  if (defaults.responsibleUserId === undefined) return;
  const user = users.find(({ id }) => id === defaults.responsibleUserId);
  if (user) {
    yield { check: 'defaults', verdict: 'ok', message: `${user.name} is responsible for new leads` };
    return;
  }
  const message = `AMO_RESPONSIBLE_ID: there is no user ${defaults.responsibleUserId}`;
  const remedy = `the users are ${listCandidates(users)}`;
  yield { check: 'defaults', verdict: 'fail', message, remedy };
}

type Settled<Value> = { value: Value } | { error: unknown };

async function settle<Value>(work: () => Promise<Value>): Promise<Settled<Value>> {
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
