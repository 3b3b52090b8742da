import type { Pipeline, Status, StatusWrite } from '../amocrm/index.ts';
import { describeUnknown, settingNotFound } from '../errors/candidate.ts';
import {
  AmocrmGraphqlError,
  type Issue,
  PartiallyAppliedError,
  StillInUseError,
  ValidationError,
} from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { countLeadsIn, describeCount } from './lead-count.ts';
import { findPipeline, isOpen } from './stage.ts';
import { type Translation, translate } from './translation.ts';
import { asAdmin } from './write/admin.ts';
import { one, sendBatch } from './write/batch.ts';
import { createSettings } from './write/create-setting.ts';

/** A `StatusDescriptionInput`. */
export interface StatusDescriptionInput {
  level: string;
  text: string;
}

/** An `UpdateStatusInput`. */
export interface UpdateStatusInput {
  name?: Nullish<string>;
  sort?: Nullish<number>;
  color?: Nullish<string>;
  descriptions?: Nullish<StatusDescriptionInput[]>;
}

/** A `CreateStatusInput`. */
export interface CreateStatusInput extends UpdateStatusInput {
  name: string;
}

/** A status that was deleted, and where its leads went. */
export interface DeletedStatus {
  id: string;
  movedLeads: number;
  movedTo: Status | null;
}

const changes: Translation<UpdateStatusInput, StatusWrite> = {
  name: (name) => ({ name }),
  sort: (sort) => ({ sort }),
  color: (color) => ({ color: color.toLowerCase() }),
  descriptions: (descriptions, path) => {
    const levels = descriptions.map(({ level }) => level);
    const twice = levels.findIndex((level, index) => levels.indexOf(level) !== index);
    if (twice !== -1) {
      throw new ValidationError([{ path: [...path, twice, 'level'], message: 'each level has one description' }]);
    }
    return { descriptions: descriptions.map(({ level, text }) => ({ level, description: text })) };
  },
};

/** What only administrators may do, for errors. */
const work = 'change statuses';

/** Creates a status, behind the other open ones unless `sort` says otherwise. */
export async function createStatus(pipelineId: string, input: CreateStatusInput, context: Context): Promise<Status> {
  const { amocrm, metadata } = context;
  const id = Number(pipelineId);
  await findPipeline(pipelineId, context);
  const known = async () => (await metadata.pipeline(id))?.statuses ?? [];
  const prepare = async (): Promise<StatusWrite> => {
    const last = Math.max(10, ...(await known()).filter(isOrdinary).map(({ sort }) => sort));
    const given = await translate(changes, { input, path: ['input'], context });
    return { name: input.name, sort: last + 10, ...given };
  };
  const send = (writes: StatusWrite[]) =>
    createSettings(context, writes, {
      name: `statuses:${id}`,
      known,
      list: async () => (await amocrm.pipelines.all()).find((pipeline) => pipeline.id === id)?.statuses ?? [],
      send: (items) => amocrm.statuses.create(id, items),
      compare: ['name', 'sort'],
    });
  return asAdmin(work, () => one(sendBatch([input], prepare, send, (_, status) => status, context))).finally(() =>
    metadata.renew('pipelines'),
  );
}

/** Changes a status; of won, lost and incoming ones only the name. */
export async function updateStatus(
  pipelineId: string,
  statusId: string,
  input: UpdateStatusInput,
  context: Context,
): Promise<Status> {
  const { amocrm, metadata } = context;
  const { pipeline, status } = await findStatus(pipelineId, statusId, context);
  if (!isOrdinary(status)) {
    const { name: _, ...others } = input;
    const issues = Object.entries(others).flatMap(([field, value]): Issue[] =>
      value === undefined || value === null
        ? []
        : [
            {
              path: ['input', field],
              message: `of «${status.name}», which every pipeline has, only the name can be changed`,
            },
          ],
    );
    if (issues.length > 0) throw new ValidationError(issues);
  }
  const write = await translate(changes, { input, path: ['input'], context });
  return asAdmin(work, () => amocrm.statuses.update(pipeline.id, status.id, write)).finally(() =>
    metadata.renew('pipelines'),
  );
}

/**
 * Puts the statuses of a pipeline in order: one request for each that has another place than before.
 *
 * @param statusIds all open statuses of the pipeline; those of incoming, won and lost leads keep their place
 * @throws {PartiallyAppliedError} if a request after the first fails
 */
export async function orderStatuses(
  pipelineId: string,
  statusIds: readonly string[],
  context: Context,
): Promise<Pipeline> {
  const { amocrm, metadata } = context;
  const pipeline = await findPipeline(pipelineId, context);
  const moved = planOrder(pipeline, statusIds);
  const done: string[] = [];
  try {
    for (const { id, sort } of moved) {
      await asAdmin(work, () => amocrm.statuses.update(pipeline.id, id, { sort }));
      done.push(String(id));
    }
  } catch (error) {
    if (done.length === 0 || !(error instanceof AmocrmGraphqlError)) throw error;
    throw new PartiallyAppliedError(
      `${done.length} of ${moved.length} statuses were moved, then amoCRM refused one: ${error.message}`,
      { cause: error, remedy: 'Repeat the mutation: it moves the others.', data: { applied: { statusIds: done } } },
    );
  } finally {
    if (moved.length > 0) await metadata.renew('pipelines');
  }
  return (await metadata.pipeline(pipeline.id)) ?? pipeline;
}

/** The statuses whose place changes, with their new one: 20, 30 and so on, behind that of incoming leads. */
function planOrder({ name, statuses }: Pipeline, statusIds: readonly string[]): { id: number; sort: number }[] {
  const ordinary = statuses.filter(isOrdinary);
  const wanted = statusIds.map(Number);
  const issues = wanted.flatMap((id, index): Issue[] => {
    const path = ['statusIds', index];
    if (wanted.indexOf(id) !== index) return [{ path, message: `\`${id}\` is named twice` }];
    if (ordinary.some((status) => status.id === id)) return [];
    return [{ path, message: describeUnknown([id], `an open status of the pipeline «${name}»`, ordinary) }];
  });
  const left = ordinary.filter(({ id }) => !wanted.includes(id));
  if (issues.length === 0 && left.length > 0) {
    const message = `must name all open statuses; missing: ${left.map((status) => `${status.id} «${status.name}»`).join(', ')}`;
    issues.push({ path: ['statusIds'], message });
  }
  if (issues.length > 0) throw new ValidationError(issues);
  return wanted.flatMap((id, index) => {
    const sort = (index + 2) * 10;
    return ordinary.some((status) => status.id === id && status.sort === sort) ? [] : [{ id, sort }];
  });
}

/**
 * Deletes a status. amoCRM would move its leads to the first status of the pipeline without a word, so that is done only if the
 * caller wants it.
 *
 * @throws {StillInUseError} while leads are in it, unless `moveLeads`
 */
export async function deleteStatus(
  pipelineId: string,
  statusId: string,
  moveLeads: boolean,
  context: Context,
): Promise<DeletedStatus> {
  const { amocrm, metadata } = context;
  const { pipeline, status } = await findStatus(pipelineId, statusId, context);
  if (!isOrdinary(status)) {
    const message = `«${status.name}» is in every pipeline and cannot be deleted`;
    throw new ValidationError([{ path: ['statusId'], message }]);
  }
  const first = pipeline.statuses.filter(isOrdinary).find(({ id }) => id !== status.id);
  const count = await countLeadsIn({ statuses: [{ pipeline_id: pipeline.id, status_id: status.id }] }, context);
  if (count.leads > 0 && !moveLeads) {
    const target = first ? `«${first.name}» (${first.id})` : 'another status';
    const name = `«${status.name}» (${status.id})`;
    throw new StillInUseError(`${describeCount(count)} in the status ${name}; nothing was deleted.`, {
      remedy: `Ask the user first. Move these leads, or use \`moveLeads: true\`: amoCRM then puts them into ${target}.`,
      data: count,
    });
  }
  await asAdmin(work, () => amocrm.statuses.delete(pipeline.id, status.id)).finally(() => metadata.renew('pipelines'));
  return { id: statusId, movedLeads: count.leads, movedTo: count.leads > 0 ? (first ?? null) : null };
}

/** Neither for incoming leads nor a closing one. */
function isOrdinary({ type, id }: Status): boolean {
  return type === 0 && isOpen(id);
}

/** @throws {NotFoundError} for an unknown pipeline or status, naming the known ones */
async function findStatus(
  pipelineId: string,
  statusId: string,
  { metadata }: Context,
): Promise<{ pipeline: Pipeline; status: Status }> {
  await findPipeline(pipelineId, { metadata });
  const [pipeline_id, id] = [Number(pipelineId), Number(statusId)];
  const status = await metadata.find(['pipelines'], () => metadata.status(pipeline_id, id));
  // Read after the status: looking for it may have reloaded the pipelines.
  const pipeline = await findPipeline(pipelineId, { metadata });
  if (status) return { pipeline, status };
  throw settingNotFound([id], `a status of the pipeline «${pipeline.name}»`, pipeline.statuses);
}
