import { loadEnvironment } from '../config/environment.ts';
import { readJson } from '../config/package.ts';
import type { Catalogue } from '../operations/catalogue.ts';
import type { Command } from './command.ts';

export const command: Command = {
  summary: 'Prints the tools that are generated from the schema.',
  help: 'Your own tools in TOOLS_DIR are included. Tokens are counted for the package’s tools only.',
  options: { json: { type: 'boolean', description: 'Prints the catalogue with all schemas as JSON.' } },
  async run({ json }, terminal) {
    const packaged = readJson('tools.json') as unknown as Catalogue;
    const catalogue = loadEnvironment().TOOLS_DIR?.trim() ? { ...packaged, ...(await readAll()) } : packaged;
    if (json) {
      terminal.write(`${JSON.stringify(catalogue, null, 2)}\n`);
      return 0;
    }
    const width = Math.max(...catalogue.tools.map(({ name }) => name.length)) + 2;
    for (const { name, description, annotations } of catalogue.tools) {
      const kind = annotations.readOnlyHint ? 'reads ' : 'writes';
      terminal.write(`${name.padEnd(width)}${kind}  ${description.split(/(?<=\.)\s/)[0]}\n`);
    }
    const { withoutOutput, withOutput } = catalogue.tokens;
    const own = catalogue.tools.length - packaged.tools.length;
    if (own !== 0) terminal.write(`\n${own} tools of TOOLS_DIR.`);
    terminal.write(
      `\n${packaged.tools.length} tools of the package: ${withoutOutput} tokens without output schemas, ${withOutput} with them.\n`,
    );
    return 0;
  },
};

async function readAll() {
  const { readDocuments } = await import('./toolbox.ts');
  const { tools, resources } = await readDocuments();
  return { tools, resources };
}
