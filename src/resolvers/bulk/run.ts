/** Carries out a plan: 50 records in a request, one request after the other, behind interactive callers. */
import { AmocrmGraphqlError, CancelledError } from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { rememberWrittenCompanies } from '../identity/recent-company.ts';
import { rememberWrittenContacts } from '../identity/recent-contact.ts';
import { type BatchResult, sendBatch } from '../write/batch.ts';
import { withLocks } from '../write/lock.ts';
import {
  type BulkKind,
  type BulkPatch,
  type BulkRecord,
  isAsPlanned,
  loadRecords,
  nameRecord,
  nounOf,
  updateRecords,
  urlOf,
} from './kind.ts';
import type { PlannedWrites } from './plan.ts';
import { type BulkProblem, endPlan, keepProgress, type Progress, runLock, takePlan } from './stored-plan.ts';

/** What a run has done. */
export interface BulkResult extends Pick<Progress, 'written' | 'failed' | 'skipped'> {
  /** How many records of the plan are not done with, because the run had to stop. */
  remaining: number;
  /** Why it had to stop; null if it is finished. */
  stopped: AmocrmGraphqlError | null;
}

/** How many records are read, compared and written at once: as many as amoCRM advises for one request (Limits). */
const chunkSize = 50;

interface PlannedWrite {
  id: number;
  updatedAt: number;
  patch: BulkPatch;
}

/**
 * Carries out a kept plan, or continues it where an earlier run had to stop.
 *
 * @param args the other arguments of the confirmation
 * @throws {PlanRefusedError} if the plan cannot be carried out
 */
export function runPlan(
  token: string,
  field: string,
  args: Record<string, unknown>,
  context: Context,
): Promise<BulkResult> {
  return withLocks([runLock(token)], context, async (held) => {
    const { plan, progress } = await takePlan(token, field, args, held);
    const chunks = plan.writes.flatMap(toChunks);
    const total = chunks.reduce((sum, { writes }) => sum + writes.length, 0);
    let end = 0;
    for (const { kind, writes } of chunks) {
      end += writes.length;
      if (end <= progress.next) continue;
      const stopped = await writeChunk(kind, writes, progress, () => keepProgress(token, progress, held), held);
      if (stopped) {
        const { written, failed, skipped } = progress;
        return { written, failed, skipped, remaining: total - progress.next, stopped };
      }
      progress.next = end;
      progress.isSending = false;
      await keepProgress(token, progress, held);
      held.onProgress?.({ done: end, message: `${end} of ${total} records are done.` });
    }
    await endPlan(token, held);
    const { written, failed, skipped } = progress;
    return { written, failed, skipped, remaining: 0, stopped: null };
  });
}

function toChunks({ kind, patches, records }: PlannedWrites): { kind: BulkKind; writes: PlannedWrite[] }[] {
  const writes = records.map(([id, updatedAt, patch]) => ({ id, updatedAt, patch: patches[patch] as BulkPatch }));
  const chunks: { kind: BulkKind; writes: PlannedWrite[] }[] = [];
  for (let start = 0; start < writes.length; start += chunkSize) {
    chunks.push({ kind, writes: writes.slice(start, start + chunkSize) });
  }
  return chunks;
}

/**
 * Writes one chunk and adds what became of it to the progress.
 *
 * @returns the error that stops the run; then the chunk counts as not done, and the next run finds out what of it was written
 */
async function writeChunk(
  kind: BulkKind,
  writes: readonly PlannedWrite[],
  progress: Progress,
  keep: () => Promise<void>,
  context: Context,
): Promise<AmocrmGraphqlError | undefined> {
  const work = async (held: Context): Promise<AmocrmGraphqlError | undefined> => {
    try {
      const ids = writes.map(({ id }) => id);
      const found = new Map((await loadRecords(kind, ids, held.background)).map((record) => [record.id, record]));
      const { ready, skipped, done } = compare(kind, writes, found, progress.isSending, held);
      let failed: BulkProblem[] = [];
      let written = done;
      if (ready.length > 0) {
        progress.isSending = true;
        await keep();
        // A process that was suspended may have lost the lock meanwhile, and another one may have written these records.
        await held.lease?.check();
        const results = await send(kind, ready, held);
        const stop = results.flatMap((result) => ('error' in result && stops(result.error) ? [result.error] : []))[0];
        if (stop) return stop;
        failed = results.flatMap((result) => {
          const record = found.get(ready[result.index]?.id ?? 0);
          return 'error' in result && record ? [toProblem(kind, record, result.error, held)] : [];
        });
        written += ready.length - failed.length;
      }
      progress.written += written;
      progress.failed.push(...failed);
      progress.skipped.push(...skipped);
      return undefined;
    } catch (error) {
      if (error instanceof AmocrmGraphqlError) return error;
      throw error;
    }
  };
  // A change of custom fields may be computed from their values, so no other change of this program comes between.
  const isPart = kind !== 'tasks' && writes.some(({ patch }) => patch.custom_fields_values);
  return isPart
    ? withLocks(
        writes.map(({ id }) => `${nounOf[kind]}:${id}`),
        context,
        work,
      )
    : work(context);
}

/** Separates the records that are as they were when they were planned from those that are not. */
function compare(
  kind: BulkKind,
  writes: readonly PlannedWrite[],
  found: ReadonlyMap<number, BulkRecord>,
  wasSending: boolean,
  context: Context,
) {
  const ready: PlannedWrite[] = [];
  const skipped: BulkProblem[] = [];
  let done = 0;
  for (const write of writes) {
    const record = found.get(write.id);
    if (!record) {
      const message = `The ${nounOf[kind]} was deleted after the plan was made.`;
      skipped.push({ kind, id: write.id, name: null, url: null, code: 'NOT_FOUND', message });
    } else if (wasSending && isAsPlanned(record, write.patch)) {
      // An earlier run was stopped after it had sent this record.
      done += 1;
    } else if (record.updated_at === write.updatedAt) {
      ready.push(write);
    } else {
      const message = `The ${nounOf[kind]} was changed after the plan was made.`;
      skipped.push({ ...describe(kind, record, context), code: 'CHANGED_SINCE_PLAN', message });
    }
  }
  return { ready, skipped, done };
}

async function send(
  kind: BulkKind,
  writes: readonly PlannedWrite[],
  context: Context,
): Promise<BatchResult<{ id: number; sent: BulkPatch }>[]> {
  const { background, loaders } = context;
  const loader = { leads: loaders.lead, contacts: loaders.contact, companies: loaders.company, tasks: loaders.task }[
    kind
  ];
  const results = await sendBatch(
    writes,
    async ({ id, patch }) => ({ ...patch, id }),
    (patches) => updateRecords(kind, patches, background),
    (sent, { id }) => {
      loader.clear(id);
      return { id, sent };
    },
    context,
  );
  const written = results.flatMap((result) => ('value' in result ? [result.value] : []));
  if (kind === 'contacts') await rememberWrittenContacts(written, context);
  if (kind === 'companies') await rememberWrittenCompanies(written, context);
  return results;
}

/** Whether an error is not about the record: then the others would fail as well. */
function stops(error: AmocrmGraphqlError): boolean {
  return error.fault !== 'caller' || error instanceof CancelledError;
}

function describe(kind: BulkKind, record: BulkRecord, context: Context) {
  return { kind, id: record.id, name: nameRecord(record), url: urlOf(kind, record, context) };
}

function toProblem(kind: BulkKind, record: BulkRecord, { code, message }: AmocrmGraphqlError, context: Context) {
  return { ...describe(kind, record, context), code, message };
}
