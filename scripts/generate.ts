/**
 * Writes what is generated from the schema and the operation documents: `schema.graphql` and `tools.json`.
 * With `--check` it writes nothing and fails where a committed file is not what would be written.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { countTokens } from 'gpt-tokenizer';
import { printSchema } from 'graphql';
import { renderCatalogue } from '../src/operations/catalogue.ts';
import { loadOperations } from '../src/operations/load.ts';
import { describeProblem } from '../src/operations/operation.ts';
import { schema } from '../src/schema/index.ts';

const root = new URL('..', import.meta.url);
const check = process.argv.includes('--check');

const { operations, problems } = await loadOperations(
  { root: fileURLToPath(new URL('src/operations/', root)) },
  schema,
);
const files: Record<string, string> = {
  'schema.graphql': `${printSchema(schema)}\n`,
  'tools.json': `${JSON.stringify(renderCatalogue(operations, countTokens), null, 2)}\n`,
};

const stale: string[] = [];
for (const [name, text] of Object.entries(files)) {
  const file = new URL(name, root);
  if (check && readFileSync(file, 'utf8') !== text) stale.push(name);
  if (!check) writeFileSync(file, text);
}
for (const problem of problems) process.stderr.write(`${describeProblem(problem)}\n`);
if (stale.length > 0) process.stderr.write(`Not current: ${stale.join(', ')}. Run "npm run generate" and commit.\n`);
if (stale.length + problems.length > 0) process.exitCode = 1;
