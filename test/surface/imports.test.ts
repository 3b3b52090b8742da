import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type IConfiguration, type IViolation } from 'dependency-cruiser';
import { describe, expect, it, onTestFinished } from 'vitest';

const file = new URL('../../.dependency-cruiser.mjs', import.meta.url).href;
const { default: table } = (await import(file)) as { default: IConfiguration };

/** The names of the rules that a tree of files breaks. */
async function findBroken(files: Record<string, string>): Promise<string[]> {
  const baseDir = await mkdtemp(join(tmpdir(), 'imports-'));
  onTestFinished(() => rm(baseDir, { recursive: true }));
  await symlink(resolve('node_modules'), join(baseDir, 'node_modules'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(baseDir, name)), { recursive: true });
    await writeFile(join(baseDir, name), text);
  }
  const { options, forbidden } = table;
  const { output } = await cruise(['src'], {
    ...options,
    baseDir,
    validate: true,
    ruleSet: { forbidden: forbidden ?? [] },
  });
  const { violations } = (output as { summary: { violations: IViolation[] } }).summary;
  return [...new Set(violations.map(({ rule }) => rule.name))].sort();
}

const value = 'export const value = 1;\n';

describe('the table of import directions', () => {
  it('lets a room import what is below it', async () => {
    const files = { 'src/mcp/tool.ts': `import { value } from '../operations/run.ts';\nvoid value;\n` };
    expect(await findBroken({ ...files, 'src/operations/run.ts': value })).toEqual([]);
  });

  it('refuses a door that imports another door', async () => {
    const files = { 'src/mcp/tool.ts': `import { value } from '../rest/router.ts';\nvoid value;\n` };
    expect(await findBroken({ ...files, 'src/rest/router.ts': value })).toEqual(['imports-of-mcp']);
  });

  it('refuses an import of types alone as well', async () => {
    const files = {
      'src/sandbox/store.ts': `import type { Value } from '../live/change.ts';\nexport type Row = Value;\n`,
    };
    expect(await findBroken({ ...files, 'src/live/change.ts': 'export type Value = 1;\n' })).toEqual([
      'imports-of-sandbox',
    ]);
  });

  it('refuses a room that is not listed, whether it imports or is imported', async () => {
    expect(
      await findBroken({
        'src/helper/index.ts': `import { value } from '../errors/index.ts';\nvoid value;\n`,
        'src/errors/index.ts': value,
      }),
    ).toEqual(['room-is-listed']);
    expect(
      await findBroken({
        'src/errors/index.ts': `import { value } from '../helper/index.ts';\nvoid value;\n`,
        'src/helper/index.ts': value,
      }),
    ).toEqual(['imported-room-is-listed', 'imports-of-errors']);
  });

  it('refuses a package in another room than its own', async () => {
    expect(await findBroken({ 'src/resolvers/lead.ts': `import { request } from 'undici';\nvoid request;\n` })).toEqual(
      ['only-amocrm-imports-undici'],
    );
  });

  it('refuses a circle, of types too', async () => {
    const files = {
      'src/cli/run.ts': `import type { B } from './serve.ts';\nexport type A = B | 1;\n`,
      'src/cli/serve.ts': `import type { A } from './run.ts';\nexport type B = A | 2;\n`,
    };
    expect(await findBroken(files)).toEqual(['no-circle']);
  });
});
