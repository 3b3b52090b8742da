import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { variables } from '../../../src/config/index.ts';
import { sandboxManagerToken, startSandbox } from '../../../src/sandbox/index.ts';

const secret = 'not-to-be-printed-anywhere';

async function type(...words: string[]) {
  let output = '';
  let complaints = '';
  const terminal = {
    write: (text: string) => {
      output += text;
    },
    complain: (text: string) => {
      complaints += text;
    },
  };
  return { code: await run(words, terminal), output, complaints };
}

/** An account that amoCRM could tell of changes. */
async function openAccount() {
  const sandbox = await startSandbox({ rateLimit: false, accountRateLimit: false });
  onTestFinished(() => sandbox.close());
  vi.stubEnv('AMOCRM_BASE_URL', sandbox.url);
  vi.stubEnv('AMOCRM_ACCESS_TOKEN', sandbox.token);
  vi.stubEnv('PUBLIC_URL', 'https://crm.example.ru/');
  vi.stubEnv('WEBHOOK_SECRET', secret);
  return sandbox;
}

beforeEach(() => {
  for (const name of Object.keys(variables)) vi.stubEnv(name, '');
});
afterEach(() => vi.unstubAllEnvs());

describe('webhooks', () => {
  it('subscribes this server, shows it and takes it back, and never prints the secret', async () => {
    await openAccount();
    const results = [
      await type('webhooks', 'list'),
      await type('webhooks', 'subscribe'),
      await type('webhooks', 'list'),
      await type('webhooks', 'list', '--json'),
      await type('webhooks', 'unsubscribe'),
      await type('webhooks', 'unsubscribe'),
    ];
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(results[0]?.output).toBe('There are no subscriptions.\n');
    expect(results[2]?.output).toMatch(
      /^\* https:\/\/crm\.example\.ru\/webhooks\/amocrm\/… {2}enabled\n.*add_lead update_lead/,
    );
    expect(JSON.parse(results[3]?.output ?? '')).toMatchObject([{ isOurs: true, disabled: false }]);
    expect(results[5]?.output).toBe('There are no subscriptions.\n');
    for (const { output, complaints } of results) expect(output + complaints).not.toContain(secret);
  });

  it('says what is missing, with a secret to take', async () => {
    const { code, complaints } = await type('webhooks', 'subscribe');
    expect(code).toBe(1);
    expect(complaints).toMatch(/WEBHOOK_SECRET: is required; a new one would be [\w-]{32}\n/);
    expect(complaints).toContain('PUBLIC_URL: is required');
    expect(complaints).toContain('the embedded sandbox sends every change to its own server');
  });

  it('has nothing to list for the embedded sandbox', async () => {
    const { code, complaints } = await type('webhooks', 'list');
    expect(code).toBe(1);
    expect(complaints).toContain('the embedded sandbox sends every change to its own server');
    expect(complaints).not.toContain('PUBLIC_URL');
  });

  it('lists what others have subscribed without an address of its own', async () => {
    await openAccount();
    await type('webhooks', 'subscribe');
    vi.stubEnv('PUBLIC_URL', '');
    vi.stubEnv('WEBHOOK_SECRET', '');
    const { code, output } = await type('webhooks', 'list');
    expect(code).toBe(0);
    expect(output).toMatch(/^ {2}https:\/\/crm\.example\.ru\/webhooks\/amocrm\/… {2}enabled\n/);
    expect(output).not.toContain(secret);
  });

  it.each(['http://crm.example.ru', 'http://localhost.example.ru', 'http://127.0.0.1.example.ru'])(
    'sends no secret over plain http to %s',
    async (address) => {
      await openAccount();
      vi.stubEnv('PUBLIC_URL', address);
      expect((await type('webhooks', 'subscribe')).complaints).toContain('must begin with https://');
    },
  );

  it('begins anew where subscribing again does not switch the subscription on', async () => {
    const methods: string[] = [];
    const server = createServer((request, response) => {
      methods.push(String(request.method));
      const disabled = !methods.includes('DELETE');
      const webhook = { id: 1, destination: 'https://crm.example.ru', settings: { add_lead: 1 }, disabled };
      response.writeHead(request.method === 'DELETE' ? 204 : 200, { 'content-type': 'application/json' });
      response.end(request.method === 'DELETE' ? undefined : JSON.stringify(webhook));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    await openAccount();
    vi.stubEnv('AMOCRM_BASE_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const { code, output } = await type('webhooks', 'subscribe');
    expect([code, methods]).toEqual([0, ['GET', 'POST', 'DELETE', 'POST']]);
    expect(output).toMatch(/ enabled\n/);
  });

  it('says that it takes an administrator', async () => {
    await openAccount();
    vi.stubEnv('AMOCRM_ACCESS_TOKEN', sandboxManagerToken);
    const { code, complaints } = await type('webhooks', 'subscribe');
    expect(code).toBe(1);
    expect(complaints).toContain('FORBIDDEN');
    expect(complaints).not.toContain(secret);
  });

  it.each([
    [['webhooks'], '«webhooks» needs an action: subscribe, list, unsubscribe'],
    [['webhooks', 'subscrib'], 'did you mean «subscribe»'],
    [['webhooks', 'list', 'subscribe'], 'takes one action'],
  ])('refuses %j', async (words, complaint) => {
    const { code, complaints } = await type(...words);
    expect(code).toBe(2);
    expect(complaints).toContain(complaint);
  });

  it('explains what it can do', async () => {
    const { output } = await type('webhooks', '--help');
    expect(output).toContain('Usage: amocrm-graphql webhooks subscribe|list|unsubscribe [options]');
    expect(output).toContain('Ends the subscription of this server.');
  });
});

describe('the doctor', () => {
  const examine = async () => {
    const { output, code } = await type('doctor', '--json');
    const findings = JSON.parse(output) as { check: string; verdict: string; remedy?: string; message: string }[];
    return { code, finding: findings.find(({ check }) => check === 'webhooks'), output };
  };

  it('says whether changes arrive', async () => {
    const sandbox = await openAccount();
    expect((await examine()).finding).toMatchObject({
      verdict: 'warn',
      remedy: 'run amocrm-graphql webhooks subscribe',
    });
    await type('webhooks', 'subscribe');
    const { finding, output } = await examine();
    expect(finding).toMatchObject({ verdict: 'ok' });
    expect(output).not.toContain(secret);
    // The port is closed, so every delivery fails.
    const send = () =>
      fetch(`${sandbox.url}/api/v4/contacts`, {
        method: 'POST',
        headers: { authorization: `Bearer ${sandbox.token}` },
        body: JSON.stringify([{ name: 'Анна' }]),
      });
    vi.stubEnv('PUBLIC_URL', 'http://127.0.0.1:1');
    await type('webhooks', 'subscribe');
    for (let index = 0; index <= 100; index++) {
      await send();
      await sandbox.settleWebhooks();
    }
    expect(await examine()).toMatchObject({
      code: 1,
      finding: { verdict: 'fail', message: expect.stringContaining('disabled it') },
    });
  });

  it('does not call missing what it may not see', async () => {
    await openAccount();
    vi.stubEnv('AMOCRM_ACCESS_TOKEN', sandboxManagerToken);
    expect((await examine()).finding).toMatchObject({
      verdict: 'warn',
      message: expect.stringContaining('not an administrator'),
    });
  });

  it('prints nothing about webhooks that are not configured', async () => {
    await openAccount();
    vi.stubEnv('WEBHOOK_SECRET', '');
    expect((await examine()).finding).toBeUndefined();
  });
});
