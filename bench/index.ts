/**
 * `npm run bench`: measures on the sandbox and prints one table. Asserts nothing: requests are asserted by the tests,
 * and times depend on the machine. `--write` puts the table into the READMEs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { measureMemory } from './memory.ts';
import { comparePeers } from './peers.ts';
import { countRequests } from './requests.ts';
import type { Row } from './row.ts';
import { measureColdStart, measureStdio } from './stdio.ts';
import { measureThroughput } from './throughput.ts';
import { countContext } from './tokens.ts';

const rows: Row[] = [];
for (const measure of [
  countRequests,
  measureThroughput,
  comparePeers,
  measureStdio,
  measureColdStart,
  measureMemory,
  countContext,
]) {
  rows.push(...(await measure()));
}
const table = ['| measured | |', '|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
process.stdout.write(`${table}\n`);

if (process.argv.includes('--write')) {
  for (const name of ['README.md', 'README.ru.md']) {
    const text = readFileSync(name, 'utf8');
    writeFileSync(name, text.replace(/(<!-- bench -->\n)[\s\S]*?(<!-- \/bench -->)/, `$1${table}\n$2`));
  }
}
