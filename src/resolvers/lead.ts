import {
  isInPriceRange,
  type Lead,
  type LeadListQuery,
  type LeadPatch,
  type LeadWith,
  type LeadWrite,
} from '../amocrm/index.ts';
import { type Issue, ValidationError } from '../errors/index.ts';
import { type Known, notFound } from '../loaders/record.ts';
import { type BatchResult, one, writeBatch } from './batch.ts';
import { type Connection, type ConnectionArguments, nameList, readConnection } from './connection.ts';
import type { Context } from './context.ts';
import { createOnce } from './create-once.ts';
import { type CustomFieldInput, changesPart, checkOnce, writeCustomFields } from './custom-field.ts';
import { holdKeys } from './hold.ts';
import { checkPrice } from './price.ts';
import { type DateTimeRangeInput, dropAbsent, readIds, readNumberRange, readOrder, readRange } from './range.ts';
import { readAnew } from './read-anew.ts';
import { checkReferences, loadReferences, type Reference, toReferences } from './reference.ts';
import { type SelectionInfo, selectedFields } from './selection.ts';
import { checkPipelines, lostStatusId, readDestination, readStatuses, type Stage } from './stage.ts';
import { sentOf, type Written } from './written.ts';

/** A `LeadFilter` input. */
export interface LeadFilterInput {
  ids?: string[] | null | undefined;
  names?: string[] | null | undefined;
  price?: { from?: number | null | undefined; to?: number | null | undefined } | null | undefined;
  statusIds?: string[] | null | undefined;
  pipelineIds?: string[] | null | undefined;
  responsibleUserIds?: string[] | null | undefined;
  createdByUserIds?: string[] | null | undefined;
  updatedByUserIds?: string[] | null | undefined;
  statuses?: { pipelineId: string; statusId: string }[] | null | undefined;
  createdAt?: DateTimeRangeInput | null | undefined;
  updatedAt?: DateTimeRangeInput | null | undefined;
  closedAt?: DateTimeRangeInput | null | undefined;
  closestTaskAt?: DateTimeRangeInput | null | undefined;
}

/** Which leads, in which order. */
export interface LeadListArguments {
  filter?: LeadFilterInput | null | undefined;
  query?: string | null | undefined;
  orderBy?: `${'ID' | 'CREATED_AT' | 'UPDATED_AT'}_${'ASC' | 'DESC'}` | null | undefined;
}

/** What amoCRM must be asked for besides the lead itself, given the fields that are selected on it. */
export function leadLinks(fields: ReadonlySet<string>): LeadWith[] {
  return ['contacts', 'contactCount', 'mainContact'].some((name) => fields.has(name)) ? ['contacts'] : [];
}

/** One lead. @throws {NotFoundError} */
export async function readLead(id: number, { loaders }: Context, info: SelectionInfo): Promise<Lead> {
  const lead = await loaders.lead.load(id, leadLinks(selectedFields(info)));
  if (!lead) throw notFound('lead', id);
  return lead;
}

/** One page of the leads that a filter means. */
export async function listLeads(
  args: LeadListArguments & ConnectionArguments,
  context: Context,
  info: SelectionInfo,
): Promise<Connection<Lead>> {
  const selection = await readLeadSelection(args, context);
  const links = leadLinks(new Set([...selectedFields(info, ['nodes']), ...selectedFields(info, ['edges', 'node'])]));
  return readConnection(
    nameList(context, 'leads'),
    args,
    selection,
    async (query: LeadListQuery) => {
      const page = await context.amocrm.leads.list({ ...query, with: links });
      for (const lead of page.items) context.loaders.lead.prime(lead, links);
      return page;
    },
    isMeant,
  );
}

/** Whether a lead is meant by a query that amoCRM answers a little more widely: it compares whole units of a price. */
export function isMeant(lead: Lead, { filter }: LeadListQuery): boolean {
  return isInPriceRange(lead.price, filter?.price);
}

/** Filter, search text and order as amoCRM's query; undefined where none was given. */
export async function readLeadSelection(
  { filter, query, orderBy }: LeadListArguments,
  context: Pick<Context, 'metadata'>,
): Promise<LeadListQuery | undefined> {
  return dropAbsent({
    filter: filter ? await readLeadFilter(filter, context) : undefined,
    query: query?.trim() ? query : undefined,
    order: readOrder(orderBy),
  });
}

async function readLeadFilter(
  filter: LeadFilterInput,
  context: Pick<Context, 'metadata'>,
): Promise<LeadListQuery['filter']> {
  const path: Issue['path'] = ['filter'];
  if (filter.statuses && (filter.statusIds || filter.pipelineIds)) {
    throw new ValidationError([{ path: [...path, 'statuses'], message: 'excludes `statusIds` and `pipelineIds`' }]);
  }
  const pairs = filter.statuses?.map((pair) => ({
    pipeline_id: Number(pair.pipelineId),
    status_id: Number(pair.statusId),
  }));
  const statuses =
    pairs ??
    (filter.statusIds
      ? await readStatuses(filter.statusIds, filter.pipelineIds, [...path, 'statusIds'], context)
      : undefined);
  await checkPrice(filter.price?.from, [...path, 'price', 'from'], context);
  await checkPrice(filter.price?.to, [...path, 'price', 'to'], context);
  if (filter.pipelineIds) await checkPipelines(filter.pipelineIds, [...path, 'pipelineIds'], context);
  return dropAbsent({
    id: readIds(filter.ids),
    name: filter.names ?? undefined,
    price: readNumberRange(filter.price, [...path, 'price']),
    statuses,
    // Pairs already say the pipeline; what amoCRM makes of both is not documented.
    pipeline_id: statuses ? undefined : readIds(filter.pipelineIds),
    responsible_user_id: readIds(filter.responsibleUserIds),
    created_by: readIds(filter.createdByUserIds),
    updated_by: readIds(filter.updatedByUserIds),
    created_at: await readRange(filter.createdAt, [...path, 'createdAt'], context),
    updated_at: await readRange(filter.updatedAt, [...path, 'updatedAt'], context),
    closed_at: await readRange(filter.closedAt, [...path, 'closedAt'], context),
    closest_task_at: await readRange(filter.closestTaskAt, [...path, 'closestTaskAt'], context),
  });
}

/** What a caller can set on a lead. */
export interface LeadFieldsInput {
  name?: string | null | undefined;
  price?: number | null | undefined;
  pipelineId?: string | null | undefined;
  statusId?: string | null | undefined;
  responsibleUserId?: string | null | undefined;
  customFields?: CustomFieldInput[] | null | undefined;
}

/** A `CreateLeadInput`. */
export interface CreateLeadInput extends LeadFieldsInput {
  contactIds?: string[] | null | undefined;
  companyId?: string | null | undefined;
  tags?: string[] | null | undefined;
}

/** An `UpdateLeadInput`. */
export interface UpdateLeadInput extends LeadFieldsInput {
  lossReasonId?: string | null | undefined;
  addTags?: string[] | null | undefined;
  removeTags?: string[] | null | undefined;
}

/** Creates one lead. */
export function createLead(input: CreateLeadInput, context: Context): Promise<Known<Lead>> {
  return one(createLeads([input], context, ['input']));
}

/** Creates leads, at most 50 in a request; each reports its own success or failure. */
export async function createLeads(
  inputs: CreateLeadInput[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Known<Lead>>[]> {
  await loadReferences(inputs.flatMap(referencesOf), context);
  return writeBatch(
    inputs,
    (input, index) => writeNewLead(input, path ?? ['inputs', index], context),
    (writes) => createOnce(context, 'leads', writes),
    (sent, { id }) => createdLead(id, sent),
  );
}

function referencesOf({ contactIds, companyId }: CreateLeadInput): Reference[] {
  return [...toReferences('contacts', contactIds), ...toReferences('companies', [companyId])];
}

/** A new lead as amoCRM wants it, with the configured defaults where the caller says nothing. */
export async function writeNewLead(input: CreateLeadInput, path: Issue['path'], context: Context): Promise<LeadWrite> {
  const { defaults } = context;
  const pipelineId = input.pipelineId ?? (input.statusId ? undefined : defaults.pipelineId);
  // A default status belongs to the default pipeline and says nothing about another one.
  const statusId = input.statusId ?? (input.pipelineId ? undefined : defaults.statusId);
  const write = {
    ...(await writeLeadFields({ ...input, pipelineId: undefined, statusId: undefined }, path, context)),
    ...(await placeNew(await readDestination({ pipelineId, statusId }, path, context), context)),
    ...(input.responsibleUserId || defaults.responsibleUserId === undefined
      ? {}
      : { responsible_user_id: defaults.responsibleUserId }),
    ...(input.tags ? { tags_to_add: input.tags.map((name) => ({ name })) } : {}),
    ...(input.contactIds
      ? { contacts: input.contactIds.map((id, index) => ({ id: Number(id), is_main: index === 0 })) }
      : {}),
    ...(input.companyId ? { company_id: Number(input.companyId) } : {}),
  };
  // Last, so that what costs no request is refused first.
  await checkReferences(referencesOf(input), context);
  return write;
}

/** A new lead that is won or lost at once goes to the main pipeline, as amoCRM has it; sent, it is known without a read. */
async function placeNew(stage: Partial<Stage>, { metadata }: Context): Promise<Partial<Stage>> {
  if (stage.status_id === undefined || stage.pipeline_id !== undefined) return stage;
  const main = (await metadata.pipelines()).find((pipeline) => pipeline.is_main);
  return main ? { pipeline_id: main.id, ...stage } : stage;
}

/** Changes one lead. */
export function updateLead(id: string, input: UpdateLeadInput, context: Context): Promise<Written<Lead>> {
  return one(updateLeads([{ id, ...input }], context, ['input']));
}

/** Changes leads, at most 50 in a request; each reports its own success or failure. */
export async function updateLeads(
  inputs: (UpdateLeadInput & { id: string })[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Written<Lead>>[]> {
  const write = () =>
    writeBatch(
      inputs,
      (input, index) => writeLeadPatch(input, path ?? ['inputs', index], context),
      (patches) => context.amocrm.leads.update(patches),
      ({ custom_fields_values: changed, ...sent }, { id }): Written<Lead> => {
        context.loaders.lead.clear(id);
        return { ...knownLead(id, sent), ...(changed && { changed }) };
      },
    );
  // amoCRM replaces all values of a field at once, so they are read first, and two who add one must take turns.
  checkOnce(inputs);
  const ids = [...new Set(inputs.filter((input) => changesPart(input.customFields)).map(({ id }) => id))];
  if (ids.length === 0) return write();
  return holdKeys(
    ids.map((id) => `lead:${id}`),
    context,
    async () => {
      await readAnew(context.loaders.lead, ids);
      return write();
    },
  );
}

/** A change of a lead as amoCRM wants it. @throws {ValidationError} */
export async function writeLeadPatch(
  input: UpdateLeadInput & { id: string },
  path: Issue['path'],
  context: Context,
): Promise<LeadPatch> {
  const present = changesPart(input.customFields) ? await context.loaders.lead.load(Number(input.id)) : undefined;
  if (present === null) throw notFound('lead', Number(input.id));
  const destination = await readDestination(input, path, context);
  if (input.lossReasonId) await checkLossReason(input, path, context);
  return {
    id: Number(input.id),
    ...(await writeLeadFields(input, path, context, present?.custom_fields_values)),
    ...destination,
    ...(input.lossReasonId ? { loss_reason_id: Number(input.lossReasonId) } : {}),
    ...(input.addTags ? { tags_to_add: input.addTags.map((name) => ({ name })) } : {}),
    ...(input.removeTags ? { tags_to_delete: input.removeTags.map((name) => ({ name })) } : {}),
  };
}

/** A loss reason goes with the status 143 only (amoCRM API v4, Leads: loss_reason_id); elsewhere it would be dropped. */
async function checkLossReason(
  input: UpdateLeadInput & { id: string },
  path: Issue['path'],
  { metadata, loaders }: Context,
): Promise<void> {
  const at = [...path, 'lossReasonId'];
  const id = Number(input.lossReasonId);
  if (!(await metadata.find(['lossReasons'], () => metadata.lossReason(id)))) {
    const reasons = (await metadata.lossReasons()).map((reason) => `${reason.id} «${reason.name}»`).join(', ');
    throw new ValidationError([{ path: at, message: `${id} is no loss reason; there are ${reasons}` }]);
  }
  const statusId = input.statusId ? Number(input.statusId) : (await loaders.lead.load(Number(input.id)))?.status_id;
  if (statusId !== lostStatusId) {
    throw new ValidationError([
      { path: at, message: `goes with a lost lead only; set \`statusId\` to ${lostStatusId} as well` },
    ]);
  }
}

async function writeLeadFields(
  input: LeadFieldsInput,
  path: Issue['path'],
  context: Context,
  present?: Lead['custom_fields_values'],
): Promise<LeadWrite> {
  await checkPrice(input.price, [...path, 'price'], context);
  const at = [...path, 'customFields'];
  const fields = await writeCustomFields('leads', input.customFields ?? [], at, context, present);
  return {
    ...(input.name == null ? {} : { name: input.name }),
    ...(input.price == null ? {} : { price: input.price }),
    ...(input.responsibleUserId ? { responsible_user_id: Number(input.responsibleUserId) } : {}),
    ...(fields.length === 0 ? {} : { custom_fields_values: fields }),
  };
}

/** What is known of a lead that was just created: amoCRM gives one without a price the price 0 (Leads: price). */
export function createdLead(id: number, sent: LeadWrite): Written<Lead> {
  return {
    price: 0,
    ...knownLead(id, sent),
    ...sentOf(sent),
    ...(sent.contacts && { contacts: sent.contacts }),
    ...(sent.company_id === undefined ? {} : { company_id: sent.company_id }),
  };
}

/** What is known of a lead after a write, without reading it back: what was sent and is kept as it is. */
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
