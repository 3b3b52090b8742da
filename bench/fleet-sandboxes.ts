/**
 * Sandboxes for the bench of many accounts, in a process of their own, so that their memory and time are not those of the instances.
 * Sends its parent the addresses of all of them, and after each message what they have counted.
 *
 * Arguments: the number of accounts, how many leads each has, and the number of the first one.
 */
import type { Sandbox } from '../src/sandbox/index.ts';
import { startSandbox } from '../src/sandbox/index.ts';

/** What an account has counted on amoCRM's side. */
export interface Tally {
  requests: number;
  /** Requests that were refused with 429 or 403. */
  refused: number;
  /** The most requests within any one second. */
  peak: number;
}

const [count = 0, leads = 0, first = 0] = process.argv.slice(2).map(Number);

/** Accounts differ, and their ids do. */
const firstAccountId = 1_000_000;

function tally({ requests, requestCount }: Sandbox): Tally {
  const moments = requests.map(({ at }) => at);
  const within = moments.map(
    (from, index) => moments.slice(index, index + 100).filter((at) => at < from + 1_000).length,
  );
  return {
    requests: requestCount(),
    refused: requestCount(({ status }) => status === 429 || status === 403),
    peak: Math.max(0, ...within),
  };
}

const sandboxes: Sandbox[] = [];
for (let index = first; index < first + count; index++) {
  const sandbox = await startSandbox({ size: { leads }, seed: index + 1 });
  sandbox.changeAccount({ id: firstAccountId + index });
  // The log is told when it is first read; the time that takes is not the instances'.
  sandbox.data().events();
  sandboxes.push(sandbox);
}
process.send?.(sandboxes.map(({ url, token }) => ({ url, token })));
process.on('message', () => process.send?.(sandboxes.map(tally)));
process.once('disconnect', () => process.exit());
