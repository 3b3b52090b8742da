/** Compares the replica with the account, record by record and field by field. The account is read over the API, so it costs requests. */
import type { Kysely } from 'kysely';
import type { Amocrm } from '../../amocrm/index.ts';
import type { Kind } from '../kind.ts';
import type { RowContext } from '../row/context.ts';
import { toJson } from '../store/driver.ts';
import type { Tables } from '../store/tables.ts';
import { type Comparison, chunk, createComparisons, type Image } from './comparison.ts';

/** A field that differs. `field` is `record` where only one of them has the record. */
export interface Difference {
  kind: Kind;
  id: number | string;
  field: string;
  replica: unknown;
  live: unknown;
}

/** What a comparison found. */
export interface Verification {
  /** Records that were compared, by kind. */
  compared: Partial<Record<Kind, number>>;
  /** Records that changed while they were compared, so that they prove nothing. */
  changed: number;
  differences: Difference[];
}

/** How much is compared. */
export interface VerifyOptions {
  /** Records of each kind, spread evenly over those of the replica; undefined: all, and those that the replica lacks. */
  sample: number | undefined;
  onProgress?: (message: string) => void;
}

/** @param context of the rows, as they are stored. @param settledAt unix seconds; what changed later is not compared */
export async function verifyReplica(
  database: Kysely<Tables>,
  amocrm: Amocrm,
  context: RowContext,
  settledAt: number,
  { sample, onProgress = () => {} }: VerifyOptions,
): Promise<Verification> {
  const result: Verification = { compared: {}, changed: 0, differences: [] };
  for (const comparison of createComparisons(database, amocrm, context)) {
    if (sample === undefined || comparison.liveOf) await compareKind(comparison, settledAt, sample, result);
    onProgress(`${result.compared[comparison.kind] ?? 0} records of ${comparison.kind} compared`);
  }
  return result;
}

async function compareKind(
  { kind, live, liveOf, ids, stored }: Comparison,
  settledAt: number,
  sample: number | undefined,
  result: Verification,
): Promise<void> {
  const remaining = new Set(await ids());
  const compare = async (images: readonly Image[], wanted: readonly (number | string)[]) => {
    const own = new Map((await stored(wanted)).map((image) => [String(image.id), image]));
    for (const image of images) {
      remaining.delete(image.id as number);
      const isNew = Number(image.updated_at ?? image.created_at) >= settledAt;
      if (isNew) result.changed += 1;
      else result.differences.push(...findDifferences(kind, own.get(String(image.id)), image));
    }
    result.compared[kind] = (result.compared[kind] ?? 0) + images.length;
  };
  if (sample === undefined || !liveOf) {
    for await (const images of live())
      await compare(
        images,
        images.map(({ id }) => id as number),
      );
    for (const id of remaining) result.differences.push({ kind, id, field: 'record', replica: 'stored', live: null });
    return;
  }
  const chosen = spread([...remaining] as number[], sample);
  for (let start = 0; start < chosen.length; start += chunk) {
    const wanted = chosen.slice(start, start + chunk);
    const images = await liveOf(wanted);
    await compare(images, wanted);
    const found = new Set(images.map(({ id }) => id));
    for (const id of wanted) {
      if (!found.has(id)) result.differences.push({ kind, id, field: 'record', replica: 'stored', live: null });
    }
  }
}

/** At most `count` values at equal distances. */
function spread<Value>(values: readonly Value[], count: number): Value[] {
  if (values.length <= count) return [...values];
  return Array.from({ length: count }, (_, index) => values[Math.floor((index * values.length) / count)] as Value);
}

function findDifferences(kind: Kind, replica: Image | undefined, live: Image): Difference[] {
  const id = live.id as number;
  if (!replica) return [{ kind, id, field: 'record', replica: null, live: 'present' }];
  return Object.keys(live)
    .filter((field) => toJson(replica[field] ?? null) !== toJson(live[field] ?? null))
    .map((field) => ({ kind, id, field, replica: replica[field], live: live[field] }));
}
