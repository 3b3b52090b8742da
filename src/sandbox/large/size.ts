/** How large a generated account is. What is omitted follows from the number of leads. */
export interface AccountSize {
  leads: number;
  /** Default four for five leads: people come back. */
  contacts?: number;
  /** Default one for seven leads. */
  companies?: number;
  /** Entries of the log for each lead, those of its tasks and notes and of new contacts included, on the average; at least about ten. Default 12. */
  eventsPerLead?: number;
  /** Done and open ones together, on the average. Default 1. */
  tasksPerLead?: number;
  /** Texts, calls and messages together, on the average. Default 1. */
  notesPerLead?: number;
  /** Days of history, which ends at the last midnight. Default 365. */
  days?: number;
  /** The share of contacts that repeat the phone or e-mail of an older one, and of companies that repeat a tax number. Default 0.06. */
  duplicates?: number;
}

/** A size with everything in it. */
export type FullSize = Required<AccountSize>;

/** Fills in what was omitted. */
export function toFullSize({ leads, ...given }: AccountSize): FullSize {
  return {
    leads,
    contacts: Math.ceil(leads * 0.8),
    companies: Math.ceil(leads / 7),
    eventsPerLead: 12,
    tasksPerLead: 1,
    notesPerLead: 1,
    days: 365,
    duplicates: 0.06,
    ...given,
  };
}

/** Whether a row is one of the repeating ones: exactly the share of the first so many rows, for every number of rows. */
export function isDuplicate(index: number, share: number): boolean {
  return Math.floor((index + 1) * share) > Math.floor(index * share);
}
