import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Copies of accounts and exported files do not go to the user's own data folder, and not to that of another run.
const dataFolder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-tests-'));
process.on('exit', () => rmSync(dataFolder, { recursive: true, force: true }));

/** Folders of tests, those with the longest files first. */
const folders = ['faults', 'browser', 'replica', 'contract', 'surface', 'journeys', 'evals', 'unit'];

/** Begins with what takes longest, so that no worker is left with a long file when the others have ended. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) =>
      folders.findIndex((folder) => moduleId.includes(join('test', folder)));
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  resolve: {
    // Node resolves `graphql` to its CommonJS files and Vite to its ES modules: two copies, which graphql refuses.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    sequence: { sequencer: LongestFirst },
    exclude: ['dist/**', 'node_modules/**'],
    // For what hangs: a busy machine may be five times slower than a quiet one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { XDG_DATA_HOME: dataFolder },
  },
});
