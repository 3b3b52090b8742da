/*
 * Writes one record after the other into a file of tokens, and says which are written, until it is killed; see `token-file.test.ts`.
 */
import { createSeal } from '../../../src/state/seal.ts';
import { createTokenFile } from '../../../src/state/token-file.ts';

const [path = '', first = '1'] = process.argv.slice(2);
const store = createTokenFile(path, createSeal(['a-key-of-the-test']));
for (let number = Number(first); ; number++) {
  await store.exclusively(() => store.write({ number, padding: 'x'.repeat(5_000) }));
  process.stdout.write(`${number}\n`);
}
