/** The journal as callers read it. */
import { JournalOffError } from '../../errors/index.ts';
import type { Journal, JournalEntry, JournalWrite } from '../../journal/index.ts';
import type { Nullish } from '../../nullish.ts';
import { type FieldChange, listChanges } from '../bulk/change.ts';
import { type BulkKind, type BulkPatch, type BulkRecord, bulkKinds, nameRecord } from '../bulk/kind.ts';
import type { Context } from '../context.ts';
import { listPresentChanges } from './present.ts';

/** Which entries. */
export interface JournalArguments {
  first: number;
  before?: Nullish<string>;
  of?: Nullish<BulkKind>;
  recordId?: Nullish<string>;
}

/** One write, as it is shown. */
export interface ShownWrite {
  kind: BulkKind | null;
  id: number | null;
  name: string | null;
  /** `PATCH /leads`. */
  request: string;
  outcome: JournalWrite['outcome'];
  code: string | null;
  changes: FieldChange[];
}

/** @throws {JournalOffError} */
export async function openJournal({ journal }: Context): Promise<Journal> {
  if (journal) return journal();
  throw new JournalOffError('Writes are not kept in a journal here.', {
    remedy: 'Set JOURNAL_DAYS above 0 and restart the server; only later writes can be undone.',
  });
}

/** Lists entries of the journal, newest first. @throws {JournalOffError} */
export async function listJournal(args: JournalArguments, context: Context): Promise<JournalEntry[]> {
  const { first, before, of: kind, recordId } = args;
  return (await openJournal(context)).list({
    first,
    ...(before && { before }),
    ...(kind && { kind }),
    ...(recordId && { recordId: Number(recordId) }),
  });
}

/** The first writes of an entry, with what they changed from what to what. */
export async function listWrites({ id }: JournalEntry, first: number, context: Context): Promise<ShownWrite[]> {
  const journal = await openJournal(context);
  const shown: ShownWrite[] = [];
  for (const write of await journal.writes(id, first)) {
    const { recordId, method, path, outcome, code } = write;
    const kind = kindOf(write);
    const [record, patch] = [write.before as BulkRecord | null, write.after as BulkPatch | null];
    const isChange = method === 'PATCH' && record && patch;
    const listed = () =>
      kind ? listChanges(kind, record as BulkRecord, patch as BulkPatch, context) : listPresentChanges(record, patch);
    const changes = isChange ? await listed() : [];
    const [named] = [write.before ?? write.after].flat() as (BulkRecord | null)[];
    const name = named ? nameRecord(named) || null : null;
    shown.push({ kind, id: recordId, name, request: `${method} ${path}`, outcome, code, changes });
  }
  return shown;
}

/** The kind of the record of a write. */
export function kindOf({ kind }: JournalWrite): BulkKind | null {
  return bulkKinds.find((each) => each === kind) ?? null;
}
