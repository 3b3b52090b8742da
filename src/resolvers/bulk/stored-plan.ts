/** Plans between their two requests, in the shared state: any instance can run a plan that another one has made. */
import { createHash, randomBytes } from 'node:crypto';
import { PlanRefusedError, ValidationError } from '../../errors/index.ts';
import type { Context } from '../context.ts';
import { canonical } from '../write/idempotent.ts';
import type { PlannedWrites } from './plan.ts';

/** How long a plan can be confirmed, in seconds. */
export const planSeconds = 600;

/** How long the state keeps a plan: longer, so that a late confirmation is told that it is late. */
const keepPlanMs = 2 * planSeconds * 1_000;

/** How long a plan that has begun can be continued, and that it has run is known: one day. */
const keepRunMs = 24 * 60 * 60_000;

/** A plan that waits to be confirmed, or is being carried out. */
export interface StoredPlan {
  caller: string;
  /** The mutation, and the hash of each of its arguments. */
  field: string;
  args: Record<string, string>;
  /** By amoCRM's clock, in unix seconds. */
  expiresAt: number;
  writes: PlannedWrites[];
}

/** A record that was not written, and why. */
export interface BulkProblem {
  kind: PlannedWrites['kind'];
  id: number;
  name: string | null;
  url: string | null;
  code: string;
  message: string;
}

/** How far a run has come. */
export interface Progress {
  /** How many records are done with. */
  next: number;
  /** Whether the records after them may have been sent. */
  isSending: boolean;
  written: number;
  failed: BulkProblem[];
  skipped: BulkProblem[];
}

type Ended = { caller: string; isUsed: true };

const planKey = (token: string) => `plan:${token}`;
const runKey = (token: string) => `plan-run:${token}`;

/** The lock that a run holds. */
export const runLock = (token: string) => `plan-run:${token}`;

/** A new token. It contains when it expires, so that this is known even if the plan is not. */
export function createToken(expiresAt: number): string {
  return `${expiresAt.toString(36)}-${randomBytes(18).toString('base64url')}`;
}

/** The name under which the run of an idempotency key is kept. It is not a token: callers cannot confirm it. */
export function tokenOfKey(key: string): string {
  return `key ${key}`;
}

/** Keeps a plan until it is confirmed. @throws {StateUnavailableError} */
export async function keepPlan(
  token: string,
  plan: Omit<StoredPlan, 'caller' | 'args'> & { args: Record<string, unknown> },
  { state, caller = '' }: Context,
): Promise<void> {
  const stored: StoredPlan = { ...plan, caller, args: hashEach(plan.args) };
  await state.keyValue.set(planKey(token), stored, keepPlanMs, { essential: true });
}

/** Whether a plan is kept and has not ended. */
export async function hasPlan(token: string, { state }: Context): Promise<boolean> {
  const stored = (await state.keyValue.get(planKey(token))) as StoredPlan | Ended | undefined;
  return stored !== undefined && !('isUsed' in stored);
}

/**
 * Takes a plan to carry it out, with its progress if it has begun. Call it while holding `runLock`.
 *
 * @param args the other arguments of the confirmation; those that are given must be those of the plan
 * @throws {PlanRefusedError}
 */
export async function takePlan(
  token: string,
  field: string,
  args: Record<string, unknown>,
  { state, caller = '', now }: Context,
): Promise<{ plan: StoredPlan; progress: Progress }> {
  const { keyValue } = state;
  const plan = (await keyValue.get(planKey(token))) as StoredPlan | Ended | undefined;
  if (!plan) throw new PlanRefusedError(parseExpiry(token) <= now() ? 'PLAN_EXPIRED' : 'PLAN_LOST');
  if (plan.caller !== caller) throw new PlanRefusedError('PLAN_NOT_YOURS');
  if ('isUsed' in plan) throw new PlanRefusedError('PLAN_USED');
  const differing = Object.entries(hashEach(args)).filter(([name, hash]) => plan.args[name] !== hash);
  if (plan.field !== field) throw new PlanRefusedError('PLAN_DIFFERS', { data: { mutation: plan.field } });
  if (differing.length > 0) {
    throw new PlanRefusedError('PLAN_DIFFERS', { data: { arguments: differing.map(([name]) => name) } });
  }
  const begun = (await keyValue.get(runKey(token))) as Progress | undefined;
  if (begun) return { plan, progress: begun };
  if (plan.expiresAt <= now()) throw new PlanRefusedError('PLAN_EXPIRED');
  const progress: Progress = { next: 0, isSending: false, written: 0, failed: [], skipped: [] };
  await keyValue.set(planKey(token), plan, keepRunMs, { essential: true });
  await keepProgress(token, progress, { state });
  return { plan, progress };
}

/** Keeps how far a run has come. @throws {StateUnavailableError} */
export async function keepProgress(
  token: string,
  progress: Progress,
  { state }: Pick<Context, 'state'>,
): Promise<void> {
  await state.keyValue.set(runKey(token), progress, keepRunMs, { essential: true });
}

/** Marks a plan as carried out; what it was is forgotten. */
export async function endPlan(token: string, { state, caller = '' }: Context): Promise<void> {
  const ended: Ended = { caller, isUsed: true };
  await state.keyValue.set(planKey(token), ended, keepRunMs, { essential: true });
  await state.keyValue.delete(runKey(token));
}

/** When a token expires, in unix seconds. @throws {ValidationError} if it is not a token */
function parseExpiry(token: string): number {
  const [, expiry] = /^([0-9a-z]{6,8})-[\w-]{24}$/.exec(token) ?? [];
  if (expiry !== undefined) return Number.parseInt(expiry, 36);
  throw new ValidationError([{ path: ['confirm'], message: 'is not the `confirm` of a plan' }]);
}

function hashEach(args: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(args)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, createHash('sha256').update(canonical(value)).digest('base64url')]),
  );
}
