import type { Lead, LeadListQuery, LeadPatch, LeadWith, LeadWrite } from '../amocrm/index.ts';
import type { Issue } from '../errors/index.ts';
import { type Known, notFound } from '../loaders/record.ts';
import type { Context } from './context.ts';
import { checkColumns } from './custom-field/column.ts';
import { changesPart } from './custom-field.ts';
import { multitexts } from './identity/contact-match.ts';
import { type LeadListArguments, replicaNamesOf, toLeadCriteria } from './lead-filter.ts';
import { listCompanyLeads, planLeads } from './lead-plan.ts';
import { listReplicaLeads } from './lead-replica.ts';
import { type CreateLeadInput, leadTranslation, type UpdateLeadInput } from './lead-translation.ts';
import {
  type Connection,
  type ConnectionArguments,
  cutPage,
  findPlace,
  loadPlace,
  nameList,
  type Place,
} from './list/connection.ts';
import type { LiveLeadCriteria } from './list/criteria.ts';
import type { MaxAge } from './list/replica.ts';
import { scanPlace } from './list/scan.ts';
import { type SelectionInfo, selectedFields } from './list/selection.ts';
import { type Extent, loadTextPlace } from './list/text-place.ts';
import { elementLinks } from './product.ts';
import type { Stage } from './stage.ts';
import { translate } from './translation.ts';
import { type BatchResult, oneChangeOf, oneOf, sendBatch } from './write/batch.ts';
import { changeInPart } from './write/change-in-part.ts';
import { chosenOfLead } from './write/chosen.ts';
import { createOnce } from './write/create-once.ts';
import { checkReferences, loadReferences, type Reference, toReferences } from './write/reference.ts';
import { sentOf, type Written } from './write/written.ts';

export type { CreateLeadInput, UpdateLeadInput } from './lead-translation.ts';

/** The links to request with a lead whose source is needed: some accounts name it, others give its id alone. */
export const sourceLinks = ['source', 'source_id'] as const satisfies LeadWith[];

/** The links to request with a lead, given the fields that are selected on it. */
export function leadLinks(fields: ReadonlySet<string>): LeadWith[] {
  const wantsContacts = ['contacts', 'contactCount', 'mainContact'].some((name) => fields.has(name));
  return [
    ...(wantsContacts ? (['contacts'] as const) : []),
    ...elementLinks(fields),
    ...(fields.has('source') ? sourceLinks : []),
    ...(fields.has('isPriceModifiedByRobot') ? (['is_price_modified_by_robot'] as const) : []),
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
  args: LeadListArguments & ConnectionArguments & MaxAge,
  context: Context,
  info: SelectionInfo,
): Promise<Connection<Lead>> {
  const found = findPlace(nameList(context, 'leads'), args, await toLeadCriteria(args, context));
  await checkColumns('leads', info, context);
  const links = leadLinks(new Set([...selectedFields(info, ['nodes']), ...selectedFields(info, ['edges', 'node'])]));
  if (replicaNamesOf(found.criteria).length > 0) return listReplicaLeads(found, args, links, context);
  const source = {
    load: (place: Place<LiveLeadCriteria>, extent: Extent) => loadLive(place, extent, links, context),
    loadLinkedTexts: (leads: readonly Lead[]) => loadContactTexts(leads, context),
  };
  return loadTextPlace(found as Place<LiveLeadCriteria>, args.first, source, context);
}

/** Loads one page that amoCRM answers. */
async function loadLive(
  place: Place<LiveLeadCriteria>,
  { first, isCompared }: Extent,
  links: readonly LeadWith[],
  context: Context,
): Promise<Connection<Lead>> {
  const { query, matches, matchesPrice, ids } = await planLeads(place.criteria, context);
  // amoCRM finds leads by the texts of their contacts too.
  const withs = isCompared ? [...new Set([...links, 'contacts' as const])] : links;
  const list = async (request: LeadListQuery) => {
    const page = await context.amocrm.leads.list({ ...request, with: [...withs] });
    for (const lead of page.items) context.loaders.lead.prime(lead, withs);
    return page;
  };
  if (ids) {
    const leads = await listCompanyLeads(list, query, ids, matches ?? matchesPrice);
    return loadPlace(place, first, async (page) => cutPage(leads, page));
  }
  if (matches)
    return scanPlace(place, first, (page) => list({ ...query, ...page }), { matches }, isCompared ? 1 : undefined);
  return loadPlace(place, first, (page) => list({ ...query, ...page }), matchesPrice);
}

/** The texts of the leads' contacts, by the ids of the leads. */
async function loadContactTexts(leads: readonly Lead[], { loaders }: Context): Promise<Map<number, string[]>> {
  const ids = [...new Set(leads.flatMap(({ contacts = [] }) => contacts.map(({ id }) => id)))].slice(0, 250);
  const contacts = new Map((await loaders.contact.loadMany(ids)).map((contact) => [contact.id, contact]));
  return new Map(
    leads.map(({ id, contacts: linked = [] }) => [
      id,
      linked.flatMap((link) => {
        const contact = contacts.get(link.id);
        return contact ? [contact.name, ...multitexts(contact.custom_fields_values)] : [];
      }),
    ]),
  );
}

/** Creates up to 50 leads in one request; each reports its own success or failure. */
export async function createLeads(
  inputs: CreateLeadInput[],
  context: Context,
  path?: Issue['path'],
): Promise<BatchResult<Known<Lead>>[]> {
  await loadReferences(inputs.flatMap(referencesOf), context);
  const chosen = new Map<LeadWrite, Chosen>();
  return sendBatch(
    inputs,
    async (input, index) => {
      const write = await toNewLeadWrite(input, path ?? ['inputs', index], context);
      chosen.set(write, await chosenOfLead(write, context));
      return write;
    },
    (writes) => createOnce(context, 'leads', writes),
    (sent, { id }) => createdLead(id, sent, chosen.get(sent)),
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

/** What amoCRM chose for a lead. */
type Chosen = Awaited<ReturnType<typeof chosenOfLead>>;

/** The known fields of a lead that was just created. amoCRM sets an omitted price to 0 (Leads: price). */
export function createdLead(id: number, sent: LeadWrite, chosen: Chosen = {}): Written<Lead> {
  return {
    price: 0,
    ...chosen,
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
