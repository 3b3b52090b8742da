/** What is needed to write records as rows. */
export interface RowContext {
  /** IANA name of the account's time zone. */
  timeZone: string;
  /**
   * A normal form of a phone, an e-mail, a site or an INN, for comparison; null for other fields. Two texts that mean the same have
   * the same one.
   */
  normalize(field: { type: string; code: string | null; name: string }, text: string): string | null;
  /** The names that stages have at present. */
  stageName(pipelineId: number, statusId: number): string | null;
}
