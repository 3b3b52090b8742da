import { createHash } from 'node:crypto';
import {
  AmbiguousContactError,
  AmocrmGraphqlError,
  CancelledError,
  ConflictingIdentitiesError,
  IdempotencyKeyReusedError,
  NotFoundError,
  ValidationError,
} from '../../errors/index.ts';
import { packError, unpackError } from '../../errors/packed.ts';
import { isObject } from '../../json.ts';
import type { Nullish } from '../../nullish.ts';
import type { Context } from '../context.ts';
import { timeOfAmocrm } from './clock.ts';
import { withLocks } from './lock.ts';
import { remember } from './remember.ts';

/** How long an answer is kept for its key: a day. */
const keepMs = 24 * 60 * 60_000;

/** Errors that are raised before anything is sent. */
const mendable = [ValidationError, NotFoundError, ConflictingIdentitiesError, AmbiguousContactError];

/** What is kept for a key. Without a result the run has begun, and nobody knows how it ended. */
interface Kept {
  /** Of the field and its arguments: the same key for something else is a mistake. */
  fingerprint: string;
  /** By amoCRM's clock, in unix seconds. */
  since: number;
  /** JSON. */
  result?: string;
}

/**
 * Runs a creating mutation once for its idempotency key: the same key with the same arguments gets the first answer for
 * a day and creates nothing. A run that ended badly, or not at all, is taken up by the next with the same key: it looks
 * for what the first one created before it creates the rest (see `createOrFind`).
 *
 * @param args of the mutation field, `idempotencyKey` among them; without a key `work` simply runs
 * @throws {IdempotencyKeyReusedError} where the key was used for something else
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
    // Written before anything is sent: whoever finds it without a result knows that something may have been created.
    await keyValue.set(slot, begun, keepMs, { essential: true });
    try {
      const result = await work({ ...held, attempt: { key, ...(kept && { since: kept.since }) } });
      const { text, isWhole } = packResult(result);
      // Where it cannot be kept, the next one with this key finds what was created.
      if (isWhole) await remember(context, slot, { ...begun, result: text }, keepMs, { essential: true });
      return result;
    } catch (error) {
      // Nothing was sent: the caller mends the input and may keep the key.
      if (!kept && mendable.some((each) => error instanceof each)) await keyValue.delete(slot);
      throw error;
    }
  });
}

/** JSON with sorted keys: the order in which a client writes its arguments says nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

/**
 * The failures of single records are part of a bulk mutation's answer. It is whole when they are the caller's own: what
 * failed for another reason is done by the next request with the same key.
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
