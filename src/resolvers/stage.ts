import type { Pipeline } from '../amocrm/index.ts';
import { type Candidate, describeUnknown, settingNotFound } from '../errors/candidate.ts';
import { type Issue, ValidationError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';

/** The ids of the two closing statuses, the same in every pipeline (amoCRM API v4, Pipelines: system statuses). */
export const wonStatusId = 142;
export const lostStatusId = 143;

/** Whether a lead in this status is open: neither won nor lost. */
export function isOpen(statusId: number): boolean {
  return statusId !== wonStatusId && statusId !== lostStatusId;
}

/** The state of a lead, as in `Lead.state`. */
export type LeadState = 'OPEN' | 'WON' | 'LOST';

/** The state of a lead in this status. */
export function stateOf(statusId: number): LeadState {
  if (isOpen(statusId)) return 'OPEN';
  return statusId === wonStatusId ? 'WON' : 'LOST';
}

/** A status of a pipeline. */
export interface Stage {
  pipeline_id: number;
  status_id: number;
}

/**
 * Converts status ids to pairs of pipeline and status: amoCRM ignores a status without its pipeline, so each id is looked
 * up in all pipelines, or in the given ones. Every pipeline has the statuses 142 and 143.
 *
 * @param purpose `listed` if leads in them will be listed, which is refused for statuses of incoming leads
 * @throws {ValidationError} for an unknown id, naming the known ones
 */
export async function toStatuses(
  statusIds: readonly string[],
  pipelineIds: Nullish<readonly string[]>,
  path: Issue['path'],
  { metadata }: Pick<Context, 'metadata'>,
  purpose?: 'listed',
): Promise<Stage[]> {
  const wanted = new Set(statusIds.map(Number));
  const chosen = pipelineIds ? new Set(pipelineIds.map(Number)) : undefined;
  let unknown: number[] = [];
  const findPairs = async () => {
    const pairs: Stage[] = [];
    for (const pipeline of await metadata.pipelines()) {
      if (chosen && !chosen.has(pipeline.id)) continue;
      for (const status of pipeline.statuses) {
        if (wanted.has(status.id)) pairs.push({ pipeline_id: pipeline.id, status_id: status.id });
      }
    }
    unknown = [...wanted].filter((id) => !pairs.some((pair) => pair.status_id === id));
    return unknown.length === 0 ? pairs : undefined;
  };
  const pairs = await metadata.find(['pipelines'], findPairs);
  if (pairs && purpose === 'listed') await refuseIncoming(pairs, path, { metadata });
  if (pairs) return pairs;
  const pipelines = (await metadata.pipelines()).filter((pipeline) => !chosen || chosen.has(pipeline.id));
  throw new ValidationError([
    { path, message: describeUnknown(unknown, nameStatus(chosen && pipelines), toCandidates(pipelines)) },
  ]);
}

/**
 * Checks pairs of pipeline and status.
 *
 * @param purpose `listed` if leads in them will be listed, which is refused for statuses of incoming leads
 * @throws {ValidationError} for an unknown pair, naming the known ones, and if all are statuses of incoming leads
 */
export async function toPairs(
  given: readonly { pipelineId: string; statusId: string }[],
  path: Issue['path'],
  { metadata }: Pick<Context, 'metadata'>,
  purpose: 'listed' | 'named' = 'listed',
): Promise<Stage[]> {
  const pairs = given.map(({ pipelineId, statusId }) => ({
    pipeline_id: Number(pipelineId),
    status_id: Number(statusId),
  }));
  for (const [index, { pipeline_id, status_id }] of pairs.entries()) {
    if (await metadata.find(['pipelines'], () => metadata.status(pipeline_id, status_id))) continue;
    const pipelines = await metadata.pipelines();
    const own = pipelines.filter(({ id }) => id === pipeline_id);
    const issue =
      own.length === 0
        ? { path: [...path, index, 'pipelineId'], message: describeUnknown([pipeline_id], 'a pipeline', pipelines) }
        : {
            path: [...path, index, 'statusId'],
            message: describeUnknown([status_id], nameStatus(own), toCandidates(own)),
          };
    throw new ValidationError([issue]);
  }
  if (purpose === 'named' || pairs.length === 0) return pairs;
  // Clients that pass all statuses of a pipeline include those of incoming leads; only these alone are refused.
  const statuses = await Promise.all(pairs.map((pair) => metadata.status(pair.pipeline_id, pair.status_id)));
  if (statuses.every((status) => status?.type === 1)) await refuseIncoming(pairs, path, { metadata });
  return pairs;
}

/** Refuses statuses of incoming leads: amoCRM does not list these leads before they are accepted, so the list would be empty. */
async function refuseIncoming(
  pairs: readonly Stage[],
  path: Issue['path'],
  { metadata }: Pick<Context, 'metadata'>,
): Promise<void> {
  for (const { pipeline_id, status_id } of pairs) {
    const status = await metadata.status(pipeline_id, status_id);
    if (status?.type !== 1) continue;
    const message = `«${status.name}» (${status_id}) holds incoming leads, which amoCRM does not list until they are accepted; choose another status. GraphQL has a list of its own for incoming leads`;
    throw new ValidationError([{ path, message }]);
  }
}

/** @throws {ValidationError} for an unknown pipeline, for which amoCRM would answer with an empty list */
export async function checkPipelines(
  pipelineIds: readonly string[],
  path: Issue['path'],
  { metadata }: Pick<Context, 'metadata'>,
): Promise<void> {
  let unknown: number[] = [];
  const allKnown = async () => {
    const known = new Set((await metadata.pipelines()).map(({ id }) => id));
    unknown = pipelineIds.map(Number).filter((id) => !known.has(id));
    return unknown.length === 0 ? true : undefined;
  };
  if (await metadata.find(['pipelines'], allKnown)) return;
  throw new ValidationError([{ path, message: describeUnknown(unknown, 'a pipeline', await metadata.pipelines()) }]);
}

/** A pipeline by its own id. @throws {NotFoundError} for an unknown one, naming the known ones */
export async function findPipeline(id: string, { metadata }: Pick<Context, 'metadata'>): Promise<Pipeline> {
  const pipeline = await metadata.find(['pipelines'], () => metadata.pipeline(Number(id)));
  if (pipeline) return pipeline;
  throw settingNotFound([id], 'a pipeline', await metadata.pipelines());
}

/** The pipeline and status that a write sets. */
export interface Destination {
  pipelineId?: Nullish<string | number>;
  statusId?: Nullish<string | number>;
}

/**
 * Checks a destination and completes it, because amoCRM needs both ids to move a lead to another pipeline. An open status
 * determines its pipeline; 142 and 143 without a pipeline keep the lead in its pipeline. A pipeline without a status means
 * its first open status, as in amoCRM itself.
 */
export async function toDestination(
  { pipelineId, statusId }: Destination,
  path: Issue['path'],
  { metadata }: Pick<Context, 'metadata'>,
): Promise<Partial<Stage>> {
  const pipeline_id = pipelineId ? Number(pipelineId) : undefined;
  const status_id = statusId ? Number(statusId) : undefined;
  if (pipeline_id !== undefined) await checkPipelines([String(pipeline_id)], [...path, 'pipelineId'], { metadata });
  if (status_id === undefined) {
    if (pipeline_id === undefined) return {};
    const pipeline = await metadata.pipeline(pipeline_id);
    const first = pipeline && firstStage(pipeline);
    return first === undefined ? { pipeline_id } : { pipeline_id, status_id: first };
  }
  const statusPath = [...path, 'statusId'];
  const pipelineIds = pipeline_id === undefined ? undefined : [String(pipeline_id)];
  const pairs = await toStatuses([String(status_id)], pipelineIds, statusPath, { metadata });
  const status = pairs[0] && (await metadata.status(pairs[0].pipeline_id, pairs[0].status_id));
  if (status?.type === 1) {
    throw new ValidationError([
      {
        path: statusPath,
        message: `«${status.name}» is for incoming leads; amoCRM puts them there itself. Choose another status`,
      },
    ]);
  }
  if (pipeline_id !== undefined) return { pipeline_id, status_id };
  return pairs.length === 1 && pairs[0] ? pairs[0] : { status_id };
}

/** The stage in which amoCRM puts a lead of a pipeline if no other is named; undefined if the pipeline has none. */
export function firstStage({ statuses }: Pick<Pipeline, 'statuses'>): number | undefined {
  return statuses.find(isOrdinary)?.id;
}

/** Whether a status is neither for incoming leads («Неразобранное») nor a closing one. */
function isOrdinary(status: { id: number; type: number }): boolean {
  return status.type === 0 && isOpen(status.id);
}

/** What a status is called in messages. @param pipelines those that were chosen; undefined where none was */
export function nameStatus(pipelines: readonly Pipeline[] | undefined): string {
  const [only, ...others] = pipelines ?? [];
  if (only && others.length === 0) return `a status of the pipeline ${namePipeline(only)}`;
  return only ? 'a status of the given pipelines' : 'a status of any pipeline';
}

function namePipeline({ id, name }: Pipeline): string {
  return `«${name}» (${id})`;
}

/** The statuses that a caller could have meant: those of incoming leads are refused wherever a status is given. */
export function toCandidates(pipelines: readonly Pipeline[]): Candidate[] {
  return pipelines.flatMap((pipeline) =>
    pipeline.statuses
      .filter(({ type }) => type !== 1)
      .map(({ id, name }) => ({ id, name, ...(pipelines.length > 1 && { group: namePipeline(pipeline) }) })),
  );
}

/** All statuses with the pipelines that they are in, also those of incoming leads. */
export function toNamedStatuses(pipelines: readonly Pipeline[]): { id: number; name: string; group: string }[] {
  return pipelines.flatMap((pipeline) =>
    pipeline.statuses.map(({ id, name }) => ({ id, name, group: namePipeline(pipeline) })),
  );
}
