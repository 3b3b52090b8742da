#!/usr/bin/env node
import { run } from './run.ts';

/** The reader has gone, with or without having read everything. */
const GONE = ['EPIPE', 'ECONNRESET'];

// `amocrm-graphql tools | head`, or an assistant that has crashed. Anything else that breaks these streams is a bug.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!GONE.includes(String(error.code))) throw error;
  });
}

// Node would print whatever the error holds, secrets too. Nobody knows in what state the program is now, so it ends.
process.on('uncaughtException', async (error) => {
  try {
    const { describeFailure } = await import('./failure.ts');
    process.stderr.write(describeFailure(error));
  } finally {
    process.exit(1);
  }
});

process.exitCode = await run(process.argv.slice(2), {
  write: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
});
