/**
 * Generates `schema.graphql`, `tools.json`, `openapi.json`, `.env.example` and the tables in `docs/` from the schema, the operation
 * documents, the variables and the command line.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { countTokens } from 'gpt-tokenizer';
import { printSchema } from 'graphql';
import { readVersion } from '../src/config/package.ts';
import { variables } from '../src/config/variable.ts';
import { builtInTools } from '../src/mcp/tool.ts';
import { renderCatalogue } from '../src/operations/catalogue.ts';
import { loadOperations } from '../src/operations/load.ts';
import { describeDiagnostic } from '../src/operations/operation.ts';
import { renderOpenapi } from '../src/rest/openapi.ts';
import { schema } from '../src/schema/index.ts';
import { renderCoverage } from './coverage.ts';
import { renderCommands, renderResources, renderRoutes, renderTools, renderVariables } from './document.ts';
import { fillPart } from './fill-part.ts';
import { fillViews, renderViews } from './sql.ts';

const root = new URL('..', import.meta.url);

// The document is loaded below.
const sqlTool = 'src/operations/sql/query-sql.graphql';
writeFileSync(new URL(sqlTool, root), fillViews(read(sqlTool)));

const { operations, problems } = await loadOperations(
  { root: fileURLToPath(new URL('src/operations/', root)) },
  schema,
);
const catalogue = renderCatalogue(operations, countTokens, builtInTools);
const files: Record<string, string> = {
  'schema.graphql': `${printSchema(schema)}\n`,
  'openapi.json': `${JSON.stringify(renderOpenapi(operations, { version: readVersion() }), null, 2)}\n`,
  'tools.json': `${JSON.stringify(catalogue, null, 2)}\n`,
  '.env.example': describeVariables(),
  'docs/tools.md': fillPart(
    fillPart(read('docs/tools.md'), 'tools', renderTools(catalogue)),
    'resources',
    renderResources(catalogue),
  ),
  'docs/rest.md': fillPart(read('docs/rest.md'), 'routes', renderRoutes(operations)),
  'docs/coverage.md': fillPart(read('docs/coverage.md'), 'coverage', renderCoverage(operations, schema)),
  'docs/sql.md': fillPart(read('docs/sql.md'), 'views', renderViews()),
  'docs/commands.md': fillPart(read('docs/commands.md'), 'commands', await renderCommands()),
  'docs/configuration.md': fillPart(read('docs/configuration.md'), 'variables', renderVariables()),
};

/** Every variable with its meaning, and without a value. */
function describeVariables(): string {
  const head =
    '# Copy to .env and fill in what you need; every line may stay as it is. Without an account the embedded sandbox is used.';
  const entries = Object.entries(variables).map(([name, { description, fallback }]) => {
    const lines = `${description} Default: ${fallback}.`.match(/.{1,108}(?:\s|$)/g) ?? [];
    return `${lines.map((line) => `# ${line.trimEnd()}`).join('\n')}\n${name}=`;
  });
  return `${[head, ...entries].join('\n\n')}\n`;
}

function read(name: string): string {
  return readFileSync(new URL(name, root), 'utf8');
}

for (const [name, text] of Object.entries(files)) writeFileSync(new URL(name, root), text);
for (const problem of problems) process.stderr.write(`${describeDiagnostic(problem)}\n`);
if (problems.length > 0) process.exitCode = 1;
