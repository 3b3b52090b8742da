/** Why a statement was not run, or was ended. */
export type RefusalReason = 'statement' | 'time' | 'memory';

/** A statement that was not run, or was ended: its text is the caller's and so is the fault. */
export class SqlRefusal extends Error {
  override readonly name = 'SqlRefusal';
  readonly reason: RefusalReason;

  constructor(message: string, reason: RefusalReason = 'statement') {
    super(message);
    this.reason = reason;
  }
}
