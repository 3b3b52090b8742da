/**
 * `npm run bench`: measures on the sandbox and prints each group of figures when it is complete. It asserts nothing, because times
 * depend on the machine; the tests assert the number of requests.
 *
 * `--write` also writes the figures to `docs/cost.md` as one table.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fillPart } from '../scripts/fill-part.ts';
import { measureExport } from './export.ts';
import { measureMemory } from './memory.ts';
import { comparePeers } from './peers.ts';
import { measureReplica } from './replica.ts';
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
  ['Files of rows', measureExport],
  ['Local replica', measureReplica],
  ['Context of a model', countContext],
];

const rows: Row[] = [];
for (const [title, measure] of groups) {
  const measured = await measure();
  process.stdout.write(`${toText(title, measured)}\n`);
  rows.push(...measured);
}

if (process.argv.includes('--write')) {
  const name = 'docs/cost.md';
  writeFileSync(name, fillPart(readFileSync(name, 'utf8'), 'bench', toMarkdown(rows)));
}
