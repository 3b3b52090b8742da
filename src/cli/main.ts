#!/usr/bin/env node
import { run } from './run.ts';

/** The codes of errors that mean that the reader of an output has gone. */
const gone = ['EPIPE', 'ECONNRESET'];

// `amocrm-graphql tools | head`, or an assistant that has crashed. Any other error of these streams is a bug.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!gone.includes(String(error.code))) throw error;
  });
}

// Node would print the whole error, including secrets. The state of the program is unknown now, so it ends.
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
