import type { Lead, LeadListQuery, LeadPatch, LeadWith, LeadWrite } from '../amocrm/index.ts';
import { describeUnknown } from '../errors/candidate.ts';
import { type Issue, ValidationError } from '../errors/index.ts';
import { type Known, notFound } from '../loaders/record.ts';
import type { Nullish } from '../nullish.ts';
import type { Context } from './context.ts';
import { checkColumns } from './custom-field/column.ts';
import { type CustomFieldInput, changesPart, toCustomFieldWrites } from './custom-field.ts';
import { type LeadListArguments, toLeadCriteria } from './lead-filter.ts';
import { listCompanyLeads, planLeads } from './lead-plan.ts';
import {
  type Connection,
  type ConnectionArguments,
  cutPage,
  findPlace,
  loadPlace,
  nameList,
} from './list/connection.ts';
import { scanPlace } from './list/scan.ts';
import { type SelectionInfo, selectedFields } from './list/selection.ts';
import { checkPrice } from './price.ts';
import { elementLinks } from './product.ts';
import { lostStatusId, type Stage, toDestination } from './stage.ts';
import { type Line, type Translation, translate } from './translation.ts';
import { type BatchResult, oneChangeOf, oneOf, sendBatch } from './write/batch.ts';
import { changeInPart } from './write/change-in-part.ts';
import { createOnce } from './write/create-once.ts';
import { recordLines } from './write/record-line.ts';
import { checkReferences, loadReferences, type Reference, toReferences } from './write/reference.ts';
import { sentOf, type Written } from './write/written.ts';

/** The links to request with a lead whose source is needed: some accounts name it, others give its id alone. */
export const sourceLinks = ['source', 'source_id'] as const satisfies LeadWith[];

/** The links to request with a lead, given the fields that are selected on it. */
export function leadLinks(fields: ReadonlySet<string>): LeadWith[] {
  const wantsContacts = ['contacts', 'contactCount', 'mainContact'].some((name) => fields.has(name));
  return [
    ...(wantsContacts ? (['contacts'] as const) : []),
    ...elementLinks(fields),
    ...(fields.has('source') ? sourceLinks : []),
  ];
}

/** Loads one lead. @throws {NotFoundError} */
export async function loadLead(id: number, { loaders }: Context, info: SelectionInfo): Promise<Lead> {
  const lead = await loaders.lead.load(id, leadLinks(selectedFields(info)));
  if (!lead) throw notFound('lead', id);
  return lead;
}

/** Loads one page of the leads that match a filter. */
export async function listLeads(
  args: LeadListArguments & ConnectionArguments,
  context: Context,
  info: SelectionInfo,
): Promise<Connection<Lead>> {
  const place = findPlace(nameList(context, 'leads'), args, await toLeadCriteria(args, context));
  await checkColumns('leads', info, context);
  const links = leadLinks(new Set([...selectedFields(info, ['nodes']), ...selectedFields(info, ['edges', 'node'])]));
  const { query, matches, matchesPrice, ids } = await planLeads(place.criteria, context);
  const list = async (request: LeadListQuery) => {
    const page = await context.amocrm.leads.list({ ...request, with: links });
    for (const lead of page.items) context.loaders.lead.prime(lead, links);
    return page;
  };
  if (ids) {
    const leads = await listCompanyLeads(list, query, ids, matches ?? matchesPrice);
    return loadPlace(place, args.first, async (page) => cutPage(leads, page));
  }
  if (matches) return scanPlace(place, args.first, (page) => list({ ...query, ...page }), { matches });
  return loadPlace(place, args.first, (page) => list({ ...query, ...page }), matchesPrice);
}

/** What a caller can set on a lead. */
export interface LeadFieldsInput {
  name?: Nullish<string>;
  price?: Nullish<number>;
  pipelineId?: Nullish<string>;
  statusId?: Nullish<string>;
  responsibleUserId?: Nullish<string>;
  customFields?: Nullish<CustomFieldInput[]>;
}

/** A `CreateLeadInput`. */
export interface CreateLeadInput extends LeadFieldsInput {
  contactIds?: Nullish<string[]>;
  companyId?: Nullish<string>;
  tags?: Nullish<string[]>;
}

/** An `UpdateLeadInput`. */
export interface UpdateLeadInput extends LeadFieldsInput {
  lossReasonId?: Nullish<string>;
  addTags?: Nullish<string[]>;
  removeTags?: Nullish<string[]>;
}

/** Creates up to 50 leads in one request; each reports its own success or failure. */
export async function createLeads(
  inputs: CreateLeadInput[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Known<Lead>>[]> {
  await loadReferences(inputs.flatMap(referencesOf), context);
  return sendBatch(
    inputs,
    (input, index) => toNewLeadWrite(input, path ?? ['inputs', index], context),
    (writes) => createOnce(context, 'leads', writes),
    (sent, { id }) => createdLead(id, sent),
    context,
  );
}

/** Creates one lead. */
export const createLead = oneOf(createLeads);

function referencesOf({ contactIds, companyId }: CreateLeadInput): Reference[] {
  return [...toReferences('contacts', contactIds), ...toReferences('companies', [companyId])];
}

/** Converts an input to the lead that amoCRM creates; the configured defaults fill omitted fields. */
export async function toNewLeadWrite(
  input: CreateLeadInput,
  path: Issue['path'],
  context: Context,
): Promise<LeadWrite> {
  const { defaults } = context;
  const completed = {
    ...input,
    pipelineId: input.pipelineId ?? (input.statusId ? undefined : defaults.pipelineId?.toString()),
    // The default status belongs to the default pipeline, so it is not used in another one.
    statusId: input.statusId ?? (input.pipelineId ? undefined : defaults.statusId?.toString()),
    responsibleUserId: input.responsibleUserId ?? defaults.responsibleUserId?.toString(),
  };
  const write = await translate(leadTranslation, { input: completed, path, context });
  // Checked last, because it costs requests and the checks before it do not.
  await checkReferences(referencesOf(input), context);
  return { ...write, ...(await defaultPipeline(write, context)) };
}

/** What an incoming lead says of its lead, which has no stage of its own and no defaults. @throws {ValidationError} */
export function toIncomingDetails(
  input: Pick<CreateLeadInput, 'name' | 'price' | 'customFields' | 'tags'>,
  path: Issue['path'],
  context: Context,
): Promise<Partial<LeadWrite>> {
  return translate(leadTranslation, { input, path, context });
}

/**
 * The main pipeline for a lead that is created as won or lost without a pipeline. amoCRM would choose the same one; it is
 * sent so that the pipeline of the new lead is known without reading it back.
 */
async function defaultPipeline(stage: Partial<Stage>, { metadata }: Context): Promise<Partial<Stage>> {
  if (stage.status_id === undefined || stage.pipeline_id !== undefined) return {};
  const main = (await metadata.pipelines()).find((pipeline) => pipeline.is_main);
  return main ? { pipeline_id: main.id } : {};
}

/** Changes up to 50 leads in one request; each reports its own success or failure. */
export async function updateLeads(
  inputs: (UpdateLeadInput & { id: string })[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Written<Lead>>[]> {
  const write = () =>
    sendBatch(
      inputs,
      (input, index) => toLeadPatch(input, path ?? ['inputs', index], context),
      (patches) => context.amocrm.leads.update(patches),
      ({ custom_fields_values: changed, ...sent }, { id }): Written<Lead> => {
        context.loaders.lead.clear(id);
        return { ...knownLead(id, sent), ...(changed && { changed }) };
      },
      context,
    );
  return changeInPart('lead', inputs, (input) => changesPart(input.customFields), context, write);
}

/** Changes one lead. */
export const updateLead = oneChangeOf(updateLeads);

/** Converts an input to the change that amoCRM takes. @throws {ValidationError} */
export async function toLeadPatch(
  input: UpdateLeadInput & { id: string },
  path: Issue['path'],
  context: Context,
): Promise<LeadPatch> {
  return { id: Number(input.id), ...(await translate(leadTranslation, { input, path, context })) };
}

type LeadWriteInput = CreateLeadInput & UpdateLeadInput & { id?: string };

const toStage: Line<unknown, LeadWriteInput, LeadWrite> = (_value, _path, { input, path, context }) =>
  toDestination(input, path, context);

const leadTranslation: Translation<LeadWriteInput, LeadWrite> = {
  ...recordLines,
  pipelineId: toStage,
  statusId: toStage,
  lossReasonId: async (id, path, { input, context }) => {
    await checkLossReason(Number(id), input, path, context);
    return { loss_reason_id: Number(id) };
  },
  price: async (price, path, { context }) => {
    await checkPrice(price, path, context);
    return { price };
  },
  contactIds: (ids) => ({ contacts: ids.map((id, index) => ({ id: Number(id), is_main: index === 0 })) }),
  companyId: (id) => ({ company_id: Number(id) }),
  customFields: async (fields, path, { input: { id }, context }) => {
    const present = id && changesPart(fields) ? await context.loaders.lead.load(Number(id)) : undefined;
    if (present === null) throw notFound('lead', Number(id));
    const custom_fields_values = await toCustomFieldWrites(
      'leads',
      fields,
      path,
      context,
      present?.custom_fields_values,
    );
    return custom_fields_values.length === 0 ? {} : { custom_fields_values };
  },
};

/** amoCRM stores a loss reason only with status 143 (API v4, Leads: loss_reason_id) and drops it otherwise. */
async function checkLossReason(
  id: number,
  { id: leadId, statusId }: LeadWriteInput,
  path: Issue['path'],
  { metadata, loaders }: Context,
): Promise<void> {
  if (!(await metadata.find(['lossReasons'], () => metadata.lossReason(id)))) {
    const message = describeUnknown([id], 'a loss reason', await metadata.lossReasons());
    throw new ValidationError([{ path, message }]);
  }
  const status = statusId ? Number(statusId) : (await loaders.lead.load(Number(leadId)))?.status_id;
  if (status !== lostStatusId) {
    throw new ValidationError([
      { path, message: `is only valid for a lost lead; also set \`statusId\` to ${lostStatusId}` },
    ]);
  }
}

/** The known fields of a lead that was just created. amoCRM sets an omitted price to 0 (Leads: price). */
export function createdLead(id: number, sent: LeadWrite): Written<Lead> {
  return {
    price: 0,
    ...knownLead(id, sent),
    ...sentOf(sent),
    ...(sent.contacts && { contacts: sent.contacts }),
    ...(sent.company_id === undefined ? {} : { company_id: sent.company_id }),
  };
}

/** The known fields of a lead after a write, without reading it back: those that amoCRM stores as they were sent. */
function knownLead(id: number, sent: LeadWrite): Known<Lead> {
  const { name, price, responsible_user_id, pipeline_id, status_id, loss_reason_id } = sent;
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...(price === undefined ? {} : { price }),
    ...(responsible_user_id === undefined ? {} : { responsible_user_id }),
    ...(pipeline_id === undefined ? {} : { pipeline_id }),
    ...(status_id === undefined ? {} : { status_id }),
    ...(loss_reason_id === undefined ? {} : { loss_reason_id }),
  };
}
