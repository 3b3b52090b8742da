/**
 * Every example in the documents is run, every link leads somewhere, and what they say of the code is held against it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { variables } from '../../src/config/index.ts';
import type { Catalogue } from '../../src/operations/catalogue.ts';
import { callTools, Examples, runners } from './document/example.ts';
import { placeOf, readFences, readProse } from './document/fence.ts';

const documents = listDocuments();
const fences = documents.flatMap((file) => readFences(file));

function listDocuments(): string[] {
  const inRoot = readdirSync('.').filter((name) => name.endsWith('.md'));
  return [...inRoot, ...listFiles('docs').filter((path) => path.endsWith('.md')), 'examples/board/README.md'].sort();
}

/** The files below a folder, without installed packages. */
function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((each) => {
    const path = `${folder}/${each.name}`;
    if (each.name === 'node_modules') return [];
    return each.isDirectory() ? listFiles(path) : [path];
  });
}

describe('every example in the documents', () => {
  let examples: Examples;
  beforeAll(async () => {
    examples = await Examples.open(fences);
  });
  afterAll(() => examples.close());

  it('stands in a fence, where it is seen', () => {
    const hidden = documents.flatMap((file) => {
      const lines = readProse(file).split('\n');
      const isHidden = (line: string, index: number) =>
        (/^(?: {4,}|\t)\S/.test(line) && lines[index - 1]?.trim() === '') || /<(?:pre|code)\b/.test(line);
      return lines.flatMap((line, index) => (isHidden(line, index) ? [`${file}:${index + 1}: ${line}`] : []));
    });
    expect(hidden).toEqual([]);
  });

  it('has a runner', () => {
    const without = fences.filter(({ language }) => !Object.hasOwn(runners, language));
    expect(without.map((fence) => `${placeOf(fence)}: no runner takes "${fence.language}"`)).toEqual([]);
  });

  it.each(fences.map((fence) => [placeOf(fence), fence.language, fence] as const))(
    '%s (%s) is true',
    async (_, language, fence) => {
      await runners[language]?.(fence, examples);
    },
  );

  it('that calls a tool of its own gets the answer that is shown', async () => {
    expect(fences.filter(({ role }) => role === 'answer').length).toBeGreaterThan(0);
    await callTools(fences, examples);
  });

  it('that stands in a line, too: commands, with their actions and options', async () => {
    const commands = documents.flatMap((file) =>
      inlineCode(file).filter((code) => /^(?:node dist\/|node -e |npm |npx |amocrm-graphql |curl )/.test(code)),
    );
    expect(commands.length).toBeGreaterThan(10);
    const { code, errors } = await examples.shell.run([...new Set(commands)].join('\n'), { checkOnly: true });
    expect(errors).toBe('');
    expect(code).toBe(0);
  });
});

describe('an example that is false', () => {
  let examples: Examples;
  beforeAll(async () => {
    examples = await Examples.open([]);
  });
  afterAll(() => examples.close());

  const cases: [what: string, language: string, text: string, because: RegExp][] = [
    ['asks for an unknown field', 'graphql', '{ leads(first: 1) { nodes { colour } } }', /colour/],
    ['shows nothing', 'graphql', '{ leads(filter: { names: ["нет такой"] }) { nodes { id } } }', /shows nothing/],
    [
      'names an unknown custom field',
      'graphql',
      '{ leads(first: 1) { nodes { customField(name: "Нет") { text } } } }',
      /Нет/,
    ],
    ['is a tool that does not compile', 'graphql', 'query a @tool(title: "A") { account { id } }', /description/],
    ['calls a route that is not there', 'sh', 'curl http://127.0.0.1:8000/api/lead', /404/],
    ['calls a command that is not there', 'sh', 'node dist/cli/main.js docter', /doctor/],
    ['uses an option that is not there', 'sh', 'node dist/cli/main.js serve --prot 1', /--prot/],
    ['leaves out an action', 'sh', 'node dist/cli/main.js webhooks', /needs one of its actions/],
    ['runs a script that is not there', 'sh', 'npm run bord', /bord/],
    ['runs a program that is not checked', 'sh', 'docker run amocrm', /docker/],
    ['sets a variable that is not there', 'dotenv', 'AMOCRM_SUBDOMAIM=mycompany', /AMOCRM_SUBDOMAIN/],
    ['sets a value that is refused', 'dotenv', 'PORT=many', /PORT/],
    ['configures a client with an unknown command', 'json', '{"mcpServers":{"a":{"command":"nod","args":[]}}}', /nod/],
    ['is JSON that configures nothing', 'json', '{"a":1}', /no runner/],
    ['hides a command in a text', 'text', 'npm start', /npm/],
  ];
  it.each(cases)('because it %s, fails', async (_, language, text, because) => {
    const fence = { file: 'test.md', line: 1, language, role: '', text };
    await expect(async () => runners[language]?.(fence, examples)).rejects.toThrow(because);
  });

  it('because it is not closed, hides nothing', () => {
    expect(() => readFences('test.md', 'text\n```sh\nnpm start\n')).toThrow('test.md:2: the block is not closed');
  });
});

function inlineCode(file: string): string[] {
  return [...readProse(file).matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, code = '']) => code);
}

describe('the documents', () => {
  it.each(documents)('%s names only variables that exist', (file) => {
    const names = inlineCode(file).flatMap((code) => /^(AMO(?:CRM)?_[A-Z_]+)(?:=.*)?$/.exec(code)?.[1] ?? []);
    // Those of the example page, which has a configuration of its own.
    const known = [...Object.keys(variables), 'AMOCRM_GRAPHQL_URL', 'AMOCRM_GRAPHQL_TOKEN'];
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(documents)('%s names only files that exist', (file) => {
    const paths = inlineCode(file).filter((code) => /^[\w.][\w./-]*\.(?:ts|mjs|md|json|graphql|tsx)$/.test(code));
    const tree = [
      ...readdirSync('.'),
      ...['src', 'test', 'scripts', 'bench', 'evals', 'docs', 'examples'].flatMap(listFiles),
    ];
    // `warehouse` is the noun that the guide adds; the rest is written by a program or its reader.
    const invented =
      /warehouses?\.|^(?:claude_desktop_config\.json|tracing\.mjs|amocrm-graphql\/tools\.json|evals-result\.json)$/;
    const missing = paths.filter(
      (path) => !invented.test(path) && !tree.some((each) => `/${each}`.endsWith(`/${path}`)),
    );
    expect(missing).toEqual([]);
  });

  it.each(documents)('%s links to what is there', (file) => {
    const text = readProse(file);
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    for (const target of targets.filter((each) => !/^[a-z]+:/.test(each))) {
      const [path = '', anchor] = target.split('#');
      const absolute = path === '' ? file : normalize(join(dirname(file), path));
      expect(existsSync(absolute), `${file} links to ${target}`).toBe(true);
      if (anchor) expect(anchorsOf(absolute), `${file} links to ${target}`).toContain(anchor);
    }
  });

  it('name only tools that exist', () => {
    const { tools } = JSON.parse(readFileSync('tools.json', 'utf8')) as Catalogue;
    const known = new Set([
      ...tools.map(({ name }) => name),
      ...tools.flatMap(({ inputSchema }) => Object.keys(inputSchema.properties as object)),
    ]);
    const prompts = readFences('docs/chatgpt.md').filter(({ language }) => language === 'text');
    const words = prompts.flatMap(
      ({ text }) =>
        text.match(/\b(?:get|create|update|delete|search|check|smart|archive|add|complete|link|unlink)_[a-z_]+/g) ?? [],
    );
    expect(words.length).toBeGreaterThan(10);
    expect(words.filter((word) => !known.has(word))).toEqual([]);
  });
});

/** The anchors of a document's headings, as GitHub makes them. */
function anchorsOf(file: string): string[] {
  return headingsOf(file).map(({ text }) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function headingsOf(file: string): { level: number; text: string }[] {
  return [...readProse(file).matchAll(/^(#+) (.+)$/gm)].map(([, marks = '', text = '']) => ({
    level: marks.length,
    text,
  }));
}

describe('the README', () => {
  it('has at most 1,200 words', () => {
    expect(readFileSync('README.md', 'utf8').split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(1_200);
  });

  it('says in Russian what it says in English: the same sections, examples and links', () => {
    const levels = (file: string) => headingsOf(file).map(({ level }) => level);
    expect(levels('README.ru.md')).toEqual(levels('README.md'));
    const examples = (file: string) =>
      readFences(file).map(({ language, text }) => [language, text.replace(/ +# .*$/gm, '')]);
    expect(examples('README.ru.md')).toEqual(examples('README.md'));
    const links = (file: string) =>
      [...readProse(file).matchAll(/\]\(([^)#\s]+)/g)]
        .map(([, target = '']) => target.replace('README.ru.md', 'README.md'))
        .sort();
    expect(links('README.ru.md')).toEqual(links('README.md'));
  });
});

describe('the architecture', () => {
  const text = readFileSync('docs/architecture.md', 'utf8');

  it('names the steps of a request to amoCRM in their order', () => {
    const source = readFileSync('src/amocrm/transport/index.ts', 'utf8');
    const list = /const steps[^=]*= \[([\s\S]*?)\n {2}\];/.exec(source)?.[1] ?? '';
    const steps = [...list.matchAll(/^ {4}(?:(create\w+)\(|(\w+)\.step,)/gm)].map(([, call, object]) => {
      const maker = call ?? new RegExp(`const ${object} = (create\\w+)\\(`).exec(source)?.[1];
      return new RegExp(`import \\{[^}]*\\b${maker}\\b[^}]*\\} from '\\./([a-z-]+)\\.ts'`).exec(source)?.[1];
    });
    expect(steps.length).toBeGreaterThan(4);
    const said = /^((?:`[a-z-]+` → )+)`send`/m.exec(text)?.[1] ?? '';
    expect([...said.matchAll(/`([a-z-]+)`/g)].map(([, step]) => step)).toEqual(steps);
  });

  it('names every room', () => {
    const rooms = readdirSync('src', { withFileTypes: true }).map((each) =>
      each.isDirectory() ? `${each.name}/` : each.name,
    );
    const missing = rooms.filter((room) => !text.includes(room));
    expect(missing).toEqual([]);
  });
});

describe('the package', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    overrides: Record<string, string>;
    files: string[];
    scripts: Record<string, string>;
  };

  it('has every override explained', () => {
    const decision = readFileSync('docs/decisions/0038-overrides.md', 'utf8');
    const explained = [...decision.matchAll(/^\| `([^`]+)` \| ([\d.]+) \|/gm)].map(([, name, version]) => [
      name,
      version,
    ]);
    expect(Object.fromEntries(explained)).toEqual(manifest.overrides);
  });

  it('carries only files that are there', () => {
    for (const path of manifest.files) expect(existsSync(path.replace(/\/\*\*.*$/, '')), path).toBe(true);
  });
});
