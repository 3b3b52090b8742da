import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { hashToken, variables } from '../../../src/config/index.ts';
import { startSandbox } from '../../../src/sandbox/index.ts';
import { freePort } from '../../port.ts';

/** Runs a command line and returns what a person sees. */
async function type(...words: string[]) {
  let output = '';
  let complaints = '';
  const code = await run(words, {
    write: (text) => {
      output += text;
    },
    complain: (text) => {
      complaints += text;
    },
  });
  return { code, output, complaints };
}

// A developer's .env may contain an account: empty values override it, and mean "not set".
beforeEach(() => {
  for (const name of Object.keys(variables)) vi.stubEnv(name, '');
});
afterEach(() => vi.unstubAllEnvs());

describe('the command line', () => {
  it('shows its commands when called with nothing', async () => {
    const { code, output } = await type();
    expect(code).toBe(0);
    for (const name of ['serve', 'mcp', 'sandbox', 'tools', 'doctor']) expect(output).toContain(`  ${name}`);
  });

  it.each(['serve', 'mcp', 'sandbox', 'tools', 'doctor'])('has --help for %s', async (name) => {
    const { code, output } = await type(name, '--help');
    expect(code).toBe(0);
    expect(output).toContain(`Usage: amocrm-graphql ${name}`);
  });

  it('lists every variable in the help of serve', async () => {
    expect((await type('serve', '--help')).output).toContain('AMOCRM_ACCESS_TOKEN');
  });

  it('shows its version', async () => {
    expect((await type('--version')).output).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [['servee'], 'did you mean «serve»'],
    [['tools', '--jsn'], 'did you mean «--json»'],
    [['tools', 'all'], 'takes no arguments, and got «all»'],
    [['serve', '--port'], 'needs a value'],
    [['constructor'], 'There is no command «constructor»'],
  ])('refuses %j', async (words, complaint) => {
    const { code, complaints, output } = await type(...words);
    expect(code).toBe(2);
    expect(complaints).toContain(complaint);
    expect(output).toBe('');
  });

  it('prints the catalogue of tools', async () => {
    const { output } = await type('tools');
    expect(output).toMatch(/^ *smart_create_client_and_lead\s+writes {2}Finds or creates a client/m);
    const { output: json } = await type('tools', '--json');
    expect(JSON.parse(json)).toHaveProperty('tools');
  });

  it('tells a wrong configuration in one block', async () => {
    vi.stubEnv('AMOCRM_SUBDOMAN', 'mycompany');
    const { code, complaints } = await type('serve');
    expect(code).toBe(1);
    expect(complaints).toContain('did you mean AMOCRM_SUBDOMAIN?');
    expect(complaints).not.toContain('    at ');
  });
});

/** Starts a command that runs until it is stopped, and returns what it prints once it is ready. */
async function start(...words: string[]): Promise<{ output: string; stop(): Promise<number> }> {
  let done: Promise<number> | undefined;
  const output = await new Promise<string>((resolve, reject) => {
    done = run(words, { write: resolve, complain: (complaint) => reject(new Error(complaint)) });
  });
  return {
    output,
    stop: async () => {
      // An event only: a real signal would end the test runner as well.
      process.emit('SIGTERM');
      return (await done) ?? 1;
    },
  };
}

describe('serve', () => {
  it('says loudly that it is the sandbox, and where everything is', async () => {
    vi.stubEnv('LOG_LEVEL', 'silent');
    const { output, stop } = await start('serve', '--port', '0');
    expect(output).toContain('embedded sandbox');
    expect(output).toMatch(/GraphQL {3}http:\/\/127\.0\.0\.1:\d+\/graphql/);
    expect(await stop()).toBe(0);
  });

  it('gives a client configuration that leads to this very server, from whatever folder', async () => {
    vi.stubEnv('LOG_LEVEL', 'silent');
    vi.stubEnv('API_TOKENS', 'a-token-long-enough');
    const { output, stop } = await start('serve', '--port', '0');
    const { mcpServers } = JSON.parse(/^ {4}\{$[\s\S]*?^ {4}\}$/m.exec(output)?.[0] ?? '');
    const url = /MCP {7}(.*)\/mcp/.exec(output)?.[1];
    expect(mcpServers.amocrm).toEqual({
      command: process.execPath,
      args: [expect.stringMatching(/^\/.*\/dist\/cli\/main\.js$/), 'mcp'],
      env: { AMOCRM_SERVER_URL: url, AMOCRM_SERVER_TOKEN: '<one of API_TOKENS>' },
    });
    expect(output).not.toContain('a-token-long-enough');
    expect(await stop()).toBe(0);
  });
});

describe('token', () => {
  it('makes a token and the hash that stands for it, with what it may', async () => {
    const { output } = await type('token', '--read-only', '--account', 'north, south', '--limit', '5', '--json');
    const { token, item } = JSON.parse(output);
    expect(item).toBe(`${hashToken(token)}:read-only:account=north:account=south:limit=5`);
    expect(JSON.parse((await type('token', '--json')).output).token).not.toBe(token);
    expect((await type('token', '--limit', 'much')).code).toBe(1);
  });
});

describe('sandbox', () => {
  it('prints the lines of a .env file that leads to it', async () => {
    const { output, stop } = await start('sandbox', '--leads', '5');
    const [, url, token] = /^AMOCRM_BASE_URL=(.*)\nAMOCRM_ACCESS_TOKEN=(.*)$/m.exec(output) ?? [];
    const answer = await fetch(`${url}/api/v4/account`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
    expect(await stop()).toBe(0);
  });

  it.each([
    ['--port', 'abc', '--port: must be a whole number from 0 to 65535'],
    ['--port', '99999', '--port: must be a whole number from 0 to 65535'],
    ['--leads', '1.5', '--leads: must be a whole number from 1'],
    ['--rate-limit', 'fast', '--rate-limit: must be a whole number from 0'],
  ])('refuses %s %s', async (option, value, complaint) => {
    const { code, complaints } = await type('sandbox', option, value);
    expect(code).toBe(1);
    expect(complaints).toContain(complaint);
    expect(complaints).not.toContain('    at ');
  });

  it('names --port when it is taken', async () => {
    const other = await startSandbox();
    const { code, complaints } = await type('sandbox', '--port', new URL(other.url).port);
    await other.close();
    expect(code).toBe(1);
    expect(complaints).toMatch(/--port: \d+ is in use by another program/);
    expect(complaints).not.toContain('    at ');
  });
});

describe('the program', () => {
  it('exits without an error when its output is no longer read', async () => {
    const main = new URL('../../../src/cli/main.ts', import.meta.url).pathname;
    const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', main, 'tools', '--json']);
    child.stdout?.destroy();
    const [complaints, [code]] = await Promise.all([child.stderr && text(child.stderr), once(child, 'close')]);
    expect({ complaints, code }).toEqual({ complaints: '', code: 0 });
  });
});

describe('doctor', () => {
  it('finds every wrong variable, that of the log included', async () => {
    vi.stubEnv('LOG_LEVEL', 'loud');
    const { code, output } = await type('doctor');
    expect(code).toBe(1);
    expect(output).toMatch(/^✗ configuration: .*LOG_LEVEL/);
  });

  it('finds the sandbox healthy', async () => {
    const { code, output } = await type('doctor');
    expect(code).toBe(0);
    expect(output).toContain('✓ account: «Северный дом»');
    expect(output).toContain('✓ clock');
  });

  it('names the file of the replica, the schema, or that it is off', async () => {
    const sandbox = await startSandbox();
    onTestFinished(() => sandbox.close());
    vi.stubEnv('AMOCRM_BASE_URL', sandbox.url);
    vi.stubEnv('AMOCRM_ACCESS_TOKEN', sandbox.token);
    vi.stubEnv('DATA_DIR', '/srv/amocrm');
    expect((await type('doctor')).output).toMatch(/^✓ replica: SQLite, \/srv\/amocrm\/replica\/\d+\.db$/m);
    vi.stubEnv('DATABASE_URL', 'postgres://amocrm:secret-word@127.0.0.1/amocrm');
    const { output } = await type('doctor');
    expect(output).toMatch(/^✓ replica: PostgreSQL, schema account_\d+$/m);
    expect(output).not.toContain('secret-word');
    vi.stubEnv('REPLICA', 'off');
    expect((await type('doctor')).output).toContain('✓ replica: off');
  });

  it('says of a wrong token what is wrong and how to mend it', async () => {
    const sandbox = await startSandbox();
    vi.stubEnv('AMOCRM_BASE_URL', sandbox.url);
    vi.stubEnv('AMOCRM_ACCESS_TOKEN', 'wrong-token-0123456789');
    const { code, output } = await type('doctor');
    await sandbox.close();
    expect(code).toBe(1);
    expect(output).toContain('✗ account: amoCRM does not accept the access token. → Check AMOCRM_ACCESS_TOKEN');
    expect(output).not.toContain('wrong-token');
  });

  it('warns of a clock that is off, of missing rights and of filters that are off', async () => {
    const sandbox = await startSandbox({ now: () => Math.floor(Date.now() / 1000) + 3_600, filterApi: false });
    const { sandboxManagerToken } = await import('../../../src/sandbox/index.ts');
    vi.stubEnv('AMOCRM_BASE_URL', sandbox.url);
    vi.stubEnv('AMOCRM_ACCESS_TOKEN', sandboxManagerToken);
    vi.stubEnv('AMO_PIPELINE_ID', '1');
    vi.stubEnv('AMO_RESPONSIBLE_ID', '1');
    const { code, output } = await type('doctor');
    await sandbox.close();
    expect(output).toMatch(/^! clock: amoCRM’s clock is \d+ seconds ahead/m);
    expect(output).toContain('! rights:');
    expect(output).toContain('! filters:');
    expect(output).toContain('✗ defaults: AMO_PIPELINE_ID: there is no pipeline 1 → the pipelines are');
    // Users are hidden from a manager, so nothing can be said of the responsible one.
    expect(output).not.toContain('AMO_RESPONSIBLE_ID');
    expect(code).toBe(1);
  });

  it('finds a responsible user that the account does not have', async () => {
    vi.stubEnv('AMO_RESPONSIBLE_ID', '1');
    const { code, output } = await type('doctor');
    expect(code).toBe(1);
    expect(output).toContain('✗ defaults: AMO_RESPONSIBLE_ID: there is no user 1 → the users are');
  });

  it('says that the Redis which is configured does not answer, without its password', async () => {
    vi.stubEnv('REDIS_URL', `redis://:secret-of-redis@127.0.0.1:${await freePort()}`);
    const { code, output } = await type('doctor');
    expect(code).toBe(1);
    expect(output).toContain(
      '✗ redis: The state that the instances share (Redis) cannot be reached. → check REDIS_URL',
    );
    expect(output).not.toContain('secret-of-redis');
  });

  it('prints its findings as JSON', async () => {
    const { output } = await type('doctor', '--json');
    expect(JSON.parse(output)).toContainEqual(expect.objectContaining({ check: 'clock', verdict: 'ok' }));
  });
});
