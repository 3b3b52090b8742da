/** Puts back what the writes of one entry of the journal have changed. */
import type { CustomFieldValues, CustomFieldWrite } from '../../amocrm/index.ts';
import { NotFoundError } from '../../errors/index.ts';
import { quote } from '../../errors/quote.ts';
import type { JournalWrite } from '../../journal/index.ts';
import { type BulkKind, type BulkPatch, type BulkRecord, bulkKinds, nounOf } from '../bulk/kind.ts';
import type { BulkChange } from '../bulk/plan.ts';
import { type BulkArguments, type BulkWrite, writeInBulk } from '../bulk/write.ts';
import type { Context } from '../context.ts';
import { kindOf, openJournal } from './entry.ts';
import { reverse } from './reverse.ts';

/** How many sentences say what cannot be undone. */
const maxSentences = 50;

/** The answer of `undo`: its plan or its result, and what it does not put back. */
export type Undo = BulkWrite & {
  /** As sentences; empty for a confirmed plan, which told it. */
  cannot: string[];
};

/**
 * Undoes an entry: makes the plan of it, or carries it out.
 *
 * @throws {JournalOffError}
 * @throws {NotFoundError} if the journal has no such entry
 */
export async function undo(
  args: BulkArguments & { entry: string },
  context: Context,
  info: { fieldName: string },
): Promise<Undo> {
  const cannot: string[] = [];
  const answer = await writeInBulk({ ...args }, context, info, async () => {
    const { changes, cannot: known } = await planUndo(args.entry, context, (text) => cannot.push(text));
    cannot.unshift(...known);
    return changes;
  });
  const rest = cannot.length - maxSentences;
  return { ...answer, cannot: rest > 0 ? [...cannot.slice(0, maxSentences), `and ${rest} more`] : cannot };
}

async function planUndo(entryId: string, context: Context, tell: (text: string) => void) {
  const journal = await openJournal(context);
  if (!(await journal.find(entryId))) {
    throw new NotFoundError(`The journal has no entry ${quote(entryId, 100)}.`, {
      remedy: 'Take the id of an entry from `journal`; old entries are removed.',
    });
  }
  const byKind = new Map<BulkKind, Map<number, JournalWrite[]>>();
  const cannot: string[] = [];
  for (const write of await journal.writes(entryId)) {
    const reason = findObstacle(write);
    if (reason) cannot.push(reason);
    const kind = kindOf(write);
    if (write.outcome === 'refused' || reason || kind === null || write.recordId === null) continue;
    const ofKind = byKind.get(kind) ?? new Map<number, JournalWrite[]>();
    byKind.set(kind, ofKind);
    ofKind.set(write.recordId, [...(ofKind.get(write.recordId) ?? []), write]);
  }
  const changes = bulkKinds.flatMap((kind): BulkChange[] => {
    const writes = byKind.get(kind);
    if (!writes) return [];
    const toPatch = async (record: BulkRecord): Promise<BulkPatch> => {
      const { patch, cannot: kept } = reverseAll(record, writes.get(record.id) ?? []);
      for (const reason of kept) tell(`${nounOf[kind]} ${record.id}, ${reason}.`);
      return patch;
    };
    return [{ kind, selected: { ids: [...writes.keys()] }, toPatch }];
  });
  return { changes, cannot };
}

/** Why a write cannot be undone; undefined if it can, or if it has changed nothing. */
function findObstacle({ method, path, kind, recordId, before, outcome }: JournalWrite): string | undefined {
  if (outcome === 'refused') return undefined;
  const what = `${method} ${path}${recordId === null ? '' : ` (${recordId})`}`;
  if (kind !== null && method === 'POST')
    return `${what}: amoCRM deletes no records through its API; delete it in the card.`;
  if (kind === null) return `${what}: only changes of leads, contacts, companies and tasks can be undone.`;
  return before === null ? `${what}: the values before are not known.` : undefined;
}

/** An entry may have written a record several times: each field is put back as the first write that changed it found it. */
function reverseAll(record: BulkRecord, writes: readonly JournalWrite[]) {
  const patches = writes.map(({ after }) => after as BulkPatch);
  const records = writes.map(({ before }) => before as BulkRecord);
  const before: BulkRecord = Object.assign({}, ...records.toReversed());
  const sent: BulkPatch = Object.assign({}, ...patches);
  const [tags_to_add, tags_to_delete] = (['tags_to_add', 'tags_to_delete'] as const).map((name) =>
    patches.flatMap((patch) => patch[name] ?? []),
  );
  const found = new Map<number, CustomFieldValues | undefined>();
  const left = new Map<number, CustomFieldWrite>();
  for (const [place, { custom_fields_values: fields }] of patches.entries()) {
    for (const field of fields ?? []) {
      const known = records[place]?.custom_fields_values?.find(({ field_id }) => field_id === field.field_id);
      if (!found.has(field.field_id)) found.set(field.field_id, known);
      left.set(field.field_id, field);
    }
  }
  return reverse(
    record,
    { ...before, custom_fields_values: [...found.values()].flatMap((field) => field ?? []) },
    { ...sent, tags_to_add, tags_to_delete, custom_fields_values: [...left.values()] },
  );
}
