/**
 * Compiles the command line into `dist/`, split into chunks, so that each command reads only what it needs.
 *
 * A program that runs from `dist/` loads further chunks while a new build is made. So the names of chunks are digests of
 * their content, new chunks are written beside the old ones, and the entry replaces its predecessor in one rename. The chunks of
 * the build before stay until the next one. A build of unchanged sources is skipped; `--force` makes it all the same.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const entry = 'cli/main.js';
const record = 'dist/build.json';

const digest = await digestSources();
const before = readRecord();
if (before?.digest !== digest || process.argv.includes('--force')) await compile();

async function compile() {
  const { outputFiles } = await build({
    entryPoints: { 'cli/main': 'src/cli/main.ts' },
    outdir: 'dist',
    write: false,
    bundle: true,
    splitting: true,
    // Names stay: they are read in stack traces at night.
    minifyWhitespace: true,
    minifySyntax: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    sourcemap: 'external',
    chunkNames: 'chunk/[name]-[hash]',
    // Packages in CommonJS expect a `require`, which ES modules lack.
    banner: {
      js: "import{createRequire as amocrmRequire}from'node:module';const require=amocrmRequire(import.meta.url);",
    },
    // Megabytes of pages, needed only when a browser asks for GraphiQL or for the documentation.
    external: ['@graphql-yoga/render-graphiql', 'swagger-ui-dist'],
    // jsonc-parser's other build asks for its files in a way that no bundler follows.
    alias: {
      'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
      '@modelcontextprotocol/server/_shims': './scripts/no-validator.mjs',
    },
    logLevel: 'warning',
  });
  const files = outputFiles.map(({ path, contents }) => ({
    name: relative('dist', path).split(sep).join('/'),
    contents,
  }));
  // The entry is last: it names the chunks, so they must be there before it.
  files.sort((a, b) => Number(a.name === entry) - Number(b.name === entry));
  for (const { name, contents } of files) await replace(join('dist', name), contents);
  await chmod(join('dist', entry), 0o755);

  const names = files.map(({ name }) => name);
  await replace(record, JSON.stringify({ digest, files: names }));
  const kept = new Set([...names, ...(before?.files ?? []), relative('dist', record)]);
  for (const name of await listFiles('dist')) if (!kept.has(name)) await rm(join('dist', name), { force: true });
}

/** Writes a file so that a reader sees the old content or the new one, never a part. */
async function replace(path, contents) {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, contents);
  await rename(draft, path);
}

/** The files below a folder, as paths in it. */
async function listFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((each) => each.isFile())
    .map((each) => relative(folder, join(each.parentPath, each.name)).split(sep).join('/'))
    .sort();
}

/** Everything that the output is made of: the sources, this script, and the versions of the packages. */
async function digestSources() {
  const hash = createHash('sha256');
  const sources = [
    ...(await listFiles('src')).map((name) => `src/${name}`).filter((name) => name.endsWith('.ts')),
    ...(await listFiles('scripts')).map((name) => `scripts/${name}`),
    'package.json',
    'package-lock.json',
  ];
  for (const name of sources)
    if (existsSync(name))
      hash
        .update(`${name}\0`)
        .update(await readFile(name))
        .update('\0');
  return hash.digest('hex');
}

/** What the build before wrote, if all of it is still there. */
function readRecord() {
  try {
    const known = JSON.parse(readFileSync(record, 'utf8'));
    return known.files.every((name) => existsSync(join('dist', name))) ? known : { ...known, digest: undefined };
  } catch {
    return undefined;
  }
}
