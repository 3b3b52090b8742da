/** The two phases of bulk mutations: a plan that is shown, and the run of exactly this plan. */
import { ValidationError } from '../../errors/index.ts';
import type { Nullish } from '../../nullish.ts';
import type { Context } from '../context.ts';
import { timeOfAmocrm } from '../write/clock.ts';
import { idempotent } from '../write/idempotent.ts';
import { type BulkChange, type BulkPlan, type PlannedRecord, planChanges, summarizePlan } from './plan.ts';
import { type BulkResult, runPlan } from './run.ts';
import { createToken, hasPlan, keepPlan, planSeconds, tokenOfKey } from './stored-plan.ts';

/** A plan that waits for its confirmation, or that is only shown. */
export interface OfferedPlan extends BulkPlan {
  /** Null if it is only shown. */
  confirm: string | null;
  /** By amoCRM's clock, in unix seconds; null if it is only shown. */
  expiresAt: number | null;
  summary: string;
}

/** What a run has done, and what only a run without a confirmation has to tell: a plan has told it before. */
export interface BulkOutcome extends BulkResult {
  unchanged: number | null;
  /** What was changed in the first of the written records. */
  records: PlannedRecord[];
}

/** The answer of a bulk mutation: its plan, or what it has done. */
export type BulkWrite = { plan: OfferedPlan } | { result: BulkOutcome };

/** The arguments that every bulk mutation has besides its own. */
export interface BulkArguments {
  /** Answers the plan and writes nothing. */
  dryRun: boolean;
  confirm?: Nullish<string>;
  idempotencyKey?: Nullish<string>;
}

/**
 * Plans a bulk mutation, and runs it at once if nothing has to be confirmed. With `confirm`, runs the plan of that token.
 *
 * @param args all arguments of the mutation
 * @param listChanges selects the records; called only if a plan is made
 */
export async function writeInBulk(
  { dryRun, confirm, idempotencyKey, ...args }: BulkArguments & Record<string, unknown>,
  context: Context,
  { fieldName: field }: { fieldName: string },
  listChanges: () => Promise<BulkChange[]>,
): Promise<BulkWrite> {
  const info = { fieldName: field };
  if (confirm && dryRun) {
    throw new ValidationError([{ path: ['dryRun'], message: 'cannot be combined with `confirm`, which writes' }]);
  }
  if (confirm) {
    return idempotent({ idempotencyKey, confirm, ...args }, context, info, async (context) => ({
      result: { ...(await runPlan(confirm, field, args, context)), unchanged: null, records: [] },
    }));
  }
  const { plan, writes } = await planChanges(await listChanges(), context);
  if (dryRun) return { plan: { ...plan, confirm: null, expiresAt: null, summary: summarizePlan(plan) } };
  const expiresAt = (await timeOfAmocrm(context)) + planSeconds;
  if (plan.count > 0 && mustConfirm(plan, context)) {
    const token = createToken(expiresAt);
    await keepPlan(token, { field, args, expiresAt, writes }, context);
    return { plan: { ...plan, confirm: token, expiresAt, summary: summarizePlan(plan) } };
  }
  return idempotent({ idempotencyKey, ...args }, context, info, async (context) => {
    const token = idempotencyKey ? tokenOfKey(idempotencyKey) : createToken(expiresAt);
    // A run that was killed is continued: planned anew, what it has written would count as unchanged.
    const isBegun = context.attempt?.since !== undefined && (await hasPlan(token, context));
    if (!isBegun) await keepPlan(token, { field, args, expiresAt, writes }, context);
    const result = await runPlan(token, field, args, context);
    const skipped = plan.missing.map(({ kind, id }) => ({
      kind,
      id,
      name: null,
      url: null,
      code: 'NOT_FOUND',
      message: 'There is no such record, or the amoCRM user of the token may not see it.',
    }));
    const unwritten = new Set([...result.failed, ...result.skipped].map(({ kind, id }) => `${kind} ${id}`));
    // Of a run that stopped, it is not known which records it has reached.
    const records = result.stopped ? [] : plan.records.filter(({ kind, id }) => !unwritten.has(`${kind} ${id}`));
    return { result: { ...result, skipped: [...skipped, ...result.skipped], unchanged: plan.unchanged, records } };
  });
}

function mustConfirm({ reasons }: BulkPlan, { confirmWrites }: Context): boolean {
  return confirmWrites === 'all' || (confirmWrites === 'risky' && reasons.length > 0);
}
