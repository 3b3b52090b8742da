import { readFileSync } from 'node:fs';
import { countTokens } from 'gpt-tokenizer';
import { openRuntime } from '../src/app.ts';
import { loadConfig } from '../src/config/index.ts';
import type { Catalogue } from '../src/operations/catalogue.ts';
import { createLogger } from '../src/telemetry/logger.ts';
import type { Row } from './index.ts';

/** What the tools and an answer of theirs cost a model's context. */
export async function countContext(): Promise<Row[]> {
  const { tools, tokens } = JSON.parse(readFileSync('tools.json', 'utf8')) as Catalogue;
  const runtime = await openRuntime(loadConfig({}), createLogger({ level: 'silent', secrets: [] }));
  const options = { access: 'read-only', signal: new AbortController().signal } as const;
  const answer = await runtime.toolbox.call('get_leads', {}, options);
  await runtime.close();
  const [content] = answer.content as { text: string }[];
  return [
    [
      `tokens of \`tools/list\`, ${tools.length} tools`,
      `${tokens.withoutOutput} (${tokens.withOutput} with output schemas)`,
    ],
    ['tokens of 20 leads (`get_leads`)', String(countTokens(content?.text ?? ''))],
  ];
}
