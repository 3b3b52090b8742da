import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Node resolves `graphql` to its CommonJS files and Vite to its ES modules: two copies, which graphql refuses.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['dist/**', 'node_modules/**'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Copies of accounts and exported files do not go to the user's own data folder.
    env: { XDG_DATA_HOME: join(tmpdir(), 'amocrm-graphql-tests') },
  },
});
