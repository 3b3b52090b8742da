import {
  type Amocrm,
  type BatchOutcome,
  type CompanyWrite,
  type ContactWrite,
  type Created,
  type CustomFieldValues,
  type CustomFieldWrite,
  type EntityType,
  type LeadWrite,
  type NoteWrite,
  type Page,
  pagesOf,
  type TaskWrite,
} from '../../amocrm/index.ts';
import { AmocrmGraphqlError, WriteOutcomeUnknownError } from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { timeOfAmocrm } from './clock.ts';
import { explainInFlight, forgetInFlight, rememberInFlight, secondsInFlight } from './in-flight.ts';
import { withLocks } from './lock.ts';
import { remember } from './remember.ts';

/** What each noun is created from. */
interface Writes {
  leads: LeadWrite;
  contacts: ContactWrite;
  companies: CompanyWrite;
  tasks: TaskWrite;
}

/** A record as far as recovering compares it with what was sent, and what is answered where it is what was lost. */
export type Candidate<Result extends Created = Created> = Result & { created_at: number } & Record<string, unknown>;

/** By how many seconds what we take for amoCRM's time may be wrong, when records created by us are looked for. */
const clockMargin = 5;

/** How long the ids that we created are remembered, so that an older twin is never taken for a lost one. */
const rememberMs = 10 * 60_000;

/**
 * Creates records, and never twice: amoCRM has no idempotency keys, so where an answer was lost the records are looked
 * for among those created since. Only what is certainly not there is sent again, and only once, and only where amoCRM
 * had answered (an error 5xx): a request whose connection broke may still be under way. Where an earlier run under the
 * same idempotency key ended badly, everything counts as lost, and is looked for before anything is sent.
 */
export async function createOnce<Noun extends keyof Writes>(
  context: Context,
  noun: Noun,
  writes: Writes[Noun][],
): Promise<BatchOutcome<Created>[]> {
  const { amocrm } = context;
  const send = (items: Writes[Noun][]): Promise<BatchOutcome<Created>[]> => {
    // One noun, one kind of write; the compiler cannot follow the pair through the index.
    return (amocrm[noun].create as (items: Writes[Noun][]) => Promise<BatchOutcome<Created>[]>)(items);
  };
  return createOrFind(context, noun, writes, send, (since) => listRecent(amocrm, noun, since));
}

/** The same for notes, which amoCRM keeps per entity. */
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
      return page.items.map((note) => ({ ...note }));
    },
  );
}

/**
 * The same for any write.
 *
 * @param kind what is created; records of one kind are told apart by their ids
 * @param listCandidates the records created since a moment, in unix seconds, among which a lost one is looked for
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
    // Who was suspended while holding the lock is told here that it has lost it, and not by a duplicate.
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
    // One at a time: two who lost the same must not both take the one record that is there.
    const find = async () => {
      await findLost(context, kind, outcomes, writes, await listCandidates(since), since);
      await claim(context, kind, outcomes);
    };
    try {
      await withLocks([`recover:${kind}`], context, find);
    } catch (error) {
      // Nobody could look: what is lost stays lost, and that it may have happened is what the caller must be told.
      if (error instanceof AmocrmGraphqlError) return outcomes;
      throw error;
    }
    if (isNoted && !outcomes.some(isInFlight)) await forgetInFlight(context);
    await repeat(outcomes, writes, send);
    await claim(context, kind, outcomes);
  }
  return outcomes;
}

/** Replaces the outcome of each lost write by the record that is what was sent and that nobody here has created. */
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
    if (candidate.created_at < since || outcomes.some((each) => 'result' in each && each.result.id === candidate.id)) {
      continue;
    }
    const owner = await context.state.keyValue.get(keyOf(kind, candidate.id));
    // What an earlier run under the same key has created is ours as well.
    if (owner === undefined || owner === context.attempt?.key) free.push(candidate);
  }
  for (const outcome of outcomes.filter(isLost)) {
    const write = writes[outcome.index];
    const found = write ? free.findIndex((candidate) => isWritten(write, candidate)) : -1;
    const [candidate] = found === -1 ? [] : free.splice(found, 1);
    if (candidate) outcomes[outcomes.indexOf(outcome)] = { index: outcome.index, result: candidate };
  }
}

/** An item of a run that an earlier one may have written: whoever died in the middle of it will not answer any more. */
function loseToEarlierAttempt(index: number): { index: number; error: WriteOutcomeUnknownError } {
  const message = 'An earlier request with this idempotency key ended without an answer; what it created is not known.';
  const remedy = 'Repeat it with the same key.';
  return { index, error: new WriteOutcomeUnknownError(message, true, { remedy }) };
}

/** Remembers which records were created here, and under which idempotency key. */
async function claim(context: Context, kind: string, outcomes: BatchOutcome<Created>[]): Promise<void> {
  const key = context.attempt?.key ?? '';
  const created = outcomes.flatMap((outcome) => ('result' in outcome ? [outcome.result.id] : []));
  await Promise.all(created.map((id) => remember(context, keyOf(kind, id), key, rememberMs)));
}

/** Sends once more what amoCRM answered with an error and what is not there. */
async function repeat<Write, Result>(
  outcomes: BatchOutcome<Result>[],
  writes: Write[],
  send: (writes: Write[]) => Promise<BatchOutcome<Result>[]>,
): Promise<void> {
  const open = outcomes.filter((outcome) => isLost(outcome) && outcome.error.answered);
  if (open.length === 0) return;
  const again = await send(open.map((outcome) => writes[outcome.index] as Write));
  for (const outcome of again) {
    const original = open[outcome.index];
    if (original) outcomes[outcomes.indexOf(original)] = { ...outcome, index: original.index };
  }
}

function isLost<Result>(outcome: BatchOutcome<Result>): outcome is { index: number; error: WriteOutcomeUnknownError } {
  return 'error' in outcome && outcome.error instanceof WriteOutcomeUnknownError;
}

/** Whether amoCRM may still be at work on it. */
function isInFlight<Result>(outcome: BatchOutcome<Result>): boolean {
  return isLost(outcome) && !outcome.error.answered;
}

/** The records of a noun created since a moment, the newest first; by time, because the search lags behind. */
async function listRecent(amocrm: Amocrm, noun: keyof Writes, since: number): Promise<Candidate[]> {
  const order = { field: 'id', direction: 'desc' } as const;
  // amoCRM cannot filter tasks by creation, so the newest pages are read until they are older.
  const query = { order, ...(noun === 'tasks' ? {} : { filter: { created_at: { from: since } } }) };
  const extra = noun === 'leads' ? { with: ['contacts'] } : {};
  const list = amocrm[noun].list as (query: object) => Promise<Page<{ id: number; created_at: number }>>;
  const found: Candidate[] = [];
  for await (const { items } of pagesOf(list, { ...query, ...extra }, { ahead: 1 })) {
    found.push(...items.map((item) => ({ ...item })));
    if (items.some((item) => item.created_at < since)) break;
  }
  return found;
}

/** Whether a record is what was sent, as far as amoCRM keeps it unchanged. */
export function isWritten(write: object, candidate: Record<string, unknown>): boolean {
  return Object.entries(write).every(([key, value]) => {
    if (value === undefined || !(key in candidate)) return true;
    if (key === 'custom_fields_values') return hasFields(value, candidate[key] as CustomFieldValues[]);
    if (key === 'contacts') return hasContacts(value, candidate[key] as Contacts);
    return JSON.stringify(value) === JSON.stringify(candidate[key]);
  });
}

/** Whether the fields that were sent are there. Only texts are compared: other values are kept in another shape. */
function hasFields(sent: CustomFieldWrite[], kept: CustomFieldValues[]): boolean {
  return sent.every(({ field_id, values }) => {
    const present = kept.find((field) => field.field_id === field_id)?.values ?? [];
    return (values ?? []).every((written) =>
      'value' in written && typeof written.value === 'string'
        ? present.some((known) => known.value === written.value)
        : present.length > 0,
    );
  });
}

type Contacts = NonNullable<LeadWrite['contacts']>;

/** Whether a lead has exactly these contacts; amoCRM keeps them in an order of its own. */
function hasContacts(sent: Contacts, kept: Contacts): boolean {
  const ids = kept.map(({ id }) => id);
  return sent.length === ids.length && sent.every(({ id }) => ids.includes(id));
}

function keyOf(kind: string, id: number): string {
  return `created:${kind}:${id}`;
}
