import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a shell example printed. */
export interface Printed {
  code: number | null;
  output: string;
  errors: string;
}

/** Runs shell examples against a server. */
export interface Shell {
  /** @param options `checkOnly`: nothing is carried out, only held against what exists */
  run(script: string, options?: { checkOnly?: boolean }): Promise<Printed>;
  close(): void;
}

const programs = ['npm', 'npx', 'node', 'curl', 'git', 'rm', 'amocrm-graphql'];
const shim = fileURLToPath(new URL('shim.mjs', import.meta.url));

/**
 * A shell in which every program is `shim.mjs`, and any other program is not found.
 *
 * @param url what `http://127.0.0.1:8000` stands for
 */
export function openShell(url: string): Shell {
  const folder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-shell-'));
  for (const program of programs) {
    const path = join(folder, program);
    writeFileSync(path, `#!/bin/sh\nexec "${process.execPath}" "${shim}" ${program} "$@"\n`);
    chmodSync(path, 0o755);
  }
  return {
    async run(script, { checkOnly = false } = {}) {
      const child = spawn('/bin/sh', ['-eu', '-c', script], {
        cwd: folder,
        env: {
          PATH: folder,
          DOCUMENT_PATH: process.env.PATH,
          DOCUMENT_ROOT: process.cwd(),
          DOCUMENT_URL: url,
          LOG_LEVEL: 'silent',
          ...(checkOnly && { DOCUMENT_CHECK_ONLY: '1' }),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const printed: Printed = { code: null, output: '', errors: '' };
      child.stdout.on('data', (chunk: Buffer) => {
        printed.output += chunk;
      });
      child.stderr.on('data', (chunk: Buffer) => {
        printed.errors += chunk;
      });
      [printed.code] = await once(child, 'close');
      return printed;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
