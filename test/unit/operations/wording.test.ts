import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadOperations } from '../../../src/operations/load.ts';
import type { Operation } from '../../../src/operations/operation.ts';
import { createWording } from '../../../src/operations/wording.ts';
import { schema } from '../../../src/schema/index.ts';

const { operations } = await loadOperations({ root: 'src/operations' }, schema);
const tools = operations.filter(({ isTool }) => isTool);
const find = (name: string) => operations.find((each) => each.name === name) as Operation;

const toTool = createWording(tools, ({ name }) => name);
const toRoute = createWording(operations, ({ route }) => `${route.method} ${route.path}`);

describe('a text of an error', () => {
  it.each([
    ['Use `archiveLead`.', 'Use `archive_lead`.'],
    ['Give `contactIds`.', 'Give `contact_id`.'],
    ['Set `statusId` to 143.', 'Set `status_id` to 143.'],
    ['Repeat with `evenIfWon: true`.', 'Repeat with `even_if_won: true`.'],
    ['Link them with `linkEntities`.', 'Link them with `link_records`.'],
    ['Use `createLeadWithContact`.', 'Use `create_complex_lead`.'],
    ['Ids are in `account.taskTypes`.', 'Ids are in `get_account_info`.'],
    ['Take `endCursor` while `hasNextPage`.', 'Take `next_cursor` while `has_more`.'],
    ['The kind is `WORK`, the tag is `vip`.', 'The kind is `WORK`, the tag is `vip`.'],
    ['An unknown `otherName` is an argument like any other.', 'An unknown `other_name` is an argument like any other.'],
    ['getOrCreateContact without marks is a text.', 'getOrCreateContact without marks is a text.'],
  ])('«%s» reads for tools as «%s»', (text, read) => {
    expect(toTool(text, find('create_lead'))).toBe(read);
  });

  it('names routes to clients of REST', () => {
    expect(toRoute('Use `archiveLead` or `updateContact`.', find('delete_lead'))).toBe(
      'Use `POST /api/leads/{lead_id}/archive` or `PATCH /api/contacts/{contact_id}`.',
    );
  });
});

/** Every text in quotes in the rooms whose errors reach callers, without comments. */
function* textsOf(folder: string): Generator<{ file: string; text: string }> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* textsOf(path);
    else if (path.endsWith('.ts')) {
      const code = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|^import[\s\S]*?;$/gm, '');
      for (const [literal] of code.matchAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g)) {
        const text = literal.slice(1, -1).replaceAll('\\`', '`');
        if (/ /.test(text)) yield { file: path, text };
      }
    }
  }
}

describe('every error of this program', () => {
  const rooms = ['errors', 'amocrm', 'resolvers', 'loaders', 'graph', 'live', 'operations', 'mcp', 'rest'];
  const texts = rooms.flatMap((room) => [...textsOf(`src/${room}`)]);
  const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}),
  );
  const camel = roots.filter((name) => /[A-Z]/.test(name));

  it('names operations in backticks only, and only those that are tools and routes', () => {
    expect(texts.length).toBeGreaterThan(300);
    const named = new Set<string>();
    for (const { file, text } of texts) {
      for (const name of camel) {
        if (!new RegExp(`(?<![\\w$.{])${name}\\b`).test(text)) continue;
        expect(text, `${file} names ${name} without backticks`).toContain(`\`${name}\``);
        named.add(name);
      }
    }
    expect(named).toContain('archiveLead');
    for (const name of named) {
      const read = toTool(`\`${name}\``, find('delete_lead')).slice(1, -1);
      expect(
        tools.map((tool) => tool.name),
        name,
      ).toContain(read);
      expect(toRoute(`\`${name}\``, find('delete_lead'))).toMatch(/^`(GET|POST|PATCH|PUT|DELETE) \/api\//);
    }
  });

  it('reads for tools without a name in camelCase', () => {
    for (const { file, text } of texts) {
      const read = toTool(text.replace(/\$\{[^}]*\}/g, '…'), find('create_lead'));
      const names = [...read.matchAll(/`([a-z]\w*)(?:: [^`]*)?`/g)].map(([, name = '']) => name);
      for (const name of names) expect(name, `${file}: ${text}`).not.toMatch(/[A-Z]/);
    }
  });
});
