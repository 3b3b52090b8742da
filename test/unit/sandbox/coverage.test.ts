import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { absent, coverage } from '../../../src/sandbox/coverage.ts';
import { routes } from '../../../src/sandbox/routes/index.ts';

const ROOM = new URL('../../../src/sandbox/', import.meta.url);

describe('the coverage table', () => {
  it('names exactly the routes of the router, each once', () => {
    const table = routes.map((route) => `${route.method} ${route.template}`);
    expect(new Set(table).size).toBe(table.length);
    expect(Object.keys(coverage).toSorted()).toEqual(table.toSorted());
  });

  it('says what each reproduces, and what no route has', () => {
    for (const [route, entry] of Object.entries(coverage)) expect([route, entry.reproduced]).not.toEqual([route, '']);
    expect(absent.length).toBeGreaterThan(0);
  });
});

describe('the sandbox', () => {
  it('imports only itself and Node', () => {
    const files = readdirSync(ROOM, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const text = readFileSync(new URL(file, ROOM), 'utf8');
      const imports = [...text.matchAll(/from '([^']+)'/g)].map((match) => match[1] ?? '');
      const foreign = imports.filter((name) => !name.startsWith('node:') && !isInside(name, file));
      expect([file, foreign]).toEqual([file, []]);
    }
  });
});

function isInside(name: string, file: string): boolean {
  return name.startsWith('.') && new URL(name, new URL(file, ROOM)).href.startsWith(ROOM.href);
}
