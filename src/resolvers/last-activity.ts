/** When something was last done about a record, which is not when it was last changed: robots change records, too. */
import type { EntityType, Event, Note, Task } from '../amocrm/index.ts';
import { isCallEvent, kindOfEvent, kindOfNote } from '../loaders/activity-kind.ts';
import type { Activity } from '../loaders/last-activity.ts';
import type { Context } from './context.ts';
import { requireEntities } from './customers-mode.ts';
import { checkExist } from './note.ts';
import type { TimelineKind } from './timeline.ts';

/** The newest activity of a record. */
export interface LastActivity {
  kind: TimelineKind;
  /** Unix seconds. */
  at: number;
  item: Event | Note | Task;
}

/** A record and its newest activity. */
export interface RecordActivity {
  entityType: EntityType;
  entityId: number;
  lastActivity: LastActivity | null;
}

/** Loads the newest activity of a record, together with those of all other records of the answer; null if there is none. */
export async function loadLastActivity(
  kind: EntityType,
  id: number,
  { loaders }: Pick<Context, 'loaders'>,
): Promise<LastActivity | null> {
  const activities = await loaders.lastActivityOf.load({ kind, id, choice: {} });
  const [newest] = activities.toSorted(compare);
  return newest ? { kind: kindOf(newest.item), at: newest.at, item: newest.item } : null;
}

/** The newest activities of some records. @throws {NotFoundError} for records that do not exist */
export async function loadLastActivities(
  entityType: EntityType,
  ids: readonly string[],
  context: Context,
): Promise<RecordActivity[]> {
  await requireEntities([entityType], context);
  const wanted = [...new Set(ids.map(Number))];
  const found = await Promise.all(
    wanted.map(async (entityId): Promise<RecordActivity> => {
      return { entityType, entityId, lastActivity: await loadLastActivity(entityType, entityId, context) };
    }),
  );
  // amoCRM gives the same answer for a record that does not exist as for one without activity.
  const silent = found.filter(({ lastActivity }) => lastActivity === null).map(({ entityId }) => entityId);
  await checkExist(entityType, silent, context);
  return found;
}

/** The newest first. A note is taken before the event that reports it. */
function compare(a: Activity, b: Activity): number {
  return b.at - a.at || Number('value_after' in a.item) - Number('value_after' in b.item);
}

function kindOf(item: Activity['item']): TimelineKind {
  if ('note_type' in item) return kindOfNote(item);
  if (!('value_after' in item)) return 'TASK';
  return isCallEvent(item.type) ? 'CALL' : kindOfEvent(item);
}
