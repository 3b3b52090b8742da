import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadEnvironment } from '../../../src/config/index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'environment-'));
  writeFileSync(join(folder, '.env'), '# Пример\nPORT=9001\nAMOCRM_SUBDOMAIN="mycompany"\nLOG_LEVEL=debug\n');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('the environment', () => {
  it('has the values of .env that the process does not set', () => {
    vi.stubEnv('PORT', undefined);
    vi.stubEnv('AMOCRM_SUBDOMAIN', undefined);
    expect(loadEnvironment(folder)).toMatchObject({ PORT: '9001', AMOCRM_SUBDOMAIN: 'mycompany' });
  });

  it('of the process overrides .env, even with an empty value', () => {
    vi.stubEnv('PORT', '9002');
    vi.stubEnv('LOG_LEVEL', '');
    expect(loadEnvironment(folder)).toMatchObject({ PORT: '9002', LOG_LEVEL: '' });
  });
});
