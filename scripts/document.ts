/**
 * The generated parts of the documentation: tables of tools, resources, routes, commands and variables, each rendered from the
 * value that the program itself uses. Pure functions, except that the help texts come from running the command line.
 */
import { run } from '../src/cli/run.ts';
import { variables } from '../src/config/variable.ts';
import type { Catalogue } from '../src/operations/catalogue.ts';
import type { Operation } from '../src/operations/operation.ts';

/** The toolsets with the tokens that their definitions take, and the tools of each. */
export function renderTools({ tools, tokens, toolsets }: Catalogue): string {
  const format = (count: number) => count.toLocaleString('en');
  const sets = toolsets.map(({ name, about, listed: shown, tools: count, tokens: own }) => [
    `\`${name}\``,
    about,
    shown === 0 ? 'on request' : shown === count ? 'listed' : `${shown} listed`,
    format(count),
    format(own.withoutOutput),
    format(own.withOutput),
  ]);
  const rows = tools.map(({ name, toolset, description, annotations }) => [
    `\`${name}\``,
    toolset,
    annotations.readOnlyHint ? 'reads' : 'writes',
    description,
  ]);
  const listed = format(toolsets.reduce((sum, each) => sum + each.listed, 0));
  return `${renderTable(['toolset', 'for', 'by default', 'tools', 'tokens', 'with output schemas'], sets)}

By default ${listed} tools are listed. They take ${format(tokens.withoutOutput)} tokens of a model's context, ${format(tokens.withOutput)} with output schemas.

${renderTable(['tool', 'toolset', '', 'what it does'], rows)}`;
}

/** The resources by address. */
export function renderResources({ resources }: Catalogue): string {
  return renderTable(
    ['address', 'what it is'],
    resources.map(({ uri, description }) => [`\`${uri}\``, description]),
  );
}

/** The routes in the order of the tools. */
export function renderRoutes(operations: readonly Operation[]): string {
  const rows = operations.map(({ route, description }) => [`\`${route.method} ${route.path}\``, description]);
  return renderTable(['route', 'what it does'], rows);
}

/** Every variable with its meaning and default. */
export function renderVariables(): string {
  const rows = Object.entries(variables).map(([name, { description, fallback }]) => [
    `\`${name}\``,
    description,
    fallback,
  ]);
  return renderTable(['variable', 'meaning', 'default'], rows);
}

/** The help of the program and of each command, as the command line prints it. */
export async function renderCommands(): Promise<string> {
  const overview = await readHelp([]);
  const names = [...overview.matchAll(/^ {2}([a-z]+) {2,}\S/gm)].map(([, name = '']) => name);
  const parts = await Promise.all(
    names.map(async (name) => {
      // The variables are documented separately.
      const [help = ''] = (await readHelp([name])).split('\nVariables (');
      return `## ${name}\n\n\`\`\`text\n${help.trim()}\n\`\`\``;
    }),
  );
  return parts.join('\n\n');
}

async function readHelp(words: readonly string[]): Promise<string> {
  let text = '';
  const write = (part: string) => {
    text += part;
  };
  const code = await run([...words, '--help'], { write, complain: write });
  if (code !== 0) throw new Error(`The help of "${words.join(' ')}" failed: ${text}`);
  return text;
}

/** A table in Markdown. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows.map((row) => row.map(escapeCell))];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Escapes pipes, which separate cells, and `<name>` outside of code, which is HTML in Markdown. */
function escapeCell(text: string): string {
  return text
    .replaceAll('|', '\\|')
    .replaceAll('*', '\\*')
    .replace(/<(?=[a-z]+>)/g, '\\<');
}
