import { createHash } from 'node:crypto';
import { AmbiguousCompanyError, ConflictingCompaniesError } from '../../errors/company.ts';
import {
  AmbiguousContactError,
  AmocrmGraphqlError,
  CancelledError,
  ConflictingIdentitiesError,
  CustomersDisabledError,
  IdempotencyKeyReusedError,
  NotFoundError,
  PlanRefusedError,
  ValidationError,
} from '../../errors/index.ts';
import { packError, unpackError } from '../../errors/packed.ts';
import { isObject } from '../../json.ts';
import type { Nullish } from '../../nullish.ts';
import type { Context } from '../context.ts';
import { timeOfAmocrm } from './clock.ts';
import { withLocks } from './lock.ts';
import { remember } from './remember.ts';

/** How long the answer for a key is kept: one day. */
export const keepMs = 24 * 60 * 60_000;

/** Errors that are raised before anything is sent. */
const raisedBeforeSending = [
  ValidationError,
  NotFoundError,
  ConflictingIdentitiesError,
  AmbiguousCompanyError,
  AmbiguousContactError,
  ConflictingCompaniesError,
  CustomersDisabledError,
  PlanRefusedError,
];

/** The entry of a key. Without a result, a run has begun and its outcome is unknown. */
interface Kept {
  /** A hash of the field and its arguments: using the key for other ones is an error. */
  fingerprint: string;
  /** When the first run began, by amoCRM's clock, in unix seconds. */
  since: number;
  /** The answer, as JSON. */
  result?: string;
}

/**
 * Runs a creating mutation once for its idempotency key: for one day, the same key with the same arguments returns the
 * first answer and creates nothing. If the first run failed or did not finish, the next run with the key first looks for
 * the records that it created, and then creates the rest (see `createOrFind`).
 *
 * @param args the arguments of the mutation field, including `idempotencyKey`; without a key `work` just runs
 * @throws {IdempotencyKeyReusedError} if the key was used with other arguments
 */
export async function idempotent<Result>(
  { idempotencyKey: key, ...args }: { idempotencyKey?: Nullish<string> } & Record<string, unknown>,
  context: Context,
  { fieldName }: { fieldName: string },
  work: (context: Context) => Promise<Result>,
): Promise<Result> {
  if (!key) return work(context);
  const { keyValue } = context.state;
  const slot = `idempotency:${key}`;
  const fingerprint = createHash('sha256')
    .update(canonical([fieldName, args]))
    .digest('base64');
  return withLocks([slot], context, async (held) => {
    const kept = (await keyValue.get(slot)) as Kept | undefined;
    if (kept && kept.fingerprint !== fingerprint) throw new IdempotencyKeyReusedError();
    if (kept?.result !== undefined) return JSON.parse(kept.result, unpack) as Result;
    const begun = { fingerprint, since: kept?.since ?? (await timeOfAmocrm(context)) };
    // Written before anything is sent: an entry without a result means that records may have been created.
    await keyValue.set(slot, begun, keepMs, { essential: true });
    try {
      const result = await work({ ...held, attempt: { key, ...(kept && { since: kept.since }) } });
      const { text, isWhole } = packResult(result);
      // If the answer cannot be kept, the next run with this key finds the created records.
      if (isWhole) await remember(context, slot, { ...begun, result: text }, keepMs, { essential: true });
      return result;
    } catch (error) {
      // Nothing was sent, so the caller can correct the input and use the same key.
      if (!kept && raisedBeforeSending.some((each) => error instanceof each)) await keyValue.delete(slot);
      throw error;
    }
  });
}

/** JSON with sorted keys, because the order of a client's arguments does not matter. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

/**
 * Serializes a result; the errors of single records are part of a bulk mutation's result. It is whole if all of these
 * errors are the caller's fault. Otherwise it is not kept, so that the next run with the key retries the failed records.
 */
function packResult(result: unknown): { text: string; isWhole: boolean } {
  let isWhole = true;
  const text = JSON.stringify(result, (_key, value: unknown) => {
    if (!(value instanceof AmocrmGraphqlError)) return value;
    if (value.fault !== 'caller' || value instanceof CancelledError) isWhole = false;
    return { $error: packError(value) };
  });
  return { text, isWhole };
}

function unpack(_key: string, value: unknown): unknown {
  const packed = typeof value === 'object' && value !== null && '$error' in value ? value.$error : undefined;
  return packed === undefined ? value : unpackError(packed);
}
