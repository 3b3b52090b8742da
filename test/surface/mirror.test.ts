import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const files = readdirSync('test/unit', { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.test.ts'),
);

describe('test/unit', () => {
  it.each(files)('has the source of %s at the same place in src', (file) => {
    // `card.add.test.ts` and `card.trash.test.ts` test aspects of one source, `card.ts`.
    const source = file.replace(/(\.[\w-]+)?\.test\.ts$/, '.ts');
    expect(existsSync(join('src', source)), `src/${source} exists; stories of several files go to test/journeys`).toBe(
      true,
    );
  });
});
