/** Watches what a request of a caller writes: has it confirmed if it must be, and keeps it in the journal. */
import { randomBytes } from 'node:crypto';
import type { Answer, Call, Step } from '../../amocrm/index.ts';
import { AmocrmGraphqlError, JournalUnavailableError } from '../../errors/index.ts';
import type { Journal, JournalEntry, JournalOutcome, JournalWrite } from '../../journal/index.ts';
import { within } from '../../wait.ts';
import { type BulkRecord, loaderOf, loadRecords } from '../bulk/kind.ts';
import type { Context, Door } from '../context.ts';
import { type Confirmation, confirmWrite, mayAsk } from './confirm.ts';
import { loadDeletedName } from './deleted-name.ts';
import { isLinking, loadLinkChanges } from './link-change.ts';
import { loadPresent, passOver, type Reading } from './present.ts';
import { bodyToKeep, createdIds, pickBefore, recordsOf, type WrittenRecord } from './record.ts';

export { type Confirmation, confirmationOfScript } from './confirm.ts';

/** What a caller asked for. */
export interface Origin {
  door: Door;
  /** The tool, or the name of the operation; null if it has none. */
  tool: string | null;
  variables: Record<string, unknown>;
  /** The text of the caller's own document; undefined if the operation is one of the package. */
  printDocument?: (() => string) | undefined;
  /** If omitted, single writes need no confirmation. */
  confirmation?: Confirmation | undefined;
}

/** How long a write waits for the journal in all, in milliseconds: a database that does not answer must not stop writes. */
const journalWaitMs = 10_000;

/** Errors after which a write may have been carried out. */
const openOutcomes: readonly string[] = ['WRITE_OUTCOME_UNKNOWN', 'CANCELLED', 'UPSTREAM_INVALID', 'INTERNAL_ERROR'];

/**
 * Makes the step around all writes of one request of a caller.
 *
 * @param contextOf the context of the request, which is not made yet
 */
export function watchWrites(contextOf: () => Context, origin: Origin): Step {
  let entryId: string | undefined;
  let places = 0;
  return async (call, next) => {
    const context = contextOf();
    const records = recordsOf(call);
    const isAsked = mayAsk(origin.confirmation, context);
    const isNeeded = Boolean(context.journal) || isAsked;
    const reading = { mustKnow: isAsked };
    const { before, isUnread } = isNeeded ? await loadBefore(records, context, reading) : nothingRead;
    const present = isNeeded && records.length === 0 ? await loadPresent(call, next, reading) : null;
    const links = isAsked && isLinking(call) ? await loadLinkChanges(call, context, reading) : null;
    const deleted =
      isAsked && !origin.confirmation?.token ? await loadDeletedName(call, next, context, reading) : undefined;
    await confirmWrite({ call, records, before, isUnread, present, deleted, links }, origin, context);
    // The parts of a file are one upload, which its first request opens.
    if (!context.journal || call.bytes) return next(call);
    entryId ??= createEntryId();
    // Before the journal is waited for: the writes of one request may be sent side by side.
    const start = places;
    places += Math.max(1, records.length);
    const { door, tool: operation } = origin;
    const entry = { id: entryId, at: context.now(), caller: context.caller ?? null, door, operation };
    const settle = await keep(entry, describeWrites(start, { call, records, before, present }), records, context);
    try {
      const answer = await next(call);
      await settle('written', null, answer);
      return answer;
    } catch (error) {
      const code = error instanceof AmocrmGraphqlError ? error.code : 'INTERNAL_ERROR';
      await settle(openOutcomes.includes(code) ? 'unknown' : 'refused', code);
      throw error;
    }
  };
}

/** Sorts by time: milliseconds first. */
function createEntryId(): string {
  return `${Date.now().toString(36).padStart(9, '0')}${randomBytes(6).toString('hex')}`;
}

/** The records that a request changes, as they are. */
interface Before {
  before: ReadonlyMap<number, BulkRecord>;
  /** Whether amoCRM refuses to show some of them. Those that do not exist are missing. */
  isUnread: boolean;
}

const nothingRead: Before = { before: new Map(), isUnread: false };

/** The records that a request changes, as they are: from what the request of the caller has read, or read along in one request. */
async function loadBefore(records: readonly WrittenRecord[], context: Context, reading: Reading): Promise<Before> {
  const [first] = records;
  const ids = records.flatMap(({ id }) => (id === null ? [] : [id]));
  if (!first || ids.length === 0) return nothingRead;
  const loader = loaderOf(first.kind, context);
  const known = ids.flatMap((id) => (loader.peek(id) as BulkRecord | undefined) ?? []);
  const missing = ids.filter((id) => !known.some((record) => record.id === id));
  const found =
    missing.length === 0
      ? []
      : await loadRecords(first.kind, missing, context.amocrm).catch((error) => passOver(error, null, reading));
  const before = new Map([...known, ...(found ?? [])].map((record) => [record.id, record]));
  return { before, isUnread: found === null };
}

interface Watched {
  call: Call;
  records: readonly WrittenRecord[];
  before: ReadonlyMap<number, BulkRecord>;
  /** What a request about anything else changes, as it is; null if it is not known. */
  present: object[] | null;
}

/** What is kept of a request before it is sent. @param start the number of its first write in the entry */
function describeWrites(start: number, { call, records, before, present }: Watched): JournalWrite[] {
  const { method, path } = call;
  const common = { method, path, outcome: 'unknown', code: null } as const;
  if (records.length === 0) {
    return [{ ...common, place: start, kind: null, recordId: null, before: present, after: bodyToKeep(call) }];
  }
  return records.map(({ kind, id, patch }, index) => {
    const record = id === null ? undefined : before.get(id);
    const values = { before: record ? pickBefore(record, patch) : null, after: patch };
    return { ...common, place: start + index, kind, recordId: id, ...values };
  });
}

/** Says what became of the writes of a request. @param answer if they were carried out */
type Settle = (outcome: JournalOutcome, code: string | null, answer?: Answer) => Promise<void>;

/**
 * Keeps writes before they are sent. A journal that cannot be written does not stop them; the answer of the request tells what it lacks
 * in the end, and the log each failure.
 */
async function keep(
  entry: Omit<JournalEntry, 'count'>,
  writes: readonly JournalWrite[],
  records: readonly WrittenRecord[],
  context: Context,
): Promise<Settle> {
  let waitMs = journalWaitMs;

  async function attempt(work: (journal: Journal) => Promise<void>): Promise<boolean> {
    const started = performance.now();
    try {
      const done = (async () => {
        const journal = await context.journal?.();
        if (journal) await work(journal);
      })();
      await within(done, waitMs, () => {
        throw new JournalUnavailableError(`The journal did not answer in ${journalWaitMs / 1000} seconds.`);
      });
      return true;
    } catch (error) {
      context.onJournalFailure?.(error);
      return false;
    } finally {
      waitMs -= performance.now() - started;
    }
  }

  const isKept = await attempt((journal) => journal.append(entry, writes));
  return async (outcome, code, answer) => {
    const created = answer ? createdIds(answer, records) : [];
    const settled = writes.map((write, index) => {
      const recordId = write.recordId ?? created[index] ?? null;
      return { ...write, recordId, outcome, code };
    });
    const isSettled = await attempt((journal) => journal.settle(entry, settled));
    // What was refused has changed nothing.
    if (isSettled || outcome === 'refused') return;
    const isLacking = !isKept || context.writes.journal === 'UNAVAILABLE';
    context.writes.journal = isLacking ? 'UNAVAILABLE' : 'INCOMPLETE';
  };
}
