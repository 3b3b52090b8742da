import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const logger = new URL('../../../src/telemetry/logger.ts', import.meta.url).href;

/** Runs some lines with a log at level `info` that knows one secret, in a process whose two outputs can be told apart. */
function logIn(lines: string): { stdout: string; records: Record<string, unknown>[]; stderr: string } {
  const script = `import { createLogger } from '${logger}';
    const log = createLogger({ level: 'info', secrets: ['my-secret-value'] });\n${lines}`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const records = stderr
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { stdout, stderr, records };
}

describe('the log', () => {
  it('goes to standard error only, from its level on', () => {
    const { stdout, records } = logIn(`log.debug('тихо'); log.info({ id: 7 }, 'громко');`);
    expect(stdout).toBe('');
    expect(records).toMatchObject([{ id: 7, msg: 'громко' }]);
  });

  it('does not grow with what a stranger has sent', () => {
    const { stderr, records } = logIn(`log.info({ err: new Error('x'.repeat(100_000)) }, 'y');`);
    expect(records).toHaveLength(1);
    expect(stderr.length).toBeLessThan(10_000);
    expect(stderr).toContain('… (100000 characters)');
  });

  it('shows no secret in a text, a field, an error or its cause', () => {
    const { stderr, records } = logIn(`
      log.info('x my-secret-value');
      log.info({ deep: { headers: { authorization: 'Bearer abcdefgh12345678' } } }, 'y');
      log.info({ err: new Error('z', { cause: new Error('my-secret-value') }) }, 'z');`);
    expect(records).toHaveLength(3);
    expect(stderr).toContain('[redacted]');
    expect(stderr).not.toMatch(/my-secret-value|abcdefgh/);
  });
});
