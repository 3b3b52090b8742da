import { afterEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { startSandbox } from '../../../src/sandbox/index.ts';

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
    [['tools', 'all'], 'takes no argument «all»'],
    [['serve', '--port'], 'wants a value'],
    [['constructor'], 'There is no command «constructor»'],
  ])('refuses %j', async (words, complaint) => {
    const { code, complaints, output } = await type(...words);
    expect(code).toBe(2);
    expect(complaints).toContain(complaint);
    expect(output).toBe('');
  });

  it('prints the catalogue of tools', async () => {
    const { output } = await type('tools');
    expect(output).toMatch(/^smart_create_client_and_lead\s+writes {2}Does the whole job/m);
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

describe('doctor', () => {
  it('finds the sandbox healthy', async () => {
    const { code, output } = await type('doctor');
    expect(code).toBe(0);
    expect(output).toContain('✓ account: «Северный дом»');
    expect(output).toContain('✓ clock');
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
    const { SANDBOX_MANAGER_TOKEN } = await import('../../../src/sandbox/index.ts');
    vi.stubEnv('AMOCRM_BASE_URL', sandbox.url);
    vi.stubEnv('AMOCRM_ACCESS_TOKEN', SANDBOX_MANAGER_TOKEN);
    vi.stubEnv('AMO_PIPELINE_ID', '1');
    const { code, output } = await type('doctor');
    await sandbox.close();
    expect(output).toMatch(/^! clock: amoCRM’s clock is \d+ seconds ahead/m);
    expect(output).toContain('! rights:');
    expect(output).toContain('! filters:');
    expect(output).toContain('✗ defaults: AMO_PIPELINE_ID 1 is no pipeline → there are');
    expect(code).toBe(1);
  });

  it('prints its findings as JSON', async () => {
    const { output } = await type('doctor', '--json');
    expect(JSON.parse(output)).toContainEqual(expect.objectContaining({ check: 'clock', verdict: 'ok' }));
  });
});
