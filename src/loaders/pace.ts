/** Limits how much one request loads, and schedules its batches. */
export interface LoadPace {
  /**
   * Counts records that will be loaded or have been loaded.
   *
   * @throws if they are too many for one request
   */
  load(records: number): void;
  /**
   * Counts the records of a list before it is built, cached or not: many lists of the same records take memory too.
   *
   * @throws if they are too many for one request
   */
  list(records: number): void;
  /** Calls `dispatch` when a batch is complete: at the end of this tick, or later if waiting fields may still add to it. */
  schedule(dispatch: () => void): void;
}

/** No limits, and one batch per tick. */
export const unhurried: LoadPace = {
  load: () => {},
  list: () => {},
  schedule: (dispatch) => void Promise.resolve().then(() => process.nextTick(dispatch)),
};
