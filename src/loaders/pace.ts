/** How much one request may load, and when. */
export interface LoadPace {
  /**
   * Counts records that will be, or have been, read.
   *
   * @throws where it is too many for one request
   */
  load(records: number): void;
  /**
   * Counts what a list is about to be made of, known or not: many lists of the same records take memory too.
   *
   * @throws where it is too much for one request
   */
  list(records: number): void;
  /** Calls back when a batch is complete: at the end of this tick, unless others who may want something still wait. */
  schedule(dispatch: () => void): void;
}

/** Any number, and batches of one tick. */
export const unhurried: LoadPace = {
  load: () => {},
  list: () => {},
  schedule: (dispatch) => void Promise.resolve().then(() => process.nextTick(dispatch)),
};
