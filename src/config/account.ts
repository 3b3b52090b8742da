/** The accounts that are served: one from the environment, or several from the files of ACCOUNTS_DIR. */
import type { Issue } from '../errors/index.ts';
import { nearestNames } from '../errors/nearest.ts';
import { type AccountFile, loadAccountFiles } from './environment.ts';
import { Secret } from './secret.ts';
import { parseTarget, type Target } from './target.ts';
import { accountNames, ownNames, type Values } from './variable.ts';

/** One account, checked. */
export interface AccountConfig {
  /** The name for callers and the command line: that of its file, or `main` if there is only one account. */
  readonly name: string;
  readonly target: Target;
  readonly verifyTls: boolean;
  /** Requests per second. */
  readonly rateLimit: number;
  /** Requests per second of all integrations of the account. */
  readonly accountRateLimit: number;
  readonly defaults: {
    readonly pipelineId: number | undefined;
    readonly statusId: number | undefined;
    readonly responsibleUserId: number | undefined;
  };
  /** The last part of the address that amoCRM delivers webhooks to; without it nothing is received. */
  readonly webhookSecret: Secret | undefined;
}

/** The name of the account if there is only one. */
export const onlyAccount = 'main';

/** Valid names of accounts: they are used in headers, addresses, file names and keys of Redis. */
const accountName = /^[a-z0-9][a-z0-9-]{0,31}$/;

/** Parses the values of variables, and reports what is wrong with them. */
export type ParseValues = (given: Readonly<Record<string, string>>, issues: Issue[]) => Values;

/**
 * Never empty.
 *
 * @param given the environment, without empty values
 */
export function parseAccounts(
  values: Values,
  given: Readonly<Record<string, string>>,
  issues: Issue[],
  parseValues: ParseValues,
): AccountConfig[] {
  if (!values.ACCOUNTS_DIR) return [describeAccount(onlyAccount, values, parseTarget(values, issues))];
  for (const name of ownNames.filter((each) => each in given)) {
    issues.push({
      path: [name],
      message: 'belongs to one account; with ACCOUNTS_DIR it stands in that account’s file',
    });
  }
  const shared = Object.fromEntries(accountNames.flatMap((name) => (name in given ? [[name, given[name] ?? '']] : [])));
  const accounts = listFiles(values.ACCOUNTS_DIR, issues).map(({ name, values: own, issues: unread }) => {
    issues.push(...unread);
    const found: Issue[] = findForeignNames(own);
    if (!accountName.test(name)) {
      found.push({ path: [], message: 'its name must be of a-z, 0-9 and hyphens, at most 32' });
    }
    const merged = parseValues({ ...shared, ...own }, found);
    const account = describeAccount(name, merged, parseTarget(merged, found, name));
    issues.push(...found.map(({ path, message }) => ({ path: [[`${name}.env`, ...path].join(': ')], message })));
    return account;
  });
  issues.push(...findTwins(accounts));
  return accounts.length > 0 ? accounts : [describeAccount(onlyAccount, values, { kind: 'sandbox' })];
}

function describeAccount(name: string, values: Values, target: Target): AccountConfig {
  return {
    name,
    target,
    verifyTls: values.AMO_SSL_VERIFY,
    rateLimit: values.AMOCRM_RATE_LIMIT,
    accountRateLimit: Math.max(values.AMOCRM_ACCOUNT_RATE_LIMIT, values.AMOCRM_RATE_LIMIT),
    defaults: {
      pipelineId: values.AMO_PIPELINE_ID,
      statusId: values.AMO_STATUS_ID,
      responsibleUserId: values.AMO_RESPONSIBLE_ID,
    },
    webhookSecret: values.WEBHOOK_SECRET ? new Secret(values.WEBHOOK_SECRET) : undefined,
  };
}

function listFiles(folder: string, issues: Issue[]): AccountFile[] {
  try {
    const files = loadAccountFiles(folder);
    if (files.length === 0) issues.push({ path: ['ACCOUNTS_DIR'], message: `there is no <name>.env in ${folder}` });
    return files;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    issues.push({ path: ['ACCOUNTS_DIR'], message: `cannot be read: ${reason}` });
    return [];
  }
}

/** Names in an account's file that are misspelt or belong to the whole server. */
function findForeignNames(own: Readonly<Record<string, string>>): Issue[] {
  return Object.keys(own)
    .filter((name) => !accountNames.some((known) => known === name))
    .map((name) => {
      const near = nearestNames(name, accountNames, 1);
      return {
        path: [name],
        message: `does not belong in an account’s file${near[0] ? `; did you mean ${near[0]}?` : ''}`,
      };
    });
}

/** Accounts with the same address, secret or token file. They would share a rate budget, deliveries or tokens. */
function findTwins(accounts: readonly AccountConfig[]): Issue[] {
  const secretOf = ({ webhookSecret }: AccountConfig) => webhookSecret?.reveal();
  const addressOf = ({ target }: AccountConfig) => (target.kind === 'sandbox' ? undefined : target.baseUrl);
  const fileOf = ({ target }: AccountConfig) => (target.kind === 'oauth' ? target.tokenFile : undefined);
  const whats = { 'the address': addressOf, WEBHOOK_SECRET: secretOf, AMOCRM_TOKEN_FILE: fileOf };
  return Object.entries(whats).flatMap(([what, read]) =>
    accounts.flatMap((account, index) => {
      const twin = accounts
        .slice(0, index)
        .find((other) => read(account) !== undefined && read(other) === read(account));
      return twin ? [{ path: [`${account.name}.env`], message: `has ${what} of ${twin.name}.env` }] : [];
    }),
  );
}
