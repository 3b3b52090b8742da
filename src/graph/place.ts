/** Places for work of which only so much may go on at once; the others wait in the order in which they came. */
export interface Places {
  /**
   * Waits for a place.
   *
   * @returns gives the place back, or stops waiting for it; nothing where too many wait already
   */
  take(onPlace: () => void): (() => void) | undefined;
}

/**
 * @param places how many may go on at once
 * @param waiting how many may wait
 */
export function createPlaces(places: number, waiting: number): Places {
  let taken = 0;
  const queue = new Set<() => void>();
  const next = () => {
    const [first] = queue;
    if (first === undefined || taken >= places) return;
    queue.delete(first);
    first();
  };
  return {
    take(onPlace) {
      if (taken >= places && queue.size >= waiting) return undefined;
      let holds = false;
      const enter = () => {
        holds = true;
        taken += 1;
        onPlace();
      };
      if (taken < places) enter();
      else queue.add(enter);
      return () => {
        if (!holds) {
          queue.delete(enter);
          return;
        }
        holds = false;
        taken -= 1;
        next();
      };
    },
  };
}
