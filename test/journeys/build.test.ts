import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeFolder } from '../stdio.ts';

const script = fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url));

/** Prints that it runs, and once it is spoken to, what a chunk says that it loads only then. */
const main = `process.stdout.write('ready\\n');
process.stdin.once('data', async () => {
  const { text } = await import('./later.ts');
  process.stdout.write(text + '\\n');
  process.exit();
});
`;

/** A small project, and what can be done with it. */
function makeProject() {
  const { path: root, remove } = makeFolder();
  onTestFinished(remove);
  const dist = join(root, 'dist');
  mkdirSync(join(root, 'src/cli'), { recursive: true });
  writeFileSync(join(root, 'src/cli/main.ts'), main);
  mkdirSync(join(root, 'src/replica/store'), { recursive: true });
  for (const worker of ['sqlite-worker', 'sqlite-foreign-worker'])
    writeFileSync(join(root, `src/replica/store/${worker}.js`), '');
  const write = (text: string) => writeFileSync(join(root, 'src/cli/later.ts'), text);
  const list = () =>
    readdirSync(dist, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(dist.length + 1))
      .sort();
  return {
    dist,
    list,
    /** Changes what the chunk says. */
    say: (text: string) => write(`export const text: string = ${JSON.stringify(text)};\n`),
    write,
    chunks: () => list().filter((name) => /^chunk\/later.*\.js$/.test(name)),
    /** @returns the exit code, and what was written to standard error */
    async build(...options: string[]): Promise<{ code: number | null; log: string }> {
      const child = spawn(process.execPath, [script, '--root', root, ...options], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let log = '';
      child.stderr.on('data', (chunk: Buffer) => {
        log += chunk;
      });
      const [code] = (await once(child, 'close')) as [number | null];
      return { code, log };
    },
    /** Starts the built program. */
    start: () => startEntry(join(dist, 'cli/main.js')),
  };
}

/** A running program, which says what its chunk says when it is asked. */
async function startEntry(entry: string): Promise<{ ask(): Promise<string> }> {
  const child: ChildProcess = spawn(process.execPath, [entry], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  const ended = once(child, 'close');
  const ready = new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk;
      if (text.startsWith('ready\n')) resolve();
    });
  });
  await Promise.race([ready, ended]);
  return {
    async ask() {
      child.stdin?.write('\n');
      await ended;
      return text.slice('ready\n'.length).trim();
    },
  };
}

const built = { code: 0, log: '' };

describe('npm run build', () => {
  it('does nothing if the sources are those of the last build', async () => {
    const { build, say, list, dist } = makeProject();
    say('one');
    expect(await build()).toEqual(built);
    const look = () => list().map((name) => [name, statSync(join(dist, name), { bigint: true }).ino]);
    const before = look();
    expect(await build()).toEqual(built);
    expect(look()).toEqual(before);
    expect(await build('--force')).toEqual(built);
    expect(look()).not.toEqual(before);
  });

  it('builds again if a file of the last build is gone', async () => {
    const { build, say, list, dist, chunks, start } = makeProject();
    say('one');
    await build();
    const before = list();
    rmSync(join(dist, chunks()[0] as string));
    expect(await build()).toEqual(built);
    expect(list()).toEqual(before);
    expect(await (await start()).ask()).toBe('one');
  });

  it('replaces the entry in one step and keeps the chunks of the previous build for programs that run', async () => {
    const { build, say, start, dist } = makeProject();
    const entry = join(dist, 'cli/main.js');
    say('one');
    await build();
    const running = await start();
    const [content, inode, open] = [readFileSync(entry, 'utf8'), statSync(entry).ino, openSync(entry, 'r')];
    say('two');
    expect(await build()).toEqual(built);
    // A program that has opened the old entry can read all of it: the file was not overwritten.
    expect(readFileSync(open, 'utf8')).toBe(content);
    closeSync(open);
    expect(statSync(entry).ino).not.toBe(inode);
    expect(await running.ask()).toBe('one');
    expect(await (await start()).ask()).toBe('two');
  });

  it('removes chunks that are older than the previous build', async () => {
    const { build, say, chunks, list } = makeProject();
    const seen: string[][] = [];
    for (const text of ['one', 'two', 'three']) {
      say(text);
      expect(await build()).toEqual(built);
      seen.push(chunks());
    }
    const [one, two, three] = seen as [string[], string[], string[]];
    expect([one, two, three].map(({ length }) => length)).toEqual([1, 2, 2]);
    expect(two).toContain(one[0]);
    expect(three).not.toContain(one[0]);
    expect(three.filter((name) => two.includes(name))).toHaveLength(1);
    expect(list().filter((name) => name.startsWith('build.'))).toEqual(['build.json']);
  });

  it('leaves the previous build as it is if the sources do not compile', async () => {
    const { build, say, write, list, start } = makeProject();
    say('one');
    await build();
    const before = list();
    write('export const text = ;\n');
    expect((await build()).code).not.toBe(0);
    expect(list()).toEqual(before);
    expect(await (await start()).ask()).toBe('one');
  });

  it('takes turns with other builds', async () => {
    const { build, say, list, dist, start } = makeProject();
    say('one');
    const builds = [build(), build('--force'), build()];
    say('two');
    builds.push(build(), build('--force'), build());
    expect(await Promise.all(builds)).toEqual(builds.map(() => built));
    // The last source was there before the last builds began, so one of them has compiled it.
    expect(await (await start()).ask()).toBe('two');
    const { files } = JSON.parse(readFileSync(join(dist, 'build.json'), 'utf8')) as { files: string[] };
    expect(list()).toEqual(expect.arrayContaining(files));
    expect(list().filter((name) => !/\.(js|js\.map|json)$/.test(name))).toEqual([]);
  });

  it('goes on where a killed build has left its lock', async () => {
    const { build, say, list, dist } = makeProject();
    say('one');
    mkdirSync(dist);
    const gone = spawn(process.execPath, ['-e', '0']);
    await once(gone, 'close');
    writeFileSync(join(dist, 'build.lock'), String(gone.pid));
    writeFileSync(join(dist, 'half-written.js.123'), 'half');
    expect(await build()).toEqual(built);
    expect(list().filter((name) => !/\.(js|js\.map|json)$/.test(name))).toEqual([]);
  });
});
