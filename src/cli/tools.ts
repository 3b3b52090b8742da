import { readJson } from '../config/package.ts';
import type { Catalogue } from '../operations/catalogue.ts';
import type { Command } from './run.ts';

export const command: Command = {
  summary: 'Prints the tools that are generated from the schema.',
  help: 'The catalogue is the committed tools.json; tools of TOOLS_DIR are listed by the server itself.',
  options: { json: { type: 'boolean', description: 'The whole catalogue with all schemas, as JSON.' } },
  async run({ json }, terminal) {
    const catalogue = readJson('tools.json') as unknown as Catalogue;
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
    terminal.write(
      `\n${catalogue.tools.length} tools: ${withoutOutput} tokens without output schemas, ${withOutput} with them.\n`,
    );
    return 0;
  },
};
