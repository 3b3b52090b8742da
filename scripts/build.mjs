/**
 * Compiles the command line into `dist/`, split into chunks, so that each command loads only what it needs.
 *
 * A running program may load chunks from `dist/` during a build. So chunks are named by the hash of their content, new chunks are
 * written beside the old ones, and the entry is replaced by one rename. The chunks of the previous build stay until the next one.
 * A build of unchanged sources is skipped, unless `--force` is given. Concurrent builds wait for each other. `--root` selects
 * another project.
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

/** How often a waiting build checks the lock, in milliseconds. */
const lockPollMs = 50;

await mkdir('dist', { recursive: true });
await takeLock();
try {
  // Computed under the lock: a build that has just ended may have compiled the same sources.
  const digest = await digestSources();
  const previous = readRecord();
  if (previous?.digest !== digest || options.force) {
    const files = [...(await compile()), ...(await compileViews())];
    await replaceBuild(files, digest, previous?.files ?? []);
  }
} finally {
  await rm(join('dist', lock), { force: true });
}

/** The files of a build, as paths in `dist/`. */
async function compile() {
  const { outputFiles } = await build({
    // esbuild's default is the folder from which it was imported.
    absWorkingDir: process.cwd(),
    // The thread and the processes of a replica are files of their own, beside the chunks that start them.
    entryPoints: {
      'cli/main': 'src/cli/main.ts',
      'chunk/sqlite-worker': 'src/replica/store/sqlite-worker.js',
      'chunk/sqlite-foreign-worker': 'src/replica/store/sqlite-foreign-worker.js',
    },
    outdir: 'dist',
    write: false,
    bundle: true,
    splitting: true,
    // Identifiers are not minified, so that stack traces are readable.
    minifyWhitespace: true,
    minifySyntax: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    sourcemap: 'external',
    chunkNames: 'chunk/[name]-[hash]',
    // CommonJS packages need `require`, which ES modules do not have.
    banner: {
      js: "import{createRequire as amocrmRequire}from'node:module';const require=amocrmRequire(import.meta.url);",
    },
    external: [
      // Megabytes of assets, needed only if a browser opens GraphiQL or the documentation.
      '@graphql-yoga/render-graphiql',
      'swagger-ui-dist',
      // Loads the binary of the platform that it runs on.
      'libsql',
      // An optional peer, with a binary of 35 MB.
      '@napi-rs/canvas',
      // An optional part of pg that is not used.
      'pg-native',
    ],
    // Bundlers cannot follow the `require` calls in jsonc-parser's UMD build.
    alias: {
      'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
      '@modelcontextprotocol/server/_shims': './scripts/no-validator.mjs',
    },
    logLevel: 'warning',
  });
  return outputFiles.map(({ path, contents }) => ({ name: relative('dist', path).split(sep).join('/'), contents }));
}

/**
 * The pages of `src/view`, each one file with its scripts and styles: `view/report.html`. A page in a host may load nothing; the home
 * page asks its own server.
 */
async function compileViews() {
  if (!existsSync('src/view/page')) return [];
  const names = (await listFiles('src/view/page')).map((name) => name.replace(/\.tsx$/, ''));
  const { outputFiles } = await build({
    absWorkingDir: process.cwd(),
    entryPoints: Object.fromEntries(names.map((name) => [name, `src/view/page/${name}.tsx`])),
    outdir: 'dist/view',
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    charset: 'utf8',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    // 20 KB instead of 220.
    alias: { react: 'preact/compat', 'react-dom': 'preact/compat' },
    plugins: [{ name: 'unused', setup: leaveOutUnused }],
    logLevel: 'warning',
  });
  const style = await readFile('src/view/style.css', 'utf8');
  return outputFiles.map(({ path, text }) => {
    const name = relative('dist/view', path).replace(/\.js$/, '');
    // A script must not contain its own end.
    const page = fillPage(name, style, text.replace(/<\/(?=script)/gi, '<\\/').replaceAll('<!--', '<\\!--'));
    return { name: `view/${name}.html`, contents: Buffer.from(page) };
  });
}

/** Leaves out what the packages of a page load and no page uses: 210 KB of each. */
function leaveOutUnused({ onLoad }) {
  // zod's messages in 60 languages.
  onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, () => ({ contents: 'export {};' }));
  // The SDK validates answers to its own questions with it, and a page asks none.
  const contents = `export const CORS_IS_POSSIBLE = true;
    export class DefaultJsonSchemaValidator { getValidator() { throw new Error('A page has no validator.'); } }`;
  onLoad({ filter: /@modelcontextprotocol\/client\/dist\/shimsBrowser\.mjs$/ }, () => ({ contents }));
}

function fillPage(name, style, script) {
  const isHome = name === 'home';
  const policy =
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:";
  return [
    `<!doctype html><html lang="en"${isHome ? '' : ' class="hosted"'}><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ...(isHome ? [] : [`<meta http-equiv="Content-Security-Policy" content="${policy}">`]),
    // Without it browsers ask for /favicon.ico.
    ...(isHome ? ['<link rel="icon" href="data:,">'] : []),
    `<title>amocrm-graphql</title><style>${style}</style></head>`,
    `<body><div id="root"></div><script>${script}</script></body></html>`,
  ].join('');
}

/** Writes a build to `dist/`. Keeps the files of the previous build and deletes older ones. */
async function replaceBuild(files, digest, previousFiles) {
  // The entry is written last, because it imports the chunks.
  files.sort((a, b) => Number(a.name === entry) - Number(b.name === entry));
  for (const { name, contents } of files)
    await replaceFile(join('dist', name), contents, name === entry ? 0o755 : 0o644);

  const names = files.map(({ name }) => name);
  await replaceFile(join('dist', record), JSON.stringify({ digest, files: names }));
  const kept = new Set([...names, ...previousFiles, record, lock]);
  for (const name of await listFiles('dist')) if (!kept.has(name)) await rm(join('dist', name), { force: true });
}

/** Writes a file atomically: a reader sees the old content or the new one, never a part. */
async function replaceFile(path, contents, mode = 0o644) {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, contents);
  await chmod(draft, mode);
  await rename(draft, path);
}

/** The files in a folder and its subfolders, as relative paths. */
async function listFiles(folder) {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((each) => each.isFile())
    .map((each) => relative(folder, join(each.parentPath, each.name)).split(sep).join('/'))
    .sort();
}

/** The hash of everything that the output depends on: the sources, the scripts and the versions of the packages. */
async function digestSources() {
  const hash = createHash('sha256');
  const sources = [
    ...(await listFiles('src')).map((name) => `src/${name}`).filter((name) => /\.([jt]sx?|css)$/.test(name)),
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

/** The record of the previous build. It has no digest if some of its files are missing, so that the build is repeated. */
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

/** Whether the build that holds the lock is still running. A killed build leaves its lock behind. */
function isHeld(path) {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    // The file is empty for a moment after its creation.
    if (pid !== 0) process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
