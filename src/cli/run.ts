/**
 * The command line. Only this room prints and decides the exit code. Each command has a file of its own that is loaded when it is
 * called, so that `mcp` answers before the rest of the program is loaded.
 */
import { parseArgs } from 'node:util';
import type { Command, ExitCode, Terminal } from './command.ts';

const commands: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  serve: () => import('./serve.ts'),
  mcp: () => import('./mcp.ts'),
  sandbox: () => import('./sandbox.ts'),
  tools: () => import('./tools.ts'),
  doctor: () => import('./doctor.ts'),
  login: () => import('./login.ts'),
  logout: () => import('./logout.ts'),
  status: () => import('./status.ts'),
  sync: () => import('./sync.ts'),
  token: () => import('./token.ts'),
  webhooks: () => import('./webhooks.ts'),
};

/** Runs one command line. Never throws: errors are written to standard error. */
export async function run(words: readonly string[], screen: Terminal): Promise<ExitCode> {
  const terminal: Terminal = {
    write: (text) => screen.write(disarm(text)),
    complain: (text) => screen.complain(disarm(text)),
  };
  try {
    const [name, ...rest] = words;
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      terminal.write(await describeProgram());
      return 0;
    }
    if (name === '--version' || name === '-v') {
      const { readVersion } = await import('../config/package.ts');
      terminal.write(`${readVersion()}\n`);
      return 0;
    }
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!load) return misuse(`There is no command «${name}»`, name, Object.keys(commands), terminal);
    const { command } = await load();
    return await runCommand(name, command, rest, terminal);
  } catch (error) {
    const { describeFailure } = await import('./failure.ts');
    terminal.complain(describeFailure(error));
    return 1;
  }
}

/** Removes control characters: printed names of accounts and records must not control the terminal. */
function disarm(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, ' ');
}

async function runCommand(
  name: string,
  command: Command,
  words: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const help = { help: { type: 'boolean', short: 'h' } } as const;
  const { values, tokens } = parseArgs({
    args: [...words],
    options: { ...command.options, ...help },
    strict: false,
    tokens: true,
  });
  if (values.help) {
    terminal.write(describeCommand(name, command));
    return 0;
  }
  const actions = Object.keys(command.actions ?? {});
  let action = '';
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (actions.length === 0)
        return misuse(`«${name}» takes no arguments, and got «${token.value}»`, token.value, [], terminal);
      if (action !== '') return misuse(`«${name}» takes one action`, token.value, [], terminal);
      if (!actions.includes(token.value)) {
        return misuse(`«${name}» has no action «${token.value}»`, token.value, actions, terminal);
      }
      action = token.value;
    }
    if (token.kind === 'option' && !Object.hasOwn(command.options, token.name)) {
      const known = Object.keys(command.options).map((option) => `--${option}`);
      return misuse(`«${name}» has no option «${token.rawName}»`, token.rawName, known, terminal);
    }
    if (token.kind === 'option' && command.options[token.name]?.type === 'string' && token.value === undefined) {
      return misuse(`«${token.rawName}» needs a value`, token.rawName, [], terminal);
    }
  }
  if (actions.length > 0 && action === '') {
    return misuse(`«${name}» needs an action: ${actions.join(', ')}`, '', [], terminal);
  }
  return command.run(values as Record<string, string | boolean | undefined>, terminal, action);
}

async function misuse(problem: string, given: string, known: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { nearestNames } = await import('../errors/nearest.ts');
  const { quote } = await import('../errors/quote.ts');
  const [near] = nearestNames(given, known, 1);
  terminal.complain(`${quote(problem, 300)}${near ? `; did you mean «${near}»?` : '.'} See amocrm-graphql --help.\n`);
  return 2;
}

async function describeProgram(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => `  ${name.padEnd(10)}${(await load()).command.summary}`),
  );
  return `One GraphQL schema over amoCRM, with MCP tools and REST routes generated from it.

Usage: amocrm-graphql <command> [options]

Commands:
${lines.join('\n')}

Every command has --help. Without AMOCRM_SUBDOMAIN and AMOCRM_ACCESS_TOKEN, everything runs on an embedded sandbox with
demo data. Variables are read from the environment and from a .env file in the current folder or beside the package.
\`amocrm-graphql serve --help\` lists them.
`;
}

function describeCommand(name: string, { summary, help, options, actions = {} }: Command): string {
  const flags = Object.entries<Command['options'][string]>({
    ...options,
    help: { type: 'boolean', short: 'h', description: 'Shows this help.' },
  });
  const words = Object.keys(actions);
  const lines = [
    ...words.map((word) => `  ${word.padEnd(22)}${actions[word]}`),
    ...(words.length > 0 ? [''] : []),
    ...flags.map(
      ([option, { type, description }]) =>
        `  --${`${option}${type === 'string' ? ' <value>' : ''}`.padEnd(20)}${description}`,
    ),
  ];
  const usage = `amocrm-graphql ${name}${words.length > 0 ? ` ${words.join('|')}` : ''} [options]`;
  return `${summary}\n\nUsage: ${usage}\n\n${lines.join('\n')}\n${help ? `\n${help}\n` : ''}`;
}
