import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './port.ts';

/** A PostgreSQL server of its own on a free port of this machine. */
export interface PostgresServer {
  /** `postgres://…` of its only database. */
  url: string;
  stop(): Promise<void>;
  /** Stops at once and starts again on the same port. */
  restart(): Promise<void>;
}

/** The folder of PostgreSQL's programs; undefined if it is not installed. */
export function findPostgres(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((one, other) => Number(other) - Number(one)) : [];
  return versions.map((version) => join(root, version, 'bin')).find((folder) => existsSync(join(folder, 'initdb')));
}

if (!findPostgres() && process.env.CI) throw new Error('CI must have PostgreSQL; .ci/run installs it.');

/** PostgreSQL refuses to run as root. */
const asUser = process.getuid?.() === 0 ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] : [];

/** Starts a server; its data is removed when it stops. */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = findPostgres();
  if (!programs) throw new Error('PostgreSQL is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-postgres-'));
  if (asUser.length > 0) execFileSync('chown', ['postgres:postgres', folder]);
  const run = (program: string, ...args: string[]) => {
    const [command = '', ...rest] = [...asUser, join(programs, program), ...args];
    execFileSync(command, rest, { cwd: folder, stdio: 'pipe' });
  };
  const data = join(folder, 'data');
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync');
  const port = await freePort();
  const start = async () => {
    const options = ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1', '-c', 'fsync=off'];
    const [command = '', ...rest] = [...asUser, join(programs, 'postgres'), ...options];
    const server = spawn(command, rest, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    await new Promise<void>((resolve, reject) => {
      let log = '';
      server.stderr.on('data', (text: Buffer) => {
        log += text;
        if (log.includes('ready to accept connections')) resolve();
      });
      server.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${log}`)));
    });
    return server;
  };
  let server = await start();
  const end = (signal: NodeJS.Signals) =>
    new Promise<void>((resolve) => {
      server.once('exit', () => resolve());
      server.kill(signal);
    });
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
    async restart() {
      await end('SIGINT');
      server = await start();
    },
  };
}
