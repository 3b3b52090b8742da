/**
 * Compiles the command line into `dist/`, split into chunks, so that each command reads only what it needs.
 *
 * A program that runs from `dist/` loads further chunks while a new build is made. So the names of chunks are digests of
 * their content, new chunks are written beside the old ones, and the entry replaces its predecessor in one rename. The chunks of
 * the previous build stay until the next one. A build of unchanged sources is skipped; `--force` makes it all the same.
 * Builds at the same time take turns. `--root` names another project than this one.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values: options } = parseArgs({ options: { force: { type: 'boolean' }, root: { type: 'string' } } });
const own = fileURLToPath(new URL('..', import.meta.url));
process.chdir(options.root === undefined ? own : resolve(options.root));

const entry = 'cli/main.js';
const record = 'build.json';
const lock = 'build.lock';

/** How often a build looks whether another one has ended, in milliseconds. */
const lockPollMs = 50;

await mkdir('dist', { recursive: true });
await takeLock();
try {
  // Only now: a build that has just ended may have compiled the same.
  const digest = await digestSources();
  const previous = readRecord();
  if (previous?.digest !== digest || options.force) await replaceBuild(await compile(), digest, previous?.files ?? []);
} finally {
  await rm(join('dist', lock), { force: true });
}

/** The files of a build, as paths in `dist/`. */
async function compile() {
  const { outputFiles } = await build({
    // esbuild's own default is the folder that it was imported in.
    absWorkingDir: process.cwd(),
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
  return outputFiles.map(({ path, contents }) => ({ name: relative('dist', path).split(sep).join('/'), contents }));
}

/** Puts a build in the place of the previous one, whose files stay; what is older goes. */
async function replaceBuild(files, digest, previousFiles) {
  // The entry is last: it names the chunks, so they must be there before it.
  files.sort((a, b) => Number(a.name === entry) - Number(b.name === entry));
  for (const { name, contents } of files)
    await replaceFile(join('dist', name), contents, name === entry ? 0o755 : 0o644);

  const names = files.map(({ name }) => name);
  await replaceFile(join('dist', record), JSON.stringify({ digest, files: names }));
  const kept = new Set([...names, ...previousFiles, record, lock]);
  for (const name of await listFiles('dist')) if (!kept.has(name)) await rm(join('dist', name), { force: true });
}

/** Writes a file so that a reader sees the old content or the new one, never a part. */
async function replaceFile(path, contents, mode = 0o644) {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, contents);
  await chmod(draft, mode);
  await rename(draft, path);
}

/** The files below a folder, as paths in it. */
async function listFiles(folder) {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((each) => each.isFile())
    .map((each) => relative(folder, join(each.parentPath, each.name)).split(sep).join('/'))
    .sort();
}

/** Everything that the output is made of: the sources, the scripts, and the versions of the packages. */
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

/** What the previous build wrote. Without a digest if some of it is gone: then it is made again. */
function readRecord() {
  try {
    const known = JSON.parse(readFileSync(join('dist', record), 'utf8'));
    return known.files.every((name) => existsSync(join('dist', name))) ? known : { ...known, digest: undefined };
  } catch {
    return undefined;
  }
}

/** Waits until no other build writes to `dist/`. */
async function takeLock() {
  const path = join('dist', lock);
  for (;;) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isHeld(path)) await wait(lockPollMs);
    else await rm(path, { force: true });
  }
}

/** Whether the build that holds the lock still runs: one that was killed leaves its lock behind. */
function isHeld(path) {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    // Empty for a moment after it was made.
    if (pid !== 0) process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
