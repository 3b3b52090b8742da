import type {
  ChatTemplate,
  ChatTemplatePatch,
  ChatTemplateWith,
  ChatTemplateWrite,
  TemplateReview,
} from '../amocrm/index.ts';
import { type Issue, NotFoundError, RefusedError, ValidationError } from '../errors/index.ts';
import type { Known } from '../loaders/record.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { type SelectionInfo, selectedFields } from './list/selection.ts';
import { type Translation, translate } from './translation.ts';
import { type BatchResult, oneChangeOf, oneOf, sendBatch } from './write/batch.ts';
import { createOrFind } from './write/create-once.ts';

/** A `TemplateButtonInput`. */
export interface TemplateButtonInput {
  text: string;
  url?: Nullish<string>;
}

/** A `TemplateExampleInput`. */
export interface TemplateExampleInput {
  marker: string;
  example: string;
}

/** What a caller can set on a template. */
export interface ChatTemplateFieldsInput {
  name?: Nullish<string>;
  content?: Nullish<string>;
  type?: Nullish<ChatTemplate['type']>;
  buttons?: Nullish<TemplateButtonInput[]>;
  isEditable?: Nullish<boolean>;
  externalId?: Nullish<string>;
  wabaHeader?: Nullish<string>;
  wabaFooter?: Nullish<string>;
  wabaCategory?: Nullish<ChatTemplateWrite['waba_category']>;
  wabaLanguage?: Nullish<string>;
  wabaExamples?: Nullish<TemplateExampleInput[]>;
}

/** A `CreateChatTemplateInput`. */
export interface CreateChatTemplateInput extends ChatTemplateFieldsInput {
  name: string;
  content: string;
}

/** The links to request with templates, given the fields that are selected on them. */
function linksOf(fields: ReadonlySet<string>): ChatTemplateWith[] {
  return fields.has('reviews') ? ['reviews'] : [];
}

/** The templates of the integration, or those with the given external ids. */
export async function listChatTemplates(
  externalIds: Nullish<string[]>,
  { amocrm, loaders }: Context,
  info: SelectionInfo,
): Promise<ChatTemplate[]> {
  const links = linksOf(selectedFields(info));
  const filter = externalIds ? { external_id: externalIds } : {};
  const found = await amocrm.chatTemplates.all({ filter, with: links });
  for (const template of found) loaders.chatTemplate.prime(template, links);
  return found;
}

/** One template. @throws {NotFoundError} */
export async function loadChatTemplate(id: number, { loaders }: Context, info: SelectionInfo): Promise<ChatTemplate> {
  const template = await loaders.chatTemplate.load(id, linksOf(selectedFields(info)));
  if (!template) throw templateNotFound(id);
  return template;
}

function templateNotFound(id: number): NotFoundError {
  return new NotFoundError(`There is no chat template with id ${id}, or it is not one of this integration.`, {
    remedy: 'List the chat templates and use an id of theirs. Those of other integrations cannot be reached.',
  });
}

/** How far a template is with each source. */
export async function loadReviews(template: Known<ChatTemplate>, { loaders }: Context): Promise<TemplateReview[]> {
  return (await loaders.chatTemplate.read(template, 'reviews', ['reviews'])) ?? [];
}

const translation: Translation<ChatTemplateFieldsInput, ChatTemplateWrite> = {
  name: (name) => ({ name }),
  content: (content) => ({ content }),
  type: (type) => ({ type }),
  buttons: (buttons) => ({
    buttons: buttons.map(({ text, url }) => (url ? { type: 'url', text, url } : { type: 'inline', text })),
  }),
  isEditable: (is_editable) => ({ is_editable }),
  externalId: (external_id) => ({ external_id }),
  wabaHeader: (waba_header) => ({ waba_header }),
  wabaFooter: (waba_footer) => ({ waba_footer }),
  wabaCategory: (waba_category) => ({ waba_category }),
  wabaLanguage: (waba_language) => ({ waba_language }),
  wabaExamples: (examples) => ({
    waba_examples: Object.fromEntries(examples.map(({ marker, example }) => [marker, example])),
  }),
};

/** Creates templates, at most 50 in a request; each reports its own success or failure. */
export async function createChatTemplates(
  inputs: CreateChatTemplateInput[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<ChatTemplate>[]> {
  return sendBatch(
    inputs,
    async (input, index) =>
      (await translate(translation, { input, path: path ?? ['inputs', index], context })) as ChatTemplateWrite,
    (writes) =>
      createOrFind<ChatTemplateWrite, ChatTemplate>(
        context,
        'chatTemplates',
        writes,
        (items) => context.amocrm.chatTemplates.create(items),
        async () => (await context.amocrm.chatTemplates.all()).map(toCandidate),
      ),
    (_sent, template) => template,
    context,
  );
}

/** As it was sent: examples are an object there. */
function toCandidate({ waba_examples, ...template }: ChatTemplate) {
  const examples = Object.fromEntries(waba_examples.map(({ marker, example }) => [marker, example]));
  return { ...template, waba_examples: examples as unknown as ChatTemplate['waba_examples'] };
}

/** Creates one template. */
export const createChatTemplate = oneOf(createChatTemplates);

/** Changes templates, at most 50 in a request; each reports its own success or failure. */
export async function updateChatTemplates(
  inputs: (ChatTemplateFieldsInput & { id: string })[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<ChatTemplate>[]> {
  const results = await sendBatch(
    inputs,
    async (input, index): Promise<ChatTemplatePatch> => ({
      id: Number(input.id),
      ...(await translate(translation, { input, path: path ?? ['inputs', index], context })),
    }),
    (patches) => context.amocrm.chatTemplates.update(patches),
    (_sent, template) => template,
    context,
  );
  for (const { id } of inputs) context.loaders.chatTemplate.clear(Number(id));
  return results;
}

/** Changes one template. */
export const updateChatTemplate = oneChangeOf(updateChatTemplates);

/** Deletes templates, at most 50 in a request; each reports its own success or failure. */
export async function deleteChatTemplates(
  ids: readonly string[],
  context: Context,
): Promise<BatchResult<{ id: number }>[]> {
  const results = await sendBatch(
    ids,
    async (id) => ({ id: Number(id) }),
    (items) => context.amocrm.chatTemplates.delete(items.map(({ id }) => id)),
    (_sent, deleted) => deleted,
    context,
  );
  for (const id of ids) context.loaders.chatTemplate.clear(Number(id));
  return results.map((result) => {
    const isUnknown = 'error' in result && result.error instanceof NotFoundError;
    return isUnknown ? { index: result.index, error: templateNotFound(Number(ids[result.index])) } : result;
  });
}

/** Deletes one template. @throws {NotFoundError} */
export async function deleteChatTemplate(id: string, context: Context): Promise<string> {
  const [result] = await deleteChatTemplates([id], context);
  if (result && 'error' in result) throw result.error;
  return id;
}

/**
 * Sends a template of WhatsApp to review.
 *
 * @throws {ValidationError} for a template of another type, which is read first: amoCRM does not document its refusal
 * @throws {NotFoundError}
 */
export async function sendToReview(id: string, context: Context): Promise<ChatTemplate> {
  const template = await context.loaders.chatTemplate.load(Number(id));
  if (!template) throw templateNotFound(Number(id));
  if (template.type !== 'waba') {
    const message = `«${template.name}» is not a template of WhatsApp: its \`type\` is \`amocrm\`, and only \`waba\` is reviewed`;
    throw new ValidationError([{ path: ['id'], message }]);
  }
  try {
    const reviews = await context.amocrm.chatTemplates.sendToReview(template.id);
    return { ...template, reviews };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    throw new RefusedError(`amoCRM did not send «${template.name}» to review: ${error.message}`, {
      cause: error,
      remedy: 'It needs a source of this integration that is an official WhatsApp (`waba`).',
    });
  } finally {
    context.loaders.chatTemplate.clear(template.id);
  }
}
