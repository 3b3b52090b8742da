import { type CallAdded, type CallWrite, type EntityType, isWithoutRecord, type Note } from '../../amocrm/index.ts';
import type { Issue } from '../../errors/index.ts';
import type { Nullish } from '../../nullish.ts';
import { type DateTimeInput, secondsFrom } from '../account-time.ts';
import type { Context } from '../context.ts';
import { toEntityType } from '../event.ts';
import { callParams, type NoteCallInput } from '../note-content.ts';
import { type Translation, translate } from '../translation.ts';
import { type BatchResult, one, sendBatch } from './batch.ts';
import { type Candidate, createOrFind } from './create-once.ts';
import { nouns } from './reference.ts';

/** An `AddCallInput`. */
export interface AddCallInput extends Omit<NoteCallInput, 'source' | 'responsibleUserId'> {
  source: string;
  calledByUserId?: Nullish<string>;
  responsibleUserId?: Nullish<string>;
  createdByUserId?: Nullish<string>;
  createdAt?: Nullish<DateTimeInput>;
}

/** Where a call was added; without a note if it was added nowhere. */
export interface CallPlacement {
  entityType: EntityType | null;
  entityId: number | null;
  noteId: number | null;
  /** Why there. */
  reason: string;
}

const { responsibleUserId: calledByUserId, ...params } = callParams;

const newCall: Translation<AddCallInput, CallWrite> = {
  direction: (direction) => ({ direction: direction === 'INCOMING' ? 'inbound' : 'outbound' }),
  ...params,
  calledByUserId,
  responsibleUserId: (id) => ({ responsible_user_id: Number(id) }),
  createdByUserId: (id) => ({ created_by: Number(id) }),
  createdAt: async (time, _path, { context }) => ({
    created_at: secondsFrom(time, (await context.metadata.account()).timezone),
  }),
};

/** Adds calls by their phones, at most 50 in a request; each reports where it was added, or why not. */
export async function addCalls(
  inputs: AddCallInput[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<CallPlacement>[]> {
  const results = await sendBatch(
    inputs,
    async (input, index) =>
      (await translate(newCall, { input, path: path ?? ['inputs', index], context })) as CallWrite,
    (writes) =>
      createOrFind<CallWrite, CallAdded>(
        context,
        'calls',
        writes,
        (items) => context.amocrm.calls.create(items),
        (since) => listCandidates(writes, since, context),
      ),
    (_sent, added) => toPlacement(added),
    context,
  );
  return results.map((result): BatchResult<CallPlacement> => {
    if (!('error' in result) || !isWithoutRecord(result.error)) return result;
    return { index: result.index, value: nowhere };
  });
}

/** Adds one call. */
export function addCall(input: AddCallInput, context: Context): Promise<CallPlacement> {
  return one(addCalls([input], context, ['input']));
}

const nowhere: CallPlacement = {
  entityType: null,
  entityId: null,
  noteId: null,
  reason:
    'The call was not added: no contact and no company has this number. amoCRM compares the last 10 digits. Create a contact with it and add the call again.',
};

/** amoCRM's rule for the record of a call (amoCRM API v4, Calls), as a reason for the record that it chose. */
const reasons: Record<EntityType, string> = {
  leads: 'The contact or company with this number has exactly one open lead.',
  contacts: 'The number is of this contact, who has no open lead or several.',
  companies: 'The number is of this company, which has no open lead or several.',
  customers: 'The contact or company with this number belongs to this customer.',
};

function toPlacement({ id, entity_type, entity_id }: CallAdded): CallPlacement {
  const entityType = toEntityType(entity_type);
  const reason = entityType ? reasons[entityType] : `amoCRM added it to a record of the type ${entity_type}.`;
  return { entityType, entityId: entity_id, noteId: id, reason };
}

/** The calls since a moment, among which one whose answer was lost is looked for: amoCRM lists them as notes only. */
async function listCandidates(
  writes: readonly CallWrite[],
  since: number,
  { amocrm }: Context,
): Promise<Candidate<CallAdded>[]> {
  const filter = { note_type: ['call_in', 'call_out'], updated_at: { from: since } };
  const kinds = ['leads', 'contacts', 'companies'] as const;
  const pages = await Promise.all(
    kinds.map((kind) => amocrm.notes.list(kind, { filter, order: { field: 'id', direction: 'desc' }, limit: 250 })),
  );
  return pages.flatMap(({ items }) => items.map((note) => toCandidate(note, writes)));
}

/** A note as the call that it was sent as: amoCRM may print its numbers as texts. */
function toCandidate(note: Note, writes: readonly CallWrite[]): Candidate<CallAdded> {
  const direction = note.note_type === 'call_in' ? 'inbound' : 'outbound';
  const twin = writes.find(
    (write) =>
      write.direction === direction &&
      (['phone', 'duration', 'source', 'uniq', 'link', 'call_result'] as const).every(
        (key) => write[key] === undefined || String(write[key]) === String(note.params[key]),
      ),
  );
  const { id, entity_id, created_at, updated_at: written_at } = note;
  // Without a twin it equals no call.
  const written = twin ?? { direction, phone: null };
  return { ...written, id, entity_id, entity_type: nouns[note.entity_type], created_at, written_at };
}
