#!/usr/bin/env node
import { run } from './run.ts';

// `amocrm-graphql tools | head`: whoever read has read enough. Anything else that breaks standard output is a bug.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await run(process.argv.slice(2), {
  write: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
});
