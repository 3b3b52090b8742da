import type { Pipeline, PipelineWrite } from '../amocrm/index.ts';
import { RefusedError, StillInUseError, ValidationError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { countLeadsIn, describeCount } from './lead-count.ts';
import { findPipeline } from './stage.ts';
import { type Translation, translate } from './translation.ts';
import { asAdmin } from './write/admin.ts';
import { one, sendBatch } from './write/batch.ts';
import { createSettings } from './write/create-setting.ts';

/** A `NewStatusInput`: a status of a new pipeline. */
export interface NewStatusInput {
  name: string;
  sort?: Nullish<number>;
  color?: Nullish<string>;
}

/** An `UpdatePipelineInput`. */
export interface UpdatePipelineInput {
  name?: Nullish<string>;
  sort?: Nullish<number>;
  isMain?: Nullish<boolean>;
  takesIncomingLeads?: Nullish<boolean>;
}

/** A `CreatePipelineInput`. */
export interface CreatePipelineInput extends UpdatePipelineInput {
  name: string;
  statuses?: Nullish<NewStatusInput[]>;
}

type PipelineChanges = Omit<PipelineWrite, 'statuses'>;

const changes: Translation<UpdatePipelineInput, PipelineChanges> = {
  name: (name) => ({ name }),
  sort: (sort) => ({ sort }),
  isMain: (is_main) => ({ is_main }),
  takesIncomingLeads: (is_unsorted_on) => ({ is_unsorted_on }),
};

const creation: Translation<CreatePipelineInput, PipelineWrite> = {
  ...changes,
  name: (name) => ({ name }),
  statuses: (statuses) => ({
    statuses: statuses.map(({ name, sort, color }, index) => ({
      name,
      // Behind that of incoming leads, which has 10.
      sort: sort ?? (index + 2) * 10,
      ...(color && { color: color.toLowerCase() }),
    })),
  }),
};

/** What only administrators may do, for errors. */
const work = 'change pipelines';

/** Creates a pipeline, behind the others unless `sort` says otherwise. */
export async function createPipeline(input: CreatePipelineInput, context: Context): Promise<Pipeline> {
  const { amocrm, metadata } = context;
  const known = () => metadata.pipelines();
  const prepare = async (): Promise<PipelineWrite> => {
    const last = Math.max(0, ...(await known()).map(({ sort }) => sort));
    const given = await translate(creation, { input, path: ['input'], context });
    // amoCRM requires all four.
    return { name: input.name, sort: last + 1, is_main: false, is_unsorted_on: true, ...given };
  };
  const send = (writes: PipelineWrite[]) =>
    createSettings(context, writes, {
      name: 'pipelines',
      known,
      list: () => amocrm.pipelines.all(),
      send: (items) => amocrm.pipelines.create(items),
      compare: ['name', 'sort'],
    });
  return asAdmin(work, () => one(sendBatch([input], prepare, send, (_, made) => made, context)))
    .finally(() => metadata.renew('pipelines'))
    .then((made) => withStatuses(made, context));
}

/** The documentation does not show whether the answer to a write has the statuses; if not, they are read. */
async function withStatuses(pipeline: Pipeline, { metadata }: Context): Promise<Pipeline> {
  return pipeline.statuses.length > 0 ? pipeline : ((await metadata.pipeline(pipeline.id)) ?? pipeline);
}

/**
 * Changes a pipeline.
 *
 * @throws {NotFoundError} for an unknown one
 * @throws {ValidationError} if the account would be without a main pipeline
 */
export async function updatePipeline(id: string, input: UpdatePipelineInput, context: Context): Promise<Pipeline> {
  const { amocrm, metadata } = context;
  const before = await findPipeline(id, context);
  if (input.isMain === false && before.is_main) {
    const message = 'an account always has a main pipeline; make another one the main pipeline instead';
    throw new ValidationError([{ path: ['input', 'isMain'], message }]);
  }
  const write = await translate(changes, { input, path: ['input'], context });
  return asAdmin(work, () => amocrm.pipelines.update(Number(id), write))
    .finally(() => metadata.renew('pipelines'))
    .then((changed) => withStatuses(changed, context));
}

/**
 * Deletes a pipeline that has no leads.
 *
 * @throws {StillInUseError} while leads are in it
 * @throws {NotFoundError} for an unknown one
 * @throws {ValidationError} for the only one of the account
 */
export async function deletePipeline(id: string, context: Context): Promise<string> {
  const { amocrm, metadata } = context;
  const { name } = await findPipeline(id, context);
  if ((await metadata.pipelines()).length === 1) {
    throw new ValidationError([{ path: ['id'], message: `«${name}» is the only pipeline of the account` }]);
  }
  const count = await countLeadsIn({ pipeline_id: [Number(id)] }, context);
  if (count.leads > 0) {
    throw new StillInUseError(`${describeCount(count)} in the pipeline «${name}» (${id}); nothing was deleted.`, {
      remedy: 'Ask the user first. Then move these leads to another pipeline, and delete this one afterwards.',
      data: count,
    });
  }
  try {
    await asAdmin(work, () => amocrm.pipelines.delete(Number(id)));
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    throw new RefusedError(error.message, {
      cause: error,
      remedy: 'Leads in the trash and incoming leads, which are not listed, may still be in it: look in amoCRM itself.',
    });
  } finally {
    await metadata.renew('pipelines');
  }
  return id;
}
