/**
 * How a command that serves ends: asked for by a signal it finishes what is under way, and a second signal ends it at once.
 */

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ctrl+C under `npm` reaches the program twice within moments, from the terminal and from npm. */
const ECHO_MS = 50;

/** Calls back on the first signal to stop. After it, a signal ends the process as if nobody listened. */
export function onStop(stop: () => void): void {
  let isStopping = false;
  const hear = () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => {
      for (const signal of SIGNALS) process.off(signal, hear);
    }, ECHO_MS).unref();
    stop();
  };
  for (const signal of SIGNALS) process.on(signal, hear);
}

/** Resolves when the process is told to stop. */
export function waitForStop(): Promise<void> {
  return new Promise(onStop);
}

/**
 * Ends the process soon, also where something of it still hangs: a connection that is being opened, or a pipe that
 * nobody reads. It ends by itself where nothing does.
 */
export function endWithin(ms: number): void {
  setTimeout(() => process.exit(), ms).unref();
}
