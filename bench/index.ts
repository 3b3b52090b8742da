/**
 * `npm run bench`: measures on the sandbox and prints each group of figures as soon as it is known. Asserts nothing:
 * tests assert the number of requests, and times depend on the machine.
 *
 * `--write` also puts the figures as one table between `<!-- bench -->` and `<!-- /bench -->` of every document that has
 * these marks.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { measureMemory } from './memory.ts';
import { comparePeers } from './peers.ts';
import { countRequests } from './requests.ts';
import type { Row } from './row.ts';
import { measureColdStart, measureStdio } from './stdio.ts';
import { toMarkdown, toText } from './table.ts';
import { measureThroughput } from './throughput.ts';
import { countContext } from './tokens.ts';

const groups: [title: string, measure: () => Promise<Row[]>][] = [
  ['Requests to amoCRM', countRequests],
  ['Throughput', measureThroughput],
  ['Beside other servers', comparePeers],
  ['Tool calls over stdio', measureStdio],
  ['Cold start', measureColdStart],
  ['Memory', measureMemory],
  ['Context of a model', countContext],
];

const rows: Row[] = [];
for (const [title, measure] of groups) {
  const measured = await measure();
  process.stdout.write(`${toText(title, measured)}\n`);
  rows.push(...measured);
}

if (process.argv.includes('--write')) {
  const marks = /(<!-- bench -->\n)[\s\S]*?(<!-- \/bench -->)/;
  const documents = ['README.md', 'README.ru.md', ...readdirSync('docs').map((name) => `docs/${name}`)];
  for (const path of documents.filter((name) => name.endsWith('.md'))) {
    const text = readFileSync(path, 'utf8');
    // A function, because a figure must not be taken for a pattern such as `$1`.
    if (marks.test(text))
      writeFileSync(
        path,
        text.replace(marks, (_, start, end) => `${start}${toMarkdown(rows)}\n${end}`),
      );
  }
}
