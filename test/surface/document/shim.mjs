// Stands for one program of a document's shell example: carries out what it can and checks the rest. A word that is
// not understood ends the example with what is wrong.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [program, ...words] = process.argv.slice(2);
const { DOCUMENT_ROOT: root = '', DOCUMENT_URL: url = '', DOCUMENT_PATH: path = '', DOCUMENT_CHECK_ONLY } = process.env;

/** Commands that end by themselves and change nothing but the demo. */
const runnable = ['doctor', 'token', 'tools'];

function fail(why) {
  process.stderr.write(`${[program, ...words].join(' ')}: ${why}\n`);
  process.exit(1);
}

function run(file, args) {
  if (DOCUMENT_CHECK_ONLY) return;
  const { status, error } = spawnSync(file, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path } });
  if (error) fail(error.message);
  process.exit(status ?? 1);
}

/** A command of ours: whether it, its action and its options exist, as its own help says. */
function checkCommand([name = '', ...rest]) {
  if (name === '') return;
  const help = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), name, '--help'], { encoding: 'utf8' });
  if (help.status !== 0) fail(`there is no such command: ${help.stderr}`);
  const lines = help.stdout.split('\n');
  const known = lines.flatMap((line) => /^ {2}(--[a-z-]+|[a-z]+)(?: <value>)? /.exec(line)?.[1] ?? []);
  const hasActions = known.some((word) => !word.startsWith('-'));
  for (const [index, word] of rest.entries()) {
    const option = word.split('=')[0];
    const isValue = index > 0 && lines.some((line) => line.startsWith(`  ${rest[index - 1]} <value>`));
    if (!isValue && !known.includes(option)) fail(`${name} does not know ${word}`);
  }
  if (hasActions && !known.includes(rest[0])) fail(`${name} needs one of its actions`);
  if (runnable.includes(name)) run(process.execPath, [join(root, 'dist/cli/main.js'), name, ...rest]);
}

function checkScript(args) {
  const workspace = args.indexOf('--workspace');
  const folder = workspace < 0 ? '.' : args[workspace + 1];
  const { scripts = {} } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const [command, script] = args.filter((word) => !word.startsWith('-'));
  if (['ci', 'install', 'ls', 'explain', 'audit'].includes(command)) return;
  const name = command === 'run' ? script : command;
  if (!['run', 'start', 'test'].includes(command)) fail('this use of npm is not checked');
  if (!Object.hasOwn(scripts, name)) fail(`there is no script "${name}" in ${folder}/package.json`);
}

switch (program) {
  case 'npm':
    checkScript(words);
    break;
  case 'amocrm-graphql':
    checkCommand(words);
    break;
  case 'node':
    if (words[0] === '-e') run(process.execPath, words);
    else if (words[0] === 'dist/cli/main.js') checkCommand(words.slice(1));
    else if (words[0] === '--import') checkCommand(words.slice(3));
    else fail('this use of node is not checked');
    break;
  case 'npx': {
    const [name, ...rest] = words;
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const known = { vitest: 'vitest', tsc: 'typescript', biome: '@biomejs/biome', tsx: 'tsx' };
    if (!Object.hasOwn(devDependencies, known[name] ?? '')) fail('this package is not a development dependency');
    for (const word of rest) if (word.includes('/') && !existsSync(join(root, word))) fail(`there is no ${word}`);
    break;
  }
  case 'curl':
    run(
      'curl',
      ['--silent', '--show-error', '--fail-with-body', '--max-time', '20', ...words].map((word) =>
        word.replace(/^https?:\/\/(?:127\.0\.0\.1|localhost):8000(?=\/|$)/, url),
      ),
    );
    break;
  case 'git':
    if (!['clone', 'checkout', 'commit', 'diff', 'status', 'config'].includes(words[0]))
      fail('this use of git is not checked');
    break;
  case 'rm':
    // Nothing is removed: what an example removes must be something that the project can make again.
    for (const word of words.filter((each) => !each.startsWith('-')))
      if (!['node_modules', 'package-lock.json', 'dist'].includes(word)) fail(`nobody can make ${word} again`);
    break;
  default:
    fail('no runner takes this program');
}
