import { openAccount } from '../connect.ts';
import { ConfigurationError } from '../errors/index.ts';
import { Metadata } from '../loaders/metadata.ts';
import { openReplicaOf } from '../open-replica.ts';
import type { Difference, KindStatus, Replica, ReplicaStatus, Verification } from '../replica/index.ts';
import { amocrmClock } from '../runtime.ts';
import type { Command, Terminal } from './command.ts';
import { openConfig, pickAccount } from './open.ts';
import { accountOption } from './option.ts';

/** Records of each kind that `--verify` compares without `--all`. */
const sampleSize = 200;

/** Differences that are printed; their number is always printed. */
const maxShown = 50;

export const command: Command = {
  summary: 'Copies the account into the local replica, or checks the replica.',
  help: 'Without an option it copies what is missing or has changed, and goes on where an earlier run stopped. The exit code is 1 if the replica is not complete or differs from the account.',
  options: {
    ...accountOption,
    status: {
      type: 'boolean',
      description: 'Shows how far the replica is; sends amoCRM no more than a look at the account.',
    },
    verify: { type: 'boolean', description: 'Compares a sample of the records with amoCRM, field by field.' },
    all: { type: 'boolean', description: 'With --verify: compares all records, also those that the replica lacks.' },
    drop: { type: 'boolean', description: 'Deletes the replica. The next question makes another.' },
    'accept-deletes': {
      type: 'boolean',
      description: 'Removes records that are gone even if they are more than a bound; see --status.',
    },
    json: { type: 'boolean', description: 'As JSON.' },
  },
  async run({ account: name, status, verify, all, drop, json, 'accept-deletes': acceptsDeletes }, terminal) {
    const actions = { '--status': status, '--verify': verify, '--drop': drop, '--accept-deletes': acceptsDeletes };
    checkOptions(
      Object.entries(actions).flatMap(([option, isGiven]) => (isGiven ? [option] : [])),
      all === true,
    );
    const { config, log } = openConfig();
    const account = pickAccount(config, name);
    const { connection, isSandbox, close } = await openAccount(config, account, log);
    const { now } = amocrmClock(connection);
    const metadata = new Metadata(connection.with({}));
    const { rateLimit } = account;
    const replica = openReplicaOf({ config, isSandbox, connection, metadata, now, rateLimit, log });
    try {
      if (drop) {
        await replica.drop();
        terminal.write(json ? '{"dropped":true}\n' : 'The replica is deleted.\n');
        return 0;
      }
      const opened = await replica.open();
      if (verify)
        return printVerification(await opened.verify({ sample: all ? undefined : sampleSize }), terminal, json);
      const result = status
        ? await opened.status()
        : await copy(opened, terminal, acceptsDeletes === true, json === true);
      terminal.write(json ? `${JSON.stringify(result, null, 2)}\n` : describeStatus(result));
      return result.kinds.every(isWhole) ? 0 : 1;
    } finally {
      await replica.close();
      await close();
    }
  },
};

/** @throws {ConfigurationError} */
function checkOptions(given: readonly string[], all: boolean): void {
  const [first, second] = given;
  if (second) throw new ConfigurationError([{ path: [second], message: `cannot be combined with ${first}` }]);
  if (all && first !== '--verify') throw new ConfigurationError([{ path: ['--all'], message: 'goes with --verify' }]);
}

function isWhole({ isFilled, refusedRemoval }: KindStatus): boolean {
  return isFilled && refusedRemoval === null;
}

/** Copies, with a line on standard error for each thousand records. */
function copy(replica: Replica, terminal: Terminal, acceptsDeletes: boolean, isQuiet: boolean): Promise<ReplicaStatus> {
  let shown = 0;
  return replica.synchronize({
    acceptsDeletes,
    onProgress({ done, message }) {
      const step = Math.floor(done / 1_000);
      if (isQuiet || step === shown) return;
      shown = step;
      terminal.complain(`${message}\n`);
    },
  });
}

function describeStatus({ kinds, lease, engine, bytes, damagedFile }: ReplicaStatus): string {
  const lines = kinds.map((kind) => `${kind.kind.padEnd(18)}${describeKind(kind)}`);
  const place = engine === 'sqlite' ? 'a SQLite file' : 'PostgreSQL';
  return [
    ...lines,
    `In ${place}, ${(bytes / 1e6).toFixed(1)} MB.`,
    ...(lease ? [`A process writes it at present; its lease ends at ${toText(lease.expiresAt)} at the latest.`] : []),
    ...(damagedFile ? [`The file was damaged and is made anew; the damaged one is ${damagedFile}.`] : []),
    '',
  ].join('\n');
}

function describeKind(kind: KindStatus): string {
  const { isFilled, filledSince, syncedAt, rows, pages, error, refusedRemoval, warning } = kind;
  const parts = [printCount(rows, 'record')];
  if (isFilled) parts.push(`complete, as of ${toText(syncedAt)}`);
  else if (filledSince === null) parts.push('not begun');
  else parts.push(`${printCount(pages, 'page')}, all created since ${toText(filledSince)}`);
  if (refusedRemoval)
    parts.push(
      `${refusedRemoval.removed} of ${refusedRemoval.total} records seem to be gone, which is unusual: check amoCRM, then \`sync --accept-deletes\` removes them`,
    );
  if (warning) parts.push(warning);
  if (error) parts.push(`last error at ${toText(error.at)}: ${error.message}`);
  return parts.join('; ');
}

function printCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function toText(seconds: number | null): string {
  return seconds === null ? 'never' : new Date(seconds * 1000).toISOString();
}

function printVerification(
  { compared, changed, differences }: Verification,
  terminal: Terminal,
  json: string | boolean | undefined,
): 0 | 1 {
  if (json) terminal.write(`${JSON.stringify({ compared, changed, differences }, null, 2)}\n`);
  else {
    for (const [kind, count] of Object.entries(compared)) terminal.write(`${kind.padEnd(18)}${count} compared\n`);
    if (changed > 0) terminal.write(`${changed} changed meanwhile and were not compared.\n`);
    for (const difference of differences.slice(0, maxShown)) terminal.write(describeDifference(difference));
    terminal.write(`${printCount(differences.length, 'difference')}.\n`);
  }
  return differences.length === 0 ? 0 : 1;
}

function describeDifference({ kind, id, field, replica, live }: Difference): string {
  const print = (value: unknown) => JSON.stringify(value)?.slice(0, 200) ?? 'nothing';
  return `${kind} ${id} ${field}: replica ${print(replica)}, amoCRM ${print(live)}\n`;
}
