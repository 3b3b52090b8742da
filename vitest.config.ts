import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Copies of accounts and exported files do not go to the user's own data folder, and not to that of another run.
const dataFolder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-tests-'));
process.on('exit', () => rmSync(dataFolder, { recursive: true, force: true }));

export default defineConfig({
  resolve: {
    // Node resolves `graphql` to its CommonJS files and Vite to its ES modules: two copies, which graphql refuses.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['dist/**', 'node_modules/**'],
    // For what hangs: a busy machine may be five times slower than a quiet one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { XDG_DATA_HOME: dataFolder },
  },
});
