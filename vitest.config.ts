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

/**
 * Tests that change their process: they replace modules of Node, register a tracer, end the process, or measure it. The others share
 * processes: loading what they test takes longer than most of them.
 */
const ownProcess = [
  'test/browser/**/*.test.ts',
  'test/faults/**/*.test.ts',
  'test/journeys/trace.test.ts',
  'test/unit/cli/run.test.ts',
  'test/unit/state/token-file.test.ts',
];

export default defineConfig({
  resolve: {
    // Node resolves `graphql` to its CommonJS files and Vite to its ES modules: two copies, which graphql refuses.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    sequence: { sequencer: LongestFirst },
    setupFiles: ['test/leftover.ts'],
    projects: [
      { extends: true, test: { name: 'alone', include: ownProcess } },
      {
        extends: true,
        test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: ownProcess, isolate: false },
      },
    ],
    // For what hangs: a busy machine may be five times slower than a quiet one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { XDG_DATA_HOME: dataFolder },
  },
});
