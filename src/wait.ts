/**
 * Bounded waiting: until a signal fires or a time is over. Every folder may import this file. Callers decide which error to throw.
 */

/**
 * Calls `listener` when the signal fires; at once if it has fired already. Never twice.
 *
 * @returns stops listening; callers call it when they are done, because a signal may outlive thousands of requests
 */
export function onAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (!signal) return () => {};
  if (signal.aborted) {
    listener();
    return () => {};
  }
  signal.addEventListener('abort', listener, { once: true });
  return () => signal.removeEventListener('abort', listener);
}

/**
 * Settles like `work`, or rejects once the signal fires, whichever is first. `work` continues in that case, and its later
 * rejection is handled here.
 *
 * @param explain makes the error of an aborted wait; the signal's reason if omitted
 */
export function untilAborted<Value>(
  work: Promise<Value>,
  signal: AbortSignal | undefined,
  explain: () => unknown = () => signal?.reason,
): Promise<Value> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = onAbort(signal, () => reject(explain()));
    follow(work, stop, resolve, reject);
  });
}

/**
 * Settles like `work`, or with what `late` returns or throws once the time is over, whichever is first. `work` continues in that
 * case, and its later rejection is handled here.
 *
 * @param milliseconds the longest wait; with `Infinity` no timer is set
 */
export function within<Value, Late>(
  work: Promise<Value>,
  milliseconds: number,
  late: () => Late,
): Promise<Value | Late> {
  if (milliseconds === Number.POSITIVE_INFINITY) return work;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => {
        try {
          resolve(late());
        } catch (error) {
          reject(error);
        }
      },
      Math.max(0, milliseconds),
    );
    follow(work, () => clearTimeout(timer), resolve, reject);
  });
}

/** Settles a promise like `work`. First stops the listener or timer, so that it is gone when callers continue. */
function follow<Value>(
  work: Promise<Value>,
  stop: () => void,
  resolve: (value: Value) => void,
  reject: (error: unknown) => void,
): void {
  work.then(
    (value) => {
      stop();
      resolve(value);
    },
    (error) => {
      stop();
      reject(error);
    },
  );
}
