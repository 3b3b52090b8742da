import type { Source, SourcePatch, SourceService, SourceWrite } from '../amocrm/index.ts';
import { type Issue, NotFoundError, ValidationError } from '../errors/index.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { checkPipelines } from './stage.ts';
import { type Translation, translate } from './translation.ts';
import { type BatchResult, oneChangeOf, oneOf, sendBatch } from './write/batch.ts';
import { createOrFind } from './write/create-once.ts';

/** A `WhatsappPageInput`. */
export interface WhatsappPageInput {
  id: string;
  name: string;
  link: string;
}

/** A `WhatsappInput`. */
export interface WhatsappInput {
  isOfficial?: Nullish<boolean>;
  supportsListMessage?: Nullish<boolean>;
  pages?: Nullish<WhatsappPageInput[]>;
}

/** What a caller can set on a source. */
export interface SourceFieldsInput {
  name?: Nullish<string>;
  pipelineId?: Nullish<string>;
  isDefault?: Nullish<boolean>;
  originCode?: Nullish<string>;
  whatsapp?: Nullish<WhatsappInput>;
}

/** A `CreateSourceInput`. */
export interface CreateSourceInput extends SourceFieldsInput {
  name: string;
  externalId: string;
}

/** An `UpdateSourceInput`. */
export type UpdateSourceInput = SourceFieldsInput;

/** One source. @throws {NotFoundError} */
export async function loadSource(id: number, { loaders }: Pick<Context, 'loaders'>): Promise<Source> {
  const source = await loaders.source.load(id);
  if (!source) throw sourceNotFound(id);
  return source;
}

function sourceNotFound(id: number): NotFoundError {
  return new NotFoundError(`There is no source with id ${id}, or it is not one of this integration.`, {
    remedy: 'List the sources and use an id of theirs. Those of other integrations cannot be reached.',
  });
}

/** The sources of the integration, or those with the given external ids. */
export function listSources(externalIds: Nullish<string[]>, { amocrm, loaders }: Context): Promise<Source[]> {
  return externalIds ? amocrm.sources.list({ external_id: externalIds }) : loaders.source.all();
}

type SourceWriteInput = SourceFieldsInput & { externalId?: string };

const whatsappTranslation: Translation<
  WhatsappInput,
  NonNullable<SourceService['params']> & Pick<SourceService, 'pages'>
> = {
  isOfficial: (waba) => ({ waba }),
  supportsListMessage: (is_supports_list_message) => ({ is_supports_list_message }),
  pages: (pages) => ({ pages: pages.map(({ id, name, link }) => ({ id, name, link })) }),
};

const translation: Translation<SourceWriteInput, SourceWrite> = {
  name: (name) => ({ name }),
  externalId: (external_id) => ({ external_id }),
  pipelineId: async (id, path, { context }) => {
    await checkPipelines([id], path, context);
    return { pipeline_id: Number(id) };
  },
  isDefault: (isDefault) => ({ default: isDefault }),
  originCode: (origin_code) => ({ origin_code }),
  whatsapp: async (input, path, { context }) => {
    const { pages = [], ...params } = await translate(whatsappTranslation, { input, path, context });
    return { services: [{ type: 'whatsapp', params, pages }] };
  },
};

/** Creates sources, at most 50 in a request; each reports its own success or failure. */
export async function createSources(
  inputs: CreateSourceInput[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Source>[]> {
  const pathOf = (index: number) => path ?? ['inputs', index];
  const results = await sendBatch(
    inputs,
    async (input, index) => (await translate(translation, { input, path: pathOf(index), context })) as SourceWrite,
    (writes) =>
      createOrFind<SourceWrite, Source>(
        context,
        'sources',
        writes,
        (items) => context.amocrm.sources.create(items),
        // A source has no time; its external id is the only one of its kind.
        async (since) => (await context.amocrm.sources.list()).map((each) => ({ ...each, created_at: since })),
      ),
    (_sent, source) => source,
    context,
  );
  context.loaders.source.clear();
  return results.map((result) => explainTaken(result, inputs[result.index], pathOf(result.index)));
}

/** Creates one source. */
export const createSource = oneOf(createSources);

/** amoCRM’s code of an external id that another source has. */
const taken = 'SourceAlreadyExists';

/** Names the field whose value another source has. */
function explainTaken(
  result: BatchResult<Source>,
  input: CreateSourceInput | undefined,
  path: Issue['path'],
): BatchResult<Source> {
  if (!('error' in result) || !(result.error instanceof ValidationError)) return result;
  const { error, index } = result;
  const isTaken = ({ message }: Issue) => message.includes(taken);
  if (!error.issues.some(isTaken)) return result;
  const message = `\`${input?.externalId}\` is the external id of another source of this integration`;
  const issues = error.issues.map((issue) => (isTaken(issue) ? { path: [...path, 'externalId'], message } : issue));
  const remedy = 'Change that source instead, or choose another external id.';
  return { index, error: new ValidationError(issues, { cause: error, remedy }) };
}

/** Changes sources, at most 50 in a request; each reports its own success or failure. */
export async function updateSources(
  inputs: (UpdateSourceInput & { id: string })[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Source>[]> {
  const results = await sendBatch(
    inputs,
    async (input, index): Promise<SourcePatch> => ({
      id: Number(input.id),
      ...(await translate(translation, { input, path: path ?? ['inputs', index], context })),
    }),
    (patches) => context.amocrm.sources.update(patches),
    (_sent, source) => source,
    context,
  );
  context.loaders.source.clear();
  return results;
}

/** Changes one source. */
export const updateSource = oneChangeOf(updateSources);

/** Deletes sources, at most 50 in a request; each reports its own success or failure. */
export async function deleteSources(ids: readonly string[], context: Context): Promise<BatchResult<{ id: number }>[]> {
  const results = await sendBatch(
    ids,
    async (id) => ({ id: Number(id) }),
    (items) => context.amocrm.sources.delete(items.map(({ id }) => id)),
    (_sent, deleted) => deleted,
    context,
  );
  context.loaders.source.clear();
  return results.map((result) => {
    const isUnknown = 'error' in result && result.error instanceof NotFoundError;
    return isUnknown ? { index: result.index, error: sourceNotFound(Number(ids[result.index])) } : result;
  });
}

/** Deletes one source. @throws {NotFoundError} */
export async function deleteSource(id: string, context: Context): Promise<string> {
  const [result] = await deleteSources([id], context);
  if (result && 'error' in result) throw result.error;
  return id;
}
