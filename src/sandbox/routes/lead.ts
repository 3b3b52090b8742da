import { type Call, ok, type Reply, type Route } from '../call.ts';
import { type CardChanges, changeCard, createCard, findTarget, getCard, listCards, parseCardChanges } from '../card.ts';
import { logCardChange, logFirstLinks } from '../change-log.ts';
import { assertValid, type BatchItem, type Check, parseBatch, parseItem } from '../check.ts';
import { type Test, testNumbers, testRange } from '../filter.ts';
import { formatLead } from '../formatters/lead.ts';
import { itemSuffix, parsePaging, parseWith, selfLink, slimItem, slimList } from '../listing.ts';
import type { PipelineRow } from '../metadata.ts';
import { Problem } from '../problem.ts';
import { getNode, getText, type QueryNode } from '../query.ts';
import { type LeadContact, type LeadRow, lost, won } from '../rows.ts';

/** amoCRM API v4, leads. */
export const leadRoutes: Route[] = [
  { method: 'GET', template: '/leads', handle: listLeads },
  { method: 'GET', template: '/leads/{id}', handle: getLead },
  { method: 'POST', template: '/leads', handle: addLeads },
  { method: 'PATCH', template: '/leads', handle: changeLeads },
  { method: 'PATCH', template: '/leads/{id}', handle: changeLead },
];

function listLeads(call: Call): Reply {
  const filter = getNode(call.query, 'filter');
  return listCards<LeadRow>(call, 'leads', call.store.leads, formatLead, {
    tests: [
      // How the vendor compares a fraction is not documented; a client must cope with whole units.
      testRange(filter, 'price', (lead) => Math.trunc(lead.price), 'equal'),
      testNumbers(filter, 'pipeline_id', (lead) => lead.pipelineId),
      testRange(filter, 'closed_at', (lead) => lead.closedAt),
      testStages(filter),
    ],
    sort: { id: (lead) => lead.id, created_at: (lead) => lead.createdAt, updated_at: (lead) => lead.updatedAt },
  });
}

/** An incoming lead is not in lists and can be read by its id. */
function getLead(call: Call): Reply {
  const incoming = call.store.pendingLeads().find(({ lead }) => lead.id === Number(call.params.id));
  if (incoming === undefined) return getCard(call, call.store.leads, formatLead);
  return ok(formatLead(call, incoming.lead, parseWith(call.query), itemSuffix(parsePaging(call.query))));
}

/** `filter[statuses][i][pipeline_id|status_id]`: a pair needs both keys; what is incomplete is ignored. */
function testStages(filter: QueryNode | undefined): Test<LeadRow> | undefined {
  const statuses = getNode(filter, 'statuses');
  const pairs = Object.keys(statuses ?? {}).flatMap((key) => {
    const pair = getNode(statuses, key);
    const pipelineId = getText(pair, 'pipeline_id');
    const statusId = getText(pair, 'status_id');
    return pipelineId === undefined || statusId === undefined ? [] : [`${Number(pipelineId)}:${Number(statusId)}`];
  });
  if (pairs.length === 0) return undefined;
  const wanted = new Set(pairs);
  return (lead) => wanted.has(`${lead.pipelineId}:${lead.statusId}`);
}

/** What a write sets on a lead besides what all cards have. */
export interface LeadChanges extends CardChanges {
  price: number | undefined;
  pipelineId: number | undefined;
  statusId: number | undefined;
  lossReasonId: number | null | undefined;
  closedAt: number | null | undefined;
}

/** Parses and checks the keys of a lead; `before` is undefined for a new one. */
export function parseLeadChanges(call: Call, check: Check, before: LeadRow | undefined): LeadChanges {
  const price = check.number('price');
  const stage = parseStage(call, check, before);
  const lossReasonId = check.nullableInteger('loss_reason_id');
  const isKnownReason = call.store.metadata.lossReasons.some((reason) => reason.id === lossReasonId);
  const isLost = (stage.statusId ?? before?.statusId) === lost;
  // A reason belongs to a lost lead only.
  if (typeof lossReasonId === 'number' && !(isKnownReason && isLost)) check.refuse('loss_reason_id');
  return {
    ...parseCardChanges(call, 'leads', check),
    ...stage,
    // Truncated, not rounded.
    price: price === undefined || call.minorUnits ? price : Math.trunc(price),
    lossReasonId,
    closedAt: check.nullableInteger('closed_at'),
  };
}

/** The stage a lead goes to: a pipeline alone means its first stage; a stage must be one of the pipeline's. */
function parseStage(call: Call, check: Check, before: LeadRow | undefined) {
  const pipelineId = check.integer('pipeline_id');
  const statusId = check.integer('status_id');
  if (before !== undefined && pipelineId === undefined && statusId === undefined) return { pipelineId, statusId };
  const pipeline = findPipeline(call, pipelineId ?? before?.pipelineId);
  if (pipeline === undefined) {
    check.refuse('pipeline_id');
    return { pipelineId: undefined, statusId: undefined };
  }
  if (statusId !== undefined) {
    if (!pipeline.statuses.some((status) => status.id === statusId)) check.refuse('status_id');
    return { pipelineId: pipeline.id, statusId };
  }
  const stays = before !== undefined && pipeline.id === before.pipelineId;
  return { pipelineId: pipeline.id, statusId: stays ? before.statusId : firstStage(pipeline) };
}

function findPipeline(call: Call, id: number | undefined): PipelineRow | undefined {
  if (id !== undefined) return call.store.pipeline(id);
  return call.store.metadata.pipelines.find((pipeline) => pipeline.isMain);
}

/** The stage that a lead without one goes to. */
export function firstStage(pipeline: PipelineRow): number {
  return (pipeline.statuses.find((status) => status.isEditable) ?? { id: won }).id;
}

/** Whether a stage is won or lost. */
export function isClosed(statusId: number): boolean {
  return statusId === won || statusId === lost;
}

/** A new lead with an id of its own, which is not stored. */
export function buildLead(
  call: Call,
  changes: LeadChanges,
  contacts: LeadContact[],
  companyId: number | null,
): LeadRow {
  const { pipelineId = 0, statusId = 0 } = changes;
  const id = call.store.leads.reserveId();
  const card = createCard(call, 'leads', changes, '');
  return {
    ...card,
    id,
    name: card.name === '' ? `Сделка #${id}` : card.name,
    price: changes.price ?? 0,
    pipelineId,
    statusId,
    lossReasonId: changes.lossReasonId ?? null,
    closedAt: isClosed(statusId) ? (changes.closedAt ?? card.createdAt) : null,
    companyId,
    contacts,
  };
}

/** Stores a new lead with its links. Everything must have been checked. */
export function createLead(
  call: Call,
  changes: LeadChanges,
  contacts: LeadContact[],
  companyId: number | null,
): LeadRow {
  const lead = call.store.leads.insert(buildLead(call, changes, contacts, companyId));
  call.search.noteChange('leads', lead.id, undefined);
  logCardChange(call, 'leads', undefined, lead);
  logFirstLinks(call, 'leads', lead);
  return lead;
}

function addLeads(call: Call): Reply {
  const items = parseBatch(call.body).map((item) => ({
    ...item,
    changes: parseLeadChanges(call, item.check, undefined),
    contacts: parseContacts(call, item.check),
    companyId: parseCompany(call, item.check),
  }));
  assertValid(items);
  const added = items.map(({ changes, contacts, companyId, requestId }) => {
    const lead = createLead(call, changes, contacts, companyId);
    return { id: lead.id, request_id: requestId, _links: selfLink(call, `/leads/${lead.id}`) };
  });
  return slimList(call, '/leads', 'leads', added);
}

/** Existing contacts to attach; the first is the main one unless another says it is. */
function parseContacts(call: Call, check: Check): LeadContact[] {
  const contacts = (check.object('_embedded')?.objects('contacts') ?? []).map((item) => {
    item.require('id');
    const id = item.integer('id');
    if (id !== undefined && !call.store.isAlive('contacts', id)) item.refuse('id');
    return { id: id ?? 0, isMain: item.boolean('is_main') === true };
  });
  const main = Math.max(
    0,
    contacts.findIndex((contact) => contact.isMain),
  );
  return contacts.map(({ id }, index) => ({ id, isMain: index === main }));
}

/** An existing company to attach: at most one. */
function parseCompany(call: Call, check: Check): number | null {
  const companies = check.object('_embedded')?.objects('companies') ?? [];
  for (const [index, item] of companies.entries()) {
    item.require('id');
    const id = item.integer('id');
    if (index > 0 || (id !== undefined && !call.store.isAlive('companies', id))) item.refuse('id');
  }
  return companies[0]?.integer('id') ?? null;
}

function changeLeads(call: Call): Reply {
  return slimList(call, '/leads', 'leads', applyChanges(call, parseBatch(call.body), undefined));
}

function changeLead(call: Call): Reply {
  const changed = applyChanges(call, [parseItem(call.body)], Number(call.params.id));
  return slimItem(call, '/leads', 'leads', changed);
}

function applyChanges(call: Call, items: BatchItem[], pathId: number | undefined): Record<string, unknown>[] {
  const read = items.map((item) => {
    const before = findTarget(item, (id) => call.store.leads.get(id), pathId);
    return { ...item, id: before?.id ?? 0, before, changes: before && parseLeadChanges(call, item.check, before) };
  });
  if (pathId === undefined) refuseReasons(call, read);
  assertValid(read);
  return read.map(({ id, changes, requestId }) => {
    const before = call.store.leads.get(id);
    if (before === undefined || changes === undefined) throw new Error(`lead ${id} vanished`);
    const lead = storeChange(call, before, changes);
    return { id, updated_at: lead.updatedAt, request_id: requestId, _links: selfLink(call, `/leads/${id}`) };
  });
}

/** In a bulk the vendor answers a loss reason of a lead that is not lost by the id of the lead, and names no field. */
function refuseReasons(
  call: Call,
  items: (BatchItem & { id: number; before: LeadRow | undefined; changes: LeadChanges | undefined })[],
): void {
  const isRefused = ({ changes, before }: (typeof items)[number]) =>
    typeof changes?.lossReasonId === 'number' && (changes.statusId ?? before?.statusId) !== lost;
  const refused = items.filter(isRefused);
  const isKnown = refused.every(({ changes }) =>
    call.store.metadata.lossReasons.some((reason) => reason.id === changes?.lossReasonId),
  );
  const faults = items.flatMap(({ check }) => check.errors).length;
  if (refused.length === 0 || !isKnown || faults > refused.length) return;
  const errors = Object.fromEntries(refused.map(({ id }) => [id, 'Loss reason can be set only for a lost lead']));
  throw new Problem(400, 'Bad Request', { errors });
}

function storeChange(call: Call, before: LeadRow, changes: LeadChanges): LeadRow {
  const card = changeCard(call, 'leads', before, changes);
  const statusId = changes.statusId ?? before.statusId;
  const keptReason = changes.lossReasonId === undefined ? before.lossReasonId : changes.lossReasonId;
  const wasClosed = isClosed(before.statusId);
  call.search.noteChange('leads', before.id, before);
  const lead = call.store.leads.change(before.id, {
    ...card,
    price: changes.price ?? before.price,
    pipelineId: changes.pipelineId ?? before.pipelineId,
    statusId,
    lossReasonId: statusId === lost ? keptReason : null,
    closedAt: isClosed(statusId) ? (changes.closedAt ?? (wasClosed ? before.closedAt : call.now)) : null,
  });
  logCardChange(call, 'leads', before, lead);
  return lead;
}
