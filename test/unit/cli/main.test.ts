import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** A module with a bug that shows while the program runs. */
const bug = (text: string) =>
  `data:text/javascript;base64,${Buffer.from(`setTimeout(() => { ${text} }, 300)`).toString('base64')}`;

describe('the process', () => {
  it.each([
    ['exception', "throw Object.assign(new Error('sent my-client-secret'), { headers: 'Bearer abcdefgh12345678' })"],
    ['rejection', "Promise.reject(new Error('sent my-client-secret with eyJ0eXAiOiJKV1Qi.eyJhdWQiOiI1.c2lnbmF0dXJl'))"],
  ])('ends after an unexpected %s, with a stack trace that contains no secret', (_, text) => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', bug(text), 'dist/cli/main.js', 'serve', '--port', '0'],
      {
        encoding: 'utf8',
        env: {
          LOG_LEVEL: 'silent',
          AMOCRM_CLIENT_ID: 'id',
          AMOCRM_CLIENT_SECRET: 'my-client-secret',
          AMOCRM_REDIRECT_URI: 'http://127.0.0.1:8000/oauth/callback',
        },
      },
    );
    expect(status).toBe(1);
    expect(stderr).toContain('a bug of this program:\nError: sent [redacted]');
    expect(stderr).not.toMatch(/my-client-secret|abcdefgh|eyJ0/);
  });
});
