/**
 * How a server command ends: the first signal lets running requests finish, and a second one ends the process at once.
 */

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How long a repeated signal is ignored, in milliseconds: Ctrl+C under `npm` reaches the program twice. */
const echoMs = 50;

/** Calls `stop` on the first signal to stop. A later signal ends the process. */
export function onStop(stop: () => void): void {
  let isStopping = false;
  const hear = () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => {
      for (const signal of signals) process.off(signal, hear);
    }, echoMs).unref();
    stop();
  };
  for (const signal of signals) process.on(signal, hear);
}

/** Resolves when the process gets a signal to stop. */
export function waitForStop(): Promise<void> {
  return new Promise(onStop);
}

/**
 * Ends the process after a delay, in case a connection that is being opened or a pipe without a reader keeps it running.
 * Does not keep the process running itself.
 */
export function endWithin(ms: number): void {
  setTimeout(() => process.exit(), ms).unref();
}
