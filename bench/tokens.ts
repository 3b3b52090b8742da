import { readFileSync } from 'node:fs';
import { countTokens } from 'gpt-tokenizer';
import { loadConfig } from '../src/config/index.ts';
import type { Catalogue } from '../src/operations/catalogue.ts';
import { openOperations, openRuntime } from '../src/runtime.ts';
import { createLogger } from '../src/telemetry/logger.ts';
import type { Row } from './row.ts';

/** The tokens that the list of tools and one answer take in a model's context. */
export async function countContext(): Promise<Row[]> {
  const { tools, toolsets, tokens } = JSON.parse(readFileSync('tools.json', 'utf8')) as Catalogue;
  const listed = toolsets.reduce((sum, each) => sum + each.listed, 0);
  const config = loadConfig({});
  const log = createLogger({ level: 'silent', secrets: [] });
  const [account] = config.accounts;
  if (!account) throw new Error('There is no account.');
  const runtime = await openRuntime(config, account, await openOperations(config, log), log);
  const options = { access: 'read-only', signal: new AbortController().signal } as const;
  const answer = await runtime.toolbox.call('get_leads', {}, options);
  await runtime.close();
  const text = (answer.content as { text: string }[]).map((block) => block.text).join('\n');
  return [
    [
      `tokens of \`tools/list\`, ${listed} tools of ${tools.length}`,
      `${tokens.withoutOutput} (${tokens.withOutput} with output schemas)`,
    ],
    ['tokens of 20 leads (`get_leads`)', String(countTokens(text))],
  ];
}
