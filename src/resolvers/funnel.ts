/** The funnel of a pipeline, from the local replica. */
import type { Nullish } from '../nullish.ts';
import type { Funnel, FunnelGroup, FunnelGrouping } from '../replica/question/funnel.ts';
import type { Context } from './context.ts';
import { type DateTimeRangeInput, toRange } from './list/range.ts';
import { notSet } from './not-set.ts';
import { readReplica } from './replica.ts';
import { checkPipelines } from './stage.ts';

/** The arguments of `funnel`. */
export interface FunnelArguments {
  pipelineId: string;
  period?: Nullish<DateTimeRangeInput>;
  by: 'ENTRY' | 'COHORT';
  groupBy?: Nullish<FunnelGrouping>;
  maxAge: number;
}

/** Fewer closed leads do not show how long they take. */
const minClosed = 30;

/** Loads the funnel of a pipeline. @throws {ValidationError} for an unknown pipeline and for a period that ends before it begins */
export async function loadPipelineFunnel(args: FunnelArguments, context: Context): Promise<Funnel> {
  const { pipelineId, by, groupBy = null, maxAge } = args;
  await checkPipelines([pipelineId], ['pipelineId'], context);
  const period = await toRange(args.period, ['period'], context);
  const snapshot = await readReplica(['leads', 'events'], maxAge, context);
  // Loaded here, so that a process that asks no such question does not load it.
  const { loadFunnel } = await import('../replica/question/funnel.ts');
  return loadFunnel(snapshot, {
    pipelineId: Number(pipelineId),
    from: period?.from ?? null,
    to: period?.to ?? null,
    by,
    groupBy,
  });
}

/** Whether the period ended at least as long ago as 90 % of closed leads took; null if too few have been closed. */
export async function isMature({ input, snapshot, closingTime }: Funnel): Promise<boolean | null> {
  const closing = await closingTime();
  if (!closing || closing.count < minClosed) return null;
  return input.to !== null && input.to <= snapshot.asOf - closing.p90;
}

/** The groups of a funnel: weeks and months from the earliest, others by the number of leads, those without a value last. */
function listGroups({ groups, input }: Funnel, first: number): FunnelGroup[] | null {
  if (!groups) return null;
  const isOfTime = input.groupBy === 'WEEK' || input.groupBy === 'MONTH';
  const order = (one: FunnelGroup, other: FunnelGroup) =>
    isOfTime ? Number(String(one.key) > String(other.key)) * 2 - 1 : other.entered - one.entered;
  return [...groups]
    .sort((one, other) => Number(one.key === null) - Number(other.key === null) || order(one, other))
    .slice(0, first);
}

/** Days of 24 hours with two decimals. */
export function toDays(seconds: number | undefined): number | null {
  return seconds === undefined ? null : Math.round(seconds / 864) / 100;
}

/** A group with what it is called. */
export type NamedGroup = FunnelGroup & { label: string };

/** The groups with the names of their users or sources, as the replica has them. */
export async function nameGroups(funnel: Funnel, first: number): Promise<NamedGroup[] | null> {
  const groups = listGroups(funnel, first);
  if (!groups) return null;
  const names = await loadNames(funnel, groups);
  return groups.map((group) => ({
    ...group,
    label: group.key === null ? notSet : (names.get(Number(group.key)) ?? group.key),
  }));
}

async function loadNames(
  { input: { groupBy }, snapshot: { database } }: Funnel,
  groups: readonly FunnelGroup[],
): Promise<Map<number | null, string | null>> {
  const ids = groups.flatMap(({ key }) => (key === null ? [] : [Number(key)]));
  if (ids.length === 0 || (groupBy !== 'RESPONSIBLE' && groupBy !== 'SOURCE')) return new Map();
  const rows =
    groupBy === 'RESPONSIBLE'
      ? await database.selectFrom('account_user').select(['id', 'name']).where('id', 'in', ids).execute()
      : await database
          .selectFrom('lead')
          .select(({ fn }) => ['source_id as id', fn.max('source_name').as('name')])
          .where('source_id', 'in', ids)
          .groupBy('source_id')
          .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
