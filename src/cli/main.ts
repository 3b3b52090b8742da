#!/usr/bin/env node
import { run } from './run.ts';

// `amocrm-graphql tools | head`: whoever reads has read enough. Anything else that breaks standard output is a bug.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// A host that has gone reads no log either.
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

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
