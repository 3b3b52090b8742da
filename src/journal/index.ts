/**
 * The journal of an account: every write that this program has sent to amoCRM, with who, when, by what, and the values before and after.
 * Owns its tables; knows neither GraphQL nor amoCRM's client.
 */
export type { Journal, JournalEntry, JournalOutcome, JournalQuery, JournalWrite } from './entry.ts';
export { explainStore, openJournal } from './journal.ts';
