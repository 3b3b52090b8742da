import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config/index.ts';

const token = 'a-token-of-the-test-0';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'accounts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('parseAccounts', () => {
  it('reads files with a byte order mark, and names their bad lines', () => {
    const text = `\ufeffAMOCRM_SUBDOMAIN=north\nAMOCRM_ACCESS_TOKEN=${token}\n`;
    writeFileSync(join(folder, 'north.env'), text);
    const [north] = loadConfig({ ACCOUNTS_DIR: folder }).accounts;
    expect(north).toMatchObject({ name: 'north', target: { kind: 'account', baseUrl: 'https://north.amocrm.ru' } });
    writeFileSync(join(folder, 'south.env'), Buffer.from(text.replace('north', 'south'), 'utf16le'));
    expect(loadConfig({ ACCOUNTS_DIR: folder }).accounts).toHaveLength(2);
    writeFileSync(join(folder, 'west.env'), `AMOCRM_SUBDOMAIN=west\nAMOCRM_ACCESS_TOKEN ${token}\n`);
    writeFileSync(join(folder, 'east.env.txt'), text);
    const problem = (() => {
      try {
        loadConfig({ ACCOUNTS_DIR: folder });
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect(problem).toContain('west.env, line 2');
    expect(problem).toContain('rename it to east.env');
    expect(problem).not.toContain(token);
  });
});
