/** How much one request may load, and when. */
export interface LoadPace {
  /**
   * Counts records that will be loaded or have been.
   *
   * @throws if they are too many for one request
   */
  load(records: number): void;
  /**
   * Counts the records of a list before it is made, cached or not: many lists of the same records take memory too.
   *
   * @throws if they are too many for one request
   */
  list(records: number): void;
  /** Calls back when a batch is complete: at the end of this tick, unless fields that may add to it still wait. */
  schedule(dispatch: () => void): void;
}

/** Any number, and batches of one tick. */
export const unhurried: LoadPace = {
  load: () => {},
  list: () => {},
  schedule: (dispatch) => void Promise.resolve().then(() => process.nextTick(dispatch)),
};
