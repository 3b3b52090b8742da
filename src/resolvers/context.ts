/** What a caller may do: everything, or read only. */
export type Access = 'read-write' | 'read-only';

/** How far a long read is. */
export interface Progress {
  /** Records read so far. */
  done: number;
  /** A sentence for a person. */
  message: string;
}
