import { loadEnvironment } from '../config/environment.ts';
import { readJson } from '../config/package.ts';
import type { Catalogue } from '../operations/catalogue.ts';
import type { Command } from './command.ts';

export const command: Command = {
  summary: 'Prints the tools that are generated from the schema.',
  help: 'Includes the tools of TOOLS_DIR. Tokens are counted for the tools of the package only. TOOLSETS chooses what is listed.',
  options: { json: { type: 'boolean', description: 'The whole catalogue with all schemas, as JSON.' } },
  async run({ json }, terminal) {
    const packaged = readJson('tools.json') as unknown as Catalogue;
    const catalogue = loadEnvironment().TOOLS_DIR?.trim() ? { ...packaged, ...(await loadAll()) } : packaged;
    if (json) {
      terminal.write(`${JSON.stringify(catalogue, null, 2)}\n`);
      return 0;
    }
    const width = Math.max(...catalogue.tools.map(({ name }) => name.length)) + 2;
    const sets = [...new Set(catalogue.tools.map(({ toolset }) => toolset))];
    for (const set of sets) {
      const known = packaged.toolsets.find(({ name }) => name === set);
      const size = known
        ? `${known.tokens.withoutOutput} tokens${known.listed > 0 ? `, ${known.listed} of ${known.tools} listed by default` : ''}`
        : 'of TOOLS_DIR';
      terminal.write(`${set} (${size})\n`);
      for (const { name, description, annotations } of catalogue.tools.filter(({ toolset }) => toolset === set)) {
        const kind = annotations.readOnlyHint ? 'reads ' : 'writes';
        terminal.write(`  ${name.padEnd(width)}${kind}  ${description.split(/(?<=\.)\s/)[0]}\n`);
      }
    }
    const { withoutOutput, withOutput } = catalogue.tokens;
    const listed = packaged.toolsets.reduce((sum, each) => sum + each.listed, 0);
    const own = catalogue.tools.length - packaged.tools.length;
    if (own !== 0) terminal.write(`\n${own} tools of TOOLS_DIR.`);
    terminal.write(
      `\n${packaged.tools.length} tools of the package. By default ${listed} are listed: ${withoutOutput} tokens without output schemas, ${withOutput} with them.\n`,
    );
    return 0;
  },
};

async function loadAll() {
  const { loadDocuments } = await import('./toolbox.ts');
  const { tools, resources } = await loadDocuments();
  return { tools, resources };
}
