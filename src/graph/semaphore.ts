/** A counting semaphore with a bounded queue in order of arrival. */
export interface Semaphore {
  /**
   * Acquires a slot, or queues for one.
   *
   * @param onAcquire called once the slot is acquired, at once if one is free
   * @returns releases the slot, or leaves the queue; undefined if the queue is full
   */
  acquire(onAcquire: () => void): (() => void) | undefined;
}

/**
 * @param slots how many may hold a slot at once
 * @param maxWaiting how many may wait for one
 */
export function createSemaphore(slots: number, maxWaiting: number): Semaphore {
  let acquired = 0;
  const queue = new Set<() => void>();
  const next = () => {
    const [first] = queue;
    if (first === undefined || acquired >= slots) return;
    queue.delete(first);
    first();
  };
  return {
    acquire(onAcquire) {
      if (acquired >= slots && queue.size >= maxWaiting) return undefined;
      let holds = false;
      const enter = () => {
        holds = true;
        acquired += 1;
        onAcquire();
      };
      if (acquired < slots) enter();
      else queue.add(enter);
      return () => {
        if (!holds) {
          queue.delete(enter);
          return;
        }
        holds = false;
        acquired -= 1;
        next();
      };
    },
  };
}
