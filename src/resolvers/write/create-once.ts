import type {
  BatchOutcome,
  CompanyWrite,
  ContactWrite,
  Created,
  CustomerWrite,
  EntityType,
  LeadWrite,
  Note,
  NoteWrite,
  TaskWrite,
} from '../../amocrm/index.ts';
import { AmocrmGraphqlError, WriteOutcomeUnknownError } from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { timeOfAmocrm } from './clock.ts';
import { explainInFlight, forgetInFlight, rememberInFlight, secondsInFlight } from './in-flight.ts';
import { withLocks } from './lock.ts';
import { isRecent, listRecent } from './recent-record.ts';
import { isSentNote, isWritten } from './recognize.ts';
import { remember } from './remember.ts';

/** The write that creates a record of each type. */
interface Writes {
  leads: LeadWrite;
  contacts: ContactWrite;
  companies: CompanyWrite;
  customers: CustomerWrite;
  tasks: TaskWrite;
}

/** A record that may be the one whose answer was lost; if it is, it becomes the result of the write. */
export type Candidate<Result extends Created = Created> = Result & {
  created_at: number;
  /** When it was stored, if its time of creation can be chosen. */
  written_at?: number;
} & Record<string, unknown>;

/** By how many seconds our estimate of amoCRM's clock may be wrong. */
const clockMargin = 5;

/** How long the ids of created records are remembered, so that an equal record is not taken for a lost one. */
const rememberMs = 10 * 60_000;

/**
 * Creates records without duplicates. amoCRM has no idempotency keys, so if an answer is lost, the records are looked for
 * among those created since. A record that is not found is sent again once, but only if amoCRM answered with an error
 * 5xx: after a broken connection the request may still be in flight. If an earlier run under the same idempotency key
 * failed, all records count as lost and are looked for before anything is sent.
 */
export async function createOnce<Noun extends keyof Writes>(
  context: Context,
  noun: Noun,
  writes: Writes[Noun][],
): Promise<BatchOutcome<Created>[]> {
  const { amocrm } = context;
  const send = (items: Writes[Noun][]): Promise<BatchOutcome<Created>[]> => {
    // TypeScript cannot correlate the client with the write through the index `noun`.
    return (amocrm[noun].create as (items: Writes[Noun][]) => Promise<BatchOutcome<Created>[]>)(items);
  };
  return createOrFind(context, noun, writes, send, (since) => listRecent(amocrm, noun, writes, since));
}

/** Like `createOnce`, for notes, which amoCRM stores per entity. */
export async function createNotesOnce(
  context: Context,
  entity: EntityType,
  writes: NoteWrite[],
): Promise<BatchOutcome<Created>[]> {
  return createOrFind(
    context,
    `${entity}:notes`,
    writes,
    (items) => context.amocrm.notes.create(entity, items),
    async () => {
      const page = await context.amocrm.notes.list(entity, {
        filter: { entity_id: [...new Set(writes.map((write) => write.entity_id))] },
        order: { field: 'id', direction: 'desc' },
        limit: 250,
      });
      const paramsOf = (note: Note) => writes.find((write) => isSentNote(write, note))?.params ?? note.params;
      return page.items.map((note) => ({ ...note, params: paramsOf(note), written_at: note.updated_at }));
    },
  );
}

/**
 * Like `createOnce`, for any kind of record.
 *
 * @param kind the kind of record; ids are unique within it
 * @param listCandidates lists the records created since a time in unix seconds, to look for lost ones
 */
export async function createOrFind<Write extends object, Result extends Created>(
  context: Context,
  kind: string,
  writes: Write[],
  sendWrites: (writes: Write[]) => Promise<BatchOutcome<Result>[]>,
  listCandidates: (since: number) => Promise<Candidate<Result>[]>,
): Promise<BatchOutcome<Result>[]> {
  const { attempt } = context;
  const waitS = await secondsInFlight(context);
  if (waitS > 0 && attempt?.since === undefined) {
    return writes.map((_, index) => ({ index, error: explainInFlight(context, waitS) }));
  }
  let isNoted = waitS > 0;
  const send: typeof sendWrites = async (items) => {
    // A process that was suspended may have lost the lock meanwhile; sending would create a duplicate.
    await context.lease?.check();
    const sentAt = context.now();
    const sent = await sendWrites(items);
    if (sent.some(isInFlight)) {
      await rememberInFlight(context, sentAt);
      isNoted = true;
    }
    return sent;
  };
  const since = (attempt?.since ?? (await timeOfAmocrm(context))) - clockMargin;
  const outcomes =
    attempt?.since === undefined
      ? await send(writes)
      : writes.map((_, index) =>
          waitS > 0 ? { index, error: explainInFlight(context, waitS) } : loseToEarlierAttempt(index),
        );
  await claim(context, kind, outcomes);
  if (outcomes.some(isLost)) {
    // Under a lock: two requests that lost equal records must not both claim the same one.
    const find = async () => {
      await findLost(context, kind, outcomes, writes, await listCandidates(since), since);
      await claim(context, kind, outcomes);
    };
    try {
      await withLocks([`recover:${kind}`], context, find);
    } catch (error) {
      // The search failed, so the caller gets the original error: the outcome of the write is unknown.
      if (error instanceof AmocrmGraphqlError) return outcomes;
      throw error;
    }
    if (isNoted && !outcomes.some(isInFlight)) await forgetInFlight(context);
    await repeat(outcomes, writes, send);
    await claim(context, kind, outcomes);
  }
  return outcomes;
}

/** Replaces the outcome of each lost write by an equal record that no other request has claimed. */
async function findLost<Write extends object, Result extends Created>(
  context: Context,
  kind: string,
  outcomes: BatchOutcome<Result>[],
  writes: Write[],
  candidates: Candidate<Result>[],
  since: number,
): Promise<void> {
  const free: Candidate<Result>[] = [];
  for (const candidate of candidates) {
    const { id, written_at } = candidate;
    if (written_at === undefined ? !isRecent(candidate, writes, since) : written_at < since) continue;
    if (outcomes.some((each) => 'result' in each && each.result.id === id)) continue;
    const owner = await context.state.keyValue.get(keyOf(kind, candidate.id));
    // Records created by an earlier run under the same key can be claimed.
    if (owner === undefined || owner === context.attempt?.key) free.push(candidate);
  }
  for (const outcome of outcomes.filter(isLost)) {
    const write = writes[outcome.index];
    const found = write ? free.findIndex((candidate) => isWritten(write, candidate)) : -1;
    const [candidate] = found === -1 ? [] : free.splice(found, 1);
    if (candidate) outcomes[outcomes.indexOf(outcome)] = { index: outcome.index, result: candidate };
  }
}

/** The outcome of an item that an earlier run under the same key may have written. */
function loseToEarlierAttempt(index: number): { index: number; error: WriteOutcomeUnknownError } {
  const message =
    'An earlier request with this idempotency key ended without an answer; it is unknown what it created.';
  const remedy = 'Repeat the request with the same key.';
  return { index, error: new WriteOutcomeUnknownError(message, true, { remedy }) };
}

/** Remembers which records were created, and under which idempotency key. */
async function claim(context: Context, kind: string, outcomes: BatchOutcome<Created>[]): Promise<void> {
  const key = context.attempt?.key ?? '';
  const created = outcomes.flatMap((outcome) => ('result' in outcome ? [outcome.result.id] : []));
  await Promise.all(created.map((id) => remember(context, keyOf(kind, id), key, rememberMs)));
}

/** Sends again the writes that amoCRM answered with an error and that were not found. */
async function repeat<Write, Result>(
  outcomes: BatchOutcome<Result>[],
  writes: Write[],
  send: (writes: Write[]) => Promise<BatchOutcome<Result>[]>,
): Promise<void> {
  const answered = outcomes.filter((outcome) => isLost(outcome) && outcome.error.answered);
  if (answered.length === 0) return;
  const repeated = await send(answered.map((outcome) => writes[outcome.index] as Write));
  for (const outcome of repeated) {
    const original = answered[outcome.index];
    if (original) outcomes[outcomes.indexOf(original)] = { ...outcome, index: original.index };
  }
}

function isLost<Result>(outcome: BatchOutcome<Result>): outcome is { index: number; error: WriteOutcomeUnknownError } {
  return 'error' in outcome && outcome.error instanceof WriteOutcomeUnknownError;
}

/** Whether amoCRM may still be processing the write. */
function isInFlight<Result>(outcome: BatchOutcome<Result>): boolean {
  return isLost(outcome) && !outcome.error.answered;
}

function keyOf(kind: string, id: number): string {
  return `created:${kind}:${id}`;
}
