import type { BatchOutcome } from '../../amocrm/index.ts';
import type { Context } from '../context.ts';
import { createOrFind } from './create-once.ts';

/** How settings of one kind are created. */
export interface SettingKind<Write extends object, Setting extends { id: number }> {
  /** The kind; ids are unique within it. */
  name: string;
  /** The settings as they are cached, from before the write. */
  known(): Promise<readonly Setting[]>;
  /** The settings as they are now. */
  list(): Promise<readonly Setting[]>;
  send(writes: Write[]): Promise<BatchOutcome<Setting>[]>;
  /** The fields in which a setting equals the write that created it. */
  compare: readonly (keyof Write & keyof Setting & string)[];
}

/**
 * Creates settings without duplicates. Most have no time of creation, so one whose answer was lost is looked for among those that
 * were not known before the write; after an earlier run under the same idempotency key, among all.
 */
export async function createSettings<Write extends object, Setting extends { id: number }>(
  context: Context,
  writes: Write[],
  kind: SettingKind<Write, Setting>,
): Promise<BatchOutcome<Setting>[]> {
  const isRepeated = context.attempt?.since !== undefined;
  const before = new Set(isRepeated ? [] : (await kind.known()).map(({ id }) => id));
  const outcomes = await createOrFind(
    context,
    kind.name,
    writes,
    async (items) => (await kind.send(items)).map(toFound),
    async (since) =>
      (await kind.list())
        .filter(({ id }) => !before.has(id))
        .map((setting) => ({
          ...Object.fromEntries(kind.compare.map((key) => [key, setting[key]])),
          id: setting.id,
          created_at: since,
          setting,
        })),
  );
  return outcomes.map((outcome) => ('error' in outcome ? outcome : { ...outcome, result: outcome.result.setting }));
}

/** A created setting beside its id, so that only the fields of `compare` are compared. */
function toFound<Setting extends { id: number }>(
  outcome: BatchOutcome<Setting>,
): BatchOutcome<{ id: number; setting: Setting }> {
  if ('error' in outcome) return outcome;
  return { index: outcome.index, result: { id: outcome.result.id, setting: outcome.result } };
}
