import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Copies of accounts and exported files do not go to the user's own data folder, and not to that of another run.
const dataFolder = mkdtempSync(join(tmpdir(), 'amocrm-graphql-tests-'));
process.on('exit', () => rmSync(dataFolder, { recursive: true, force: true }));

/** Tests that change their process: they replace modules of Node, register a tracer, end the process, or measure it. */
const alone = [
  'test/browser/**/*.test.ts',
  'test/faults/**/*.test.ts',
  'test/journeys/trace.test.ts',
  'test/unit/cli/run.test.ts',
  'test/unit/state/token-file.test.ts',
];

/**
 * The others share processes, because loading what they test takes longer than most of them. Each group has processes of its own: one
 * that ran all of them would keep gigabytes.
 */
const shared = {
  replica: 'test/replica/**/*.test.ts',
  contract: 'test/{contract,surface}/**/*.test.ts',
  'journeys a-e': 'test/journeys/[a-e]*.test.ts',
  'journeys f-o': 'test/journeys/[f-o]*.test.ts',
  'journeys p-z': 'test/journeys/[p-z]*.test.ts',
  evals: 'test/evals/**/*.test.ts',
  unit: 'test/unit/**/*.test.ts',
};

/** In the order of their longest files, so that no worker is left with a long one when the others have ended. */
const groups = ['alone', ...Object.keys(shared)];

/** One group after the other, so that a process serves a whole one. */
class GroupByGroup extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ project }: TestSpecification) => groups.indexOf(project.name);
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  resolve: {
    // Node resolves `graphql` to its CommonJS files and Vite to its ES modules: two copies, which graphql refuses.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    sequence: { sequencer: GroupByGroup },
    setupFiles: ['test/leftover.ts'],
    projects: [
      { extends: true, test: { name: 'alone', include: alone } },
      ...Object.entries(shared).map(([name, include]) => ({
        extends: true as const,
        test: { name, include: [include], exclude: alone, isolate: false },
      })),
    ],
    // For what hangs: a busy machine may be five times slower than a quiet one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { XDG_DATA_HOME: dataFolder },
  },
});
